import { describe, expect, it } from 'vitest';
import { chainsOf, PROSE_REACHES } from '../../../../src/core/article/split/likeness.ts';
import { linksOf, WINDOWS, type Links } from '../../../../src/core/article/split/links.ts';
import { CHECKPOINTS, chanceOf, chancesOf, isHopeless, type SplitTrees } from '../../../../src/core/article/split/trees.ts';
import { packForest } from '../../../../src/core/boilerplate/forest.ts';
import { mulberry32 } from '../../../../src/training/random.ts';

const linked = (tokens: readonly number[], starts: readonly number[] = []): Links =>
  linksOf({ tokens: Int32Array.from(tokens), tokenStart: Int32Array.of(...starts, tokens.length), count: starts.length });

describe('numbered words', () => {
  it('have one number a word, in the order in which they first come', () => {
    const { ids, hashes, count, previous, next } = linked([7, -9, 7, 0, -9, 7]);
    expect([...ids]).toEqual([0, 1, 0, 2, 1, 0]);
    expect([...hashes.subarray(0, count)]).toEqual([7, -9, 0]);
    expect([...previous]).toEqual([-1, -1, 0, -1, 1, 2]);
    expect([...next]).toEqual([2, 4, 5, -1, -1, -1]);
  });

  it('tell apart words whose hashes share a place', () => {
    const hashes = Array.from({ length: 3000 }, (_, at) => at << 20);
    expect(new Set(linked(hashes).ids).size).toBe(new Set(hashes).size);
  });
});

describe('overlap', () => {
  it('is the share of the different words ahead of a row that stand in the window behind', () => {
    const random = mulberry32(8);
    const tokens = Array.from({ length: 900 }, () => Math.floor(random() ** 2 * 300));
    const starts = [0, 10, 10, 300, 640, 890];
    const { overlaps } = linked(tokens, starts);
    WINDOWS.forEach(({ ahead, back }, window) =>
      starts.forEach((start, row) => {
        const different = new Set(tokens.slice(start, start + ahead));
        const seen = [...different].filter((token) => {
          const at = tokens.indexOf(token, start);
          const before = at === 0 ? -1 : tokens.lastIndexOf(token, at - 1);
          return before >= 0 && start - before <= back;
        });
        expect(overlaps[window]?.[row]).toBeCloseTo((seen.length + 0.5) / (different.size + 5), 6);
      }),
    );
  });
});

describe('likeness', () => {
  const random = mulberry32(3);
  const ids = Int32Array.from({ length: 700 }, () => Math.floor(random() ** 2 * 90));
  const weights = Float32Array.from(ids, (id) => 1 + (id % 5));
  const starts = Int32Array.of(0, 3, 60, 60, 130, 410, 640, 700);

  it('is the weighed cosine of the words within reach before and after', () => {
    const { likeness: all } = chainsOf({ ids, count: 90, weights, starts });
    PROSE_REACHES.forEach((reach, at) =>
      starts.subarray(0, -1).forEach((start, row) => expect(all[at]?.[row]).toBeCloseTo(cosine(start, reach), 5)),
    );
  });

  it('is told beside where each word stands before and after', () => {
    const { previous, next } = chainsOf({
      ids: Int32Array.of(2, 0, 2),
      count: 3,
      weights: Float32Array.of(1, 1, 1),
      starts: Int32Array.of(0, 1, 3),
    });
    expect([[...previous], [...next]]).toEqual([
      [-1, -1, 0],
      [2, -1, -1],
    ]);
  });

  function cosine(start: number, reach: number): number {
    const vector = (from: number, to: number): Float64Array => {
      const sums = new Float64Array(90);
      for (let at = Math.max(0, from); at < Math.min(ids.length, to); at++)
        sums[ids[at] ?? 0] = (sums[ids[at] ?? 0] ?? 0) + (weights[at] ?? 0);
      return sums;
    };
    const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
    const [left, right] = [vector(start - reach, start), vector(start, start + reach)];
    const added = (8 * weights.reduce((sum, weight) => sum + weight ** 2, 0)) / weights.length;
    return dot(left, right) / Math.sqrt((dot(left, left) + added) * (dot(right, right) + added));
  }
});

describe('trees', () => {
  /** As many trees as reach the last checkpoint: the first twelve ask the first feature, the others the second. */
  const size = CHECKPOINTS[CHECKPOINTS.length - 1] ?? 0;
  const forest = packForest({
    bias: 0,
    roots: Int32Array.from({ length: size }, (_, at) => at),
    feature: Uint8Array.from({ length: size }, (_, at) => (at < CHECKPOINTS[0] ? 0 : 1)),
    threshold: new Float32Array(size).fill(0.5),
    left: Int32Array.from({ length: size }, (_, at) => ~(2 * at)),
    right: Int32Array.from({ length: size }, (_, at) => ~(2 * at + 1)),
    value: Float32Array.from({ length: 2 * size }, (_, at) => (at % 2 === 0 ? -0.1 : 0.1)),
  });
  const trees = (cut: number): SplitTrees => ({ forest, cuts: Float32Array.of(cut, -Infinity, -Infinity) });

  it('give a row up by the features that the first of them read, and only where they say so', () => {
    const row = Float32Array.of(0, NaN);
    expect(isHopeless(trees(-1), row, 0)).toBe(true);
    expect(isHopeless(trees(-2), row, 0)).toBe(false);
    expect(chanceOf(trees(-1), Float32Array.of(0, 1), 0)).toBe(0);
  });

  it('judge rivals as they judge rows, but for those far behind the best, which are not filled', () => {
    const rows = Float32Array.of(1, 1, 0, 1, 1, 0);
    const filled: number[] = [];
    const rivals = { features: rows, width: 2, count: 3, fill: (at: number): void => void filled.push(at) };
    const chances = chancesOf(trees(-1), rivals);
    expect(filled).toEqual([0, 2]);
    for (const at of filled) expect(chances[at]).toBeCloseTo(chanceOf(trees(-Infinity), rows, 2 * at), 6);
    expect(chances[1]).toBeLessThan(Math.min(chances[0] ?? 0, chances[2] ?? 0));
    expect(chances[1]).toBeGreaterThan(0);
  });
});
