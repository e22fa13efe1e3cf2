import { openColumns } from '../../kernels/columns.ts';

/** The content words of a text by number, and how those before a row and after it hold together (lexical chains, after Hearst 1997 and Morris & Hirst 1991). */
export interface Links {
  /** Per word its number, from 0 on in the order in which they first come; the same word has the same one. */
  readonly ids: Int32Array;
  /** Per number the word's hash. */
  readonly hashes: Int32Array;
  readonly count: number;
  /** Per word the index of its previous and next occurrence in the text, -1 for none. */
  readonly previous: Int32Array;
  readonly next: Int32Array;
  /** Per row: of the different words of the window after the row's start, the share seen in the window before; 0-1, one column per window. */
  readonly overlaps: readonly Float32Array[];
}

/** Windows in words: `ahead` of the row's start, and how far `back` a word may have been seen. */
export const WINDOWS = [
  { ahead: 60, back: 200 },
  { ahead: 150, back: 500 },
] as const;

/** Numbers the words, given by their hashes, links each to its neighbours of the same number and sums the overlaps at the `rows` starts of rows; linear time. */
export function linksOf({ tokens, tokenStart, count: rows }: { tokens: Int32Array; tokenStart: Int32Array; count: number }): Links {
  const { length } = tokens;
  const bits = Math.max(6, 33 - Math.clz32(length));
  const words = [length, length, length, length];
  const { call, ints, floats, places } = openColumns([...words, length, rows, Math.max(1 << bits, length + 2), rows, rows]);
  const [ids = 0, hashes = 0, previous = 0, next = 0, hashed = 0, starts = 0, scratch = 0, ...outs] = places;
  ints.set(tokens, hashed >> 2);
  ints.set(tokenStart.subarray(0, rows), starts >> 2);
  const count = call.numberWords(hashed, length, ids, hashes, scratch, bits);
  call.linkWords(ids, length, count, scratch, previous, next);
  WINDOWS.forEach(({ ahead, back }, at) => {
    call.overlapRows(previous, length, ahead, back, starts, rows, scratch, outs[at] ?? 0);
  });
  const found = ints.slice(ids >> 2, hashed >> 2);
  const column = (place: number, size: number): Int32Array => found.subarray((place - ids) >> 2, ((place - ids) >> 2) + size);
  return {
    ids: column(ids, length),
    hashes: column(hashes, count),
    count,
    previous: column(previous, length),
    next: column(next, length),
    overlaps: outs.map((out) => floats.slice(out >> 2, (out >> 2) + rows)),
  };
}
