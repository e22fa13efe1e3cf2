import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type AppealFinder, raiseAppeals } from '../../core/boilerplate/appeals.ts';
import { toProbability } from '../../core/boilerplate/forest.ts';
import { readPage } from '../../core/boilerplate/page.ts';
import { scoreOf } from '../../core/boilerplate/score.ts';
import { writeBoilerplateModel } from '../../core/boilerplate/model.ts';
import { vocabularyOf } from '../../core/boilerplate/vocabulary.ts';
import { type AppealPage, trainFinders } from './appealLines.ts';
import { crossValidate, figures, readMaterial, stackOf, views, type Judged, type Material } from './evaluate.ts';
import type { Stack } from './pipeline.ts';
import { OPTIONS } from './options.ts';
import { foundAtLoss, macroScores, wordsIn } from './score.ts';

/** Learns the boilerplate model from shared data and writes it to `out`; the scores by cross-validation are returned as text. */
export function trainBoilerplate(shared: string, out: string): readonly string[] {
  const material = readMaterial(shared, OPTIONS.folds);
  const stack = stackOf(material, OPTIONS);
  const { lines, ...rest } = validate(material, stack);
  const bytes = writeBoilerplateModel({ ...stack.learn([]), ...rest });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'boilerplate.bin'), bytes);
  return [...lines, `boilerplate.bin: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`];
}

/** The scores by cross-validation alone, as text. */
export function evaluateBoilerplate(shared: string): readonly string[] {
  const material = readMaterial(shared, OPTIONS.folds);
  return validate(material, stackOf(material, OPTIONS)).lines;
}

interface Validation extends AppealFinder {
  readonly calibration: readonly [number, number];
  readonly thresholds: ReturnType<typeof pointsOf>;
  readonly repeating: number;
  readonly lines: readonly string[];
}

function validate(material: Material, stack: Stack): Validation {
  return validationOf(crossValidate(material, stack, [...Array(OPTIONS.folds).keys()]));
}

/** Calibration, operating points and figures of pages judged by models that have not seen their sites. */
export function validationOf(raw: readonly Judged[]): Validation {
  const calibration = fitPlatt(raw.filter(({ set }) => set !== 'corpus' && set !== 'appeals'));
  const calibrated = raw.map((row) => ({ ...row, scores: calibratedScores(row, calibration) }));
  const learnedFrom = calibrated.filter(({ set }) => set === 'appeals').map(toAppealPage);
  const { finder, heldOut } = trainFinders(learnedFrom, OPTIONS.folds, OPTIONS.appeals);
  const judged = calibrated.map((row) => ({ ...row, scores: raisedScores(row, heldOut[row.example.fold]) }));
  const thresholds = pointsOf(judged);
  const repeating = repeatingOf(judged);
  const points = Object.entries({ ...thresholds, repeating }).map(([name, value]) => `${name} ${value.toFixed(3)}`);
  const lines = [
    ...figures(judged, { balanced: thresholds.balanced, repeating }),
    repetitionFigure(judged),
    ...appealFigures(judged, thresholds),
    `points: ${points.join(', ')}; calibration ${calibration.map((value) => value.toFixed(3)).join(' ')}`,
  ];
  return { calibration, thresholds, repeating, ...finder, lines };
}

/** How often the repetition rule is right on lines that are body or boilerplate, and what share of the boilerplate it finds. */
function repetitionFigure(judged: readonly Judged[]): string {
  const count = { right: 0, wrong: 0, chaff: 0 };
  for (const { example, repeated } of judged) {
    if (!repeated) continue;
    example.labels.forEach((label, line) => {
      if (label === 1) count.chaff++;
      if (repeated[line] !== 0 && label === 1) count.right++;
      if (repeated[line] !== 0 && label === 0) count.wrong++;
    });
  }
  const precision = (100 * count.right) / Math.max(1, count.right + count.wrong);
  return `repetition rule: precision ${precision.toFixed(2)}, finds ${((100 * count.right) / Math.max(1, count.chaff)).toFixed(1)} % of the boilerplate lines`;
}

/** Calibrated probabilities, before appeals are looked for. */
function calibratedScores({ example, margins }: Judged, [slope, offset]: readonly [number, number]): Float32Array {
  const page = readPage(example.scan);
  return margins.map((margin, line) => scoreOf(page, line, slope * margin + offset));
}

/** The same with appeals raised, as the core gives them. */
function raisedScores(row: Judged, finder: AppealFinder | undefined): Float32Array {
  const { input } = toAppealPage({ ...row, scores: row.scores.slice() });
  raiseAppeals(input, finder);
  return input.scores;
}

function toAppealPage({ example, wording, cohesion, scores }: Judged): AppealPage {
  const { scan, labels, fold } = example;
  return { input: { scan, vocabulary: vocabularyOf(scan), wording, cohesion, scores }, labels, fold };
}

/** How many lines of the appeals put in are found, and how many words of the articles around them are lost, in English and in other languages. */
function appealFigures(judged: readonly Judged[], thresholds: Validation['thresholds']): readonly string[] {
  const rows = judged.filter(({ set }) => set === 'appeals');
  const isOther = ({ example }: Judged): boolean => example.page.dataset === 'written' && example.page.domain !== 'en';
  return (
    [
      ['pages', ({ example }: Judged) => example.page.dataset !== 'written'],
      ['others', isOther],
    ] as const
  ).map(([name, isOf]) => {
    const own = rows.filter(isOf);
    const parts = (['careful', 'balanced'] as const).map((point) => {
      const { found, lost } = shareOf(own, thresholds[point]);
      return `${point} finds ${found.toFixed(1)} %, loses ${lost.toFixed(2)} %`;
    });
    return `appeals in ${name}, ${own.length}: ${parts.join('; ')}`;
  });
}

/** Percent of the lines of appeals found and of the words of articles lost at a threshold. */
function shareOf(rows: readonly Judged[], threshold: number): { found: number; lost: number } {
  const count = { appeals: 0, found: 0, words: 0, lost: 0 };
  for (const { example, scores } of rows)
    example.labels.forEach((label, line) => {
      const isTaken = (scores[line] ?? 0) >= threshold;
      const words = wordsIn(example.page.lines[line] ?? '');
      if (label === 1) [count.appeals, count.found] = [count.appeals + 1, count.found + (isTaken ? 1 : 0)];
      if (label === 0) [count.words, count.lost] = [count.words + words, count.lost + (isTaken ? words : 0)];
    });
  return { found: (100 * count.found) / Math.max(1, count.appeals), lost: (100 * count.lost) / Math.max(1, count.words) };
}

/** The operating points: careful loses at most 0.5 % of body words on whole and on cropped pages, thorough at most 3 %; balanced has the best mean body F1. */
function pointsOf(judged: readonly Judged[]): { careful: number; balanced: number; thorough: number } {
  const sets = views(judged).filter(([name]) => name !== 'varied' && name !== 'corpus');
  const lossAt = (loss: number): number =>
    Math.max(...sets.slice(0, 2).map(([, rows]) => foundAtLoss(pagesOf(rows), scoresOf(rows), { loss }).threshold));
  const balanced = bestThreshold((threshold) =>
    sets.reduce((sum, [, rows]) => sum + macroScores(pagesOf(rows), scoresOf(rows), threshold).body, 0),
  );
  return { careful: lossAt(0.005), balanced, thorough: Math.min(balanced, lossAt(0.03)) };
}

/** The balanced point of texts of which lines repeat: the best mean of body and boilerplate F1, for what repeats is no longer in question and boilerplate is what is left to find. */
function repeatingOf(judged: readonly Judged[]): number {
  const rows = judged.filter(({ set }) => set === 'corpus');
  return bestThreshold((threshold) => {
    const { body, boilerplate } = macroScores(pagesOf(rows), scoresOf(rows), threshold);
    return body + boilerplate;
  });
}

function bestThreshold(gainAt: (threshold: number) => number): number {
  let [found, best] = [0.5, 0];
  for (let threshold = 0.3; threshold <= 0.7; threshold += 0.02) {
    const gain = gainAt(threshold);
    if (gain > best) [found, best] = [threshold, gain];
  }
  return found;
}

function pagesOf(rows: readonly Judged[]): readonly Judged['example']['page'][] {
  return rows.map(({ example }) => example.page);
}

function scoresOf(rows: readonly Judged[]): readonly Float32Array[] {
  return rows.map(({ scores }) => scores);
}

/** Slope and offset that make log odds calibrated on judged lines, by Newton steps on the log loss. */
function fitPlatt(judged: readonly Judged[]): readonly [number, number] {
  let [slope, offset] = [1, 0];
  for (let step = 0; step < 12; step++) {
    const sums = [0, 0, 1e-9, 0, 1e-9];
    for (const { example, margins } of judged) addNewton(sums, example, { margins, slope, offset });
    const [gradientA = 0, gradientB = 0, aa = 1, ab = 0, bb = 1] = sums;
    const determinant = aa * bb - ab * ab;
    slope -= (bb * gradientA - ab * gradientB) / determinant;
    offset -= (aa * gradientB - ab * gradientA) / determinant;
  }
  return [slope, offset];
}

function addNewton(sums: number[], example: Judged['example'], at: { margins: Float32Array; slope: number; offset: number }): void {
  example.labels.forEach((label, line) => {
    if (label < 0) return;
    const margin = at.margins[line] ?? 0;
    const p = toProbability(at.slope * margin + at.offset);
    const error = p - label;
    const curve = p * (1 - p);
    [error * margin, error, curve * margin * margin, curve * margin, curve].forEach((value, index) => {
      sums[index] = (sums[index] ?? 0) + value;
    });
  });
}
