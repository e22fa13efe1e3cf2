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
  /** Where they lie in the memory of the kernels, all of them, the first HEAD, and the others. */
  readonly place: number;
  readonly head: number;
  readonly rest: number;
}

/** Rows of features: `count` of them, each `stride` numbers after the one before, from `offset`. */
export interface Rows {
  readonly values: Float32Array;
  readonly offset: number;
  readonly stride: number;
  readonly count: number;
}

/** Writes the log odds the forest gives to each of the rows. */
export function writeMargins(forest: Forest, rows: Rows, out: Float32Array): void {
  sumTreesOfRows(forest, { place: forest.place, sum: forest.bias }, rows, out);
}

/** The same, but a row that the first HEAD trees put below `least` is asked no more: it gets what these said. */
export function writeMarginsFrom(least: number, forest: Forest, rows: Rows, out: Float32Array): void {
  sumTreesOfRows(forest, { place: forest.head, sum: forest.bias }, rows, out);
  const { width } = forest;
  const open: number[] = [];
  for (let row = 0; row < rows.count; row++) if ((out[row] ?? 0) >= least) open.push(row);
  const values = new Float32Array(open.length * width);
  open.forEach((row, at) => {
    const start = rows.offset + row * rows.stride;
    values.set(rows.values.subarray(start, start + width), at * width);
  });
  const more = new Float32Array(open.length);
  sumTreesOfRows(forest, { place: forest.rest, sum: 0 }, { values, offset: 0, stride: width, count: open.length }, more);
  open.forEach((row, at) => {
    out[row] = (out[row] ?? 0) + (more[at] ?? 0);
  });
}

function sumTreesOfRows(
  { kernels, width }: Forest,
  { place, sum }: { readonly place: number; readonly sum: number },
  { values, offset, stride, count }: Rows,
  out: Float32Array,
): void {
  if (count === 0) return;
  const size = (count - 1) * stride + width;
  const memory = kernels.floats(size + count);
  const first = kernels.room >> 2;
  memory.set(values.subarray(offset, offset + size), first);
  kernels.call.sumRows(place, kernels.room, 4 * stride, count, sum, kernels.room + 4 * size);
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

/** Lays trees out for the kernels: siblings stand side by side, a leaf leads to itself; a node is its threshold and, in one number, where its children stand and its feature. */
export function packForest(nodes: ForestNodes): Forest {
  const { bias, roots, feature, threshold, left, right, value } = nodes;
  const size = roots.length + 2 * feature.length;
  const laid = new Uint32Array(2 * size);
  const splits = new Float32Array(laid.buffer);
  const values = new Float32Array(size);
  const children = new Int32Array(size);
  const starts = new Uint32Array(roots.length);
  let end = 0;
  for (let tree = 0; tree < roots.length; tree++) {
    const start = end;
    starts[tree] = start << 3;
    children[end++] = roots[tree] ?? -1;
    for (let at = start; at < end; at++) {
      const node = children[at] ?? -1;
      splits[2 * at] = node < 0 ? Infinity : (threshold[node] ?? 0);
      laid[2 * at + 1] = node < 0 ? at << 11 : (end << 11) | (feature[node] ?? 0);
      if (node < 0) values[at] = value[~node] ?? 0;
      if (node < 0) continue;
      children[end++] = left[node] ?? -1;
      children[end++] = right[node] ?? -1;
    }
  }
  const kernels = new Kernels();
  const [startsAt, laidAt, valuesAt] = [kernels.place(starts), kernels.place(laid), kernels.place(values)];
  const trees = (from: number, to: number): number => kernels.place(Uint32Array.of(startsAt + 4 * from, laidAt, valuesAt, to - from));
  const width = feature.reduce((most, one) => Math.max(most, one + 1), 0);
  const [most, few] = [roots.length, Math.min(HEAD, roots.length)];
  return { nodes, bias, size: most, width, kernels, place: trees(0, most), head: trees(0, few), rest: trees(few, most) };
}

/** Log odds to probability. */
export function toProbability(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
}

/** The natural log odds of a probability between 0 and 1, both excluded. */
export function toLogOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/** How many trees tell whether the others need be asked. */
const HEAD = 32;
