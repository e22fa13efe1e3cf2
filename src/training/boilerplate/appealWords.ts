import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanLines } from '../../core/boilerplate/scan.ts';
import type { WordWeights } from '../../core/boilerplate/wordWeights.ts';
import { linesOf } from '../../core/text/lines.ts';
import { mulberry32, shuffled } from '../random.ts';
import { makeAppeal } from './appeals.ts';
import type { Example } from './examples.ts';
import { trainWords, type WordOptions } from './words.ts';

/** Lines to learn words from: scanned, and labelled 1 for an appeal, 0 for an article, -1 for neither. */
type Labelled = Pick<Example, 'scan' | 'labels' | 'weight'>;

/**
 * Learns how far words are those of an outlet that speaks to its readers: appeals in eight languages against passages of articles that could be mistaken for some,
 * both written for this (`texts/`), and against the articles of the examples, each page once.
 */
export function trainAppealWords(examples: readonly Example[], options: WordOptions): WordWeights {
  const random = mulberry32(3);
  const made = Array.from({ length: MADE }, () => labelled(makeAppeal(random), 1));
  const pages = new Map(examples.map((example) => [example.page.id, example]));
  const articles = [...pages.values()].map(({ scan, labels }): Labelled => ({
    scan,
    labels: labels.map((label) => (label === 0 ? 0 : -1)),
    weight: 1,
  }));
  const all = [...articles, ...textsOf('appeals', 1, random), ...textsOf('articles', 0, random), ...made];
  return trainWords(shuffled(all, mulberry32(7)), options);
}

/** The texts of a file, half of them once more as one line, as some exports have them. */
function textsOf(name: string, label: 0 | 1, random: () => number): readonly Labelled[] {
  const rows = readFileSync(join('src/training/boilerplate/texts', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return rows.flatMap((row) => {
    const { lines } = JSON.parse(row) as { readonly lines: readonly string[] };
    return [lines, ...(lines.length > 1 && random() < 0.5 ? [[lines.join(' ')]] : [])].map((each) => labelled(each, label));
  });
}

function labelled(lines: readonly string[], label: 0 | 1): Labelled {
  const text = lines.join('\n');
  const scan = scanLines(text, linesOf(text));
  return { scan, labels: new Int8Array(scan.count).fill(label), weight: 1 };
}

/** Appeals put together from single sentences beside those that were written whole. */
const MADE = 200;
