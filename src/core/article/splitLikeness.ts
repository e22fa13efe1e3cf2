import { floatBlock } from '../text/block.ts';

/** Reaches of the likeness, in content words to either side. */
export const PROSE_REACHES = [40, 100, 250] as const;

/** The words of prose: their numbers below `count`, how much each tells, and where the words of each row start, with the end of all. */
export interface Weighed {
  readonly ids: Int32Array;
  readonly count: number;
  readonly weights: Float32Array;
  readonly starts: Int32Array;
}

/** Per reach and row: how alike the words before and after the row's start are, as a weighed cosine; linear time. */
export function likenessesOf({ ids, count, weights, starts }: Weighed): readonly Float32Array[] {
  const squares = new Float64Array(weights.length);
  let all = 0;
  for (let at = 0; at < squares.length; at++) {
    const weight = weights[at] ?? 0;
    squares[at] = weight * weight;
    all += weight * weight;
  }
  const added = (FEW * all) / Math.max(1, squares.length);
  const counts = new Int32Array(count);
  const block = floatBlock(PROSE_REACHES.length * (starts.length - 1));
  return PROSE_REACHES.map((reach) => likenessOf({ ids, squares, counts: counts.fill(0), starts, reach, added }, block(starts.length - 1)));
}

interface Slid {
  readonly ids: Int32Array;
  readonly squares: Float64Array;
  /** Per number how often the word stands after the place within reach, and `LEFT` times how often before it. */
  readonly counts: Int32Array;
  readonly starts: Int32Array;
  readonly reach: number;
  readonly added: number;
}

/** Slides the windows before and after a place over the words, keeping up their product and the squares of their lengths word by word. */
function likenessOf(slid: Slid, likeness: Float32Array): Float32Array {
  const { ids, squares, counts, starts, reach, added } = slid;
  let product = 0;
  let left = 0;
  let right = firstAhead(slid);
  let place = 0;
  for (let row = 0; row < likeness.length; row++) {
    const start = starts[row] ?? 0;
    for (; place < start; place++) {
      const id = ids[place] ?? 0;
      const square = squares[place] ?? 0;
      const both = counts[id] ?? 0;
      const after = both & (LEFT - 1);
      const before = both >> LEFT_BITS;
      product += square * (after - before - 1);
      left += square * (2 * before + 1);
      right -= square * (2 * after - 1);
      counts[id] = both + LEFT - 1;
      const gone = place - reach;
      if (gone >= 0) {
        const lost = ids[gone] ?? 0;
        const known = counts[lost] ?? 0;
        const weight = squares[gone] ?? 0;
        product -= weight * (known & (LEFT - 1));
        left -= weight * (2 * (known >> LEFT_BITS) - 1);
        counts[lost] = known - LEFT;
      }
      const come = place + reach;
      if (come < ids.length) {
        const won = ids[come] ?? 0;
        const known = counts[won] ?? 0;
        const weight = squares[come] ?? 0;
        product += weight * (known >> LEFT_BITS);
        right += weight * (2 * (known & (LEFT - 1)) + 1);
        counts[won] = known + 1;
      }
    }
    likeness[row] = product / (Math.sqrt((left + added) * (right + added)) + 1e-6);
  }
  return likeness;
}

/** Counts the words within reach of the text's start, and gives the square of their length. */
function firstAhead({ ids, squares, counts, reach }: Slid): number {
  let sum = 0;
  for (let at = 0; at < reach && at < ids.length; at++) {
    const id = ids[at] ?? 0;
    const known = counts[id] ?? 0;
    sum += (squares[at] ?? 0) * (2 * known + 1);
    counts[id] = known + 1;
  }
  return sum;
}

/** How many usual words are added to a window's length, so that few words are alike by less. */
const FEW = 8;
const LEFT_BITS = 10;
const LEFT = 1 << LEFT_BITS;
