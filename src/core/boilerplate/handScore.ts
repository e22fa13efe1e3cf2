import type { FirstContext } from './firstContext.ts';
import { appealStrength } from './firstContext.ts';
import { meanOf } from './page.ts';
import { COLUMN, COLUMNS } from './scanColumns.ts';

/** Probability of boilerplate of each line by rules written by hand: prose near the densest block stays, cues and short lines outside it go. The fallback without a model. */
export function handScores(context: FirstContext): Float32Array {
  const scores = new Float32Array(context.page.scan.count);
  for (let line = 0; line < scores.length; line++) scores[line] = 1 / (1 + Math.exp(-evidence(context, line)));
  return scores;
}

function evidence(context: FirstContext, line: number): number {
  const { page, block, cohesion } = context;
  const { scan, sums } = page;
  const row = line * COLUMNS;
  const words = scan.rows[row + COLUMN.words] ?? 0;
  const prose = page.prose[line] ?? 0;
  const cues = (sums.cues[line + 1] ?? 0) - (sums.cues[line] ?? 0);
  const inside = line >= block.first && line < block.end;
  const distance = inside ? 0 : Math.min(12, line < block.first ? block.first - line : line - block.end + 1);
  let sum = inside ? -1.2 : 0.6 + 0.15 * distance;
  sum -= prose > 0 ? 1.4 + Math.min(prose, 40) * 0.03 : 0;
  sum += Math.min(3, (4 * cues) / Math.max(2, words)) + Math.min(1.5, 0.3 * cues);
  sum += Math.max(-0.5, appealStrength(scan, line) - 1.5) * 0.8;
  sum -= 1.5 * (cohesion[line] ?? 0);
  sum += words <= 4 ? 0.8 : 0;
  sum -= Math.min(1.5, 0.03 * (meanOf(sums.prose, line - 3, line) + meanOf(sums.prose, line + 1, line + 4)));
  return sum + (page.copies[line] === 1 ? 0 : 1);
}
