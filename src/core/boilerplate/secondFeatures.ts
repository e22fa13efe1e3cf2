import { type Block, densestBlock } from './densestBlock.ts';
import { FIRST_FEATURES } from './features.ts';
import { meanOf, runningSum, type Page } from './page.ts';
import { COLUMN, COLUMNS } from './scanColumns.ts';
import { cohesionOf } from './vocabulary.ts';

/** What the second stage reads: the first stage's probabilities and what follows from them for the page. */
export interface SecondContext {
  readonly page: Page;
  readonly scores: Float32Array;
  readonly sums: Float64Array;
  /** Expected body words, running. */
  readonly bodyWords: Float64Array;
  readonly block: Block;
  readonly cohesion: Float32Array;
  /** Distance in lines to the nearest sure body line before and after, at most 60. */
  readonly sinceBody: Uint8Array;
  readonly untilBody: Uint8Array;
  /** The run of body lines a line stands in, gaps of one allowed: its words, 0 outside; and the words of the longest run. */
  readonly runWords: Float32Array;
  readonly longestRun: number;
}

/** Prepares a page for the second stage from the first stage's probabilities of boilerplate. */
export function secondContext(page: Page, scores: Float32Array): SecondContext {
  const { scan } = page;
  const body = new Float32Array(scan.count);
  const gains = new Float32Array(scan.count);
  const weights = new Float32Array(scan.count);
  for (let line = 0; line < scan.count; line++) {
    const keep = 1 - (scores[line] ?? 0);
    const words = Math.min(60, scan.rows[line * COLUMNS + COLUMN.words] ?? 0);
    body[line] = keep * words;
    gains[line] = (keep - 0.5) * (2 + words);
    weights[line] = keep > 0.5 ? keep : 0;
  }
  return {
    page,
    scores,
    sums: runningSum(scores),
    bodyWords: runningSum(body),
    block: densestBlock(gains),
    cohesion: cohesionOf(page.vocabulary, weights),
    ...bodyDistances(scores),
    ...bodyRuns(page, scores),
  };
}

function bodyRuns({ scan }: Page, scores: Float32Array): { runWords: Float32Array; longestRun: number } {
  const runWords = new Float32Array(scores.length);
  let longestRun = 0;
  for (let first = 0; first < scores.length; first++) {
    if ((scores[first] ?? 1) >= 0.5) continue;
    let end = first;
    let words = 0;
    for (let at = first; at < scores.length && at <= end + 1; at++) {
      if ((scores[at] ?? 1) >= 0.5) continue;
      words += scan.rows[at * COLUMNS + COLUMN.words] ?? 0;
      end = at + 1;
    }
    runWords.fill(words, first, end);
    longestRun = Math.max(longestRun, words);
    first = end;
  }
  return { runWords, longestRun };
}

function bodyDistances(scores: Float32Array): { sinceBody: Uint8Array; untilBody: Uint8Array } {
  const sinceBody = new Uint8Array(scores.length);
  const untilBody = new Uint8Array(scores.length);
  for (let line = 0, distance = FAR; line < scores.length; line++) {
    sinceBody[line] = distance;
    distance = (scores[line] ?? 1) < SURE ? 1 : Math.min(FAR, distance + 1);
  }
  for (let line = scores.length - 1, distance = FAR; line >= 0; line--) {
    untilBody[line] = distance;
    distance = (scores[line] ?? 1) < SURE ? 1 : Math.min(FAR, distance + 1);
  }
  return { sinceBody, untilBody };
}

/** Writes the second-stage features after a line's first-stage ones; exactly SECOND_FEATURES numbers in all. */
export function writeSecondFeatures(context: SecondContext, line: number, out: Float32Array, offset: number): void {
  const { scores, sums, bodyWords, block, page } = context;
  const count = scores.length;
  const total = Math.max(1, bodyWords[count] ?? 0);
  let at = offset + FIRST_FEATURES;
  for (let distance = -REACH; distance <= REACH; distance++) {
    const other = line + distance;
    out[at++] = other >= 0 && other < count ? (scores[other] ?? 0) : 1.05;
  }
  for (const reach of WINDOWS) {
    out[at++] = meanOf(sums, line - reach, line);
    out[at++] = meanOf(sums, line + 1, line + 1 + reach);
  }
  out[at++] = context.sinceBody[line] ?? FAR;
  out[at++] = context.untilBody[line] ?? FAR;
  out[at++] = (bodyWords[line] ?? 0) / total;
  out[at++] = Math.min(3000, bodyWords[line] ?? 0);
  out[at++] = Math.min(3000, total - (bodyWords[line + 1] ?? 0));
  out[at++] = Math.min(3000, total);
  out[at++] = total / Math.max(1, page.sums.words[count] ?? 0);
  out[at++] = block.first <= line && line < block.end ? 1 : 0;
  out[at++] = Math.max(-40, Math.min(40, line < block.first ? line - block.first : line >= block.end ? line - block.end + 1 : 0));
  out[at++] = (block.end - block.first) / Math.max(1, count);
  out[at++] = context.cohesion[line] ?? 0;
  out[at++] = Math.min(60, line - block.first);
  out[at++] = Math.min(60, block.end - 1 - line);
  out[at++] = Math.min(2000, context.runWords[line] ?? 0);
  out[at++] = (context.runWords[line] ?? 0) / Math.max(1, context.longestRun);
  out[at] = Math.max(context.runWords[line - 1] ?? 0, context.runWords[line + 1] ?? 0) / Math.max(1, context.longestRun);
}

const REACH = 5;
const WINDOWS = [3, 8, 20] as const;
const SURE = 0.3;
const FAR = 60;

/** How many numbers describe a line to the second stage, the first stage's included. */
export const SECOND_FEATURES = FIRST_FEATURES + 2 * REACH + 1 + 2 * WINDOWS.length + 16;
