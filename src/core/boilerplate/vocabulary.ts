import type { Scan } from './scanColumns.ts';

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
      if ((content[at] ?? 0) === 0) continue;
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
