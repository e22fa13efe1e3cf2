import { mulberry32 } from './random.ts';

/** Features cut into at most 64 bins each: `codes` is row-major, a code `b` of column `c` means a value above `cuts[c][b - 1]` and at most `cuts[c][b]`. */
export interface Bins {
  readonly width: number;
  readonly codes: Uint8Array;
  readonly cuts: readonly Float32Array[];
}

/** Cuts row-major features at quantiles of a sample of at most 50,000 rows. */
export function toBins(features: Float32Array, width: number): Bins {
  const rows = Math.floor(features.length / width);
  const cuts: Float32Array[] = [];
  const codes = new Uint8Array(rows * width);
  const sample = sampleOf(rows);
  for (let column = 0; column < width; column++) {
    const cut = cutsOf(sample.map((row) => features[row * width + column] ?? 0));
    cuts.push(cut);
    for (let row = 0; row < rows; row++) codes[row * width + column] = codeOf(cut, features[row * width + column] ?? 0);
  }
  return { width, codes, cuts };
}

function sampleOf(rows: number): Float32Array {
  const random = mulberry32(7);
  const size = Math.min(rows, SAMPLE);
  return Float32Array.from({ length: size }, (_, at) => (rows <= SAMPLE ? at : Math.floor(random() * rows)));
}

function cutsOf(values: Float32Array): Float32Array {
  values.sort();
  const distinct = [...new Set(values)];
  if (distinct.length <= BINS) return Float32Array.from(distinct.slice(0, -1), (value, at) => (value + (distinct[at + 1] ?? value)) / 2);
  const cuts = new Set<number>();
  for (let at = 1; at < BINS; at++) cuts.add(values[Math.floor((at * values.length) / BINS)] ?? 0);
  cuts.delete(values[values.length - 1] ?? 0);
  return Float32Array.from([...cuts].sort((a, b) => a - b));
}

function codeOf(cuts: Float32Array, value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (cuts[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const SAMPLE = 50_000;
const BINS = 64;
