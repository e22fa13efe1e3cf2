import { CUE } from './cues.ts';
import { ROW } from './kinds.ts';
import type { Measured } from './measure.ts';
import type { Rows } from './table.ts';

/** How many numbers `fillGap` writes. */
export const GAPS = 20 + 8 + 4;

/** Writes what stands between the prose before the row and the prose after it, how dense that prose is, and how far the file's own start is repeated here. */
export function fillGap(measured: Measured, row: number, out: Float32Array, base: number): number {
  return fillStart(measured, row, out, fillRuns(measured, row, out, fillHeader(measured, row, out, base)));
}

function fillHeader(measured: Measured, row: number, out: Float32Array, base: number): number {
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
  out[at++] = (rows.blanks[row] ?? 0) - mostBlanks(rows, row - 4, row);
  out[at++] = (rows.blanks[row] ?? 0) - mostBlanks(rows, row + 1, row + 5);
  out[at++] = rows.length[behind] ?? -1;
  out[at++] = kinds[behind] ?? -1;
  out[at++] = behind >= 0 ? (rows.ending[behind] ?? 0) : -1;
  out[at++] = ahead < rows.count ? (rows.cues[ahead] ?? 0) & CUE.place : -1;
  return at;
}

/** How dense the prose is before the row and from the next prose row on, and how many words stand there, in six rows and the ten beyond. */
function fillRuns({ rows, hands, nextProse, proseBefore }: Measured, row: number, out: Float32Array, base: number): number {
  const start = Math.min(nextProse[row] ?? rows.count, row + GAP);
  let at = base;
  for (let run = 0; run < RUNS; run++) {
    const place = run < RUNS / 2 ? row : start;
    const low = Math.min(rows.count, Math.max(0, place + (RUN_FROM[run] ?? 0)));
    const high = Math.min(rows.count, Math.max(0, place + (RUN_TO[run] ?? 0)));
    out[at++] = (proseBefore[high] ?? 0) - (proseBefore[low] ?? 0);
    out[at++] = (hands.words[high] ?? 0) - (hands.words[low] ?? 0);
  }
  return at;
}

/** The first two before a row, the others from the next prose on. */
const RUN_FROM = Int32Array.of(-16, -6, 0, 6);
const RUN_TO = Int32Array.of(-6, 0, 6, 16);
const RUNS = RUN_FROM.length;

/** How far the rows from here on are of the kinds and spacing of the file's first rows, from the row itself and from the one after; how long the file's own header is; how like the first row this one is. */
function fillStart(measured: Measured, row: number, out: Float32Array, base: number): number {
  const { rows, nextProse } = measured;
  out[base] = sameAsStart(measured, row);
  out[base + 1] = sameAsStart(measured, row + 1);
  out[base + 2] = Math.min(GAP, nextProse[0] ?? GAP);
  out[base + 3] =
    (rows.mask[row] === rows.mask[0] ? 4 : 0) + (rows.shape[row] === rows.shape[0] ? 2 : 0) + (rows.head[row] === rows.head[0] ? 1 : 0);
  return base + 4;
}

function sameAsStart({ rows, kinds }: Measured, row: number): number {
  for (let step = 0; step < 7; step++) {
    const isSame =
      row + step < rows.count && kinds[row + step] === kinds[step] && (step === 0 || rows.blanks[row + step] === rows.blanks[step]);
    if (!isSame) return step;
  }
  return 7;
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
  out[base] = marks;
  out[base + 1] = dates;
  out[base + 2] = bylines;
  out[base + 3] = titles;
  out[base + 4] = tails;
  return base + 5;
}

function mostBlanks(rows: Rows, from: number, to: number): number {
  let most = 0;
  for (let row = Math.max(0, from); row < Math.min(rows.count, to); row++) most = Math.max(most, rows.blanks[row] ?? 0);
  return most;
}

const GAP = 16;
