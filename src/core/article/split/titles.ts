import type { Measured } from './measure.ts';

/**
 * Writes ten features: for the row and the two after it, which share of its content words comes again soon after and which share was seen before;
 * then the best title of the rows up to the next prose, its distance, and whether a line is said twice just here.
 * A headline is taken up by the text under it and not by the text above it; a sub-heading by both.
 */
export function titleLinks(measured: Measured, row: number, out: Float32Array, base: number): number {
  const { rows, nextProse } = measured;
  let at = base;
  let best = -1;
  let bestAt = 0;
  const last = Math.min(nextProse[row] ?? row, row + 5);
  for (let near = row; near < row + 3 || near < last; near++) {
    const { ahead, back } = sharesOf(measured, near, rows.tokenStart[row] ?? 0);
    if (near < row + 3) {
      out[at++] = ahead;
      out[at++] = back;
    }
    if (near > last || ahead - back <= best) continue;
    best = ahead - back;
    bestAt = near - row;
  }
  out[at++] = best;
  out[at++] = bestAt;
  out[at++] = saidTwice(measured, row);
  out[at++] = saidTwice(measured, row + 1);
  return at;
}

function sharesOf({ rows, links }: Measured, row: number, start: number): { ahead: number; back: number } {
  if (row >= rows.count) return { ahead: -1, back: -1 };
  const from = rows.tokenStart[row] ?? 0;
  const to = Math.min(rows.tokenStart[row + 1] ?? from, from + LONGEST);
  let ahead = 0;
  let back = 0;
  for (let at = from; at < to; at++) {
    const next = links.next[at] ?? -1;
    if (next >= to && next - to < REACH) ahead++;
    if (wasSeen(links.previous, at, start)) back++;
  }
  const size = to - from + 0.5;
  return { ahead: ahead / size, back: back / size };
}

function wasSeen(previous: Int32Array, at: number, start: number): boolean {
  let before = previous[at] ?? -1;
  for (let hop = 0; hop < 4 && before >= start; hop++) before = previous[before] ?? -1;
  return before >= 0 && before < start && start - before < REACH * 2;
}

/** How many rows on the row is said again, within four; 0 where it is not. */
export function saidTwice({ rows }: Pick<Measured, 'rows'>, row: number): number {
  if (row >= rows.count || (rows.words[row] ?? 0) < 3) return 0;
  for (let near = row + 1; near <= row + 4 && near < rows.count; near++) if (rows.text[near] === rows.text[row]) return near - row;
  return 0;
}

const LONGEST = 24;
const REACH = 150;
