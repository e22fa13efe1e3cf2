import type { Line } from '../text/lines.ts';
import { ROW, kindsOf } from './splitKinds.ts';
import { groupsOf, sumsOf, type Group } from './splitGroups.ts';
import { HANDS, fillHands, handsOf, type Hands } from './splitHands.ts';
import { linksOf, REACHES, WINDOWS, type Links } from './splitLinks.ts';
import { rowsOf, type Rows } from './splitRows.ts';
import { titleLinks } from './splitTitles.ts';

/** A text measured for boundaries: everything that `fillFeatures` reads. */
export interface Measured {
  readonly rows: Rows;
  readonly kinds: Uint8Array;
  readonly links: Links;
  readonly hands: Hands;
  readonly groups: readonly Group[];
  /** Per group the sum of the rows' overlaps in each slot. */
  readonly groupOverlaps: readonly Float32Array[];
  /** Per row the row of the next prose line (itself if prose; `count` for none) and of the last one before it (-1 for none). */
  readonly nextProse: Int32Array;
  readonly lastProse: Int32Array;
  /** Per row how many prose rows stand before it. */
  readonly proseBefore: Int32Array;
  /** Per row the running sum of the overlaps before it. */
  readonly overlapSums: Float64Array;
  /** The usual number of blank lines before a prose line that follows prose. */
  readonly usualBlanks: number;
}

/** Measures a text; linear time. */
export function measure(text: string, lines: readonly Line[]): Measured {
  const rows = rowsOf(text, lines);
  const kinds = kindsOf(rows);
  const links = linksOf(rows);
  const groups = groupsOf(rows, kinds);
  const overlap = links.overlaps[1] ?? new Float32Array(0);
  return {
    rows,
    kinds,
    links,
    hands: handsOf(rows),
    groups,
    groupOverlaps: groups.map((group) => sumsOf(group, overlap)),
    ...proseOf(rows, kinds),
    overlapSums: runningSums(overlap),
    usualBlanks: usualBlanksOf(rows, kinds),
  };
}

/** How many numbers `fillFeatures` writes. */
export const FEATURES = 8 * 6 + 6 + 20 + 8 + WINDOWS.length * 2 + 4 + REACHES.length * 4 + HANDS + 10 + 5 * 4 + 8 + 8;

/** Writes the features of one row at `base` of `out`. */
export function fillFeatures(measured: Measured, row: number, out: Float32Array, base: number): void {
  let at = base;
  at = fillNeighbours(measured, row, out, at);
  at = fillGap(measured, row, out, at);
  at = fillRuns(measured, row, out, at);
  at = fillCohesion(measured, row, out, at);
  at = titleLinks(measured, row, out, at);
  at = fillRecurrence(measured, row, out, at);
  at = fillHands(measured.hands, row, out, at);
  fillPlace(measured, row, out, at);
}

function fillNeighbours({ rows, kinds }: Measured, row: number, out: Float32Array, base: number): number {
  let at = base;
  for (let near = row - 3; near <= row + 4; near++) {
    const inside = near >= 0 && near < rows.count;
    const words = Math.max(1, rows.words[near] ?? 0);
    out[at++] = inside ? Math.log2(1 + (rows.length[near] ?? 0)) : -1;
    out[at++] = inside ? (kinds[near] ?? 0) : -1;
    out[at++] = inside ? (rows.ending[near] ?? 0) : -1;
    out[at++] = inside ? (rows.capitals[near] ?? 0) / words : -1;
    out[at++] = inside ? (rows.functions[near] ?? 0) / words : -1;
    out[at++] = inside ? (rows.blanks[near] ?? 0) : -1;
  }
  out[at++] = rows.stops[row] ?? 0;
  out[at++] = (rows.digits[row] ?? 0) / Math.max(1, rows.length[row] ?? 0);
  out[at++] = rows.loud[row] ?? 0;
  out[at++] = rows.opening[row] ?? 0;
  out[at++] = rows.words[row] ?? 0;
  out[at++] = rows.loud[row + 1] ?? 0;
  return at;
}

function fillGap(measured: Measured, row: number, out: Float32Array, base: number): number {
  const { rows, kinds, nextProse, lastProse, usualBlanks } = measured;
  const ahead = Math.min(nextProse[row] ?? rows.count, row + GAP);
  const behind = Math.max(lastProse[row] ?? -1, row - GAP);
  let at = base;
  out[at++] = ahead - row;
  out[at++] = row - behind;
  out[at++] = ahead - behind;
  at = fillKinds(measured, { from: row, to: ahead }, out, at);
  at = fillKinds(measured, { from: behind + 1, to: row }, out, at);
  out[at++] = (rows.blanks[row] ?? 0) - usualBlanks;
  out[at++] = (rows.blanks[row] ?? 0) - mostBlanks(rows, row - 4, row) - mostBlanks(rows, row + 1, row + 5) * 0;
  out[at++] = (rows.blanks[row] ?? 0) - mostBlanks(rows, row + 1, row + 5);
  out[at++] = rows.length[behind] ?? -1;
  out[at++] = kinds[behind] ?? -1;
  out[at++] = behind >= 0 ? (rows.ending[behind] ?? 0) : -1;
  out[at++] = ahead < rows.count ? (rows.cues[ahead] ?? 0) & 1024 : -1;
  return at;
}

/** How dense the prose is before the row and from the next prose row on, and how many words stand there, in six rows and the ten beyond. */
function fillRuns({ rows, hands, nextProse, proseBefore }: Measured, row: number, out: Float32Array, base: number): number {
  const start = Math.min(nextProse[row] ?? rows.count, row + GAP);
  const ranges = [
    [row - 16, row - 6],
    [row - 6, row],
    [start, start + 6],
    [start + 6, start + 16],
  ] as const;
  let at = base;
  for (const [from, to] of ranges) {
    const low = Math.min(rows.count, Math.max(0, from));
    const high = Math.min(rows.count, Math.max(0, to));
    out[at++] = (proseBefore[high] ?? 0) - (proseBefore[low] ?? 0);
    out[at++] = (hands.words[high] ?? 0) - (hands.words[low] ?? 0);
  }
  return at;
}

function fillKinds({ kinds }: Measured, range: { from: number; to: number }, out: Float32Array, base: number): number {
  let marks = 0;
  let titles = 0;
  let tails = 0;
  let dates = 0;
  let bylines = 0;
  for (let row = range.from; row < range.to; row++) {
    const kind = kinds[row] ?? 0;
    if (kind <= ROW.address) marks++;
    else if (kind === ROW.date || kind === ROW.field) dates++;
    else if (kind === ROW.byline) bylines++;
    else if (kind === ROW.title) titles++;
    else if (kind >= ROW.share && kind <= ROW.credit) tails++;
  }
  out.set([marks, dates, bylines, titles, tails], base);
  return base + 5;
}

function fillCohesion(measured: Measured, row: number, out: Float32Array, base: number): number {
  const { rows, links, nextProse, overlapSums } = measured;
  const prose = Math.min(nextProse[row] ?? rows.count, rows.count - 1);
  let at = base;
  for (const overlap of links.overlaps) {
    out[at++] = overlap[row] ?? 0;
    out[at++] = overlap[prose] ?? 0;
  }
  const overlap = links.overlaps[1] ?? overlapSums;
  const here = overlap[row] ?? 0;
  const whole = (overlapSums[rows.count] ?? 0) / Math.max(1, rows.count);
  out[at++] = here / (whole + 0.01);
  out[at++] = here / (meanOf(overlapSums, row - 12, row - 2) + 0.01);
  out[at++] = here / (meanOf(overlapSums, row + 3, row + 13) + 0.01);
  out[at++] = here - lowest(overlap, row - 4, row + 5);
  for (const likeness of links.likeness) {
    const near = likeness[row] ?? 0;
    out[at++] = near;
    out[at++] = likeness[prose] ?? 0;
    out[at++] = near / (0.02 + Math.max(likeness[row - 8] ?? 0, likeness[row - 14] ?? 0));
    out[at++] = near / (0.02 + Math.max(likeness[row + 8] ?? 0, likeness[row + 14] ?? 0));
  }
  return at;
}

function fillRecurrence({ groups, groupOverlaps, rows }: Measured, row: number, out: Float32Array, base: number): number {
  let at = base;
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index];
    const slot = group?.slot[row] ?? -1;
    const count = slot < 0 ? 0 : (group?.count[slot] ?? 0);
    out[at++] = Math.log2(1 + count);
    out[at++] = count === 0 ? -1 : (groupOverlaps[index]?.[slot] ?? 0) / count;
    out[at++] = Math.log2(1 + (group?.back[row] ?? 0));
    out[at++] = Math.log2(1 + (group?.ahead[row] ?? 0));
  }
  for (const near of [row - 1, row + 1]) {
    for (let index = 0; index < 2; index++) {
      const slot = groups[index]?.slot[near] ?? -1;
      const count = slot < 0 ? 0 : (groups[index]?.count[slot] ?? 0);
      out[at++] = Math.log2(1 + count);
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
  out.set(
    [
      Math.log2(1 + row),
      Math.log2(rows.count - row),
      Math.log2(1 + before),
      Math.log2(1 + proses - before),
      Math.log2(1 + tokensBefore),
      Math.log2(1 + tokens - tokensBefore),
      Math.log2(1 + rows.count),
      proses / Math.max(1, rows.count),
    ],
    base,
  );
}

function proseOf(rows: Rows, kinds: Uint8Array): Pick<Measured, 'nextProse' | 'lastProse' | 'proseBefore'> {
  const nextProse = new Int32Array(rows.count);
  const lastProse = new Int32Array(rows.count);
  const proseBefore = new Int32Array(rows.count + 1);
  for (let row = 0, last = -1; row < rows.count; row++) {
    lastProse[row] = last;
    const isProse = (kinds[row] ?? 0) >= ROW.prose;
    if (isProse) last = row;
    proseBefore[row + 1] = (proseBefore[row] ?? 0) + (isProse ? 1 : 0);
  }
  for (let row = rows.count - 1, next = rows.count; row >= 0; row--) {
    if ((kinds[row] ?? 0) >= ROW.prose) next = row;
    nextProse[row] = next;
  }
  return { nextProse, lastProse, proseBefore };
}

function usualBlanksOf(rows: Rows, kinds: Uint8Array): number {
  const counts = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let row = 1; row < rows.count; row++) {
    const blanks = rows.blanks[row] ?? 0;
    if ((kinds[row] ?? 0) >= ROW.prose && (kinds[row - 1] ?? 0) >= ROW.sentence) counts[blanks] = (counts[blanks] ?? 0) + 1;
  }
  return Math.max(0, counts.indexOf(Math.max(...counts)));
}

function runningSums(values: Float32Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at++) sums[at + 1] = (sums[at] ?? 0) + (values[at] ?? 0);
  return sums;
}

function meanOf(sums: Float64Array, from: number, to: number): number {
  const low = Math.max(0, from);
  const high = Math.min(sums.length - 1, to);
  return high > low ? ((sums[high] ?? 0) - (sums[low] ?? 0)) / (high - low) : 0.3;
}

function lowest(values: ArrayLike<number>, from: number, to: number): number {
  let low = 1;
  for (let at = Math.max(0, from); at < Math.min(values.length, to); at++) low = Math.min(low, values[at] ?? 1);
  return low;
}

function mostBlanks(rows: Rows, from: number, to: number): number {
  let most = 0;
  for (let row = Math.max(0, from); row < Math.min(rows.count, to); row++) most = Math.max(most, rows.blanks[row] ?? 0);
  return most;
}

const GAP = 16;
