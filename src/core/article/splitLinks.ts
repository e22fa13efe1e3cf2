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

/** Links each content word to its neighbours of the same hash and sums the overlaps at every row; linear time. */
export function linksOf(rows: Rows): Links {
  const { previous, next } = occurrencesOf(rows.tokens);
  return {
    previous,
    next,
    overlaps: WINDOWS.map((window) => overlapOf(rows, previous, window)),
  };
}

/** Per word the index of its previous and next occurrence, -1 for none; two different hashes share a slot now and then. Linear time. */
export function occurrencesOf(tokens: Int32Array): { previous: Int32Array; next: Int32Array } {
  const bits = bitsFor(tokens.length);
  const last = new Int32Array(1 << bits);
  const previous = new Int32Array(tokens.length);
  const next = new Int32Array(tokens.length).fill(-1);
  for (let at = 0; at < tokens.length; at++) {
    const slot = Math.imul(tokens[at] ?? 0, 0x9e3779b1) >>> (32 - bits);
    const seen = (last[slot] ?? 0) - 1;
    previous[at] = seen;
    if (seen >= 0) next[seen] = at;
    last[slot] = at + 1;
  }
  return { previous, next };
}

/** How many bits of a hash a table of so many words is given. */
export function bitsFor(size: number): number {
  return Math.min(20, Math.max(10, 32 - Math.clz32(size * 4)));
}

function overlapOf(rows: Rows, previous: Int32Array, window: (typeof WINDOWS)[number]): Float32Array {
  const size = previous.length + 2;
  const distinct = new Int32Array(size);
  const seen = new Int32Array(size);
  for (let at = 0; at < previous.length; at++) {
    const before = previous[at] ?? -1;
    const from = Math.max(before + 1, at - window.ahead + 1);
    distinct[from] = (distinct[from] ?? 0) + 1;
    distinct[at + 1] = (distinct[at + 1] ?? 0) - 1;
    const to = Math.min(at, before + window.back);
    if (before < 0 || from > to) continue;
    seen[from] = (seen[from] ?? 0) + 1;
    seen[to + 1] = (seen[to + 1] ?? 0) - 1;
  }
  return sampled(rows, distinct, seen);
}

function sampled(rows: Rows, distinct: Int32Array, seen: Int32Array): Float32Array {
  const overlap = new Float32Array(rows.count);
  let row = 0;
  let different = 0;
  let known = 0;
  for (let at = 0; at < distinct.length && row < rows.count; at++) {
    different += distinct[at] ?? 0;
    known += seen[at] ?? 0;
    for (; row < rows.count && rows.tokenStart[row] === at; row++) overlap[row] = (known + 0.5) / (different + 5);
  }
  return overlap;
}
