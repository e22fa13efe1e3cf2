import { log2Of } from '../../text/log2.ts';
import type { Rows } from './table.ts';

/** How many numbers say what a row looks like to the rows near it, and how many rows near a row are looked at: from `BEFORE` before it on. */
export const LOOK = 6;
export const NEAR = 8;
const BEFORE = 3;

/** What the rows look like, LOOK numbers each, with as many rows of -1 around them as a row near the edge is short of. */
export function looksOf(rows: Rows, kinds: Uint8Array): Float32Array {
  const looks = new Float32Array((rows.count + NEAR) * LOOK).fill(-1);
  for (let row = 0, at = BEFORE * LOOK; row < rows.count; row++) {
    const words = Math.max(1, rows.words[row] ?? 0);
    looks[at++] = log2Of(1 + (rows.length[row] ?? 0));
    looks[at++] = kinds[row] ?? 0;
    looks[at++] = rows.ending[row] ?? 0;
    looks[at++] = (rows.capitals[row] ?? 0) / words;
    looks[at++] = (rows.functions[row] ?? 0) / words;
    looks[at++] = rows.blanks[row] ?? 0;
  }
  return looks;
}
