import { describe, expect, it } from 'vitest';
import { TOPICS } from '../../src/core/article/split/topics.ts';
import { scanLines } from '../../src/core/boilerplate/scan.ts';
import { linesOf } from '../../src/core/text/lines.ts';
import type { Learned } from '../../src/training/boundaries/lessons.ts';
import { meanOf, meanOfRivals } from '../../src/training/boundaries/mean.ts';
import { learnTopics } from '../../src/training/boundaries/topics.ts';
import { mulberry32 } from '../../src/training/random.ts';
import { marginsOf, trainTrees } from '../../src/training/trees.ts';

const word = (text: string): number => scanLines(text, linesOf(text)).stems[0] ?? 0;
const sea = 'ferry harbour captain anchor island sailor';
const wood = 'beetle larvae fungus trunk forest ranger';
const texts = Array.from({ length: 40 }, (_, at) => `${at % 2 === 0 ? sea : wood} ${at % 2 === 0 ? sea : wood}`);

describe('topics', () => {
  const topics = learnTopics([...texts, ...Array.from({ length: 200 }, (_, at) => `padding${at} filler${at} `.repeat(6))], 50);
  const vector = (text: string): Int8Array => {
    const at = topics.hashes.indexOf(word(text));
    return topics.topics.subarray(at * TOPICS, (at + 1) * TOPICS);
  };
  const likeness = (one: string, other: string): number => {
    const [a, b] = [vector(one), vector(other)];
    const dot = (x: Int8Array, y: Int8Array): number => x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  };

  it('set words of one subject near each other and those of two apart', () => {
    expect(likeness('ferry', 'anchor')).toBeGreaterThan(0.8);
    expect(likeness('ferry', 'beetle')).toBeLessThan(0.3);
  });

  it('are the same bytes for the same texts', () => {
    expect(learnTopics(texts, 50)).toEqual(learnTopics(texts, 50));
  });
});

describe('trees', () => {
  const random = mulberry32(5);
  const features = Float32Array.from({ length: 3 * 400 }, () => random());
  const labels = Float32Array.from({ length: 400 }, (_, row) => ((features[3 * row] ?? 0) > 0.5 ? 1 : 0));
  const data = { width: 3, features, labels, weights: new Float32Array(400).fill(1) };

  it('read no other columns than they may at first, and any later', () => {
    const options = { trees: 6, leaves: 4, rate: 0.1, minLeafWeight: 1, l2: 1, featureShare: 1, rowShare: 1, seed: 1 };
    const { trees } = trainTrees(data, { ...options, head: { trees: 4, columns: [1, 2], share: 1 } });
    expect(trees.slice(0, 4).flatMap(({ feature }) => feature)).not.toContain(0);
    expect(trees.slice(4).flatMap(({ feature }) => feature)).toContain(0);
  });
});

describe('the mean of forests', () => {
  const learned = (bias: number, leaf: number, cut: number): Learned => ({
    forest: { bias, trees: [{ feature: [0], threshold: [0.5], bin: [0], left: [-1], right: [-2], value: [-leaf, leaf] }] },
    cuts: [cut],
  });
  const members = [learned(-1, 2, -2.5), learned(-3, 4, 9)];
  const rows = Float32Array.of(0, 1);

  it('says what they say in the mean, and gives a row up where the first of them does', () => {
    const { forest, cuts } = meanOf(members);
    const each = members.map((member) => marginsOf(member.forest, rows, 1));
    expect([...marginsOf(forest, rows, 1)]).toEqual([0, 1].map((row) => ((each[0]?.[row] ?? 0) + (each[1]?.[row] ?? 0)) / 2));
    const first = marginsOf({ bias: forest.bias, trees: forest.trees.slice(0, 1) }, rows, 1);
    expect([...first].map((margin) => margin < (cuts[0] ?? 0))).toEqual([...(each[0] ?? [])].map((margin) => margin < -2.5));
  });

  it('keeps how far behind the best a rival may be by the share that a forest has', () => {
    expect(meanOfRivals(members).cuts).toEqual([-1.25]);
  });
});
