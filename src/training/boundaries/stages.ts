import { FEATURES, NEIGHBOURS } from '../../core/article/split/features.ts';
import { MODEL_VERSION, type BoundaryModel } from '../../core/article/split/model.ts';
import { mayOpen, mayStart } from '../../core/article/split/prose.ts';
import { isInside } from '../../core/article/split/range.ts';
import { PROSE_FEATURES, PROSE_HEAD } from '../../core/article/split/proseFeatures.ts';
import { SECOND_FEATURES, fillSecond, firstPassOf } from '../../core/article/split/secondPass.ts';
import {
  TOPIC_FEATURES,
  TOPIC_HEAD,
  fillTopicHead,
  fillTopicRest,
  isCandidate,
  topicPassOf,
  type TopicPass,
} from '../../core/article/split/topicPass.ts';
import { wordTableOf, type WordList } from '../../core/article/split/topics.ts';
import { CHECKPOINTS, chanceOf } from '../../core/article/split/trees.ts';
import { DEAD } from '../../core/article/split/boundaries.ts';
import { featuresOf, pickProse, pickRows, proseFeaturesOf, proseStartsOf, type Weighed } from './fit.ts';
import { learnItems, type Unseen } from './items.ts';
import { matrixOf, toTrees, type Learned, type Lesson } from './lessons.ts';
import { meanOf, meanOfRivals } from './mean.ts';
import { marginsOf, trainTrees, type Forest, type TreeOptions } from '../trees.ts';

/** How the stages are grown. */
const STAGE: TreeOptions = {
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

/** The same with its features, so that no stage need measure it again. */
export interface Ready extends Weighed {
  readonly prose: Float32Array;
  readonly features: Float32Array;
}

/** Computes the features of a sample that do not depend on a stage. */
export function toReady({ sample, weight }: Weighed): Ready {
  return { sample, weight, prose: proseFeaturesOf(sample), features: featuresOf(sample) };
}

/** The forests, each with the log-odds below which a row is given up at the checkpoints. */
export interface Stages {
  readonly words: WordList;
  readonly prose: Learned;
  readonly first: Learned;
  readonly second: Learned;
  readonly where: Learned;
  readonly item: Learned;
}

/** Learns the stages, each from what the one before, learned without the file, says about it (in parts). */
export function trainStages(ready: readonly Ready[], words: WordList, options: TreeOptions = STAGE): Stages {
  const { unseen, ...rows } = trainRows(ready, options);
  return { words, ...rows, ...learnItems(ready, unseen) };
}

/** What stages learned from other files say in the mean, stage by stage. */
export function meanStages(draws: readonly Stages[]): Stages {
  const of = (stage: 'prose' | 'first' | 'second' | 'where' | 'item'): Learned[] => draws.map((stages) => stages[stage]);
  const { words } = draws[0] as Stages;
  return {
    words,
    prose: meanOf(of('prose')),
    first: meanOf(of('first')),
    second: meanOf(of('second')),
    where: meanOfRivals(of('where')),
    item: meanOf(of('item')),
  };
}

/** Learns the stages that judge rows; `unseen` is what they say of each file, prose row by prose row and row by row, when learned without it. */
function trainRows(ready: readonly Ready[], options: TreeOptions = STAGE): Omit<Stages, 'words' | 'where' | 'item'> & { unseen: Unseen } {
  const prose = ready.map((one, at) => proseLesson(one, 5 + at));
  const [proseOptions, firstOptions] = [withHead(options, columns(0, PROSE_HEAD)), withHead(options, FIRST_HEAD)];
  const topics = unseenChances(prose, PROSE_FEATURES, proseOptions);
  const passes = ready.map(({ sample }, at) => topicPassOf(sample.measured, topics[at] ?? new Float32Array(0)));
  const firsts = ready.map((one, at) => firstLesson(one, passes[at], 55 + at));
  const chances = unseenChances(firsts, FIRST, firstOptions);
  const seconds = ready.map((one, at) => secondLesson(one, firsts[at], chances[at]));
  return {
    prose: learn(prose, PROSE_FEATURES, proseOptions),
    first: learn(firsts, FIRST, firstOptions),
    second: learn(seconds, SECOND, options),
    unseen: { topics, seconds: unseenChances(seconds, SECOND, options) },
  };
}

/** How many features the stages that judge rows have. */
const FIRST = FEATURES + TOPIC_FEATURES;
const SECOND = FIRST + SECOND_FEATURES;

/** The columns of the first of them that take little time: the neighbours, and what the prose says near by. */
const FIRST_HEAD = [...columns(0, NEIGHBOURS), ...columns(FEATURES, TOPIC_HEAD)];

function columns(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => from + at);
}

function withHead(options: TreeOptions, head: readonly number[]): TreeOptions {
  return { ...options, head: { trees: CHECKPOINTS[0], columns: head, share: 0.6 } };
}

/** The stages as the product reads them. */
export function toModel({ words, prose, first, second, where, item }: Stages, thresholds: { once: number; each: number }): BoundaryModel {
  const forests = { prose: toTrees(prose), first: toTrees(first), second: toTrees(second), where: toTrees(where), item: toTrees(item) };
  return { version: MODEL_VERSION, ...thresholds, words: wordTableOf(words), ...forests };
}

function learn(lessons: readonly Lesson[], width: number, options: TreeOptions): Learned {
  const forest = trainTrees(matrixOf(lessons, width), options);
  return { forest, cuts: cutsOf(forest, lessons, width) };
}

/** Into how many parts the files are cut so that what a stage says of each is learned from the others. */
const UNSEEN_FOLDS = 3;

function unseenChances(lessons: readonly Lesson[], width: number, options: TreeOptions): Float32Array[] {
  const chances: Float32Array[] = [];
  for (let fold = 0; fold < UNSEEN_FOLDS; fold++) {
    const others = lessons.filter((_, at) => at % UNSEEN_FOLDS !== fold);
    const trees = toTrees(learn(others, width, options));
    lessons.forEach(({ features, asked }, at) => {
      if (at % UNSEEN_FOLDS !== fold) return;
      const out = new Float32Array(Math.floor(features.length / width));
      for (let row = 1; row < out.length; row++) if (asked?.(row) ?? true) out[row] = chanceOf(trees, features, row * width);
      chances[at] = out;
    });
  }
  return chances;
}

function proseLesson({ sample, weight, prose }: Ready, seed: number): Lesson {
  const asked = (row: number): boolean => mayStart(sample.measured.prose, row) && mayOpen(sample.measured.prose, row, sample.range);
  return { features: prose, weight, starts: proseStartsOf(sample), picked: pickProse(sample, seed).filter(({ row }) => asked(row)), asked };
}

function firstLesson({ sample, weight, features }: Ready, pass: TopicPass | undefined, seed: number): Lesson {
  const { measured } = sample;
  const out = new Float32Array(measured.rows.count * FIRST);
  if (!pass) return { features: out, weight, starts: sample.starts, picked: [] };
  for (let row = 0; row < measured.rows.count; row++) {
    out.set(features.subarray(row * FEATURES, (row + 1) * FEATURES), row * FIRST);
    const place = { row, out, base: row * FIRST + FEATURES };
    fillTopicHead(measured, pass, place);
    fillTopicRest(measured, pass, place);
  }
  const asked = (row: number): boolean => isInside(sample.range, row) && isCandidate(measured, pass, row);
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
  const asked = (row: number): boolean => (chances[row] ?? 0) >= DEAD;
  return { features: out, weight, starts, picked: first?.picked.filter(({ row }) => asked(row)) ?? [], asked };
}

/** At each checkpoint the log-odds that all but one in two hundred true starts exceed, later one in a hundred: what lies lower there ends up far below any threshold. */
function cutsOf(forest: Forest, lessons: readonly Lesson[], width: number): number[] {
  const rows = lessons.flatMap(({ starts, picked, features }) =>
    picked.filter(({ row }) => starts.has(row)).map(({ row }) => features.subarray(row * width, (row + 1) * width)),
  );
  const all = new Float32Array(rows.length * width);
  rows.forEach((row, at) => all.set(row, at * width));
  return CHECKPOINTS.map((trees) => {
    const margins = marginsOf({ bias: forest.bias, trees: forest.trees.slice(0, trees) }, all, width).sort();
    return margins[Math.floor(margins.length * (trees === CHECKPOINTS[0] ? 0.005 : 0.01))] ?? 0;
  });
}
