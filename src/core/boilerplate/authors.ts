import { isLegal } from './headerFeatures.ts';
import { eachPair, type LineRange } from './names.ts';
import { COLUMN, COLUMNS, type Scan } from './scanColumns.ts';
import type { HeaderCandidate } from './score.ts';

/**
 * The lines of an item that name its author, the likeliest first: those that a finder is sure of, unless a surer line names somebody else, and short lines anywhere
 * in the item that name whom the surest ones name.
 */
export function authorLines(scan: Scan, candidates: readonly HeaderCandidate[], item: LineRange): readonly number[] {
  const likely = candidates.filter(({ byline }) => byline >= SURE_BYLINE).sort((a, b) => b.byline - a.byline);
  const authors = new Set<number>();
  for (const { line, byline } of likely) if (byline >= NAMING_BYLINE) eachPair(scan, line, (pair) => authors.add(pair));
  const isSaid = ({ line, byline }: HeaderCandidate, rank: number): boolean =>
    rank === 0 || authors.size === 0 || byline >= CERTAIN_BYLINE || sharedPairs(scan, line, authors) > 0;
  const lines = new Set(likely.filter(isSaid).map(({ line }) => line));
  if (authors.size > 0) for (let line = item.first; line < item.end; line++) if (isMention(scan, line, authors)) lines.add(line);
  return [...lines];
}

/** Whether a line is short and much of it is an author's name. */
function isMention(scan: Scan, line: number, authors: ReadonlySet<number>): boolean {
  const words = scan.rows[line * COLUMNS + COLUMN.words] ?? 0;
  if (words > LONGEST || isLegal(scan, line) || (scan.rows[line * COLUMNS + COLUMN.capitalised] ?? 0) < 2) return false;
  const shared = sharedPairs(scan, line, authors);
  return shared > 0 && 2 * shared >= NAME_SHARE * words;
}

function sharedPairs(scan: Scan, line: number, authors: ReadonlySet<number>): number {
  let shared = 0;
  eachPair(scan, line, (pair) => {
    if (authors.has(pair)) shared++;
  });
  return shared;
}

/** From this probability on a line names an author. */
export const SURE_BYLINE = 0.2;
const NAMING_BYLINE = 0.35;
const CERTAIN_BYLINE = 0.5;
const NAME_SHARE = 0.3;
const LONGEST = 20;
