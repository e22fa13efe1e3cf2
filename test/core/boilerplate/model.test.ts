import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ForestNodes, marginOf, packForest, writeMargins, writeMarginsFrom } from '../../../src/core/boilerplate/forest.ts';
import { netLayout } from '../../../src/core/boilerplate/net.ts';
import { type NetRows, packNets, runNets } from '../../../src/core/boilerplate/netRun.ts';
import { addGivenName, isGivenName, noGivenNames } from '../../../src/core/boilerplate/givenNames.ts';
import { readBoilerplateModel, writeBoilerplateModel } from '../../../src/core/boilerplate/model.ts';
import { mulberry32 } from '../../../src/training/random.ts';
import { root } from '../../support/sources.ts';

const small = packForest({
  bias: 0.5,
  roots: Int32Array.of(0, ~2),
  feature: Uint8Array.of(1, 0),
  threshold: Float32Array.of(2, 5),
  left: Int32Array.of(~0, ~1),
  right: Int32Array.of(1, ~2),
  value: Float32Array.of(-1, 1, 3),
});

const inputs = [
  { column: 1, bend: 'log' as const, mean: 0.5, scale: 2 },
  { column: 0, bend: 'is1' as const, mean: 0, scale: 1 },
];
const shape = { mixed: 3, units: 2, layers: 2, top: 2, outputs: 1 };
const size = netLayout(inputs.length, shape).size;
const learned = {
  inputs,
  shape,
  members: [0.3, 0.5].map((scale) => Float32Array.from({ length: size }, (_, at) => scale * Math.sin(at))),
};
const nets = packNets(learned);
const lines = [1, 0, 1, 1, 2].map((value, at) => Float32Array.of(value, at));
const values = Float32Array.from(lines.flatMap((line) => [...line]));
const rowsFrom = (first: number, count: number): NetRows => ({ count, values, stride: 0, offsetOf: (line) => 2 * ((first + line) % 5) });

const given = noGivenNames();
addGivenName(given, 12345);

const made = {
  words: { weights: Int8Array.of(3, -4, 0, 127), scale: 0.25, bias: -0.5 },
  appealWords: { weights: Int8Array.of(-5, 6), scale: 0.125, bias: -2 },
  appealLines: small,
  appealContext: small,
  first: small,
  second: nets,
  title: small,
  byline: small,
  given,
  calibration: [0.5, 0.25] as const,
  thresholds: { careful: 0.875, balanced: 0.5, thorough: 0.25 },
  repeating: 0.375,
};

describe('a forest', () => {
  it.each([
    ['left', [9, 1], 0.5 - 1 + 3],
    ['right, then left', [5, 3], 0.5 + 1 + 3],
    ['right, then right', [6, 3], 0.5 + 3 + 3],
  ])('sums the leaves it comes to: %s', (_, row, margin) => {
    expect(marginOf(small, Float32Array.of(0, ...row), 1)).toBeCloseTo(margin, 5);
  });

  it('says of many trees and rows what each tree says of each', () => {
    const random = mulberry32(3);
    const count = 11;
    const forest = packForest({
      bias: 0.25,
      roots: Int32Array.from({ length: count }, (_, tree) => 3 * tree),
      feature: Uint8Array.from({ length: 3 * count }, () => 5 * random()),
      threshold: Float32Array.from({ length: 3 * count }, () => random()),
      left: Int32Array.from({ length: 3 * count }, (_, node) => (node % 3 === 0 ? node + 1 : ~(2 * node))),
      right: Int32Array.from({ length: 3 * count }, (_, node) => (node % 3 === 0 ? node + 2 : ~(2 * node + 1))),
      value: Float32Array.from({ length: 6 * count }, () => random() - 0.5),
    });
    const features = Float32Array.from({ length: 7 * 20 }, () => random());
    const margins = new Float32Array(19);
    writeMargins(forest, { values: features, offset: 3, stride: 7, count: 19 }, margins);
    margins.forEach((margin, row) => {
      const walked = forest.nodes.roots.reduce((sum, root) => sum + leafValue(forest.nodes, root, features.subarray(3 + 7 * row)), 0.25);
      expect(margin).toBeCloseTo(walked, 5);
      expect(marginOf(forest, features, 3 + 7 * row)).toBeCloseTo(walked, 5);
    });
  });
});

describe('a forest that is asked no more where its first trees say enough', () => {
  const count = 40;
  const stumps = packForest({
    bias: 0.5,
    roots: Int32Array.from({ length: count }, (_, tree) => tree),
    feature: new Uint8Array(count),
    threshold: new Float32Array(count),
    left: Int32Array.from({ length: count }, (_, tree) => ~(2 * tree)),
    right: Int32Array.from({ length: count }, (_, tree) => ~(2 * tree + 1)),
    value: Float32Array.from({ length: 2 * count }, (_, leaf) => (leaf % 2 === 0 ? -0.25 : 0.25)),
  });
  const marginsFrom = (least: number): readonly number[] => {
    const out = new Float32Array(4);
    writeMarginsFrom(least, stumps, { values: Float32Array.of(9, 1, 9, -1, 9, -2, 9, 3, 9), offset: 1, stride: 2, count: 4 }, out);
    return [...out];
  };

  it('gives what 32 trees say to a row that they put below, and what all say to the others', () => {
    expect(marginsFrom(-7)).toEqual([10.5, -7.5, -7.5, 10.5]);
    expect(marginsFrom(-8)).toEqual([10.5, -9.5, -9.5, 10.5]);
    expect(marginsFrom(Infinity)).toEqual([8.5, -7.5, -7.5, 8.5]);
  });
});

/** The leaf that a row comes to from a node, walked in the plainest way. */
function leafValue(nodes: ForestNodes, node: number, row: Float32Array): number {
  if (node < 0) return nodes.value[~node] ?? NaN;
  const goesLeft = (row[nodes.feature[node] ?? 0] ?? 0) <= (nodes.threshold[node] ?? 0);
  return leafValue(nodes, (goesLeft ? nodes.left : nodes.right)[node] ?? 0, row);
}

describe('networks over the lines of a text', () => {
  it('read each line in the light of those before and after it', () => {
    const all = runNets(nets, rowsFrom(0, 5));
    expect(new Set(all.map((margin) => Math.round(margin * 1e4))).size).toBe(5);
    expect(runNets(nets, rowsFrom(0, 4))[0]).not.toBeCloseTo(all[0] ?? 0, 4);
    expect(runNets(nets, rowsFrom(1, 4))[3]).not.toBeCloseTo(all[4] ?? 0, 4);
  });

  it('give the mean of what each says', () => {
    const [first, second] = learned.members.map((member) => runNets(packNets({ ...learned, members: [member] }), rowsFrom(0, 5)));
    runNets(nets, rowsFrom(0, 5)).forEach((margin, line) => {
      expect(margin).toBeCloseTo(((first?.[line] ?? 0) + (second?.[line] ?? 0)) / 2, 5);
    });
  });

  it('read texts of any length, in stretches', () => {
    const margins = runNets(nets, rowsFrom(0, 40_000));
    expect(margins.every(Number.isFinite)).toBe(true);
    expect(margins[20_000]).not.toBe(0);
  });
});

describe('the bytes of a model', () => {
  it('are read as they were written', () => {
    const read = readBoilerplateModel(writeBoilerplateModel(made));
    expect(read.thresholds).toEqual(made.thresholds);
    expect(read.repeating).toBe(made.repeating);
    expect(read.calibration).toEqual(made.calibration);
    expect([...read.words.weights]).toEqual([3, -4, 0, 127]);
    expect(read.appealWords).toEqual(made.appealWords);
    for (const each of [read.appealLines, read.appealContext]) expect(marginOf(each, Float32Array.of(6, 3), 0)).toBeCloseTo(6.5, 3);
    expect([12345, 54321].map((hash) => isGivenName(read.given, hash))).toEqual([true, false]);
    expect(marginOf(read.byline, Float32Array.of(6, 3), 0)).toBeCloseTo(6.5, 3);
    const [written, again] = [nets, read.second].map((each) => [...runNets(each, rowsFrom(0, 5))]);
    again?.forEach((margin, line) => {
      expect(margin).toBeCloseTo(written?.[line] ?? 9, 3);
    });
  });

  it('are refused when they are something else, of another version or cut short', () => {
    const bytes = writeBoilerplateModel(made);
    expect(() => readBoilerplateModel(new Uint8Array(0))).toThrow(RangeError);
    expect(() => readBoilerplateModel(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))).toThrow(RangeError);
    expect(() => readBoilerplateModel(bytes.slice(0, bytes.length - 2))).toThrow(RangeError);
    expect(() => readBoilerplateModel(Uint8Array.from(bytes, (byte, at) => (at === 4 ? byte + 1 : byte)))).toThrow(RangeError);
  });

  it('as shipped take 1.5 MB together', () => {
    const sizes = readdirSync(join(root, 'media/models')).map(
      (name) => brotliCompressSync(readFileSync(join(root, 'media/models', name))).length,
    );
    expect(sizes.length).toBe(3);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(1_500_000);
  });

  const file = join(root, 'media/models/boilerplate.bin');
  it.skipIf(!existsSync(file))('as shipped are read by this version', () => {
    const bytes = readFileSync(file);
    const { thresholds, repeating } = readBoilerplateModel(bytes);
    expect(thresholds.careful).toBeGreaterThan(thresholds.balanced);
    expect(thresholds.balanced).toBeGreaterThanOrEqual(thresholds.thorough);
    expect(repeating).toBeLessThan(thresholds.careful);
    expect(repeating).toBeGreaterThan(0);
  });
});
