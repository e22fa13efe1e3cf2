import type { Rows } from './splitRows.ts';

/** How the words before a row and after it hold together (lexical chains, after Hearst 1997 and Morris & Hirst 1991). */
export interface Links {
  /** Per content word the index of its previous and next occurrence in the text, -1 for none. */
  readonly previous: Int32Array;
  readonly next: Int32Array;
  /** Per row: of the different content words of the window after the row's start, the share seen in the window before; 0-1, one column per window. */
  readonly overlaps: readonly Float32Array[];
  /** Per row: how alike the words before and after its start are, as a cosine of counts over windows of `REACHES` content words. */
  readonly likeness: readonly Float32Array[];
}

/** Windows in content words: `ahead` of the row's start, and how far `back` a word may have been seen. */
export const WINDOWS = [
  { ahead: 25, back: 100, names: false },
  { ahead: 60, back: 200, names: false },
  { ahead: 150, back: 500, names: false },
  { ahead: 150, back: 300, names: true },
] as const;

/** Links each content word to its neighbours of the same hash and sums the overlaps at every row; linear time. */
export function linksOf(rows: Rows): Links {
  const { previous, next } = occurrencesOf(rows.tokens);
  return {
    previous,
    next,
    overlaps: WINDOWS.map((window) => overlapOf(rows, previous, window)),
    likeness: REACHES.map((reach) => likenessOf(rows, previous, reach)),
  };
}

/** Reaches of the likeness, in content words to either side. */
export const REACHES = [80, 250] as const;

/** A word that comes again more often than this within a reach is counted by its last occurrences. */
const HOPS = 3;

function likenessOf(rows: Rows, previous: Int32Array, reach: number): Float32Array {
  const size = previous.length + 2;
  const across = new Float32Array(size);
  const within = new Float32Array(size);
  for (let at = 0; at < previous.length; at++) {
    let before = previous[at] ?? -1;
    for (let hop = 0; hop < HOPS && before >= 0 && at - before < reach * 2; hop++) {
      addRange(across, Math.max(before + 1, at - reach + 1), Math.min(at, before + reach));
      if (at - before < reach) addRange(within, Math.max(0, at - reach + 1), before);
      before = previous[before] ?? -1;
    }
  }
  accumulate(across);
  accumulate(within);
  const likeness = new Float32Array(rows.count);
  for (let row = 0; row < rows.count; row++) {
    const at = rows.tokenStart[row] ?? 0;
    const left = Math.min(reach, at) + 2 * (within[Math.max(0, at - reach)] ?? 0);
    const right = Math.min(reach, previous.length - at) + 2 * (within[at] ?? 0);
    likeness[row] = (across[at] ?? 0) / Math.sqrt((left + 20) * (right + 20));
  }
  return likeness;
}

function addRange(sums: Float32Array, from: number, to: number): void {
  if (from > to) return;
  sums[from] = (sums[from] ?? 0) + 1;
  sums[to + 1] = (sums[to + 1] ?? 0) - 1;
}

function accumulate(sums: Float32Array): void {
  for (let at = 1; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (sums[at - 1] ?? 0);
}

function occurrencesOf(tokens: Int32Array): { previous: Int32Array; next: Int32Array } {
  const bits = Math.min(20, Math.max(10, 32 - Math.clz32(tokens.length * 4)));
  const last = new Int32Array(1 << bits).fill(-1);
  const previous = new Int32Array(tokens.length);
  const next = new Int32Array(tokens.length).fill(-1);
  for (let at = 0; at < tokens.length; at++) {
    const slot = Math.imul(tokens[at] ?? 0, 0x9e3779b1) >>> (32 - bits);
    const seen = last[slot] ?? -1;
    previous[at] = seen;
    if (seen >= 0) next[seen] = at;
    last[slot] = at;
  }
  return { previous, next };
}

function overlapOf(rows: Rows, previous: Int32Array, window: (typeof WINDOWS)[number]): Float32Array {
  const size = previous.length + 2;
  const distinct = new Int32Array(size);
  const seen = new Int32Array(size);
  for (let at = 0; at < previous.length; at++) {
    if (window.names && rows.names[at] !== 1) continue;
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
