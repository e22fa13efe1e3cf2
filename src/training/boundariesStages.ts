import { FEATURES } from '../core/article/splitFeatures.ts';
import type { BoundaryModel } from '../core/article/splitModel.ts';
import { SECOND_FEATURES, fillSecond, firstPassOf } from '../core/article/splitSecond.ts';
import { CHECKPOINTS, type SplitTrees } from '../core/article/splitTrees.ts';
import { featuresOf, pickRows, type Sample } from './boundariesFit.ts';
import { marginsOf, trainTrees, type Forest, type TreeData, type TreeOptions } from './trees.ts';

/** How both stages are grown. */
export const STAGE: TreeOptions = {
  trees: 120,
  leaves: 24,
  rate: 0.12,
  minLeafWeight: 2,
  l2: 3,
  featureShare: 0.35,
  rowShare: 0.6,
  easyShare: 0.2,
  seed: 11,
};

/** A sample with its features, so that folds need not measure it again. */
export interface Ready {
  readonly sample: Sample;
  readonly features: Float32Array;
}

/** Computes the first stage's features of each sample. */
export function toReady(samples: readonly Sample[]): Ready[] {
  return samples.map((sample) => ({ sample, features: featuresOf(sample) }));
}

/** Learns both stages: the second from what a first that has not seen the file says about it (two folds). */
export function trainStages(
  ready: readonly Ready[],
  options: TreeOptions = STAGE,
): { first: Forest; second: Forest; cuts: readonly [readonly number[], readonly number[]] } {
  const chances: Float32Array[] = [];
  for (const fold of [0, 1]) {
    const half = trainTrees(
      matrixOf(
        ready.filter((_, at) => at % 2 !== fold),
        FEATURES,
        5,
      ),
      options,
    );
    ready.forEach((one, at) => {
      if (at % 2 === fold) chances[at] = chancesOf(half, one.features, FEATURES);
    });
  }
  const first = trainTrees(matrixOf(ready, FEATURES, 5), options);
  const both = ready.map((one, at) => ({ sample: one.sample, features: secondFeatures(one, chances[at] ?? new Float32Array(0)) }));
  const second = trainTrees(matrixOf(both, FEATURES + SECOND_FEATURES, 99), options);
  return { first, second, cuts: [cutsOf(first, ready, FEATURES), cutsOf(second, both, FEATURES + SECOND_FEATURES)] };
}

/** The stages as the product reads them. */
export function toModel(stages: ReturnType<typeof trainStages>, thresholds: { once: number; each: number }): BoundaryModel {
  const [first, second] = stages.cuts;
  return { version: 1, ...thresholds, first: toTrees(stages.first, first), second: toTrees(stages.second, second) };
}

function secondFeatures(one: Ready, first: Float32Array): Float32Array {
  const { measured } = one.sample;
  const width = FEATURES + SECOND_FEATURES;
  const out = new Float32Array(measured.rows.count * width);
  const pass = firstPassOf(measured, first);
  for (let row = 0; row < measured.rows.count; row++) {
    out.set(one.features.subarray(row * FEATURES, (row + 1) * FEATURES), row * width);
    fillSecond(measured, pass, { row, out, base: row * width + FEATURES });
  }
  return out;
}

function chancesOf(forest: Forest, features: Float32Array, width: number): Float32Array {
  return Float32Array.from(marginsOf(forest, features, width), (margin) => 1 / (1 + Math.exp(-margin)));
}

function matrixOf(ready: readonly Ready[], width: number, seed: number): TreeData {
  const picked = ready.map((one, at) => pickRows(one.sample, seed + at));
  const total = picked.reduce((sum, rows) => sum + rows.length, 0);
  const data = { width, features: new Float32Array(total * width), labels: new Float32Array(total), weights: new Float32Array(total) };
  let at = 0;
  ready.forEach((one, index) => {
    for (const { row, weight } of picked[index] ?? []) {
      data.features.set(one.features.subarray(row * width, (row + 1) * width), at * width);
      data.labels[at] = one.sample.starts.has(row) ? 1 : 0;
      data.weights[at++] = weight;
    }
  });
  return data;
}

/** At each checkpoint the log-odds that all but fifteen in a thousand true starts exceed: what lies lower there ends up far below any threshold. */
function cutsOf(forest: Forest, ready: readonly Ready[], width: number): number[] {
  const rows = ready.flatMap(({ sample, features }) => [...sample.starts].map((row) => features.subarray(row * width, (row + 1) * width)));
  const starts = new Float32Array(rows.length * width);
  rows.forEach((row, at) => starts.set(row, at * width));
  return CHECKPOINTS.map((trees) => {
    const margins = marginsOf({ bias: forest.bias, trees: forest.trees.slice(0, trees) }, starts, width).sort();
    return margins[Math.floor(margins.length * 0.015)] ?? 0;
  });
}

function toTrees(forest: Forest, cuts: readonly number[]): SplitTrees {
  const columns = {
    roots: [] as number[],
    feature: [] as number[],
    threshold: [] as number[],
    left: [] as number[],
    right: [] as number[],
    value: [] as number[],
  };
  for (const tree of forest.trees) {
    const [node, leaf] = [columns.feature.length, columns.value.length];
    const child = (at: number): number => (at < 0 ? ~(~at + leaf) : at + node);
    columns.roots.push(tree.feature.length > 0 ? node : ~leaf);
    columns.feature.push(...tree.feature);
    columns.threshold.push(...tree.threshold);
    columns.left.push(...tree.left.map(child));
    columns.right.push(...tree.right.map(child));
    columns.value.push(...tree.value);
  }
  return {
    bias: forest.bias,
    roots: Int32Array.from(columns.roots),
    feature: Uint8Array.from(columns.feature),
    threshold: Float32Array.from(columns.threshold),
    left: Int32Array.from(columns.left),
    right: Int32Array.from(columns.right),
    value: Float32Array.from(columns.value),
    cuts: Float32Array.from(cuts),
  };
}
