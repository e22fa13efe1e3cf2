import { openRow } from '../../boilerplate/forest.ts';
import type { Boundary } from '../types.ts';
import { FEATURES, fillFar, fillFeatures, fillNeighbours } from './features.ts';
import type { Measured } from './measure.ts';
import type { BoundaryModel } from './model.ts';
import type { Rows } from './table.ts';
import { reasonOf } from './reasons.ts';
import { ruleChoices } from './rules.ts';
import { mayOpen, mayStart } from './prose.ts';
import { PROSE_FEATURES, fillProseHead, fillProseRest } from './proseFeatures.ts';
import { TOPIC_FEATURES, fillTopicHead, fillTopicRest, isCandidate, topicPassOf, type TopicPass } from './topicPass.ts';
import { SECOND_FEATURES, fillSecond, firstPassOf } from './secondPass.ts';
import { judgeItems, settle, type Choice } from './choices.ts';
import { chanceOf, isHopeless, type SplitTrees } from './trees.ts';
import { heardOf, type Heard } from './proposals.ts';
import { LONG, SHORTEST, openRange, type Range } from './range.ts';
import { saidTwice } from './titles.ts';
import { withUnheard } from './unheard.ts';

/*
 * Where items start is told in stages, each of which narrows what the next one is asked about:
 * range     rows with as much of an article before and after them as the shortest item has;
 * prose     where the running text changes its subject or its hand, of which rows near no such change are no longer asked;
 * first     how likely each row opens an item by its looks, its gap, its links and its neighbours;
 * second    the same once more, knowing what the first stage said near the row and of rows like it: a row that is likely now is heard;
 * unheard   where the prose surely changes and no row is heard, the item starts with the prose;
 * choices   near each heard row, which row opens the item, and whether one starts there at all by the whole text before and after it;
 * settle    a file is split where one choice is likely enough, and then at all that are; what the roles of lines speak against is dropped.
 */

/** What boundaries are found by, beside the measured text: per line the probability of boilerplate, at any length (a missing score says nothing), and the model. */
export interface BoundaryInput {
  readonly scores: ArrayLike<number>;
  readonly model: BoundaryModel | undefined;
}

/**
 * Where second and later items start in a measured text, ascending; nothing where the text is one item or leaves doubt. Without a model only clear marks count:
 * counters, separating lines and whole headers that come again. Pure, total, linear in the text.
 */
export function boundariesIn(measured: Measured, { scores, model }: BoundaryInput): Boundary[] {
  if (measured.rows.count < 4) return [];
  const choices = model ? choicesIn(measured, { scores, model }) : ruleChoices(measured);
  const kept = keptOf(measured.rows, choices, scores);
  return kept.map(({ row, chance }) => ({ line: measured.rows.line[row] ?? 0, score: chance, reason: reasonOf(measured, row, kept) }));
}

function choicesIn(measured: Measured, { scores, model }: BoundaryInput & { model: BoundaryModel }): Choice[] {
  const range = openRange(measured.rows, scores);
  return range.first < range.end ? settle(judgeItems(measured, heardIn(measured, { model, range }), model), model) : [];
}

/** The choices, ascending, that hold against what the scores say of the lines before and after each. */
export function keptOf(rows: Rows, choices: readonly Choice[], scores: ArrayLike<number>): Choice[] {
  const kept: Choice[] = [];
  choices.forEach((choice, at) => {
    const item = { before: kept[kept.length - 1]?.row ?? 0, row: choice.row, end: choices[at + 1]?.row ?? rows.count };
    if (choice.chance >= neededChance(rows, scores, item)) kept.push(choice);
  });
  return kept;
}

/** How likely an item starts, row by row; 0 outside the range and where the prose near a row gives no cause to ask. */
export function heardIn(measured: Measured, { model, range }: Hearing): Heard {
  const prose = proseChancesOf(measured, { trees: model.prose, range });
  const topics = topicPassOf(measured, prose);
  const first = firstChancesOf(measured, topics, { trees: model.first, range });
  const second = secondChancesOf(measured, topics, { first, trees: model.second });
  return heardOf(measured, withUnheard(measured, second, prose), { prose, range });
}

/** By what rows are heard, and which. */
interface Hearing {
  readonly model: BoundaryModel;
  readonly range: Range;
}

/** The trees of a stage, and which rows they are asked about. */
interface Stage {
  readonly trees: SplitTrees;
  readonly range: Range;
}

/** The same for a stage that heeds what the first thinks. */
interface Heeding extends Omit<Stage, 'range'> {
  readonly first: Float32Array;
}

/** How likely an item starts with a prose row or with the short lines above it, by the prose alone. */
function proseChancesOf(measured: Measured, { trees, range }: Stage): Float32Array {
  const { prose } = measured;
  const chances = new Float32Array(prose.count);
  const features = openRow(trees.forest, PROSE_FEATURES);
  for (let at = 1; at < chances.length; at++) {
    if (!mayStart(prose, at) || !mayOpen(prose, at, range)) continue;
    fillProseHead(measured, at, features, 0);
    if (isHopeless(trees, features, 0)) continue;
    fillProseRest(measured, at, features, 0);
    chances[at] = chanceOf(trees, features, 0);
  }
  return chances;
}

function firstChancesOf(measured: Measured, topics: TopicPass, { trees, range }: Stage): Float32Array {
  const { count } = measured.rows;
  const chances = new Float32Array(count);
  const out = openRow(trees.forest, FEATURES + TOPIC_FEATURES);
  for (let row = range.first; row < range.end; row++) {
    if (!isCandidate(measured, topics, row)) continue;
    const place = { row, out, base: FEATURES };
    fillNeighbours(measured, row, out, 0);
    fillTopicHead(measured, topics, place);
    if (isHopeless(trees, out, 0)) continue;
    fillFar(measured, row, out, 0);
    fillTopicRest(measured, topics, place);
    chances[row] = chanceOf(trees, out, 0);
  }
  return chances;
}

function secondChancesOf(measured: Measured, topics: TopicPass, { first, trees }: Heeding): Float32Array {
  const { count } = measured.rows;
  const chances = new Float32Array(count);
  if (!first.some((chance) => chance >= DEAD)) return chances;
  const pass = firstPassOf(measured, first);
  const out = openRow(trees.forest, FEATURES + TOPIC_FEATURES + SECOND_FEATURES);
  for (let row = 1; row < count; row++) {
    if ((first[row] ?? 0) < DEAD) continue;
    fillFeatures(measured, row, out, 0);
    fillTopicHead(measured, topics, { row, out, base: FEATURES });
    fillTopicRest(measured, topics, { row, out, base: FEATURES });
    fillSecond(measured, pass, { row, out, base: FEATURES + TOPIC_FEATURES });
    chances[row] = chanceOf(trees, out, 0);
  }
  return chances;
}

/**
 * What a boundary must reach, given what the scores say of the lines of six words or more before and after it: what nothing reaches where fewer words
 * of an article than the shortest item has stand before it; much where as few stand after it in what is boilerplate for the most part, unless a headline is said twice there, and more than elsewhere where no line after it is rather an article's.
 */
function neededChance(rows: Rows, scores: ArrayLike<number>, item: { before: number; row: number; end: number }): number {
  const before = scoresIn(rows, scores, item.before, item.row);
  const after = scoresIn(rows, scores, item.row, item.end);
  if (Math.max(before.least, after.least) >= CERTAIN) return Infinity;
  if (before.kept < SHORTEST) return Infinity;
  if (after.mean >= MOSTLY && after.kept < SHORTEST) return isHeadlineAgain(rows, item) ? 0 : SURE;
  return after.least >= 0.5 ? 0.9 : 0;
}

/** Whether a headline stands at the row or just below it and is said again at once, as beside a video. */
function isHeadlineAgain(rows: Rows, { row, end }: { row: number; end: number }): boolean {
  for (let at = row; at < Math.min(row + NEAR, end); at++) {
    const isHeadline = (rows.words[at] ?? 0) >= HEADLINE && (rows.ending[at] ?? 0) < SENTENCE;
    const step = saidTwice({ rows }, at);
    if (isHeadline && (step === 1 || step === 2) && at + step < end) return true;
  }
  return false;
}

/** The least score of the longer lines between the rows, the mean of them all by words, and the words of those that are rather an article's; a line without a score is one. */
function scoresIn(rows: Rows, scores: ArrayLike<number>, from: number, to: number): { least: number; mean: number; kept: number } {
  let least = 1;
  let words = 0;
  let kept = 0;
  let sum = 0;
  for (let row = from; row < to; row++) {
    const size = rows.words[row] ?? 0;
    if (size < LONG) continue;
    const score = scores[rows.line[row] ?? 0] ?? 0;
    least = Math.min(least, score);
    words += size;
    if (score < 0.5) kept += size;
    sum += size * score;
  }
  return { least, mean: sum / Math.max(1, words), kept };
}

/** Below this first chance a row is not looked at again. */
export const DEAD = 0.01;
const CERTAIN = 0.9999;
/** From this mean score on lines are boilerplate for the most part. */
const MOSTLY = 0.6;
/** How likely a start must be with hardly an article after it; on split/dev none is one, and a newsletter box with an author's life has .986. */
const SURE = 0.99;
/** A headline has as many words, begins as few rows below the start, and ends no sentence. */
const HEADLINE = 4;
const NEAR = 4;
const SENTENCE = 3;
