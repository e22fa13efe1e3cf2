/** Boosted trees laid out for speed: inner nodes of all trees in a row; a negative child `c` is leaf value `~c`. */
export interface SplitTrees {
  readonly bias: number;
  /** The first node of each tree; `~leaf` where a tree is a single leaf. */
  readonly roots: Int32Array;
  readonly feature: Uint8Array;
  readonly threshold: Float32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly value: Float32Array;
  /** Log-odds below which a row is given up after the first `CHECKPOINTS` trees. */
  readonly cuts: Float32Array;
}

/** After how many trees a row may be given up. */
export const CHECKPOINTS = [8, 20, 45] as const;

/** The probability of the row whose features start at `base`; 0 once the first few trees leave no doubt that it is no boundary. */
export function chanceOf(trees: SplitTrees, features: Float32Array, base: number): number {
  let margin = trees.bias;
  let check = 0;
  for (let at = 0; at < trees.roots.length; at++) {
    if (at === CHECKPOINTS[check] && margin < (trees.cuts[check++] ?? -Infinity)) return 0;
    margin += trees.value[~leafOf(trees, trees.roots[at] ?? -1, { features, base })] ?? 0;
  }
  return 1 / (1 + Math.exp(-margin));
}

function leafOf(trees: SplitTrees, root: number, row: { features: Float32Array; base: number }): number {
  const { feature, threshold, left, right } = trees;
  const { features, base } = row;
  let node = root;
  while (node >= 0) node = ((features[base + (feature[node] ?? 0)] ?? 0) <= (threshold[node] ?? 0) ? left[node] : right[node]) ?? -1;
  return node;
}
