import { CUE_INDEX } from './firstContext.ts';
import { COLUMNS, CUE_COLUMN } from './scanColumns.ts';
import { SECOND_FEATURES, type SecondContext } from './secondFeatures.ts';

/** The lines among which a headline or byline is looked for: from REACH lines before the article's block to a few inside it. */
export function headerRange(
  { block, scores }: SecondContext,
  first = 0,
  end = scores.length,
): { readonly first: number; readonly end: number } {
  const core = Math.max(first, Math.min(end, block.end > block.first ? block.first : first));
  return { first: Math.max(first, core - REACH), end: Math.min(end, core + 5) };
}

/** Writes what the header finders read after a line's second-stage features: who and when is named in the lines around; HEADER_FEATURES numbers in all. */
export function writeHeaderFeatures(context: SecondContext, line: number, out: Float32Array, offset: number): void {
  const { rows, count } = context.page.scan;
  let at = offset + SECOND_FEATURES;
  for (const distance of [-2, -1, 1, 2]) {
    const other = line + distance;
    const inside = other >= 0 && other < count;
    out[at++] = inside ? Math.min(3, rows[other * COLUMNS + CUE_COLUMN + CUE_INDEX.author] ?? 0) : -1;
    out[at++] = inside ? Math.min(3, rows[other * COLUMNS + CUE_COLUMN + CUE_INDEX.date] ?? 0) : -1;
  }
}

const REACH = 40;

/** How many numbers describe a line to the header finders, the second stage's included. */
export const HEADER_FEATURES = SECOND_FEATURES + 8;
