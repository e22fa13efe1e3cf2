import { intBlock } from '../../text/block.ts';
import { log2Of } from '../../text/log2.ts';
import { fillGroup, sumsIn } from './groups.ts';
import type { Measured } from './measure.ts';

/** What the first stage found, ready for the second: probabilities per row and their sums over rows and over groups of like rows. */
export interface FirstPass {
  readonly chances: Float32Array;
  readonly sums: Float64Array;
  readonly groupSums: readonly Float32Array[];
  /** Per row the nearest row before and after whose chance is at least a half of the greatest near it; -1 and `count` for none. */
  readonly likelyBefore: Int32Array;
  readonly likelyAfter: Int32Array;
  readonly most: number;
}

/** Sums the first stage's chances; linear time. */
export function firstPassOf(measured: Measured, chances: Float32Array): FirstPass {
  const count = chances.length;
  const sums = new Float64Array(count + 1);
  const block = intBlock(2 * count);
  const likelyBefore = block(count);
  const likelyAfter = block(count);
  let most = 0;
  for (let row = 0, last = -1; row < count; row++) {
    const chance = chances[row] ?? 0;
    sums[row + 1] = (sums[row] ?? 0) + chance;
    most = Math.max(most, chance);
    likelyBefore[row] = last;
    if (chance >= LIKELY) last = row;
  }
  for (let row = count - 1, next = count; row >= 0; row--) {
    likelyAfter[row] = next;
    if ((chances[row] ?? 0) >= LIKELY) next = row;
  }
  return { chances, sums, groupSums: sumsIn(measured.groups, chances), likelyBefore, likelyAfter, most };
}

/** How many numbers `fillSecond` writes. */
export const SECOND_FEATURES = 9 + 4 + 10 + 5;

/** Writes what the first stage says about a row, the rows near it and the rows like it. */
export function fillSecond(measured: Measured, first: FirstPass, place: { row: number; out: Float32Array; base: number }): void {
  const { row, out } = place;
  const { chances, sums } = first;
  const count = chances.length;
  const chance = chances[row] ?? 0;
  let at = place.base;
  for (let near = row - 4; near <= row + 4; near++) out[at++] = chances[near] ?? 0;
  out[at++] = massOf(sums, row - 2, row + 3);
  out[at++] = massOf(sums, row - 6, row + 7);
  out[at++] = massOf(sums, row - 6, row);
  out[at++] = massOf(sums, row + 1, row + 7);
  for (let index = 0; index < measured.groups.length; index++)
    at = fillGroup(measured.groups[index], first.groupSums[index], { row, chance, out, at });
  out[at++] = sums[count] ?? 0;
  out[at++] = first.most;
  out[at++] = log2Of(1 + row - (first.likelyBefore[row] ?? -1));
  out[at++] = log2Of(1 + (first.likelyAfter[row] ?? count) - row);
  out[at] = (sums[count] ?? 0) - massOf(sums, row - 6, row + 7);
}

/** The sum of the chances of rows `from` to `to` (excluded). */
export function massOf(sums: Float64Array, from: number, to: number): number {
  const high = Math.min(sums.length - 1, Math.max(0, to));
  return (sums[high] ?? 0) - (sums[Math.min(high, Math.max(0, from))] ?? 0);
}

const LIKELY = 0.25;
