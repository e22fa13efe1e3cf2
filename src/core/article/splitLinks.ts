import { numberWords, occurrencesOf, type Numbered } from './splitNumbers.ts';
import type { Rows } from './splitRows.ts';

/** How the words before a row and after it hold together (lexical chains, after Hearst 1997 and Morris & Hirst 1991). */
export interface Links {
  /** Per content word the index of its previous and next occurrence in the text, -1 for none. */
  readonly previous: Int32Array;
  readonly next: Int32Array;
  /** Per row: of the different content words of the window after the row's start, the share seen in the window before; 0-1, one column per window. */
  readonly overlaps: readonly Float32Array[];
}

/** Windows in content words: `ahead` of the row's start, and how far `back` a word may have been seen. */
export const WINDOWS = [
  { ahead: 60, back: 200 },
  { ahead: 150, back: 500 },
] as const;

/** Links each content word to its neighbours of the same number and sums the overlaps at every row; linear time. */
export function linksOf(rows: Rows, { ids, count }: Numbered = numberWords(rows.tokens)): Links {
  const { previous, next } = occurrencesOf(ids, count);
  return { previous, next, overlaps: WINDOWS.map((window) => overlapOf(rows, previous, window)) };
}

/** How many are different and how many were seen is counted in one number: what begins and ends a range of rows is added to it and taken away. */
function overlapOf(rows: Rows, previous: Int32Array, { ahead, back }: (typeof WINDOWS)[number]): Float32Array {
  const changes = new Int32Array(previous.length + 2);
  for (let at = 0; at < previous.length; at++) {
    const before = previous[at] ?? -1;
    const from = Math.max(before + 1, at - ahead + 1);
    const to = Math.min(at, before + back);
    const isSeen = before >= 0 && from <= to;
    changes[from] = (changes[from] ?? 0) + (isSeen ? 1 + SEEN : 1);
    changes[at + 1] = (changes[at + 1] ?? 0) - 1;
    if (isSeen) changes[to + 1] = (changes[to + 1] ?? 0) - SEEN;
  }
  return sampled(rows, changes);
}

function sampled(rows: Rows, changes: Int32Array): Float32Array {
  const overlap = new Float32Array(rows.count);
  let at = 0;
  let sum = 0;
  for (let row = 0; row < rows.count; row++) {
    const start = rows.tokenStart[row] ?? 0;
    for (; at <= start; at++) sum += changes[at] ?? 0;
    overlap[row] = ((sum >> SEEN_BITS) + 0.5) / ((sum & (SEEN - 1)) + 5);
  }
  return overlap;
}

/** Where the count of seen words begins in a number; a window has fewer words than `SEEN`. */
const SEEN_BITS = 10;
const SEEN = 1 << SEEN_BITS;
