import { AS_NEIGHBOUR, FAR_APPEAL, type FirstContext } from './firstContext.ts';
import { CUES } from './lexicon/cues.ts';
import { LANGUAGES } from './lexicon/stopWords.ts';
import { meanOf, type Page } from './page.ts';
import { COLUMN, COLUMNS, CUE_COLUMN, CUE_INDEX } from './scanColumns.ts';

/** Writes the first-stage features of a line at `offset`; exactly FIRST_FEATURES numbers. */
export function writeFirstFeatures(context: FirstContext, line: number, out: Float32Array, offset: number): void {
  let at = writeShape(context.page, line, out, offset);
  at = writeCues(context, line, out, at);
  at = writeNeighbours(context.neighbours, line, out, at);
  at = writePlace(context, line, out, at);
  writeSurroundings(context, line, out, at);
  writeLexicalFeatures(context.page, line, out, offset);
}

/** Writes only the first-stage features that depend on the learned word weights, at LEXICAL_START after `offset`. */
export function writeLexicalFeatures(page: Page, line: number, out: Float32Array, offset: number): void {
  const { lexical, sums } = page;
  let at = offset + LEXICAL_START;
  out[at++] = lexical[line] ?? 0;
  for (const distance of NEIGHBOURS) out[at++] = lexical[line + distance] ?? 0;
  for (const reach of REACHES) out[at++] = meanOf(sums.lexical, line - reach, line + 1 + reach);
  out[at++] = meanOf(sums.lexical, line - 8, line);
  out[at] = meanOf(sums.lexical, line + 1, line + 9);
}

const SHAPE_FEATURES = 26;
const CUE_FEATURES = CUES.length + 4;
const NEIGHBOURS = [-3, -2, -1, 1, 2, 3] as const;
const NEIGHBOUR_FEATURES = NEIGHBOURS.length * AS_NEIGHBOUR;
const PLACE_FEATURES = 22;
const SURROUNDING_FEATURES = 24;
const REACHES = [2, 5, 12] as const;
const LEXICAL_FEATURES = 1 + NEIGHBOURS.length + REACHES.length + 2;

/** How many numbers describe a line to the first stage. */
export const FIRST_FEATURES = SHAPE_FEATURES + CUE_FEATURES + NEIGHBOUR_FEATURES + PLACE_FEATURES + SURROUNDING_FEATURES + LEXICAL_FEATURES;

/** Where the features begin that depend on the learned word weights; all before do not. */
export const LEXICAL_START = FIRST_FEATURES - LEXICAL_FEATURES;

function writeShape(page: Page, line: number, out: Float32Array, offset: number): number {
  const { rows } = page.scan;
  const row = line * COLUMNS;
  const get = (column: number): number => rows[row + column] ?? 0;
  const words = get(COLUMN.words);
  const per = 1 / Math.max(1, words);
  const chars = get(COLUMN.chars);
  let at = offset;
  out[at++] = Math.min(chars, 1000);
  out[at++] = Math.min(words, 200);
  out[at++] = get(COLUMN.letters) * per;
  out[at++] = get(COLUMN.uppers) / Math.max(1, get(COLUMN.letters));
  out[at++] = get(COLUMN.digits) / Math.max(1, chars);
  out[at++] = get(COLUMN.marks) / Math.max(1, chars);
  out[at++] = get(COLUMN.capitalised) * per;
  out[at++] = get(COLUMN.shouted) * per;
  out[at++] = Math.min(get(COLUMN.sentences), 6);
  out[at++] = get(COLUMN.commas) * per;
  out[at++] = Math.min(get(COLUMN.quotes), 6);
  out[at++] = Math.min(get(COLUMN.separators), 8);
  out[at++] = get(COLUMN.separators) * per;
  out[at++] = Math.min(get(COLUMN.brackets), 6);
  out[at++] = Math.min(get(COLUMN.addresses), 4);
  out[at++] = Math.min(get(COLUMN.currencies), 4);
  out[at++] = Math.min(get(COLUMN.questions), 3);
  out[at++] = Math.min(get(COLUMN.exclamations), 3);
  out[at++] = get(COLUMN.first);
  out[at++] = get(COLUMN.last);
  out[at++] = Math.min(get(COLUMN.years), 3);
  out[at++] = Math.min(get(COLUMN.times), 3);
  out[at++] = Math.min(get(COLUMN.longest), 30);
  out[at++] = page.stopShare[line] ?? 0;
  out[at++] = get(COLUMN.stops) * per;
  out[at++] = foreignness(page, line);
  return at;
}

/** How many more function words the line has in another language than in the page's; 0 when the page's language is unknown. */
function foreignness(page: Page, line: number): number {
  if (page.language === undefined) return 0;
  const base = line * LANGUAGES.length;
  const own = page.scan.stops[base + page.languageColumn] ?? 0;
  let best = 0;
  for (let column = 0; column < LANGUAGES.length; column++) best = Math.max(best, page.scan.stops[base + column] ?? 0);
  return best - own;
}

function writeCues(context: FirstContext, line: number, out: Float32Array, offset: number): number {
  const { page } = context;
  const { rows } = page.scan;
  const row = line * COLUMNS;
  const words = Math.max(1, rows[row + COLUMN.words] ?? 0);
  let at = offset;
  for (let cue = 0; cue < CUES.length; cue++) out[at++] = Math.min(rows[row + CUE_COLUMN + cue] ?? 0, 5);
  out[at++] = ((page.sums.cues[line + 1] ?? 0) - (page.sums.cues[line] ?? 0)) / words;
  out[at++] = (100 * (rows[row + CUE_COLUMN + CUE_INDEX.you] ?? 0)) / Math.max(8, words) - context.coreYou;
  out[at++] = (100 * (rows[row + CUE_COLUMN + CUE_INDEX.we] ?? 0)) / Math.max(8, words) - context.coreWe;
  out[at++] = context.appeals[line + FAR_APPEAL] ?? 0;
  return at;
}

/** Copies what is known of the three lines before and after. */
function writeNeighbours(neighbours: Float32Array, line: number, out: Float32Array, offset: number): number {
  const before = line * AS_NEIGHBOUR;
  const after = before + 4 * AS_NEIGHBOUR;
  for (let at = 0; at < 3 * AS_NEIGHBOUR; at++) {
    out[offset + at] = neighbours[before + at] ?? -1;
    out[offset + 3 * AS_NEIGHBOUR + at] = neighbours[after + at] ?? -1;
  }
  return offset + 6 * AS_NEIGHBOUR;
}

function writePlace(context: FirstContext, line: number, out: Float32Array, offset: number): number {
  const { page, block, cohesion } = context;
  const { scan, sums } = page;
  const row = line * COLUMNS;
  const last = scan.count;
  const allWords = Math.max(1, sums.words[last] ?? 0);
  const blanks = scan.rows[row + COLUMN.blanksBefore] ?? 0;
  const blanksAfter = line + 1 < last ? (scan.rows[row + COLUMNS + COLUMN.blanksBefore] ?? 0) : -1;
  let at = offset;
  out[at++] = context.longestGap === 0 ? -1 : Math.min(blanks, 3);
  out[at++] = context.longestGap === 0 ? -1 : Math.min(blanksAfter, 3);
  out[at++] = Math.min(page.copies[line] ?? 1, 6);
  out[at++] = Math.min(line, 60);
  out[at++] = Math.min(last - 1 - line, 60);
  out[at++] = line / last;
  out[at++] = Math.min(last, 1000);
  out[at++] = (sums.words[line] ?? 0) / allWords;
  out[at++] = Math.min(allWords, 5000);
  out[at++] = block.first <= line && line < block.end ? 1 : 0;
  out[at++] = Math.max(-40, Math.min(40, line < block.first ? line - block.first : line >= block.end ? line - block.end + 1 : 0));
  out[at++] = (block.end - block.first) / last;
  out[at++] = ((sums.words[block.end] ?? 0) - (sums.words[block.first] ?? 0)) / allWords;
  out[at++] = ((sums.prose[line] ?? 0) + 1) / ((sums.prose[last] ?? 0) + 2);
  out[at++] = (sums.prose[last] ?? 0) / allWords;
  out[at++] = cohesion[line] ?? 0;
  for (const reach of REACHES) {
    out[at++] = meanOf(sums.prose, line - reach, line);
    out[at++] = meanOf(sums.prose, line + 1, line + 1 + reach);
  }
  return at;
}

function writeSurroundings(context: FirstContext, line: number, out: Float32Array, offset: number): void {
  const { page, appeals, runs } = context;
  const { rows } = page.scan;
  const words = (at: number): number => rows[at * COLUMNS + COLUMN.words] ?? 0;
  let at = offset;
  const here = line + FAR_APPEAL;
  out[at++] = mostOf(appeals, here - 3, here);
  out[at++] = mostOf(appeals, here + 1, here + 4);
  out[at++] = mostOf(appeals, here - 7, here - 3);
  out[at++] = mostOf(appeals, here + 4, here + 8);
  out[at++] = context.sinceGreeting[line] ?? 12;
  out[at++] = context.coreYou;
  out[at++] = context.coreWe;
  out[at++] = personsOf(rows, line) + personsOf(rows, line - 1) + personsOf(rows, line + 1);
  out[at++] = context.outside[line] ?? 0;
  out[at++] = Math.min(40, runs[line] ?? 0);
  out[at++] = Math.min(40, runs[line - (runs[line] ?? 1)] ?? 0);
  out[at++] = (page.prose[line] ?? 0) > 0 ? 1 : 0;
  out[at++] = likeness(words(line), words(line - 1));
  out[at++] = likeness(words(line), words(line + 1));
  out[at++] = likeness(words(line), words(line - 2));
  out[at++] = likeness(words(line), words(line + 2));
  out[at++] = meanOf(context.copySums, line - 5, line + 6);
  out[at++] = meanOf(context.dateSums, line - 6, line + 7);
  out[at++] = rows[line * COLUMNS + COLUMN.wholeCue] ?? 0;
  out[at++] = context.sinceComments[line] ?? 60;
  out[at++] = context.sinceTeaser[line] ?? 60;
  out[at++] = meanOf(context.commentSums, line - 10, line + 11);
  out[at++] = meanOf(context.commentSums, line, line + 40);
  out[at] = words(line) / Math.max(5, context.coreLength);
}

/** First and second person outside quotations, at most 4. */
function personsOf(rows: Float32Array, line: number): number {
  const row = line * COLUMNS + CUE_COLUMN;
  return line < 0 ? 0 : Math.min(4, (rows[row + CUE_INDEX.you] ?? 0) + (rows[row + CUE_INDEX.we] ?? 0));
}

/** How alike two lengths are: 1 for the same, towards 0 the more they differ. */
function likeness(a: number, b: number): number {
  return (1 + Math.min(a, b)) / (1 + Math.max(a, b));
}

/** The greatest of the values, none below 0, from `first` to `end` (excluded). */
function mostOf(values: Float32Array, first: number, end: number): number {
  let most = 0;
  for (let at = first; at < end; at++) {
    const value = values[at] ?? 0;
    if (value > most) most = value;
  }
  return most;
}
