/** Boosted trees as arrays: inner node n goes to `left[n]` when the feature is at most the threshold, else `right[n]`; a negative child `c` is leaf `~c`. */
export interface ForestNodes {
  readonly bias: number;
  readonly roots: Int32Array;
  readonly feature: Uint8Array;
  readonly threshold: Float32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly value: Float32Array;
}

/** Boosted trees laid out for speed, beside what they were made of: siblings stand side by side, a leaf has no children and its value for a threshold. */
export interface Forest {
  readonly nodes: ForestNodes;
  readonly bias: number;
  readonly starts: Int32Array;
  /** Feature in the low eight bits, place of the left child above; -1 for a leaf. */
  readonly steps: Int32Array;
  readonly splits: Float32Array;
}

/** The log odds the forest gives to the row of features that starts at `offset`. */
export function marginOf(forest: Forest, features: Float32Array, offset: number): number {
  return sumTrees(forest, features, { offset, from: 0, to: forest.starts.length, sum: forest.bias });
}

/** The same, but done as soon as 24 trees or more are so sure that the rest has not been seen to turn them (at the balanced point none of 77,981 lines of dev pages, at the careful point 22). */
export function quickMarginOf(forest: Forest, features: Float32Array, offset: number): number {
  const { length } = forest.starts;
  let from = 0;
  let sum = forest.bias;
  for (let to = 24; from < length; to += 8) {
    sum = sumTrees(forest, features, { offset, from, to: Math.min(to, length), sum });
    if (Math.abs(sum) > SURE) return sum;
    from = to;
  }
  return sum;
}

/** Adds the leaves that the row of features at `offset` comes to in the trees `from` to `to` (excluded). */
export function sumTrees(forest: Forest, features: Float32Array, part: { offset: number; from: number; to: number; sum: number }): number {
  const { starts, steps, splits } = forest;
  const { offset, to } = part;
  let { sum } = part;
  for (let tree = part.from; tree < to; tree++) {
    let node = starts[tree] ?? 0;
    let step = steps[node] ?? -1;
    while (step >= 0) {
      node = (step >> 8) + ((features[offset + (step & 255)] ?? 0) > (splits[node] ?? 0) ? 1 : 0);
      step = steps[node] ?? -1;
    }
    sum += splits[node] ?? 0;
  }
  return sum;
}

/** Log odds at which a sum is sure. */
const SURE = 3;

/** Lays trees out for speed. */
export function packForest(nodes: ForestNodes): Forest {
  const steps: number[] = [];
  const splits: number[] = [];
  const place = (child: number): void => {
    steps.push(child < 0 ? -1 : child);
    splits.push((child < 0 ? nodes.value[~child] : nodes.threshold[child]) ?? 0);
  };
  const starts = Int32Array.from(nodes.roots, (root) => {
    const start = steps.length;
    place(root);
    for (let at = start; at < steps.length; at++) {
      const node = steps[at] ?? -1;
      if (node < 0) continue;
      steps[at] = (steps.length << 8) | (nodes.feature[node] ?? 0);
      place(nodes.left[node] ?? -1);
      place(nodes.right[node] ?? -1);
    }
    return start;
  });
  return { nodes, bias: nodes.bias, starts, steps: Int32Array.from(steps), splits: Float32Array.from(splits) };
}

/** Log odds to probability. */
export function toProbability(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
}
