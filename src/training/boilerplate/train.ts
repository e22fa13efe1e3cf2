import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { toProbability } from '../../core/boilerplate/forest.ts';
import { writeBoilerplateModel } from '../../core/boilerplate/model.ts';
import { crossValidate, figures, readMaterial, stackOf, views, type Judged } from './evaluate.ts';
import { OPTIONS } from './options.ts';
import { foundAtLoss, macroScores } from './score.ts';

/** Learns the boilerplate model from shared data and writes it to `out`; the scores by cross-validation are returned as text. */
export function trainBoilerplate(shared: string, out: string): readonly string[] {
  const material = readMaterial(shared, OPTIONS.folds);
  const stack = stackOf(material, OPTIONS);
  const raw = crossValidate(material, stack, [...Array(OPTIONS.folds).keys()]);
  const calibration = fitPlatt(raw);
  const judged = raw.map((row) => ({
    ...row,
    scores: row.margins.map((margin) => toProbability(calibration[0] * margin + calibration[1])),
  }));
  const thresholds = pointsOf(judged);
  const bytes = writeBoilerplateModel({ ...stack.learn([]), calibration, thresholds });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'boilerplate.bin'), bytes);
  return [
    ...figures(judged, thresholds.balanced),
    `points: careful ${thresholds.careful.toFixed(3)}, balanced ${thresholds.balanced.toFixed(3)}, thorough ${thresholds.thorough.toFixed(3)}`,
    `calibration: ${calibration.map((value) => value.toFixed(3)).join(' ')}`,
    `boilerplate.bin: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`,
  ];
}

/** The operating points: careful loses at most 0.5 % of body words on whole and on cropped pages, thorough at most 3 %; balanced has the best mean body F1. */
function pointsOf(judged: readonly Judged[]): { careful: number; balanced: number; thorough: number } {
  const sets = views(judged).filter(([name]) => name !== 'varied');
  const lossAt = (loss: number): number =>
    Math.max(...sets.slice(0, 2).map(([, rows]) => foundAtLoss(pagesOf(rows), scoresOf(rows), { loss }).threshold));
  let balanced = 0.5;
  let best = 0;
  for (let threshold = 0.3; threshold <= 0.7; threshold += 0.02) {
    const mean = sets.reduce((sum, [, rows]) => sum + macroScores(pagesOf(rows), scoresOf(rows), threshold).body, 0);
    if (mean <= best) continue;
    best = mean;
    balanced = threshold;
  }
  return { careful: lossAt(0.005), balanced, thorough: Math.min(balanced, lossAt(0.03)) };
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
