import { type Block, cohesionOf, densestBlock, proseGains } from './core.ts';
import { CUES } from './lexicon/cues.ts';
import { LANGUAGES } from './lexicon/stopWords.ts';
import type { Page } from './page.ts';
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
  return { page, block, cohesion: cohesionOf(scan, weights), coreYou: (100 * you) / words, coreWe: (100 * we) / words, longestGap };
}

/** Writes the first-stage features of a line at `offset`; exactly FIRST_FEATURES numbers. */
export function writeFirstFeatures(context: FirstContext, line: number, out: Float32Array, offset: number): void {
  let at = writeShape(context.page, line, out, offset);
  at = writeCues(context, line, out, at);
  at = writeNeighbours(context.page, line, out, at);
  writePlace(context, line, out, at);
}

const SHAPE_FEATURES = 27;
const CUE_FEATURES = CUES.length + 4;
const NEIGHBOURS = [-3, -2, -1, 1, 2, 3] as const;
const NEIGHBOUR_FEATURES = NEIGHBOURS.length * 6;
const PLACE_FEATURES = 25;

/** How many numbers describe a line to the first stage. */
export const FIRST_FEATURES = SHAPE_FEATURES + CUE_FEATURES + NEIGHBOUR_FEATURES + PLACE_FEATURES;

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
  out[at++] = page.lexical[line] ?? 0;
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
    out[at++] = inside ? (page.lexical[other] ?? 0) : 0;
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
  for (const reach of [2, 5, 12]) {
    out[at++] = meanOf(sums.prose, line - reach, line);
    out[at++] = meanOf(sums.prose, line + 1, line + 1 + reach);
    out[at++] = meanOf(sums.lexical, line - reach, line + 1 + reach);
  }
  return at;
}

/** The mean of entries `first` to `end` (excluded) by running sums, clipped to the text; 0 when nothing is inside. */
export function meanOf(sums: Float64Array, first: number, end: number): number {
  const from = Math.max(0, first);
  const to = Math.min(sums.length - 1, end);
  return to <= from ? 0 : ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
}
