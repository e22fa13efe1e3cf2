import { LIKELY, likelyOf } from './where.ts';
import { FEATURES, fillFeatures } from './features.ts';
import type { Measured } from './measure.ts';
import type { Heard, Proposal } from './proposals.ts';
import { SECOND_FEATURES, fillSecond } from './secondPass.ts';
import { headerLikeness, marksAgain } from './template.ts';
import { STRETCH, STRETCHES, fillCopies, fillShared, fillStretch, fillTopics } from './stretch.ts';

/** A proposal with the row chosen in it, how likely it is that row, and how likely the next best. */
export interface Placed extends Proposal {
  readonly start: number;
  readonly sure: number;
  readonly rival: number;
}

/** How many numbers `fillItem` writes. */
export const ITEM_FEATURES = FEATURES + SECOND_FEATURES + 13 + 2 * STRETCH + STRETCHES;

/** The placed proposals of a file, with what each is judged against. */
export interface Items {
  readonly placed: readonly Placed[];
  /** Per proposal the start of the likely one before and after it; 0 and the count of rows for none. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly likely: readonly Placed[];
  readonly total: number;
  /** The greatest and the second greatest chance. */
  readonly most: number;
  readonly second: number;
}

/** Lays placed proposals, ascending by start, out to be judged. */
export function itemsOf(placed: readonly Placed[], rows: number): Items {
  const before = new Int32Array(placed.length);
  const after = new Int32Array(placed.length).fill(rows);
  let last = 0;
  placed.forEach(({ start, chance }, index) => {
    before[index] = last;
    if (chance >= LIKELY) last = start;
  });
  last = rows;
  for (let index = placed.length - 1; index >= 0; index--) {
    after[index] = last;
    if ((placed[index]?.chance ?? 0) >= LIKELY) last = placed[index]?.start ?? last;
  }
  const [most = 0, second = 0] = placed.map(({ chance }) => chance).sort((a, b) => b - a);
  const likely = likelyOf(placed);
  return { placed, before, after, likely, total: placed.reduce((sum, { chance }) => sum + chance, 0), most, second };
}

/** Writes what speaks for a placed proposal as the start of an item: its row, the stretches before and after it, and how they hold together. */
export function fillItem(measured: Measured, heard: Heard, place: { items: Items; index: number; out: Float32Array }): void {
  const { items, index, out } = place;
  const row = items.placed[index]?.start ?? 0;
  fillFeatures(measured, row, out, 0);
  fillSecond(measured, heard.pass, { row, out, base: FEATURES });
  const before = items.before[index] ?? 0;
  const after = items.after[index] ?? measured.rows.count;
  let at = fillPlaced(measured, heard, place, FEATURES + SECOND_FEATURES);
  at = fillStretch(measured, { from: Math.max(before, row - FAR), to: row }, out, at);
  at = fillStretch(measured, { from: row, to: Math.min(after, row + FAR) }, out, at);
  at = fillTopics(measured, [before, row, after], out, at);
  at = fillShared(measured, [before, row, after], out, at);
  fillCopies(measured, { from: row, to: Math.min(after, row + FAR) }, out, at);
}

function fillPlaced(measured: Measured, heard: Heard, place: { items: Items; index: number; out: Float32Array }, base: number): number {
  const { items, index, out } = place;
  const item = items.placed[index];
  if (!item) return base;
  const row = item.start;
  const likely = items.likely.filter((other) => other !== item);
  let most = 0;
  let prose = 0;
  for (let near = item.from; near < item.to; near++) {
    most = Math.max(most, heard.chances[near] ?? 0);
    prose = Math.max(prose, heard.prose[measured.prose.nextOf[near] ?? 0] ?? 0);
  }
  let at = base;
  out[at++] = item.chance;
  out[at++] = item.sure;
  out[at++] = item.rival;
  out[at++] = heard.votes[row] ?? 0;
  out[at++] = most;
  out[at++] = prose;
  out[at++] = headerLikeness(measured, row, 0);
  out[at++] = likely.reduce((best, other) => Math.max(best, headerLikeness(measured, row, other.start)), 0);
  out[at++] = items.placed.length;
  out[at++] = items.total - item.chance;
  out[at++] = item.chance === items.most ? items.second : items.most;
  out[at++] = row - item.row;
  out[at++] = marksAgain(measured, row);
  return at;
}

/** Rows of a stretch that are read. */
const FAR = 400;
