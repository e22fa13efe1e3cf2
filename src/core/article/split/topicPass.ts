import { highestIn } from './extremes.ts';
import { fillGroup, sumsIn } from './groups.ts';
import { ROW } from './kinds.ts';
import { saidTwice } from './titles.ts';
import type { Measured } from './measure.ts';

/** What the prose alone says about where items start, ready for the rows. */
export interface TopicPass {
  /** Per prose row how likely an item starts with it or with the short lines above it. */
  readonly chances: Float32Array;
  readonly total: number;
  /** Per prose row, and for the rows after the last, the greatest chance near it. */
  readonly near: Float32Array;
  /** Per row the chance of the next prose row, and its sums over groups of like rows. */
  readonly ahead: Float32Array;
  readonly groupSums: readonly Float32Array[];
}

/** Lays the chances of the prose rows out for all rows; linear time. */
export function topicPassOf({ prose, rows, groups }: Measured, chances: Float32Array): TopicPass {
  const ahead = new Float32Array(rows.count);
  for (let row = 0; row < rows.count; row++) ahead[row] = chances[prose.nextOf[row] ?? 0] ?? 0;
  let total = 0;
  for (const chance of chances) total += chance;
  const near = new Float32Array(prose.count + 1);
  for (let at = 0; at < near.length; at++) near[at] = highestIn(chances, at - NEAR, at + NEAR + 1);
  return { chances, total, near, ahead, groupSums: sumsIn(groups, ahead) };
}

/** Whether an item may start at the row, prose not far below it: where the prose near it says so, at a clear mark, or with a line said twice. */
export function isCandidate(measured: Measured, pass: TopicPass, row: number): boolean {
  const { prose, kinds } = measured;
  const next = prose.nextOf[row] ?? 0;
  if (next >= prose.count || (prose.rows[next] ?? 0) - row > FAR) return false;
  return (pass.near[next] ?? 0) >= LEAST || (kinds[row] ?? 0) <= ROW.address || saidTwice(measured, row) > 0;
}

/** What the greatest chance of the prose rows `NEAR` around a candidate reaches, and how far below it the next stands (split/dev: 99 in 100 true starts, a fifth of the other rows). */
const LEAST = 0.02;
const NEAR = 1;
const FAR = 24;

/** How many numbers `fillTopicHead` writes, and how many both. */
export const TOPIC_HEAD = 15;
export const TOPIC_FEATURES = TOPIC_HEAD + 5 * 2;

/** A row, and where to write what is known of it. */
interface Place {
  readonly row: number;
  readonly out: Float32Array;
  readonly base: number;
}

/** Writes what the prose says about the row and its surroundings: what takes little time. */
export function fillTopicHead(measured: Measured, pass: TopicPass, place: Place): void {
  const { row, out } = place;
  const { prose } = measured;
  const { chances } = pass;
  const next = prose.nextOf[row] ?? 0;
  let at = place.base;
  for (let near = next - 2; near <= next + 2; near++) out[at++] = chances[near] ?? -1;
  const most = highestIn(chances, next - 4, next);
  const later = highestIn(chances, next + 1, next + 5);
  out[at++] = most;
  out[at++] = later;
  out[at++] = (chances[next] ?? 0) - Math.max(most, later);
  out[at++] = sumIn(chances, next - 2, next + 3);
  out[at++] = pass.total;
  out[at++] = next < prose.count ? (prose.rows[next] ?? 0) - row : 99;
  out[at++] = row - (next > 0 ? (prose.rows[next - 1] ?? 0) : -1);
  for (const likeness of prose.likeness) out[at++] = next < prose.count ? (likeness[next] ?? 0) : -1;
}

/** Writes behind it what the prose says of the rows like it. */
export function fillTopicRest({ groups }: Measured, pass: TopicPass, { row, out, base }: Place): void {
  let at = base + TOPIC_HEAD;
  for (let index = 0; index < groups.length; index++)
    at = fillGroup(groups[index], pass.groupSums[index], { row, chance: pass.ahead[row] ?? 0, out, at });
}

function sumIn(values: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = Math.max(0, from); at < Math.min(values.length, to); at++) sum += values[at] ?? 0;
  return sum;
}
