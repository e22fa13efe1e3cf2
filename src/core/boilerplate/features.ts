import { type Block, cohesionOf, densestBlock, proseGains } from './core.ts';
import { CUES } from './lexicon/cues.ts';
import { LANGUAGES } from './lexicon/stopWords.ts';
import { runningSum, type Page } from './page.ts';
import { COLUMN, COLUMNS, CUE_COLUMN, type Scan } from './scan.ts';

/** Everything the first stage reads of a page beside the single line. */
export interface FirstContext {
  readonly page: Page;
  readonly block: Block;
  readonly cohesion: Float32Array;
  /** Second person, first person plural and money cues a hundred words in the densest block. */
  readonly coreYou: number;
  readonly coreWe: number;
  readonly longestGap: number;
  /** Vocabulary shared with the lines outside the block. */
  readonly outside: Float32Array;
  /** Strength of appeal per line, and how many lines since the last salutation (at most 12). */
  readonly appeals: Float32Array;
  readonly sinceGreeting: Uint8Array;
  /** Lines since the last short line that speaks of comments, or of other articles, at most 60. */
  readonly sinceComments: Uint8Array;
  readonly sinceTeaser: Uint8Array;
  readonly commentSums: Float64Array;
  /** Length of the run of lines with, or without, running text that a line stands in. */
  readonly runs: Int32Array;
  readonly copySums: Float64Array;
  readonly dateSums: Float64Array;
  readonly coreLength: number;
}

/** Prepares a page for the first stage: its densest block of prose, and what vocabulary that block uses. */
export function firstContext(page: Page): FirstContext {
  const { scan } = page;
  const block = densestBlock(proseGains(scan, page.prose));
  const weights = new Float32Array(scan.count);
  for (let line = block.first; line < block.end; line++) weights[line] = (page.prose[line] ?? 0) > 0 ? 1 : 0;
  const words = Math.max(40, (page.sums.words[block.end] ?? 0) - (page.sums.words[block.first] ?? 0));
  let you = 0;
  let we = 0;
  let longestGap = 0;
  for (let line = block.first; line < block.end; line++) {
    you += scan.rows[line * COLUMNS + CUE_COLUMN] ?? 0;
    we += scan.rows[line * COLUMNS + CUE_COLUMN + 1] ?? 0;
  }
  for (let line = 0; line < scan.count; line++) longestGap = Math.max(longestGap, scan.rows[line * COLUMNS + COLUMN.blanksBefore] ?? 0);
  const chaff = new Float32Array(scan.count).fill(1);
  chaff.fill(0, block.first, block.end);
  return {
    page,
    block,
    cohesion: cohesionOf(scan, weights),
    coreYou: (100 * you) / words,
    coreWe: (100 * we) / words,
    longestGap,
    outside: cohesionOf(scan, chaff),
    appeals: Float32Array.from({ length: scan.count }, (_, line) => appealStrength(scan, line)),
    sinceGreeting: sinceCue(scan, 'greeting', 12),
    sinceComments: sinceCue(scan, 'comments', 60),
    sinceTeaser: sinceCue(scan, 'teaser', 60),
    commentSums: runningSum(
      Float32Array.from({ length: scan.count }, (_, line) => Math.min(2, scan.rows[line * COLUMNS + CUE_COLUMN + CUE_INDEX.comments] ?? 0)),
    ),
    runs: runsOf(page),
    copySums: runningSum(page.copies.map((copies) => (copies > 1 ? 1 : 0))),
    dateSums: runningSum(
      Float32Array.from({ length: scan.count }, (_, line) => Math.min(2, scan.rows[line * COLUMNS + CUE_COLUMN + CUE_INDEX.date] ?? 0)),
    ),
    coreLength:
      ((page.sums.prose[block.end] ?? 0) - (page.sums.prose[block.first] ?? 0)) /
      Math.max(
        1,
        weights.reduce((sum, weight) => sum + weight, 0),
      ),
  };
}

/** Lines since the last short line with the cue, at most `far`. */
function sinceCue(scan: Scan, cue: keyof typeof CUE_INDEX, far: number): Uint8Array {
  const since = new Uint8Array(scan.count);
  let distance = far;
  for (let line = 0; line < scan.count; line++) {
    const row = line * COLUMNS;
    const speaks = (scan.rows[row + CUE_COLUMN + CUE_INDEX[cue]] ?? 0) > 0 && (scan.rows[row + COLUMN.words] ?? 0) <= 10;
    distance = speaks ? 0 : Math.min(far, distance + 1);
    since[line] = distance;
  }
  return since;
}

function runsOf({ prose }: Page): Int32Array {
  const runs = new Int32Array(prose.length);
  for (let first = 0; first < prose.length;) {
    let end = first + 1;
    while (end < prose.length && (prose[end] ?? 0) > 0 === (prose[first] ?? 0) > 0) end++;
    runs.fill(end - first, first, end);
    first = end;
  }
  return runs;
}

/** Writes the first-stage features of a line at `offset`; exactly FIRST_FEATURES numbers. */
export function writeFirstFeatures(context: FirstContext, line: number, out: Float32Array, offset: number): void {
  let at = writeShape(context.page, line, out, offset);
  at = writeCues(context, line, out, at);
  at = writeNeighbours(context.page, line, out, at);
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
const NEIGHBOUR_FEATURES = NEIGHBOURS.length * 5;
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
  const own = page.scan.stops[base + LANGUAGES.indexOf(page.language)] ?? 0;
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
  out[at++] = (100 * (rows[row + CUE_COLUMN] ?? 0)) / Math.max(8, words) - context.coreYou;
  out[at++] = (100 * (rows[row + CUE_COLUMN + 1] ?? 0)) / Math.max(8, words) - context.coreWe;
  out[at++] = appealStrength(page.scan, line);
  return at;
}

/** How much a line asks, thanks, speaks of itself and of money at once; 0 for plain reporting. */
export function appealStrength(scan: Scan, line: number): number {
  const row = line * COLUMNS + CUE_COLUMN;
  const get = (cue: number): number => Math.min(scan.rows[row + cue] ?? 0, 2);
  const asks =
    get(CUE_INDEX.money) + get(CUE_INDEX.plea) + get(CUE_INDEX.greeting) + 0.5 * get(CUE_INDEX.mission) + 0.5 * get(CUE_INDEX.imperative);
  const persons = get(CUE_INDEX.you) + get(CUE_INDEX.we);
  const currency = Math.min(scan.rows[line * COLUMNS + COLUMN.currencies] ?? 0, 1);
  return asks + 0.5 * Math.min(asks, 2) * persons + (persons > 0 ? currency : 0);
}

/** Where each cue stands among the cue columns. */
export const CUE_INDEX = Object.fromEntries(CUES.map((cue, index) => [cue, index])) as Record<(typeof CUES)[number], number>;

function writeNeighbours(page: Page, line: number, out: Float32Array, offset: number): number {
  const { scan } = page;
  let at = offset;
  for (const distance of NEIGHBOURS) {
    const other = line + distance;
    const inside = other >= 0 && other < scan.count;
    const row = other * COLUMNS;
    out[at++] = inside ? Math.min(scan.rows[row + COLUMN.words] ?? 0, 200) : -1;
    out[at++] = inside ? (page.stopShare[other] ?? 0) : -1;
    out[at++] = inside ? (scan.rows[row + COLUMN.last] ?? 0) : -1;
    out[at++] = inside ? (scan.rows[row + COLUMN.capitalised] ?? 0) / Math.max(1, scan.rows[row + COLUMN.words] ?? 0) : -1;
    out[at++] = inside ? (page.sums.cues[other + 1] ?? 0) - (page.sums.cues[other] ?? 0) : -1;
  }
  return at;
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
  out[at++] = maxOf(appeals, line - 3, line);
  out[at++] = maxOf(appeals, line + 1, line + 4);
  out[at++] = maxOf(appeals, line - 7, line - 3);
  out[at++] = maxOf(appeals, line + 4, line + 8);
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

function maxOf(values: Float32Array, first: number, end: number): number {
  let most = 0;
  for (let at = Math.max(0, first); at < Math.min(values.length, end); at++) most = Math.max(most, values[at] ?? 0);
  return most;
}

/** The mean of entries `first` to `end` (excluded) by running sums, clipped to the text; 0 when nothing is inside. */
export function meanOf(sums: Float64Array, first: number, end: number): number {
  const from = Math.max(0, first);
  const to = Math.min(sums.length - 1, end);
  return to <= from ? 0 : ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
}
