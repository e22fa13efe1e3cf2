import { FEATURES, fillFeatures } from '../core/article/splitFeatures.ts';
import { measure, type Measured } from '../core/article/splitMeasure.ts';
import { linesOf } from '../core/text/lines.ts';
import { mulberry32 } from './random.ts';
import type { SplitFile } from './boundariesLayouts.ts';

/** A file measured, with the rows where later items start. */
export interface Sample {
  readonly file: SplitFile;
  readonly measured: Measured;
  readonly starts: ReadonlySet<number>;
}

/** Measures a file for training or scoring. */
export function toSample(file: SplitFile): Sample {
  const measured = measure(file.text, linesOf(file.text));
  const { rows } = measured;
  const starts = new Set<number>();
  for (const line of file.starts.slice(1)) {
    const row = rows.line.subarray(0, rows.count).findIndex((at) => at >= line);
    if (row >= 0) starts.add(row);
  }
  return { file, measured, starts };
}

/** All features of a sample, row-major. */
export function featuresOf(sample: Sample): Float32Array {
  const { count } = sample.measured.rows;
  const out = new Float32Array(count * FEATURES);
  for (let row = 0; row < count; row++) fillFeatures(sample.measured, row, out, row * FEATURES);
  return out;
}

/** Which rows of a sample to learn from, and how much each counts: all near a boundary, a share of the others with the weight of those left out. */
export function pickRows(sample: Sample, seed: number): { row: number; weight: number }[] {
  const random = mulberry32(seed);
  const near = new Set<number>();
  for (const start of sample.starts) for (let row = start - 5; row <= start + 5; row++) near.add(row);
  const picked: { row: number; weight: number }[] = [];
  for (let row = 1; row < sample.measured.rows.count; row++) {
    const share = near.has(row) ? 1 : (sample.measured.kinds[row] ?? 0) < 13 ? 0.3 : 0.12;
    if (share === 1 || random() < share) picked.push({ row, weight: 1 / share });
  }
  return picked;
}
