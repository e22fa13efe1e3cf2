import type { Judge } from '../boilerplate/margins.ts';
import type { Line } from '../text/lines.ts';
import type { Boundary } from './types.ts';
import { FEATURES, fillFeatures } from './splitFeatures.ts';
import { measure, type Measured } from './splitMeasure.ts';
import type { BoundaryModel } from './splitModel.ts';
import type { Rows } from './splitRows.ts';
import { reasonOf } from './splitReasons.ts';
import { ruleChoices } from './splitRules.ts';
import { mayStart } from './splitProse.ts';
import { PROSE_FEATURES, fillProse } from './splitProseFeatures.ts';
import { TOPIC_FEATURES, fillTopicPass, isCandidate, topicPassOf } from './splitTopicPass.ts';
import { SECOND_FEATURES, fillSecond, firstPassOf } from './splitSecond.ts';
import { judgeItems, settle, type Choice } from './splitChoices.ts';
import { forgetfulJudges, type SplitJudges } from './splitTrees.ts';
import { heardOf, type Heard } from './splitProposals.ts';
import { withUnheard } from './splitUnheard.ts';

export { readBoundaryModel, type BoundaryModel } from './splitModel.ts';

/**
 * Where second and later items start in a text, ascending; nothing where the text is one item or leaves doubt.
 * `lines` are those of `linesOf(text)`; `scores` hold per line the probability of boilerplate, at any length (a missing score says nothing).
 * Without a model only clear marks count: counters, separating lines and whole headers that come again. Pure, total, linear in the text.
 */
export function findBoundaries(text: string, lines: readonly Line[], scores: ArrayLike<number>, model?: BoundaryModel): Boundary[] {
  return boundariesIn(measure(text, lines, model?.words), { scores, model });
}

/** What boundaries are found by, beside the measured text. */
export interface BoundaryInput {
  readonly scores: ArrayLike<number>;
  readonly model: BoundaryModel | undefined;
  /** Who is asked about the rows instead of the model's own trees. */
  readonly judges?: SplitJudges | undefined;
}

/** The same for a text that has been measured. */
export function boundariesIn(measured: Measured, { scores, model, judges }: BoundaryInput): Boundary[] {
  if (measured.rows.count < 4) return [];
  const choices = model ? settle(judgeItems(measured, heardIn(measured, model, judges), model), model) : ruleChoices(measured);
  const kept: Choice[] = [];
  choices.forEach((choice, at) => {
    const item = { before: kept[kept.length - 1]?.row ?? 0, row: choice.row, end: choices[at + 1]?.row ?? measured.rows.count };
    if (choice.chance >= neededChance(measured.rows, scores, item)) kept.push(choice);
  });
  return kept.map(({ row, chance }) => ({ line: measured.rows.line[row] ?? 0, score: chance, reason: reasonOf(measured, row, kept) }));
}

/** How likely an item starts, row by row; 0 where the prose near it gives no cause to ask. */
export function heardIn(measured: Measured, model: BoundaryModel, judges = forgetfulJudges(model)): Heard {
  const { count, line } = measured.rows;
  const features = new Float32Array(FEATURES + TOPIC_FEATURES + SECOND_FEATURES);
  const proseChances = proseChancesOf(measured, judges.prose);
  const topics = topicPassOf(measured, proseChances);
  const first = new Float32Array(count);
  for (let row = 1; row < count; row++) {
    if (!isCandidate(measured, topics, row)) continue;
    fillFeatures(measured, row, features, 0);
    fillTopicPass(measured, topics, { row, out: features, base: FEATURES });
    first[row] = judges.first.of(line[row] ?? 0, features, 0);
  }
  const pass = firstPassOf(measured, first);
  const second = new Float32Array(count);
  for (let row = 1; row < count; row++) {
    if ((first[row] ?? 0) < DEAD) continue;
    fillFeatures(measured, row, features, 0);
    fillTopicPass(measured, topics, { row, out: features, base: FEATURES });
    fillSecond(measured, pass, { row, out: features, base: FEATURES + TOPIC_FEATURES });
    second[row] = judges.second.of(line[row] ?? 0, features, 0);
  }
  return heardOf(measured, withUnheard(measured, second, proseChances), proseChances);
}

/** How likely an item starts with a prose row or with the short lines above it, by the prose alone. */
export function proseChancesOf(measured: Measured, judge: Judge): Float32Array {
  const { rows, prose } = measured;
  const chances = new Float32Array(prose.count);
  const features = new Float32Array(PROSE_FEATURES);
  for (let at = 1; at < chances.length; at++) {
    if (!mayStart(prose, at)) continue;
    fillProse(measured, at, features, 0);
    chances[at] = judge.of(rows.line[prose.rows[at] ?? 0] ?? 0, features, 0);
  }
  return chances;
}

/**
 * What a boundary must reach, given what the scores say of the lines of six words or more before and after it: what nothing reaches where fewer words
 * of an article than the shortest item has stand before it, or where all after it is surely boilerplate; more than elsewhere where as few words of an article stand after it, or none at all.
 */
function neededChance(rows: Rows, scores: ArrayLike<number>, item: { before: number; row: number; end: number }): number {
  const before = scoresIn(rows, scores, item.before, item.row);
  const after = scoresIn(rows, scores, item.row, item.end);
  const least = Math.max(before.least, after.least);
  if (least >= CERTAIN) return Infinity;
  if (before.kept < SHORTEST) return Infinity;
  if (after.mean >= 0.6 && after.kept < SHORTEST) return 0.95;
  return after.least >= 0.5 ? 0.9 : 0;
}

/** The least score of the longer lines between the rows, the mean of them all by words, and the words of those that are rather an article's; a line without a score is one. */
function scoresIn(rows: Rows, scores: ArrayLike<number>, from: number, to: number): { least: number; mean: number; kept: number } {
  let least = 1;
  let words = 0;
  let kept = 0;
  let sum = 0;
  for (let row = from; row < to; row++) {
    const size = rows.words[row] ?? 0;
    if (size < 6) continue;
    const score = scores[rows.line[row] ?? 0] ?? 0;
    least = Math.min(least, score);
    words += size;
    if (score < 0.5) kept += size;
    sum += size * score;
  }
  return { least, mean: sum / Math.max(1, words), kept };
}

/** Below this first chance a row is not looked at again. */
export const DEAD = 0.003;
/** Words of an article in the longer lines of the shortest item. */
const SHORTEST = 28;
const CERTAIN = 0.9999;
