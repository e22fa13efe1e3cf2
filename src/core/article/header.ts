import { authorLines, SURE_BYLINE } from '../boilerplate/authors.ts';
import type { GivenNames } from '../boilerplate/givenNames.ts';
import type { Page } from '../boilerplate/page.ts';
import type { HeaderCandidate } from '../boilerplate/score.ts';
import { BEGINS, COLUMN, COLUMNS, CUE_COLUMN, CUE_INDEX, ENDS } from '../boilerplate/scanColumns.ts';
import { headlineCopies } from './headlineCopies.ts';

/** What the header finders read: the page, the probability of boilerplate per scanned line, and the item's scanned lines `first` to `end`. */
export interface HeaderInput {
  readonly page: Page;
  readonly scores: ArrayLike<number>;
  readonly threshold: number;
  readonly cohesion: ArrayLike<number>;
  readonly first: number;
  readonly end: number;
  /** What the model says of the lines where a header may stand; none without a model. */
  readonly candidates: readonly HeaderCandidate[] | undefined;
  /** The given names that the model knows; none without one. */
  readonly given: GivenNames | undefined;
}

/** Scanned lines of an item's header; -1 where there is none. */
export interface Header {
  readonly title: number;
  readonly byline: number;
  /** All lines that name the author, wherever they stand, the byline first. */
  readonly bylines: ReadonlySet<number>;
  /** All lines that say the headline, word for word or nearly, the headline too. */
  readonly copies: ReadonlySet<number>;
  /** Where the item's running text begins; `end` when it has none. */
  readonly core: number;
}

/** Finds the headline and the lines that name the author, by the model where there is one; by rules, both are looked for before the running text only. */
export function findHeader(input: HeaderInput): Header {
  const core = coreStart(input);
  const found = input.candidates ? learnedHeader(input, input.candidates, core) : ruledHeader(input, core);
  return { core, copies: found.title < 0 ? new Set() : headlineCopies(input.page.scan, found.title, input), ...found };
}

type Found = Pick<Header, 'title' | 'byline' | 'bylines'>;

function ruledHeader(input: HeaderInput, core: number): Found {
  const title = best(input, core, (line) => titleScore(input, line, core));
  const byline = best(input, Math.min(input.end, core + 2), (line) => bylineScore(input, line, { core, title }));
  return { title, byline, bylines: new Set(byline < 0 ? [] : [byline]) };
}

function learnedHeader(
  { page, scores, threshold, given, first, end }: HeaderInput,
  candidates: readonly HeaderCandidate[],
  core: number,
): Found {
  let title: HeaderCandidate | undefined;
  for (const candidate of candidates) {
    const isByline =
      candidate.byline > candidate.title ||
      (candidate.byline >= SURE_BYLINE && candidate.title < 0.8) ||
      (candidate.title < 0.6 && namesAuthor(page, candidate.line));
    if (isByline || isTrail(page, candidate.line)) continue;
    if (candidate.title >= SURE_TITLE && candidate.title > (title?.title ?? 0)) title = candidate;
  }
  const place = { title: title?.line ?? lastResort({ page, scores, threshold }, candidates, core), core };
  const sure = authorLines(page.scan, candidates, { first, end, given }).filter((line) => !isCaptionLike(page, line));
  const near = candidates
    .filter((candidate) => isNearAuthor(page, candidate, place, (scores[candidate.line] ?? 1) < threshold))
    .sort((a, b) => b.byline - a.byline)
    .map(({ line }) => line);
  const bylines = new Set([...sure, ...near].filter((line) => line !== place.title));
  const [byline = -1] = bylines;
  return { title: place.title, byline, bylines };
}

/** Where no line is a headline for sure: the first line above the text that is rather the article's than boilerplate, or is none at the point, if it has the form of one; -1 otherwise. */
function lastResort(
  { page, scores, threshold }: Pick<HeaderInput, 'page' | 'scores' | 'threshold'>,
  candidates: readonly HeaderCandidate[],
  core: number,
): number {
  const kept = candidates.find(({ line }) => (scores[line] ?? 1) < Math.max(threshold, AS_LIKELY));
  if (!kept || kept.line >= core || kept.byline >= SURE_BYLINE || namesAuthor(page, kept.line)) return -1;
  if (isCaptionLike(page, kept.line) || isTrail(page, kept.line)) return -1;
  const row = kept.line * COLUMNS;
  const get = (column: number): number => page.scan.rows[row + column] ?? 0;
  const words = get(COLUMN.words);
  const isHeadline = words >= 3 && words <= 25 && get(COLUMN.sentences) === 0 && get(COLUMN.last) === ENDS.word;
  return isHeadline && get(CUE_COLUMN + CUE_INDEX.date) === 0 ? kept.line : -1;
}

/** Whether a line is a row of short labels with marks between them, as "Home | News | Sport" is: no headline. */
function isTrail({ scan }: Page, line: number): boolean {
  const get = (column: number): number => scan.rows[line * COLUMNS + column] ?? 0;
  const marks = get(COLUMN.separators);
  return marks >= 2 && get(COLUMN.words) <= 2 * (marks + 1) && get(COLUMN.digits) === 0;
}

/** Whether a line says in so many words that an author follows. */
function namesAuthor({ scan }: Page, line: number): boolean {
  return (scan.rows[line * COLUMNS + CUE_COLUMN + CUE_INDEX.author] ?? 0) > 0;
}

/** Whether a line likely names the author and stands just below the headline or above the text, or says so in so many words there. */
function isNearAuthor(
  page: Page,
  { line, byline }: HeaderCandidate,
  { title, core }: Pick<Header, 'title' | 'core'>,
  isKept: boolean,
): boolean {
  const isNear = (title >= 0 && line > title && line - title <= 4) || (core > line && core - line <= 3);
  if (!isNear || isCaptionLike(page, line)) return false;
  const row = line * COLUMNS;
  const get = (column: number): number => page.scan.rows[row + column] ?? 0;
  const words = get(COLUMN.words);
  const isName = words >= 2 && words <= 14 && get(COLUMN.last) !== ENDS.sentence && get(COLUMN.capitalised) >= Math.max(2, words * 0.4);
  return isName && ((byline >= LIKELY_BYLINE && isKept) || namesAuthor(page, line));
}

/** The first line of running text that is no boilerplate. */
function coreStart({ page, scores, threshold, first, end }: HeaderInput): number {
  for (let line = first; line < end; line++) {
    const follows = (page.prose[line + 1] ?? 0) > 0 || (page.prose[line + 2] ?? 0) > 0 || line + 2 >= end;
    if ((page.prose[line] ?? 0) > 0 && (scores[line] ?? 1) < threshold && follows && !isCaptionLike(page, line)) return line;
  }
  return end;
}

function best(input: HeaderInput, end: number, score: (line: number) => number): number {
  let found = -1;
  let bestScore = 1;
  for (let line = Math.max(input.first, end - REACH); line < end; line++) {
    const value = score(line);
    if (value <= bestScore) continue;
    bestScore = value;
    found = line;
  }
  return found;
}

function titleScore({ page, cohesion, end }: HeaderInput, line: number, core: number): number {
  const row = line * COLUMNS;
  const get = (column: number): number => page.scan.rows[row + column] ?? 0;
  const words = get(COLUMN.words);
  if (words < 3 || words > 30 || get(COLUMN.last) === ENDS.colon || get(COLUMN.first) === BEGINS.lower) return 0;
  if (isCaptionLike(page, line) || isTrail(page, line)) return 0;
  const chaff = (page.sums.cues[line + 1] ?? 0) - (page.sums.cues[line] ?? 0) + get(CUE_COLUMN + CUE_INDEX.author);
  const near = Math.max(0, 1 - (core - line - 1) / 12);
  const isSentence = get(COLUMN.last) === ENDS.sentence && get(COLUMN.questions) === 0;
  return 0.4 + near + Math.min(1, words / 6) + (cohesion[line] ?? 0) - chaff * 0.5 - (isSentence ? 1 : 0) - (core >= end ? 1 : 0);
}

function bylineScore({ page }: HeaderInput, line: number, near: { core: number; title: number }): number {
  const row = line * COLUMNS;
  const get = (column: number): number => page.scan.rows[row + column] ?? 0;
  const words = get(COLUMN.words);
  if (words < 2 || words > 14 || line === near.title || get(COLUMN.sentences) > 1) return 0;
  const names = get(COLUMN.capitalised) / words;
  const author = get(CUE_COLUMN + CUE_INDEX.author);
  const distance = Math.abs(near.title >= 0 ? line - near.title : near.core - line);
  return (author > 0 ? 1 : 0) + names - distance * 0.05 - (names < 0.5 ? 1 : 0);
}

/** Whether a line names where a picture comes from, beside saying what it shows; a row of links about rights, as a foot of a page has it, does not. */
export function isCaptionLike(page: Page, line: number): boolean {
  const row = line * COLUMNS;
  const isLegalRow = (page.scan.rows[row + CUE_COLUMN + CUE_INDEX.legal] ?? 0) > 0 && (page.scan.rows[row + COLUMN.separators] ?? 0) > 1;
  if (isLegalRow) return false;
  const credits = page.scan.rows[row + CUE_COLUMN + CUE_INDEX.credit] ?? 0;
  const words = page.scan.rows[row + COLUMN.words] ?? 0;
  const get = (column: number): number => page.scan.rows[row + column] ?? 0;
  const isSigned =
    get(COLUMN.separators) > 0 && get(COLUMN.sentences) > 0 && get(COLUMN.last) === ENDS.word && get(COLUMN.capitalised) >= 2;
  return (credits > 0 || isSigned) && words >= 6 && words <= 70 && get(COLUMN.quotes) < 2;
}

const REACH = 40;
/** Below this probability of boilerplate a line is rather the article's. */
const AS_LIKELY = 0.5;
const LIKELY_BYLINE = 0.12;
/** From this probability on a line is the headline. */
export const SURE_TITLE = 0.2;
