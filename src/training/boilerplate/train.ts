import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { raiseAppeals } from '../../core/boilerplate/appeals.ts';
import { toProbability } from '../../core/boilerplate/forest.ts';
import { readPage } from '../../core/boilerplate/page.ts';
import { scoreOf } from '../../core/boilerplate/score.ts';
import { writeBoilerplateModel } from '../../core/boilerplate/model.ts';
import { crossValidate, figures, readMaterial, stackOf, views, type Judged, type Material } from './evaluate.ts';
import type { Stack } from './pipeline.ts';
import { OPTIONS } from './options.ts';
import { foundAtLoss, macroScores } from './score.ts';

/** Learns the boilerplate model from shared data and writes it to `out`; the scores by cross-validation are returned as text. */
export function trainBoilerplate(shared: string, out: string): readonly string[] {
  const material = readMaterial(shared, OPTIONS.folds);
  const stack = stackOf(material, OPTIONS);
  const { lines, ...points } = validate(material, stack);
  const bytes = writeBoilerplateModel({ ...stack.learn([]), ...points });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'boilerplate.bin'), bytes);
  return [...lines, `boilerplate.bin: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`];
}

/** The scores by cross-validation alone, as text. */
export function evaluateBoilerplate(shared: string): readonly string[] {
  const material = readMaterial(shared, OPTIONS.folds);
  return validate(material, stackOf(material, OPTIONS)).lines;
}

interface Validation {
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
  const calibration = fitPlatt(raw.filter(({ set }) => set !== 'corpus'));
  const judged = raw.map((row) => ({ ...row, scores: finalScores(row, calibration) }));
  const thresholds = pointsOf(judged);
  const repeating = repeatingOf(judged);
  const points = Object.entries({ ...thresholds, repeating }).map(([name, value]) => `${name} ${value.toFixed(3)}`);
  const lines = [
    ...figures(judged, { balanced: thresholds.balanced, repeating }),
    repetitionFigure(judged),
    `points: ${points.join(', ')}; calibration ${calibration.map((value) => value.toFixed(3)).join(' ')}`,
  ];
  return { calibration, thresholds, repeating, lines };
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

/** Calibrated probabilities with appeals raised, as the core gives them. */
function finalScores({ example, margins, cohesion, wording }: Judged, [slope, offset]: readonly [number, number]): Float32Array {
  const page = readPage(example.scan);
  const scores = margins.map((margin, line) => scoreOf(page, line, slope * margin + offset));
  raiseAppeals({ scan: example.scan, wording, cohesion, scores });
  return scores;
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
