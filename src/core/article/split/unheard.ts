import { highestIn } from './extremes.ts';
import type { Measured } from './measure.ts';

/**
 * The chances of the rows, with those of items that only the prose speaks for: where prose changes as surely as it seldom does and no row near the change is thought to open an item,
 * the file is laid out like none that was learned from. The item then starts with the prose, or at the short line above it that the text takes up most.
 */
export function withUnheard(measured: Measured, chances: Float32Array, proseChances: Float32Array): Float32Array {
  const { prose } = measured;
  const heard = Float32Array.from(chances);
  for (let at = 1; at < prose.count; at++) {
    const chance = proseChances[at] ?? 0;
    const row = prose.rows[at] ?? 0;
    const first = (prose.rows[at - 1] ?? 0) + 1;
    if (chance < SURE || isShort(measured, at) || highestIn(chances, first - REACH, row + REACH + 1) >= HEARD) continue;
    heard[startOf(measured, chances, { first, row })] = chance;
  }
  return heard;
}

/** The row that opens the item among the rows from the end of the prose before to the prose: the likeliest, or the one that the prose takes up most. */
function startOf(measured: Measured, chances: Float32Array, gap: { first: number; row: number }): number {
  const { first, row } = gap;
  let best = -1;
  let most = FAINT;
  for (let at = first; at <= row; at++) {
    if ((chances[at] ?? 0) <= most) continue;
    most = chances[at] ?? 0;
    best = at;
  }
  if (best >= 0 || first === row) return Math.max(best, first);
  most = 0;
  for (let at = Math.max(first, row - LONGEST); at < row; at++) {
    const taken = takenUp(measured, at, row);
    if (taken <= most) continue;
    most = taken;
    best = at;
  }
  if (best >= 0) return best;
  return row - first <= REACH ? first : row - 1;
}

/** How many words of a short line come again in the prose, less half of those that came before. */
export function takenUp({ rows, links }: Measured, at: number, row: number): number {
  const from = rows.tokenStart[at] ?? 0;
  const to = Math.min(rows.tokenStart[at + 1] ?? from, from + 24);
  const start = rows.tokenStart[row] ?? 0;
  if (to - from < 2) return 0;
  let taken = 0;
  for (let word = from; word < to; word++) {
    let next = links.next[word] ?? -1;
    for (let hop = 0; hop < 3 && next >= 0 && next < start; hop++) next = links.next[next] ?? -1;
    if (next >= start && next < start + 150) taken++;
    const before = links.previous[word] ?? -1;
    if (before >= 0 && before < from && from - before < 300) taken -= 0.5;
  }
  return taken;
}

/** Whether too few words of prose stand before or after to go by. */
function isShort({ prose }: Measured, at: number): boolean {
  const before = prose.starts[at] ?? 0;
  return Math.min(before, (prose.starts[prose.count] ?? 0) - before) < WORDS;
}

/** What the prose must reach, chosen from the five folds, where it hardly ever decides, and from the styles left out (0.8 and 0.95 find as much in all). */
const SURE = 0.9;
/** The fewest content words of prose on either side. */
const WORDS = 60;
/** Where a row near the change is at least this likely, the rows are heard. */
const HEARD = 0.3;
const FAINT = 0.015;
const REACH = 8;
const LONGEST = 16;
