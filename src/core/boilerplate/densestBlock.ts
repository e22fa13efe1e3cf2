import { COLUMN, COLUMNS, type Scan } from './scanColumns.ts';

/** The lines `first` to `end` (excluded) that hold most of what is wanted, by the largest sum of gains. */
export interface Block {
  readonly first: number;
  readonly end: number;
}

/** The densest block: the stretch of lines whose gains sum highest (Kadane's maximum subarray); empty when no gain is positive. */
export function densestBlock(gains: ArrayLike<number>): Block {
  let [bestFirst, bestEnd, bestSum] = [0, 0, 0];
  let sum = 0;
  let first = 0;
  for (let at = 0; at < gains.length; at++) {
    sum += gains[at] ?? 0;
    if (sum <= 0) {
      sum = 0;
      first = at + 1;
    } else if (sum > bestSum) {
      bestSum = sum;
      bestFirst = first;
      bestEnd = at + 1;
    }
  }
  return { first: bestFirst, end: bestEnd };
}

/** What a line gains a block by its prose: words of running sentences less a toll for every line that has none. */
export function proseGains(scan: Scan, prose: Float32Array): Float32Array {
  const gains = new Float32Array(scan.count);
  for (let line = 0; line < scan.count; line++) {
    const words = prose[line] ?? 0;
    const toll = Math.min(6, 2 + (scan.rows[line * COLUMNS + COLUMN.words] ?? 0) * 0.1);
    gains[line] = words > 0 ? Math.min(words, 60) : -toll;
  }
  return gains;
}
