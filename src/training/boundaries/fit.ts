import { FEATURES, fillFeatures } from '../../core/article/split/features.ts';
import { measure, type Measured } from '../../core/article/split/measure.ts';
import { PROSE_FEATURES, fillProseHead, fillProseRest } from '../../core/article/split/proseFeatures.ts';
import { openRange, type Range } from '../../core/article/split/range.ts';
import type { WordTable } from '../../core/article/split/topics.ts';
import { linesOf } from '../../core/text/lines.ts';
import { mulberry32 } from '../random.ts';
import type { SplitFile } from './layouts.ts';

/** A file measured, with the rows where later items start. */
export interface Sample {
  readonly file: SplitFile;
  readonly measured: Measured;
  readonly starts: ReadonlySet<number>;
  /** The row where the first item starts. */
  readonly first: number;
  /** Where items may start, when nothing is known of roles. */
  readonly range: Range;
}

/** A sample, and how much each of its rows counts. */
export interface Weighed {
  readonly sample: Sample;
  readonly weight: number;
}

/** Measures a file for training or scoring. */
export function toSample(file: SplitFile, words?: WordTable): Sample {
  const measured = measure(file.text, linesOf(file.text), words);
  const { rows } = measured;
  const rowOf = (line: number): number => rows.line.subarray(0, rows.count).findIndex((at) => at >= line);
  const starts = new Set(
    file.starts
      .slice(1)
      .map(rowOf)
      .filter((row) => row >= 0),
  );
  return { file, measured, starts, first: rowOf(file.starts[0] ?? 0), range: openRange(rows, []) };
}

/** All features of a sample, row-major. */
export function featuresOf(sample: Sample): Float32Array {
  const { count } = sample.measured.rows;
  const out = new Float32Array(count * FEATURES);
  for (let row = 0; row < count; row++) fillFeatures(sample.measured, row, out, row * FEATURES);
  return out;
}

/** The features of a sample's prose rows, row-major. */
export function proseFeaturesOf({ measured }: Sample): Float32Array {
  const { count } = measured.prose;
  const out = new Float32Array(count * PROSE_FEATURES);
  for (let at = 0; at < count; at++) {
    fillProseHead(measured, at, out, at * PROSE_FEATURES);
    fillProseRest(measured, at, out, at * PROSE_FEATURES);
  }
  return out;
}

/** The prose rows that items start with, or that come first after a start. */
export function proseStartsOf({ measured, starts }: Sample): ReadonlySet<number> {
  const { nextOf, count } = measured.prose;
  return new Set([...starts].map((row) => nextOf[row] ?? count).filter((at) => at > 0 && at < count));
}

/** A row to learn from, and how much it counts. */
export interface Picked {
  readonly row: number;
  readonly weight: number;
}

/** Which rows of a sample to learn from, and how much each counts: all near a boundary, a share of the others with the weight of those left out. */
export function pickRows({ starts, measured }: Sample, seed: number): Picked[] {
  const { rows, kinds } = measured;
  return pick({ count: rows.count, near: nearOf(starts, 5), seed }, (row) => ((kinds[row] ?? 0) < 13 ? 0.4 : 0.25));
}

/** The same of its prose rows. */
export function pickProse(sample: Sample, seed: number): Picked[] {
  return pick({ count: sample.measured.prose.count, near: nearOf(proseStartsOf(sample), 2), seed }, () => 0.5);
}

function nearOf(starts: ReadonlySet<number>, reach: number): ReadonlySet<number> {
  const near = new Set<number>();
  for (const start of starts) for (let row = start - reach; row <= start + reach; row++) near.add(row);
  return near;
}

function pick(from: { count: number; near: ReadonlySet<number>; seed: number }, shareOf: (row: number) => number): Picked[] {
  const random = mulberry32(from.seed);
  const picked: Picked[] = [];
  for (let row = 1; row < from.count; row++) {
    const share = from.near.has(row) ? 1 : shareOf(row);
    if (share === 1 || random() < share) picked.push({ row, weight: 1 / share });
  }
  return picked;
}
