import { type AppealZone, raiseAppeals } from './appeals.ts';
import { firstContext, type FirstContext, writeFirstFeatures } from './features.ts';
import { marginOf, toProbability } from './forest.ts';
import { handScores } from './handScore.ts';
import { HEADER_FEATURES, headerRange, writeHeaderFeatures } from './headerFeatures.ts';
import type { BoilerplateModel } from './model.ts';
import { type Page, readPage } from './page.ts';
import { repeatedLines } from './repetition.ts';
import type { Scan } from './scan.ts';
import { secondContext, type SecondContext, writeSecondFeatures } from './secondFeatures.ts';
import type { OperatingPoint } from './types.ts';
import { weighWords } from './wordWeights.ts';

/** What scoring found out: per scanned line the probability of boilerplate, and what was read to tell. */
export interface LineScores {
  readonly page: Page;
  readonly context: FirstContext;
  readonly second: SecondContext;
  readonly scores: Float32Array;
  /** Lines at or above are boilerplate at the point. */
  readonly thresholds: Readonly<Record<OperatingPoint, number>>;
  readonly model: BoilerplateModel | undefined;
  /** In how many files of the source each line stands, with a profile. */
  readonly files: Int32Array | undefined;
  readonly appeals: readonly AppealZone[];
}

/** Scores the lines of a text by the model, or by hand-written rules without one; lines that repeat in the source (`files` counts them) are boilerplate to the lines around. */
export function scoreLines(scan: Scan, model: BoilerplateModel | undefined, files?: Int32Array): LineScores {
  const page = readPage(scan, model ? weighWords(scan, model.words) : new Float32Array(scan.count));
  const context = firstContext(page);
  const first = model ? firstScores(context, model) : handScores(context);
  const known = files ? repeatedLines(page, files, first) : undefined;
  raise(first, known);
  const second = secondContext(page, first);
  const scores = model ? secondScores(context, second, model) : first;
  raise(scores, known);
  const appeals = raiseAppeals({ scan, cohesion: second.cohesion, scores });
  return { page, context, second, scores, thresholds: model?.thresholds ?? HAND_THRESHOLDS, model, files, appeals };
}

function raise(scores: Float32Array, known: Uint8Array | undefined): void {
  if (known) for (let line = 0; line < scores.length; line++) if (known[line] === 1) scores[line] = Math.max(REPEATED, scores[line] ?? 0);
}

function firstScores(context: FirstContext, model: BoilerplateModel): Float32Array {
  const row = new Float32Array(HEADER_FEATURES);
  const scores = new Float32Array(context.page.scan.count);
  for (let line = 0; line < scores.length; line++) {
    writeFirstFeatures(context, line, row, 0);
    scores[line] = toProbability(marginOf(model.first, row, 0));
  }
  return scores;
}

function secondScores(context: FirstContext, second: SecondContext, model: BoilerplateModel): Float32Array {
  const row = new Float32Array(HEADER_FEATURES);
  const [slope, offset] = model.calibration;
  const scores = new Float32Array(context.page.scan.count);
  for (let line = 0; line < scores.length; line++) {
    writeFirstFeatures(context, line, row, 0);
    writeSecondFeatures(second, line, row, 0);
    scores[line] = toProbability(slope * marginOf(model.second, row, 0) + offset);
  }
  return scores;
}

/** A scanned line with the probabilities that it is the headline or names the author. */
export interface HeaderCandidate {
  readonly line: number;
  readonly title: number;
  readonly byline: number;
}

/** The probabilities of headline and byline for the lines where an item's header may stand; undefined without a model. */
export function headerCandidates(
  { context, second, model, appeals }: LineScores,
  item: { readonly first: number; readonly end: number },
): readonly HeaderCandidate[] | undefined {
  if (!model) return undefined;
  const row = new Float32Array(HEADER_FEATURES);
  const range = headerRange(second, item.first, item.end);
  const candidates: HeaderCandidate[] = [];
  for (let line = range.first; line < range.end; line++) {
    if (appeals.some(({ first, end }) => first <= line && line < end)) continue;
    writeFirstFeatures(context, line, row, 0);
    writeSecondFeatures(second, line, row, 0);
    writeHeaderFeatures(second, line, row, 0);
    candidates.push({ line, title: toProbability(marginOf(model.title, row, 0)), byline: toProbability(marginOf(model.byline, row, 0)) });
  }
  return candidates;
}

const REPEATED = 0.995;
const HAND_THRESHOLDS = { careful: 0.9, balanced: 0.4, thorough: 0.25 };
