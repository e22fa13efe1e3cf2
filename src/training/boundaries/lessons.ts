import type { SplitTrees } from '../../core/article/split/trees.ts';
import type { Picked } from './fit.ts';
import { flatten } from '../flatten.ts';
import type { Forest, TreeData } from '../trees.ts';

/** A forest, and the log-odds below which a row is given up at the checkpoints. */
export interface Learned {
  readonly forest: Forest;
  readonly cuts: readonly number[];
}

/** What a stage learns of one sample: row-major features, which rows start items, which to learn from. */
export interface Lesson {
  readonly features: Float32Array;
  readonly starts: ReadonlySet<number>;
  readonly picked: readonly Picked[];
  readonly weight: number;
  /** Which rows are judged at all; all where not given. */
  readonly asked?: (row: number) => boolean;
}

/** The picked rows of all lessons as training data. */
export function matrixOf(lessons: readonly Lesson[], width: number): TreeData {
  const total = lessons.reduce((sum, { picked }) => sum + picked.length, 0);
  const data = { width, features: new Float32Array(total * width), labels: new Float32Array(total), weights: new Float32Array(total) };
  let at = 0;
  for (const { features, starts, picked, weight: share } of lessons) {
    for (const { row, weight } of picked) {
      data.features.set(features.subarray(row * width, (row + 1) * width), at * width);
      data.labels[at] = starts.has(row) ? 1 : 0;
      data.weights[at++] = weight * share;
    }
  }
  return data;
}

/** What was learned as the core reads it. */
export function toTrees({ forest, cuts }: Learned): SplitTrees {
  return { forest: flatten(forest), cuts: Float32Array.from(cuts) };
}
