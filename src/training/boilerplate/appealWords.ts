import { eachAppealFeature } from '../../core/boilerplate/appealWords.ts';
import { scanLines } from '../../core/boilerplate/scan.ts';
import type { WordWeights } from '../../core/boilerplate/wordWeights.ts';
import { linesOf } from '../../core/text/lines.ts';
import { mulberry32, shuffle } from '../random.ts';
import { makeAppeal } from './appeals.ts';
import type { Example } from './examples.ts';
import type { WrittenText } from './texts.ts';
import { type Labelled, trainWords, type WordOptions } from './words.ts';

/**
 * Learns how far the wording of a line is that of an outlet that speaks to its readers: from texts in eight languages, appeals against articles and passages that could
 * be mistaken for some, and against the articles of the examples, each page once.
 */
export function trainAppealWords(examples: readonly Example[], texts: readonly WrittenText[], options: WordOptions): WordWeights {
  const random = mulberry32(3);
  const made = Array.from({ length: MADE }, () => labelled(makeAppeal(random), true));
  const pages = new Map(examples.map((example) => [example.page.id, example]));
  const articles = [...pages.values()].map(({ scan, labels }): Labelled => ({
    scan,
    labels: labels.map((label) => (label === 0 ? 0 : -1)),
    weight: 1,
  }));
  const written = texts.flatMap(({ lines, isAppeal }) =>
    // half of them once more as one line, as some exports have them
    [lines, ...(lines.length > 1 && random() < 0.5 ? [[lines.join(' ')]] : [])].map((each) => labelled(each, isAppeal)),
  );
  const all = [...articles, ...written, ...made];
  shuffle(all, mulberry32(7));
  return trainWords(all, options, eachAppealFeature);
}

function labelled(lines: readonly string[], isAppeal: boolean): Labelled {
  const text = lines.join('\n');
  const scan = scanLines(text, linesOf(text));
  return { scan, labels: new Int8Array(scan.count).fill(isAppeal ? 1 : 0), weight: 1 };
}

/** Appeals put together from single sentences beside those that were written whole. */
const MADE = 200;
