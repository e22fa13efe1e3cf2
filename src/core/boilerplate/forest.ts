/** Boosted trees flattened for speed: inner node n goes to `left[n]` when the feature is at most the threshold, else `right[n]`; a negative child `c` is leaf `~c`. */
export interface Forest {
  readonly bias: number;
  readonly roots: Int32Array;
  readonly feature: Uint8Array;
  readonly threshold: Float32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly value: Float32Array;
}

/** The log odds the forest gives to the row of features that starts at `offset`. */
export function marginOf(forest: Forest, features: Float32Array, offset: number): number {
  const { roots, feature, threshold, left, right, value } = forest;
  let sum = forest.bias;
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree] ?? 0;
    while (node >= 0) {
      const small = (features[offset + (feature[node] ?? 0)] ?? 0) <= (threshold[node] ?? 0);
      node = (small ? left[node] : right[node]) ?? -1;
    }
    sum += value[~node] ?? 0;
  }
  return sum;
}

/** Log odds to probability. */
export function toProbability(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
}
