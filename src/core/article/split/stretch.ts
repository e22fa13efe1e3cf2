import { ALIKE } from './groups.ts';
import { CUE } from './cues.ts';
import { ROW } from './kinds.ts';
import type { Measured } from './measure.ts';
import { cosineOf } from './proseFeatures.ts';
import { shareTaken } from './where.ts';

/** The rows from one up to another, which is left out. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How many numbers `fillStretch` writes, and how many the others together. */
export const STRETCH = 8;
export const STRETCHES = 5 + 6 + 4;

/** Writes how much prose a stretch of rows holds and how dense, and how much else. */
export function fillStretch({ rows, kinds, proseBefore, hands }: Measured, { from, to }: Stretch, out: Float32Array, base: number): number {
  const proses = (proseBefore[to] ?? 0) - (proseBefore[from] ?? 0);
  let words = 0;
  let longest = 0;
  let titles = 0;
  let short = 0;
  let cues = 0;
  for (let row = from; row < to; row++) {
    const kind = kinds[row] ?? 0;
    const size = rows.words[row] ?? 0;
    if (kind >= ROW.prose) words += size;
    longest = Math.max(longest, size);
    if (kind === ROW.title) titles++;
    if (kind < ROW.sentence && size < 5) short++;
    if (((rows.cues[row] ?? 0) & (CUE.share | CUE.rights)) !== 0) cues++;
  }
  const share = words / ((hands.words[to] ?? 0) - (hands.words[from] ?? 0) + 1);
  const size = Math.max(1, to - from);
  const log = (value: number): number => Math.log2(1 + value);
  out[base] = log(words);
  out[base + 1] = log(proses);
  out[base + 2] = log(size - 1);
  out[base + 3] = share;
  out[base + 4] = log(longest);
  out[base + 5] = titles / size;
  out[base + 6] = short / size;
  out[base + 7] = cues;
  return base + STRETCH;
}

/** The start of the stretch before a row, the row, and the end of the stretch after it. */
type Three = readonly [before: number, row: number, after: number];

/** Writes how alike the topics of the stretches are: before and after, after and beyond, before and beyond, all before and all after, after and all else. */
export function fillTopics({ prose }: Measured, [before, row, after]: Three, out: Float32Array, base: number): number {
  const { topics, count, nextOf } = prose;
  const at = (place: number): number => nextOf[place] ?? count;
  const [a, b, c] = [at(before), at(row), at(after)];
  out[base] = cosineOf(topics, [a, b], [b, c]);
  out[base + 1] = c < count ? cosineOf(topics, [b, c], [c, count]) : -1;
  out[base + 2] = c < count ? cosineOf(topics, [a, b], [c, count]) : -1;
  out[base + 3] = cosineOf(topics, [0, b], [b, count]);
  out[base + 4] = cosineOf(topics, [0, b], [b, c]);
  return base + 5;
}

/** Writes which share of the words and names after the row, once each, were said in the stretch before and in all before, and which come again beyond; and how far the first lines are taken up. */
export function fillShared(measured: Measured, [before, row, after]: Three, out: Float32Array, base: number): number {
  const { prose, rows, nextProse } = measured;
  const { nextOf, count, starts, weights, previous, names } = prose;
  const start = starts[nextOf[row] ?? count] ?? 0;
  const first = starts[nextOf[before] ?? count] ?? 0;
  const to = Math.min(starts[nextOf[after] ?? count] ?? 0, start + WORDS);
  let all = 4;
  let near = 0;
  let far = 0;
  let named = 1;
  let nearNames = 0;
  for (let word = start; word < to; word++) {
    const last = previous[word] ?? -1;
    if (last >= start) continue;
    const weight = weights[word] ?? 0;
    all += weight;
    if (last >= first) near += weight;
    if (last >= 0) far += weight;
    if (names[word] !== 1) continue;
    named++;
    if (last >= first) nearNames++;
  }
  out[base] = near / all;
  out[base + 1] = far / all;
  out[base + 2] = nearNames / named;
  out[base + 3] = Math.log2(to - start + 1);
  out[base + 4] = shareTaken(measured, row);
  out[base + 5] = Math.min(40, (nextProse[row] ?? rows.count) - row);
  return base + 6;
}

/** Writes how many lines near the row, and of the stretch after it, stand in the file before word for word. */
export function fillCopies({ rows, groups }: Measured, { from: row, to: after }: Stretch, out: Float32Array, base: number): void {
  const texts = groups[ALIKE.text];
  const copied = (at: number): number => ((texts?.back[at] ?? 0) > 0 && (rows.words[at] ?? 0) >= 3 ? 1 : 0);
  let above = 0;
  let below = 0;
  let all = 0;
  for (let at = Math.max(0, row - 10); at < row; at++) above += copied(at);
  for (let at = row; at < after; at++) {
    const one = copied(at);
    all += one;
    if (at < row + 10) below += one;
  }
  out[base] = above;
  out[base + 1] = below;
  out[base + 2] = all;
  out[base + 3] = all / Math.max(1, after - row);
}

/** Words after the row that are read. */
const WORDS = 300;
