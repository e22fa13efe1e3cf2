import { type GivenNames, isGivenName } from './givenNames.ts';
import { isLegal } from './headerFeatures.ts';
import { eachPair, type LineRange } from './names.ts';
import { COLUMN, COLUMNS, type Scan } from './scanColumns.ts';
import type { HeaderCandidate } from './score.ts';

/** An item's lines, and the given names by which a person's name is told from other capitalised words, if any are known. */
export interface Authored extends LineRange {
  readonly given: GivenNames | undefined;
}

/**
 * The lines of an item that name its author, the likeliest first: those that a finder is sure of, unless they name nobody whom the surest ones name, and short
 * lines anywhere in the item that do.
 */
export function authorLines(scan: Scan, candidates: readonly HeaderCandidate[], item: Authored): readonly number[] {
  const likely = candidates.filter(({ byline }) => byline >= SURE_BYLINE).sort((a, b) => b.byline - a.byline);
  const naming = NAMING * (likely[0]?.byline ?? 0);
  const authors = new Set<number>();
  for (const { line, byline } of likely) if (byline >= naming) for (const name of namesIn(scan, line, item.given)) authors.add(name);
  const isSaid = ({ line }: HeaderCandidate, rank: number): boolean =>
    rank === 0 || authors.size === 0 || sharedPairs(scan, line, authors) > 0;
  const lines = new Set(likely.filter(isSaid).map(({ line }) => line));
  if (authors.size > 0) for (let line = item.first; line < item.end; line++) if (isMention(scan, line, authors)) lines.add(line);
  return [...lines];
}

/** The pairs of words that name persons in a line: those that begin with a given name, so that an outlet beside the author is none; all pairs where none does. */
function namesIn(scan: Scan, line: number, given: GivenNames | undefined): readonly number[] {
  const pairs: number[] = [];
  const persons: number[] = [];
  eachPair(scan, line, (pair, first) => {
    pairs.push(pair);
    if (given && isGivenName(given, first)) persons.push(pair);
  });
  return persons.length > 0 ? persons : pairs;
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
/** A line names whom it names from this share of the surest line's probability on. */
const NAMING = 0.6;
const NAME_SHARE = 0.2;
const LONGEST = 20;
