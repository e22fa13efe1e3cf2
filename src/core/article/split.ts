import type { Line } from '../text/lines.ts';
import type { Boundary } from './types.ts';
import { decide } from './splitDecide.ts';
import { FEATURES, fillFeatures } from './splitFeatures.ts';
import { measure, type Measured } from './splitMeasure.ts';
import type { BoundaryModel } from './splitModel.ts';
import { reasonOf } from './splitReasons.ts';
import { ruleChoices } from './splitRules.ts';
import { SECOND_FEATURES, fillSecond, firstPassOf } from './splitSecond.ts';
import { chanceOf } from './splitTrees.ts';

export { readBoundaryModel, type BoundaryModel } from './splitModel.ts';

/**
 * Where second and later items start in a text, ascending; nothing where the text is one item or leaves doubt.
 * `lines` are those of `linesOf(text)`; `scores` hold per line the probability of boilerplate, at any length (a missing score says nothing).
 * Without a model only clear marks count: counters, separating lines and whole headers that come again. Pure, total, linear in the text.
 */
export function findBoundaries(text: string, lines: readonly Line[], scores: ArrayLike<number>, model?: BoundaryModel): Boundary[] {
  const measured = measure(text, lines);
  if (measured.rows.count < 4) return [];
  const choices = model ? decide(measured, chancesOf(measured, model), model) : ruleChoices(measured);
  const endOf = (at: number): number => choices[at + 1]?.row ?? measured.rows.count;
  const kept = choices.filter(({ row, chance }, at) => chance >= neededChance(measured, scores, row, endOf(at)));
  return kept.map(({ row, chance }) => ({ line: measured.rows.line[row] ?? 0, score: chance, reason: reasonOf(measured, row, kept) }));
}

/** The chances of both stages, per row; the second's are what is decided on. */
export function chancesOf(measured: Measured, model: BoundaryModel): Float32Array {
  const { count } = measured.rows;
  const features = new Float32Array(FEATURES + SECOND_FEATURES);
  const first = new Float32Array(count);
  for (let row = 1; row < count; row++) {
    fillFeatures(measured, row, features, 0);
    first[row] = chanceOf(model.first, features, 0);
  }
  const pass = firstPassOf(measured, first);
  const second = new Float32Array(count);
  for (let row = 1; row < count; row++) {
    if ((first[row] ?? 0) < DEAD) continue;
    fillFeatures(measured, row, features, 0);
    fillSecond(measured, pass, { row, out: features, base: FEATURES });
    second[row] = chanceOf(model.second, features, 0);
  }
  return second;
}

/** What a boundary must reach, given what the scores say of its item: more where no line of six words or more is taken for an article's, all where that is certain. */
function neededChance({ rows }: Measured, scores: ArrayLike<number>, from: number, to: number): number {
  let least = 1;
  for (let row = from; row < to; row++) if ((rows.words[row] ?? 0) >= 6) least = Math.min(least, scores[rows.line[row] ?? 0] ?? 0);
  if (least >= CERTAIN) return Infinity;
  return least >= 0.5 ? 0.9 : 0;
}

/** Below this first chance a row is not looked at again. */
const DEAD = 0.0005;
const CERTAIN = 0.9999;
