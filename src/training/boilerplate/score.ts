import type { GoldPage } from './pages.ts';

/** What a detector said of a page's lines: probability of boilerplate per line. */
export type PageScores = ArrayLike<number>;

/** Scores as shared/data/README.md defines them, 0-100. */
export interface MacroScores {
  readonly body: number;
  readonly boilerplate: number;
  readonly words: number;
}

/** Macro line F1 of body and of boilerplate, and macro word F1 of body, at a threshold. */
export function macroScores(pages: readonly GoldPage[], scores: readonly PageScores[], threshold: number): MacroScores {
  const body: number[] = [];
  const boilerplate: number[] = [];
  const words: number[] = [];
  pages.forEach((page, at) => {
    const counts = countPage(page, scores[at] ?? [], threshold);
    if (counts.bodyGold > 0) {
      body.push(f1(counts.bodyHit, counts.bodySaid, counts.bodyGold));
      words.push(f1(counts.wordHit, counts.wordSaid, counts.wordGold));
    }
    if (counts.chaffGold > 0) boilerplate.push(f1(counts.chaffHit, counts.chaffSaid, counts.chaffGold));
  });
  return { body: 100 * mean(body), boilerplate: 100 * mean(boilerplate), words: 100 * mean(words) };
}

/** The share of boilerplate lines found, at the threshold that loses at most `loss` of all body words; lines can be filtered. */
export function foundAtLoss(pages: readonly GoldPage[], scores: readonly PageScores[], options: LossOptions): LossResult {
  const body: { score: number; weight: number }[] = [];
  const chaff: number[] = [];
  pages.forEach((page, index) =>
    page.lines.forEach((line, at) => {
      if (options.filter && !options.filter(line)) return;
      const score = scores[index]?.[at] ?? 0;
      if (page.gold[at] === 'body') body.push({ score, weight: options.byLines ? 1 : wordsIn(line) });
      else if (page.gold[at] === 'boilerplate') chaff.push(score);
    }),
  );
  body.sort((a, b) => b.score - a.score);
  let left = options.loss * body.reduce((sum, { weight }) => sum + weight, 0);
  let threshold = 1;
  for (const { score, weight } of body) {
    left -= weight;
    if (left < 0) {
      threshold = score + 1e-9;
      break;
    }
  }
  return { found: (100 * chaff.filter((score) => score >= threshold).length) / Math.max(1, chaff.length), threshold };
}

/** What part of the body words (or lines) may be lost, 0-1, and which lines count. */
export interface LossOptions {
  readonly loss: number;
  readonly filter?: (line: string) => boolean;
  /** Count body lines, not their words. */
  readonly byLines?: boolean;
}

/** The percentage of boilerplate lines found, and the threshold that loses no more than was allowed. */
export interface LossResult {
  readonly found: number;
  readonly threshold: number;
}

/** Prose: eight words or more and the end of a sentence. */
export function isProse(line: string): boolean {
  return wordsIn(line) >= 8 && SENTENCE_END.test(line);
}

/** Runs of letters and digits, at least one a line. */
export function wordsIn(line: string): number {
  return Math.max(1, line.match(WORDS)?.length ?? 0);
}

/** F1 of hits against what was said and what there is; precision with nothing said is 1 only when there was nothing to find. */
export function f1(hit: number, said: number, gold: number): number {
  if (said === 0 && gold === 0) return 1;
  return said + gold === 0 ? 0 : (2 * hit) / (said + gold);
}

function countPage(page: GoldPage, scores: PageScores, threshold: number): Counts {
  const counts = { bodyHit: 0, bodySaid: 0, bodyGold: 0, chaffHit: 0, chaffSaid: 0, chaffGold: 0, wordHit: 0, wordSaid: 0, wordGold: 0 };
  page.lines.forEach((line, at) => {
    const gold = page.gold[at];
    if (gold !== 'body' && gold !== 'boilerplate') return;
    const said = (scores[at] ?? 0) < threshold;
    const words = wordsIn(line);
    if (gold === 'body') {
      counts.bodyGold++;
      counts.wordGold += words;
    } else counts.chaffGold++;
    if (said) {
      counts.bodySaid++;
      counts.wordSaid += words;
    } else counts.chaffSaid++;
    if (said && gold === 'body') {
      counts.bodyHit++;
      counts.wordHit += words;
    }
    if (!said && gold === 'boilerplate') counts.chaffHit++;
  });
  return counts;
}

interface Counts {
  readonly bodyHit: number;
  readonly bodySaid: number;
  readonly bodyGold: number;
  readonly chaffHit: number;
  readonly chaffSaid: number;
  readonly chaffGold: number;
  readonly wordHit: number;
  readonly wordSaid: number;
  readonly wordGold: number;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

// e.g. "Moscow", "2022"
const WORDS = /[\p{L}\p{N}]+/gu;
// e.g. "he said.”"
const SENTENCE_END = /[.!?…]["'”’»)\]]*\s*$/u;
