import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text written to learn appeals from: an appeal, or an article or a passage of one, by lines; learned from and judged in its fold. */
export interface WrittenText {
  readonly lang: string;
  readonly lines: readonly string[];
  readonly isAppeal: boolean;
  readonly fold: number;
}

/** The texts in `texts/`, the same every time. */
export function writtenTexts(folds: number): readonly WrittenText[] {
  return [...textsOf('appeals', folds), ...textsOf('articles', folds)];
}

function textsOf(name: 'appeals' | 'articles', folds: number): readonly WrittenText[] {
  return readFileSync(join('src/training/boilerplate/texts', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((row, at) => ({ ...(JSON.parse(row) as Pick<WrittenText, 'lang' | 'lines'>), isAppeal: name === 'appeals', fold: at % folds }));
}
