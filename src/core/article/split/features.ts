import { lowestIn } from './extremes.ts';
import { log2Of } from '../../text/log2.ts';
import { GAPS, fillGap } from './gap.ts';
import { HANDS, fillHands } from './hands.ts';
import { WINDOWS } from './links.ts';
import { LOOK, NEAR } from './looks.ts';
import type { Measured } from './measure.ts';
import { titleLinks } from './titles.ts';

/** How many numbers `fillNeighbours` writes, and how many `fillFeatures`. */
export const NEIGHBOURS = NEAR * LOOK + 6;
export const FEATURES = NEIGHBOURS + GAPS + WINDOWS.length * 2 + 4 + HANDS + 10 + 5 * 4 + 8 + 8;

/** Writes the features of one row at `base` of `out`. */
export function fillFeatures(measured: Measured, row: number, out: Float32Array, base: number): void {
  fillNeighbours(measured, row, out, base);
  fillFar(measured, row, out, base);
}

/** Writes those of `fillFeatures` behind the ones of `fillNeighbours`. */
export function fillFar(measured: Measured, row: number, out: Float32Array, base: number): void {
  let at = base + NEIGHBOURS;
  at = fillGap(measured, row, out, at);
  at = fillCohesion(measured, row, out, at);
  at = titleLinks(measured, row, out, at);
  at = fillRecurrence(measured, row, out, at);
  at = fillHands(measured.hands, row, out, at);
  fillPlace(measured, row, out, at);
}

/** Writes what the row and those next to it look like: what takes little time. */
export function fillNeighbours({ rows, looks }: Measured, row: number, out: Float32Array, base: number): void {
  const first = row * LOOK;
  for (let at = 0; at < NEAR * LOOK; at++) out[base + at] = looks[first + at] ?? -1;
  let at = base + NEAR * LOOK;
  out[at++] = rows.stops[row] ?? 0;
  out[at++] = (rows.digits[row] ?? 0) / Math.max(1, rows.length[row] ?? 0);
  out[at++] = rows.loud[row] ?? 0;
  out[at++] = rows.opening[row] ?? 0;
  out[at++] = rows.words[row] ?? 0;
  out[at] = rows.loud[row + 1] ?? 0;
}

function fillCohesion(measured: Measured, row: number, out: Float32Array, base: number): number {
  const { rows, links, nextProse, overlapSums } = measured;
  const prose = Math.min(nextProse[row] ?? rows.count, rows.count - 1);
  let at = base;
  for (const overlap of links.overlaps) {
    out[at++] = overlap[row] ?? 0;
    out[at++] = overlap[prose] ?? 0;
  }
  const overlap = links.overlaps[0] ?? overlapSums;
  const here = overlap[row] ?? 0;
  const whole = (overlapSums[rows.count] ?? 0) / Math.max(1, rows.count);
  out[at++] = here / (whole + 0.01);
  out[at++] = here / (meanOf(overlapSums, row - 12, row - 2) + 0.01);
  out[at++] = here / (meanOf(overlapSums, row + 3, row + 13) + 0.01);
  out[at++] = here - lowestIn(overlap, row - 4, row + 5);
  return at;
}

function fillRecurrence({ groups, groupOverlaps, rows }: Measured, row: number, out: Float32Array, base: number): number {
  let at = base;
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index];
    const slot = group?.slot[row] ?? -1;
    const count = slot < 0 ? 0 : (group?.count[slot] ?? 0);
    out[at++] = log2Of(1 + count);
    out[at++] = count === 0 ? -1 : (groupOverlaps[index]?.[slot] ?? 0) / count;
    out[at++] = log2Of(1 + (group?.back[row] ?? 0));
    out[at++] = log2Of(1 + (group?.ahead[row] ?? 0));
  }
  for (const near of [row - 1, row + 1]) {
    for (let index = 0; index < 2; index++) {
      const slot = groups[index]?.slot[near] ?? -1;
      const count = slot < 0 ? 0 : (groups[index]?.count[slot] ?? 0);
      out[at++] = log2Of(1 + count);
      out[at++] = count === 0 || near >= rows.count ? -1 : (groupOverlaps[index]?.[slot] ?? 0) / count;
    }
  }
  return at;
}

function fillPlace({ rows, proseBefore }: Measured, row: number, out: Float32Array, base: number): void {
  const proses = proseBefore[rows.count] ?? 0;
  const before = proseBefore[row] ?? 0;
  const tokens = rows.tokens.length;
  const tokensBefore = rows.tokenStart[row] ?? 0;
  out[base] = log2Of(1 + row);
  out[base + 1] = log2Of(rows.count - row);
  out[base + 2] = log2Of(1 + before);
  out[base + 3] = log2Of(1 + proses - before);
  out[base + 4] = log2Of(1 + tokensBefore);
  out[base + 5] = log2Of(1 + tokens - tokensBefore);
  out[base + 6] = log2Of(1 + rows.count);
  out[base + 7] = proses / Math.max(1, rows.count);
}

function meanOf(sums: Float64Array, from: number, to: number): number {
  const low = Math.max(0, from);
  const high = Math.min(sums.length - 1, to);
  return high > low ? ((sums[high] ?? 0) - (sums[low] ?? 0)) / (high - low) : 0.3;
}
