import { readRow, sumTrees, type Forest } from '../../boilerplate/forest.ts';

/** Boosted trees that give a row up early. */
export interface SplitTrees {
  readonly forest: Forest;
  /** Log-odds below which a row is given up after the first `CHECKPOINTS` trees. */
  readonly cuts: Float32Array;
}

/** After how many trees a row may be given up; those before the first read only the features that take little time. */
export const CHECKPOINTS = [12, 24, 48] as const;

/** Whether the first trees leave no doubt that the row is no boundary, given the features that they read. */
export function isHopeless({ forest, cuts }: SplitTrees, features: Float32Array, base: number): boolean {
  const row = readRow(forest, features, base);
  return sumTrees(forest, { row, from: 0, to: Math.min(CHECKPOINTS[0], forest.size), sum: forest.bias }) < (cuts[0] ?? -Infinity);
}

/** The probability of the row whose features start at `base`; 0 once the first few trees leave no doubt that it is no boundary. */
export function chanceOf({ forest, cuts }: SplitTrees, features: Float32Array, base: number): number {
  const length = forest.size;
  const row = readRow(forest, features, base);
  let sum = forest.bias;
  let from = 0;
  for (let check = 0; check < CHECKPOINTS.length; check++) {
    const to = CHECKPOINTS[check] ?? length;
    if (to >= length) break;
    sum = sumTrees(forest, { row, from, to, sum });
    if (sum < (cuts[check] ?? -Infinity)) return 0;
    from = to;
  }
  return 1 / (1 + Math.exp(-sumTrees(forest, { row, from, to: length, sum })));
}

/** Rows that compete, each `width` features after the one before; `fill` writes those of a row that the first trees do not read. */
interface Rivals {
  readonly features: Float32Array;
  readonly width: number;
  readonly count: number;
  readonly fill: (at: number) => void;
}

/** How likely each of the rivals is; those that the first trees put further behind the best than the first cut says come after all others, in the order that these trees give. */
export function chancesOf({ forest, cuts }: SplitTrees, { features, width, count, fill }: Rivals): Float32Array {
  const to = Math.min(CHECKPOINTS[0], forest.size);
  const sums = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    sums[at] = sumTrees(forest, { row: readRow(forest, features, at * width), from: 0, to, sum: forest.bias });
  }
  const least = sums.reduce((most, sum) => Math.max(most, sum), -Infinity) + (cuts[0] ?? -Infinity);
  const chances = new Float32Array(count);
  for (let at = 0; at < count; at++) {
    const sum = sums[at] ?? 0;
    chances[at] = 1 / (1 + Math.exp(BEHIND - sum));
    if (sum < least) continue;
    fill(at);
    const row = readRow(forest, features, at * width);
    chances[at] = 1 / (1 + Math.exp(-sumTrees(forest, { row, from: to, to: forest.size, sum })));
  }
  return chances;
}

/** How much less likely, in log-odds, a rival is said to be that was given up. */
const BEHIND = 10;
