import { FEATURES } from '../core/article/splitFeatures.ts';
import { MODEL_VERSION, type BoundaryModel } from '../core/article/splitModel.ts';
import { mayStart } from '../core/article/splitProse.ts';
import { PROSE_FEATURES } from '../core/article/splitProseFeatures.ts';
import { SECOND_FEATURES, fillSecond, firstPassOf } from '../core/article/splitSecond.ts';
import { TOPIC_FEATURES, fillTopicPass, isCandidate, topicPassOf, type TopicPass } from '../core/article/splitTopicPass.ts';
import { wordTableOf, type WordList } from '../core/article/splitTopics.ts';
import { CHECKPOINTS, chanceOf, type SplitTrees } from '../core/article/splitTrees.ts';
import { DEAD } from '../core/article/split.ts';
import { featuresOf, pickProse, pickRows, proseFeaturesOf, proseStartsOf, type Picked, type Sample } from './boundariesFit.ts';
import { flatten } from './flatten.ts';
import { marginsOf, trainTrees, type Forest, type TreeData, type TreeOptions } from './trees.ts';

/** How the stages are grown. */
export const STAGE: TreeOptions = {
  trees: 120,
  leaves: 24,
  rate: 0.12,
  minLeafWeight: 2,
  l2: 3,
  featureShare: 0.35,
  rowShare: 0.6,
  easyShare: 0.2,
  seed: 11,
};

/** A sample with its features, so that folds need not measure it again. */
export interface Ready {
  readonly sample: Sample;
  /** How much each of its rows counts. */
  readonly weight: number;
  readonly prose: Float32Array;
  readonly features: Float32Array;
}

/** Computes the features of each sample that do not depend on a stage. */
export function toReady(samples: readonly Sample[], weight = 1): Ready[] {
  return samples.map((sample) => ({ sample, weight, prose: proseFeaturesOf(sample), features: featuresOf(sample) }));
}

/** The three forests, each with the log-odds below which a row is given up at the checkpoints. */
export interface Stages {
  readonly words: WordList;
  readonly prose: Learned;
  readonly first: Learned;
  readonly second: Learned;
}

interface Learned {
  readonly forest: Forest;
  readonly cuts: readonly number[];
}

/** What a stage learns of one sample: row-major features, which rows start items, which to learn from. */
interface Lesson {
  readonly features: Float32Array;
  readonly starts: ReadonlySet<number>;
  readonly picked: readonly Picked[];
  readonly weight: number;
  /** Which rows are judged at all; all where not given. */
  readonly asked?: (row: number) => boolean;
}

/** Learns the stages, each from what the one before, learned without the file, says about it (two folds). */
export function trainStages(ready: readonly Ready[], words: WordList, options: TreeOptions = STAGE): Stages {
  const prose = ready.map((one, at) => proseLesson(one, 5 + at));
  const topics = unseenChances(prose, PROSE_FEATURES, options);
  const passes = ready.map(({ sample }, at) => topicPassOf(sample.measured, topics[at] ?? new Float32Array(0)));
  const firsts = ready.map((one, at) => firstLesson(one, passes[at], 55 + at));
  const chances = unseenChances(firsts, FIRST, options);
  const seconds = ready.map((one, at) => secondLesson(one, firsts[at], chances[at]));
  return {
    words,
    prose: learn(prose, PROSE_FEATURES, options),
    first: learn(firsts, FIRST, options),
    second: learn(seconds, SECOND, options),
  };
}

/** How many features the stages that judge rows have. */
const FIRST = FEATURES + TOPIC_FEATURES;
const SECOND = FIRST + SECOND_FEATURES;

/** The stages as the product reads them. */
export function toModel({ words, prose, first, second }: Stages, thresholds: { once: number; each: number }): BoundaryModel {
  const forests = { prose: toTrees(prose), first: toTrees(first), second: toTrees(second) };
  return { version: MODEL_VERSION, ...thresholds, words: wordTableOf(words), ...forests };
}

function learn(lessons: readonly Lesson[], width: number, options: TreeOptions): Learned {
  const forest = trainTrees(matrixOf(lessons, width), options);
  return { forest, cuts: cutsOf(forest, lessons, width) };
}

function unseenChances(lessons: readonly Lesson[], width: number, options: TreeOptions): Float32Array[] {
  const chances: Float32Array[] = [];
  for (const fold of [0, 1]) {
    const others = lessons.filter((_, at) => at % 2 !== fold);
    const trees = toTrees(learn(others, width, options));
    lessons.forEach(({ features, asked }, at) => {
      if (at % 2 !== fold) return;
      const out = new Float32Array(Math.floor(features.length / width));
      for (let row = 1; row < out.length; row++) if (asked?.(row) ?? true) out[row] = chanceOf(trees, features, row * width);
      chances[at] = out;
    });
  }
  return chances;
}

function proseLesson({ sample, weight, prose }: Ready, seed: number): Lesson {
  const asked = (row: number): boolean => mayStart(sample.measured.prose, row);
  return { features: prose, weight, starts: proseStartsOf(sample), picked: pickProse(sample, seed).filter(({ row }) => asked(row)), asked };
}

function firstLesson({ sample, weight, features }: Ready, pass: TopicPass | undefined, seed: number): Lesson {
  const { measured } = sample;
  const out = new Float32Array(measured.rows.count * FIRST);
  if (!pass) return { features: out, weight, starts: sample.starts, picked: [] };
  for (let row = 0; row < measured.rows.count; row++) {
    out.set(features.subarray(row * FEATURES, (row + 1) * FEATURES), row * FIRST);
    fillTopicPass(measured, pass, { row, out, base: row * FIRST + FEATURES });
  }
  const asked = (row: number): boolean => isCandidate(measured, pass, row);
  return { features: out, weight, starts: sample.starts, picked: pickRows(sample, seed).filter(({ row }) => asked(row)), asked };
}

function secondLesson({ sample, weight }: Ready, first: Lesson | undefined, chances: Float32Array = new Float32Array(0)): Lesson {
  const { measured, starts } = sample;
  const out = new Float32Array(measured.rows.count * SECOND);
  const pass = firstPassOf(measured, chances);
  for (let row = 0; row < measured.rows.count; row++) {
    out.set(first?.features.subarray(row * FIRST, (row + 1) * FIRST) ?? [], row * SECOND);
    fillSecond(measured, pass, { row, out, base: row * SECOND + FIRST });
  }
  return { features: out, weight, starts, picked: first?.picked.filter(({ row }) => (chances[row] ?? 0) >= DEAD) ?? [] };
}

function matrixOf(lessons: readonly Lesson[], width: number): TreeData {
  const total = lessons.reduce((sum, { picked }) => sum + picked.length, 0);
  const data = { width, features: new Float32Array(total * width), labels: new Float32Array(total), weights: new Float32Array(total) };
  let at = 0;
  for (const { features, starts, picked, weight: share } of lessons) {
    for (const { row, weight } of picked) {
      data.features.set(features.subarray(row * width, (row + 1) * width), at * width);
      data.labels[at] = starts.has(row) ? 1 : 0;
      data.weights[at++] = weight * share;
    }
  }
  return data;
}

/** At each checkpoint the log-odds that all but one in a hundred true starts exceed: what lies lower there ends up far below any threshold. */
function cutsOf(forest: Forest, lessons: readonly Lesson[], width: number): number[] {
  const rows = lessons.flatMap(({ starts, picked, features }) =>
    picked.filter(({ row }) => starts.has(row)).map(({ row }) => features.subarray(row * width, (row + 1) * width)),
  );
  const all = new Float32Array(rows.length * width);
  rows.forEach((row, at) => all.set(row, at * width));
  return CHECKPOINTS.map((trees) => {
    const margins = marginsOf({ bias: forest.bias, trees: forest.trees.slice(0, trees) }, all, width).sort();
    return margins[Math.floor(margins.length * 0.01)] ?? 0;
  });
}

function toTrees({ forest, cuts }: Learned): SplitTrees {
  return { forest: flatten(forest), cuts: Float32Array.from(cuts) };
}
