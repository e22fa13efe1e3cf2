import { Kernels } from '../kernels/kernels.ts';

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

/** Boosted trees laid out for the kernels, beside what they were made of. */
export interface Forest {
  readonly nodes: ForestNodes;
  readonly bias: number;
  /** How many trees. */
  readonly size: number;
  /** How many numbers of a row they read at most. */
  readonly width: number;
  readonly kernels: Kernels;
  /** Where they lie in the memory of the kernels. */
  readonly place: number;
}

/** Rows of features: `count` of them, each `stride` numbers after the one before, from `offset`. */
export interface Rows {
  readonly values: Float32Array;
  readonly offset: number;
  readonly stride: number;
  readonly count: number;
}

/** Writes the log odds the forest gives to each of the rows. */
export function writeMargins({ kernels, place, bias, width }: Forest, { values, offset, stride, count }: Rows, out: Float32Array): void {
  if (count === 0) return;
  const size = (count - 1) * stride + width;
  const memory = kernels.floats(size + count);
  const first = kernels.room >> 2;
  memory.set(values.subarray(offset, offset + size), first);
  kernels.call.sumRows(place, kernels.room, 4 * stride, count, bias, kernels.room + 4 * size);
  out.set(memory.subarray(first + size, first + size + count));
}

/** The log odds the forest gives to the row of features that starts at `offset`. */
export function marginOf(forest: Forest, features: Float32Array, offset: number): number {
  return sumTrees(forest, { row: readRow(forest, features, offset), from: 0, to: forest.size, sum: forest.bias });
}

/** Numbers, whatever stands in them, that the forest reads without copying them; good until more are opened for the same forest. */
export function openRow({ kernels, width }: Forest, size: number): Float32Array {
  const memory = kernels.floats(Math.max(size, width));
  const first = kernels.room >> 2;
  return memory.subarray(first, first + size);
}

/** Lets the forest read the row of features that starts at `offset`, and gives the place where it reads it. */
export function readRow({ kernels, width }: Forest, features: Float32Array, offset: number): number {
  const memory = kernels.floats(width);
  if (features.buffer === memory.buffer) return features.byteOffset + 4 * offset;
  const first = kernels.room >> 2;
  for (let at = 0; at < width; at++) memory[first + at] = features[offset + at] ?? 0;
  return kernels.room;
}

/** Adds what the trees `from` to `to` (excluded) say of the row at a place, in their order. */
export function sumTrees({ kernels, place }: Forest, part: { row: number; from: number; to: number; sum: number }): number {
  return kernels.call.sumTrees(place, part.row, part.from, part.to, part.sum);
}

/** Lays trees out for the kernels: siblings stand side by side, a leaf leads to itself. */
export function packForest(nodes: ForestNodes): Forest {
  const steps: number[] = [];
  const splits: number[] = [];
  const values: number[] = [];
  const put = (child: number): void => {
    values.push(child < 0 ? (nodes.value[~child] ?? 0) : 0);
    splits.push(child < 0 ? Infinity : (nodes.threshold[child] ?? 0));
    steps.push(child);
  };
  const starts = Uint32Array.from(nodes.roots, (root) => {
    const start = steps.length;
    put(root);
    for (let at = start; at < steps.length; at++) {
      const node = steps[at] ?? -1;
      steps[at] = (node < 0 ? at << 11 : steps.length << 11) | (node < 0 ? 0 : (nodes.feature[node] ?? 0));
      if (node < 0) continue;
      put(nodes.left[node] ?? -1);
      put(nodes.right[node] ?? -1);
    }
    return start << 3;
  });
  const kernels = new Kernels();
  const columns = [kernels.place(starts), kernels.place(nodesOf(splits, steps)), kernels.place(Float32Array.from(values)), starts.length];
  const width = nodes.feature.reduce((most, feature) => Math.max(most, feature + 1), 0);
  return { nodes, bias: nodes.bias, size: starts.length, width, kernels, place: kernels.place(Uint32Array.from(columns)) };
}

function nodesOf(splits: readonly number[], steps: readonly number[]): Uint32Array {
  const nodes = new Uint32Array(2 * steps.length);
  const floats = new Float32Array(nodes.buffer);
  steps.forEach((step, at) => {
    floats[2 * at] = splits[at] ?? 0;
    nodes[2 * at + 1] = step;
  });
  return nodes;
}

/** Log odds to probability. */
export function toProbability(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
}
