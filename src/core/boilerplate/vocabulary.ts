import { CONTENT, type Scan } from './scanColumns.ts';

/** The content words of a text as small numbers, line after line; the same word has the same number. */
export interface Vocabulary {
  /** How many different content words there are; all numbers are below. */
  readonly size: number;
  readonly ids: Int32Array;
  /** Where each line's words start in `ids`; one more entry than lines. */
  readonly starts: Int32Array;
}

/** Numbers the content words of a scan; linear time (open addressing, at most two thirds full). */
export function vocabularyOf({ count, words, content, wordStarts }: Scan): Vocabulary {
  const length = wordStarts[count] ?? 0;
  const mask = (1 << Math.max(6, 32 - Math.clz32(length * 1.5))) - 1;
  const table = new Int32Array(2 * (mask + 1));
  const ids = new Int32Array(length);
  const starts = new Int32Array(count + 1);
  let size = 0;
  let filled = 0;
  for (let line = 0; line < count; line++) {
    const end = wordStarts[line + 1] ?? 0;
    for (let at = wordStarts[line] ?? 0; at < end; at++) {
      if ((content[at] ?? CONTENT.none) === CONTENT.none) continue;
      const hash = words[at] ?? 0;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while ((table[2 * slot + 1] ?? 0) !== 0 && table[2 * slot] !== hash) slot = (slot + 1) & mask;
      const known = table[2 * slot + 1] ?? 0;
      if (known === 0) {
        table[2 * slot] = hash;
        table[2 * slot + 1] = ++size;
      }
      ids[filled++] = known === 0 ? size - 1 : known - 1;
    }
    starts[line + 1] = filled;
  }
  return { size, ids: ids.subarray(0, filled), starts };
}

/** For each line, the share of its content words that the weighted rest of the text uses too (weights 0-1 a line); below zero for a line without any. */
export function cohesionOf({ size, ids, starts }: Vocabulary, weights: ArrayLike<number>): Float32Array {
  const sums = new Float32Array(size);
  const shares = new Float32Array(starts.length - 1);
  for (let line = 0; line < shares.length; line++) {
    const weight = weights[line] ?? 0;
    if (weight <= 0) continue;
    const end = starts[line + 1] ?? 0;
    for (let at = starts[line] ?? 0; at < end; at++) sums[ids[at] ?? 0] = (sums[ids[at] ?? 0] ?? 0) + weight;
  }
  for (let line = 0; line < shares.length; line++) {
    const first = starts[line] ?? 0;
    const end = starts[line + 1] ?? 0;
    const own = weights[line] ?? 0;
    let known = 0;
    for (let at = first; at < end; at++) if ((sums[ids[at] ?? 0] ?? 0) - own >= 0.5) known++;
    shares[line] = first === end ? -0.1 : known / (end - first + 0.5);
  }
  return shares;
}
