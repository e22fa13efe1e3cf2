import { ROW } from './splitKinds.ts';
import type { Measured } from './splitMeasure.ts';
import { massOf } from './splitSecond.ts';

/** A row where an item is thought to start. */
export interface Choice {
  readonly row: number;
  readonly chance: number;
}

/**
 * The rows where items start, ascending: the likeliest row of each stretch of header lines, where the stretch as a whole is at least `each` likely,
 * and nothing at all in a file that is less than `once` likely to have any of them, each taken by itself.
 */
export function decide(measured: Measured, chances: Float32Array, thresholds: { once: number; each: number }): Choice[] {
  const { rows } = measured;
  const sums = new Float64Array(rows.count + 1);
  for (let row = 0; row < rows.count; row++) sums[row + 1] = (sums[row] ?? 0) + (chances[row] ?? 0);
  const likely: number[] = [];
  for (let row = 1; row < rows.count; row++) if ((chances[row] ?? 0) >= FAINT) likely.push(row);
  likely.sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0) || a - b);
  const taken = new Uint8Array(rows.count);
  const chosen: Choice[] = [];
  for (const row of likely) {
    if (taken[row] === 1) continue;
    const chance = Math.min(1, massOf(sums, row - 3, row + 4));
    for (let near = row - CLOSE; near <= row + CLOSE; near++) if (isSameHeader(measured, row, near)) taken[near] = 1;
    if (chance >= thresholds.each && hasContent(measured, row)) chosen.push({ row, chance });
  }
  const none = chosen.reduce((left, { chance }) => left * (1 - chance), 1);
  if (1 - none < thresholds.once) return [];
  return chosen.sort((a, b) => a.row - b.row);
}

function isSameHeader({ lastProse, rows }: Measured, row: number, near: number): boolean {
  if (near < 0 || near >= rows.count) return false;
  return Math.abs(near - row) <= 2 || lastProse[near] === lastProse[row];
}

function hasContent({ rows, kinds }: Measured, row: number): boolean {
  const end = Math.min(rows.count, row + 40);
  for (let at = row; at < end; at++) if ((kinds[at] ?? 0) >= ROW.prose || (rows.words[at] ?? 0) >= 8) return true;
  return false;
}

const FAINT = 0.02;
const CLOSE = 12;
