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

/** Boosted trees laid out for speed, beside what they were made of: siblings stand side by side, a leaf leads to itself. */
export interface Forest {
  readonly nodes: ForestNodes;
  readonly bias: number;
  readonly starts: Int32Array;
  /** Feature in the low eight bits, place of the left child above, for a leaf its own. */
  readonly steps: Int32Array;
  /** What the feature must exceed to go right; infinite for a leaf. */
  readonly splits: Float32Array;
  /** What a leaf adds. */
  readonly values: Float32Array;
}

/** The log odds the forest gives to the row of features that starts at `offset`. */
export function marginOf(forest: Forest, features: Float32Array, offset: number): number {
  return sumTrees(forest, features, { offset, from: 0, to: forest.starts.length, sum: forest.bias });
}

/**
 * Adds the leaves that the row of features at `offset` comes to in the trees `from` to `to` (excluded), in their order. Four trees are walked at once without
 * a branch for where they fork, since those branches cannot be foreseen.
 */
export function sumTrees(forest: Forest, features: Float32Array, part: { offset: number; from: number; to: number; sum: number }): number {
  const { starts, steps, splits, values } = forest;
  const { offset, to } = part;
  let { from: tree, sum } = part;
  for (; tree + 3 < to; tree += 4) {
    let a = starts[tree] ?? 0;
    let b = starts[tree + 1] ?? 0;
    let c = starts[tree + 2] ?? 0;
    let d = starts[tree + 3] ?? 0;
    for (;;) {
      const [stepA, stepB, stepC, stepD] = [steps[a] ?? 0, steps[b] ?? 0, steps[c] ?? 0, steps[d] ?? 0];
      const nextA = (stepA >> 8) + +((features[offset + (stepA & 255)] ?? 0) > (splits[a] ?? 0));
      const nextB = (stepB >> 8) + +((features[offset + (stepB & 255)] ?? 0) > (splits[b] ?? 0));
      const nextC = (stepC >> 8) + +((features[offset + (stepC & 255)] ?? 0) > (splits[c] ?? 0));
      const nextD = (stepD >> 8) + +((features[offset + (stepD & 255)] ?? 0) > (splits[d] ?? 0));
      if (((nextA ^ a) | (nextB ^ b) | (nextC ^ c) | (nextD ^ d)) === 0) break;
      [a, b, c, d] = [nextA, nextB, nextC, nextD];
    }
    sum += values[a] ?? 0;
    sum += values[b] ?? 0;
    sum += values[c] ?? 0;
    sum += values[d] ?? 0;
  }
  for (; tree < to; tree++) sum += values[leafOf(forest, features, offset, tree)] ?? 0;
  return sum;
}

function leafOf({ starts, steps, splits }: Forest, features: Float32Array, offset: number, tree: number): number {
  let node = -1;
  let next = starts[tree] ?? 0;
  while (next !== node) {
    node = next;
    const step = steps[node] ?? 0;
    next = (step >> 8) + ((features[offset + (step & 255)] ?? 0) > (splits[node] ?? 0) ? 1 : 0);
  }
  return node;
}

/** Lays trees out for speed. */
export function packForest(nodes: ForestNodes): Forest {
  const steps: number[] = [];
  const splits: number[] = [];
  const values: number[] = [];
  const place = (child: number): void => {
    values.push(child < 0 ? (nodes.value[~child] ?? 0) : 0);
    splits.push(child < 0 ? Infinity : (nodes.threshold[child] ?? 0));
    steps.push(child);
  };
  const starts = Int32Array.from(nodes.roots, (root) => {
    const start = steps.length;
    place(root);
    for (let at = start; at < steps.length; at++) {
      const node = steps[at] ?? -1;
      steps[at] = node < 0 ? at << 8 : (steps.length << 8) | (nodes.feature[node] ?? 0);
      if (node < 0) continue;
      place(nodes.left[node] ?? -1);
      place(nodes.right[node] ?? -1);
    }
    return start;
  });
  return {
    nodes,
    bias: nodes.bias,
    starts,
    steps: Int32Array.from(steps),
    splits: Float32Array.from(splits),
    values: Float32Array.from(values),
  };
}

/** Log odds to probability. */
export function toProbability(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
}
