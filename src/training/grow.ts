import type { Bins } from './bins.ts';

/** One tree as arrays by inner node (`feature[n] <= threshold[n]` goes left; a negative child `c` is leaf `~c`); a tree of one leaf has no inner node. */
export interface GrownTree {
  readonly feature: number[];
  readonly bin: number[];
  readonly threshold: number[];
  readonly left: number[];
  readonly right: number[];
  readonly value: number[];
}

/** What a tree grows from: `sample` the rows, `columns` the features it may use. */
export interface GrowInput {
  readonly bins: Bins;
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
  readonly sample: Int32Array;
  readonly columns: Int32Array;
  readonly options: { readonly leaves: number; readonly rate: number; readonly minLeafWeight: number; readonly l2: number };
}

interface Leaf {
  readonly from: number;
  readonly to: number;
  readonly histogram: Float64Array;
  readonly gradient: number;
  readonly hessian: number;
  readonly split: Split | undefined;
  /** The inner node this leaf hangs from (-1: root) and on which side. */
  readonly parent: number;
  readonly isLeft: boolean;
}

interface Split {
  readonly gain: number;
  readonly column: number;
  readonly bin: number;
}

/** Grows one regression tree leaf by leaf, always splitting where the loss falls most. */
export function growTree(input: GrowInput): GrownTree {
  const tree: GrownTree = { feature: [], bin: [], threshold: [], left: [], right: [], value: [] };
  const order = input.sample.slice();
  const leaves: Leaf[] = [leafOf(input, order, { from: 0, to: order.length, parent: -1, isLeft: true })];
  while (leaves.length < input.options.leaves) {
    const at = bestOf(leaves);
    const leaf = leaves[at];
    if (!leaf?.split) break;
    leaves.splice(at, 1, ...splitLeaf(input, order, { leaf, split: leaf.split, tree }));
  }
  for (const leaf of leaves) {
    hang(tree, leaf, ~tree.value.length);
    tree.value.push((-input.options.rate * leaf.gradient) / (leaf.hessian + input.options.l2));
  }
  return tree;
}

function splitLeaf(input: GrowInput, order: Int32Array, cut: { leaf: Leaf; split: Split; tree: GrownTree }): readonly [Leaf, Leaf] {
  const { leaf, split, tree } = cut;
  const node = tree.feature.length;
  hang(tree, leaf, node);
  tree.feature.push(split.column);
  tree.bin.push(split.bin);
  tree.threshold.push(input.bins.cuts[split.column]?.[split.bin] ?? 0);
  tree.left.push(0);
  tree.right.push(0);
  const middle = partition(input.bins, order, { from: leaf.from, to: leaf.to, split });
  const smallerIsLeft = middle - leaf.from < leaf.to - middle;
  const small = smallerIsLeft ? { from: leaf.from, to: middle } : { from: middle, to: leaf.to };
  const large = smallerIsLeft ? { from: middle, to: leaf.to } : { from: leaf.from, to: middle };
  const first = leafOf(input, order, { ...small, parent: node, isLeft: smallerIsLeft });
  for (let at = 0; at < leaf.histogram.length; at++) leaf.histogram[at] = (leaf.histogram[at] ?? 0) - (first.histogram[at] ?? 0);
  const second = leafOf(input, order, { ...large, parent: node, isLeft: !smallerIsLeft, histogram: leaf.histogram });
  return [first, second];
}

function leafOf(
  input: GrowInput,
  order: Int32Array,
  place: { from: number; to: number; parent: number; isLeft: boolean; histogram?: Float64Array },
): Leaf {
  let gradient = 0;
  let hessian = 0;
  for (let at = place.from; at < place.to; at++) {
    gradient += input.gradients[order[at] ?? 0] ?? 0;
    hessian += input.hessians[order[at] ?? 0] ?? 0;
  }
  const histogram = place.histogram ?? histogramOf(input, order, place);
  return { ...place, histogram, gradient, hessian, split: bestSplit(input, histogram, { gradient, hessian }) };
}

function histogramOf(input: GrowInput, order: Int32Array, place: { from: number; to: number }): Float64Array {
  const { bins, columns, gradients, hessians } = input;
  const { codes, width } = bins;
  const histogram = new Float64Array(columns.length * STRIDE);
  for (let at = place.from; at < place.to; at++) {
    const row = order[at] ?? 0;
    const gradient = gradients[row] ?? 0;
    const hessian = hessians[row] ?? 0;
    const base = row * width;
    for (let column = 0; column < columns.length; column++) {
      const slot = column * STRIDE + 2 * (codes[base + (columns[column] ?? 0)] ?? 0);
      histogram[slot] = (histogram[slot] ?? 0) + gradient;
      histogram[slot + 1] = (histogram[slot + 1] ?? 0) + hessian;
    }
  }
  return histogram;
}

function bestSplit(input: GrowInput, histogram: Float64Array, total: { gradient: number; hessian: number }): Split | undefined {
  const { l2, minLeafWeight } = input.options;
  const whole = total.gradient ** 2 / (total.hessian + l2);
  let best: Split | undefined;
  let bestGain = 1e-6;
  for (let at = 0; at < input.columns.length; at++) {
    const column = input.columns[at] ?? 0;
    const cuts = input.bins.cuts[column]?.length ?? 0;
    let gradient = 0;
    let hessian = 0;
    for (let bin = 0; bin < cuts; bin++) {
      gradient += histogram[at * STRIDE + 2 * bin] ?? 0;
      hessian += histogram[at * STRIDE + 2 * bin + 1] ?? 0;
      const rest = total.hessian - hessian;
      if (hessian < minLeafWeight || rest < minLeafWeight) continue;
      const gain = gradient ** 2 / (hessian + l2) + (total.gradient - gradient) ** 2 / (rest + l2) - whole;
      if (gain <= bestGain) continue;
      bestGain = gain;
      best = { gain, column, bin };
    }
  }
  return best;
}

function partition(bins: Bins, order: Int32Array, cut: { from: number; to: number; split: Split }): number {
  const right: number[] = [];
  let middle = cut.from;
  for (let at = cut.from; at < cut.to; at++) {
    const row = order[at] ?? 0;
    if ((bins.codes[row * bins.width + cut.split.column] ?? 0) <= cut.split.bin) order[middle++] = row;
    else right.push(row);
  }
  order.set(right, middle);
  return middle;
}

function bestOf(leaves: readonly Leaf[]): number {
  let best = 0;
  for (let at = 1; at < leaves.length; at++) if ((leaves[at]?.split?.gain ?? 0) > (leaves[best]?.split?.gain ?? 0)) best = at;
  return best;
}

function hang(tree: GrownTree, leaf: Leaf, child: number): void {
  if (leaf.parent < 0) return;
  if (leaf.isLeft) tree.left[leaf.parent] = child;
  else tree.right[leaf.parent] = child;
}

const STRIDE = 128;
