import type { Rows } from './table.ts';

/** The rows `first` to `end` (excluded) at which an item may start. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

/**
 * The rows before which as many words stand as the shortest item has that are rather an article's, and from which on as many do that are not surely chaff: a second item may be
 * one that the page's own article makes look like a teaser. A line without a score is an article's. Linear time.
 */
export function openRange(rows: Rows, scores: ArrayLike<number>): Range {
  let first = 0;
  for (let words = 0; first < rows.count && words < SHORTEST; first++) words += wordsBelow(rows, scores, { row: first, score: RATHER });
  let words = 0;
  let end = rows.count;
  while (end > first && words < SHORTEST) words += wordsBelow(rows, scores, { row: --end, score: SURELY });
  return { first, end: words < SHORTEST ? first : end + 1 };
}

/** Whether the row is in the range. */
export function isInside({ first, end }: Range, row: number): boolean {
  return first <= row && row < end;
}

/** The words of the row if it is long enough to tell by and its score is below the one given. */
function wordsBelow({ words, line }: Rows, scores: ArrayLike<number>, { row, score }: { row: number; score: number }): number {
  const size = words[row] ?? 0;
  return size >= LONG && (scores[line[row] ?? 0] ?? 0) < score ? size : 0;
}

/** Words in the longer lines of the shortest item, and in each of those lines at least. */
export const SHORTEST = 28;
export const LONG = 6;
/** From these scores on a line is rather chaff, and surely. */
const RATHER = 0.5;
const SURELY = 0.97;
