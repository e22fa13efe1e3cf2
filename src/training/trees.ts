import { mulberry32 } from './random.ts';
import { toBins, type Bins } from './bins.ts';
import { growTree, type GrownTree } from './grow.ts';

/** Row-major training data: `features` holds rows x width numbers, `labels` 0-1, `weights` at least 0. */
export interface TreeData {
  readonly width: number;
  readonly features: Float32Array;
  readonly labels: Float32Array;
  readonly weights: Float32Array;
}

/** How the trees are grown; `rate` is the shrinkage, the shares lie in (0, 1]. */
export interface TreeOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  readonly minLeafWeight: number;
  readonly l2: number;
  readonly featureShare: number;
  readonly rowShare: number;
  /** The share of rows already judged within 0.02 that a tree looks at, weighed up for the others (after GOSS in LightGBM, Ke 2017); 1 where not given. */
  readonly easyShare?: number;
  /** The first trees, and the columns that they may use, a share of them each. */
  readonly head?: { readonly trees: number; readonly columns: readonly number[]; readonly share: number };
  readonly seed: number;
}

/** Boosted trees: the log-odds of a row are `bias` plus one leaf value of each tree. */
export interface Forest {
  readonly bias: number;
  readonly trees: readonly GrownTree[];
}

/** Learns gradient-boosted trees with logistic loss on histograms of at most 64 bins (Friedman 2001, leaf-wise as in LightGBM); the same seed gives the same forest. */
export function trainTrees(data: TreeData, options: TreeOptions): Forest {
  const rows = data.labels.length;
  const bins = toBins(data.features, data.width);
  const bias = priorOf(data);
  const margins = new Float64Array(rows).fill(bias);
  const gradients = new Float64Array(rows);
  const hessians = new Float64Array(rows);
  const random = mulberry32(options.seed);
  const trees: GrownTree[] = [];
  for (let at = 0; at < options.trees; at++) {
    setGradients(data, margins, gradients, hessians);
    const sample = sampleOf({ gradients, hessians, weights: data.weights }, options, random);
    const columns = columnsOf(at, data.width, options, random);
    const tree = growTree({ bins, gradients, hessians, sample, columns, options });
    addTree(tree, bins, margins);
    trees.push(tree);
  }
  return { bias, trees };
}

/** The forest's log-odds of each row of row-major features. */
export function marginsOf(forest: Forest, features: Float32Array, width: number): Float64Array {
  const rows = Math.floor(features.length / width);
  const margins = new Float64Array(rows).fill(forest.bias);
  for (const tree of forest.trees)
    for (let row = 0; row < rows; row++) margins[row] = (margins[row] ?? 0) + leafValue(tree, features, row * width);
  return margins;
}

function leafValue(tree: GrownTree, features: Float32Array, base: number): number {
  let node = 0;
  while (node >= 0 && tree.feature.length > 0) {
    const goesLeft = (features[base + (tree.feature[node] ?? 0)] ?? 0) <= (tree.threshold[node] ?? 0);
    node = (goesLeft ? tree.left[node] : tree.right[node]) ?? -1;
  }
  return tree.value[tree.feature.length > 0 ? ~node : 0] ?? 0;
}

function addTree(tree: GrownTree, bins: Bins, margins: Float64Array): void {
  const { feature, bin, left, right, value } = tree;
  for (let row = 0; row < margins.length; row++) {
    let node = feature.length > 0 ? 0 : -1;
    const base = row * bins.width;
    while (node >= 0) node = ((bins.codes[base + (feature[node] ?? 0)] ?? 0) <= (bin[node] ?? 0) ? left[node] : right[node]) ?? -1;
    margins[row] = (margins[row] ?? 0) + (value[~node] ?? 0);
  }
}

function priorOf(data: TreeData): number {
  let positive = 1;
  let all = 2;
  for (let row = 0; row < data.labels.length; row++) {
    positive += (data.labels[row] ?? 0) * (data.weights[row] ?? 0);
    all += data.weights[row] ?? 0;
  }
  return Math.log(positive / (all - positive));
}

function setGradients(data: TreeData, margins: Float64Array, gradients: Float64Array, hessians: Float64Array): void {
  for (let row = 0; row < margins.length; row++) {
    const p = 1 / (1 + Math.exp(-(margins[row] ?? 0)));
    const weight = data.weights[row] ?? 0;
    gradients[row] = weight * (p - (data.labels[row] ?? 0));
    hessians[row] = Math.max(weight * p * (1 - p), 1e-9);
  }
}

function sampleOf(
  { gradients, hessians, weights }: { gradients: Float64Array; hessians: Float64Array; weights: Float32Array },
  options: TreeOptions,
  random: () => number,
): Int32Array {
  const { easyShare = 1, rowShare } = options;
  if (easyShare >= 1) return pick(gradients.length, rowShare, random);
  const chosen: number[] = [];
  for (let row = 0; row < gradients.length; row++) {
    const isEasy = Math.abs(gradients[row] ?? 0) < 0.02 * (weights[row] ?? 0);
    if (random() >= (isEasy ? easyShare : 1) * rowShare) continue;
    chosen.push(row);
    if (!isEasy) continue;
    gradients[row] = (gradients[row] ?? 0) / easyShare;
    hessians[row] = (hessians[row] ?? 0) / easyShare;
  }
  return Int32Array.from(chosen.length > 0 ? chosen : [0]);
}

function columnsOf(at: number, width: number, { head, featureShare }: TreeOptions, random: () => number): Int32Array {
  if (!head || at >= head.trees) return pick(width, featureShare, random);
  return pick(head.columns.length, head.share, random).map((column) => head.columns[column] ?? 0);
}

function pick(count: number, share: number, random: () => number): Int32Array {
  const chosen: number[] = [];
  for (let at = 0; at < count; at++) if (share >= 1 || random() < share) chosen.push(at);
  return Int32Array.from(chosen.length > 0 ? chosen : [0]);
}
