import { openColumns } from '../../kernels/columns.ts';

/** Reaches of the likeness, in content words to either side. */
export const PROSE_REACHES = [40, 100, 250] as const;

/** The words of prose: their numbers below `count`, how much each tells, and where the words of each row start, with the end of all. */
export interface Weighed {
  readonly ids: Int32Array;
  readonly count: number;
  readonly weights: Float32Array;
  readonly starts: Int32Array;
}

/** How words hold together: per word the index of its previous and next occurrence, -1 for none, and per reach and row how alike the words before and after the row's start are, as a weighed cosine. */
export interface Chains {
  readonly previous: Int32Array;
  readonly next: Int32Array;
  readonly likeness: readonly Float32Array[];
}

/** Links the words and likens what stands before and after each row; linear time. */
export function chainsOf({ ids, count, weights, starts }: Weighed): Chains {
  const { length } = ids;
  const rows = starts.length - 1;
  const { call, ints, floats, places } = openColumns([length, length, length, 2 * length, rows, count, rows, rows, rows]);
  const [previous = 0, next = 0, numbers = 0, squares = 0, first = 0, scratch = 0, ...outs] = places;
  ints.set(ids, numbers >> 2);
  ints.set(starts.subarray(0, rows), first >> 2);
  call.linkWords(numbers, length, count, scratch, previous, next);
  const sum = square(weights, new Float64Array(ints.buffer, squares, length));
  const added = (FEW * sum) / Math.max(1, length);
  PROSE_REACHES.forEach((reach, at) => {
    call.likenRows(numbers, squares, length, count, first, rows, reach, added, scratch, outs[at] ?? 0);
  });
  const found = ints.slice(previous >> 2, numbers >> 2);
  const middle = (next - previous) >> 2;
  return {
    previous: found.subarray(0, length),
    next: found.subarray(middle, middle + length),
    likeness: outs.map((out) => floats.slice(out >> 2, (out >> 2) + rows)),
  };
}

/** Writes the squares of the values, and gives their sum. */
function square(values: Float32Array, squares: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    squares[at] = value * value;
    sum += value * value;
  }
  return sum;
}

/** How many usual words are added to a window's length, so that few words are alike by less. */
const FEW = 8;
