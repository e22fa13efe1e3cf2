import { type Block, densestBlock, proseGains } from './densestBlock.ts';
import type { Page } from './page.ts';
import { COLUMN, COLUMNS, CUE_COLUMN, CUE_INDEX, type Scan } from './scanColumns.ts';
import { cohesionOf } from './vocabulary.ts';

/** Everything the first stage reads of a page beside the single line. */
export interface FirstContext {
  readonly page: Page;
  readonly block: Block;
  readonly cohesion: Float32Array;
  /** Cues of the second person, and of the first person plural, a hundred words in the densest block. */
  readonly coreYou: number;
  readonly coreWe: number;
  readonly longestGap: number;
  /** Vocabulary shared with the lines outside the block. */
  readonly outside: Float32Array;
  /** Strength of appeal per line, with FAR_APPEAL zeros before the first and after the last. */
  readonly appeals: Float32Array;
  /** How many lines since the last salutation, at most 12. */
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
  /** What is told of each line to the lines near it, AS_NEIGHBOUR numbers a line, and -1 for three lines more before the first and after the last. */
  readonly neighbours: Float32Array;
}

/** How many lines off an appeal is heard. */
export const FAR_APPEAL = 8;

/** How many numbers are told of a line to the lines near it. */
export const AS_NEIGHBOUR = 5;

/** Prepares a page for the first stage: its densest block of prose, and what vocabulary that block uses. */
export function firstContext(page: Page): FirstContext {
  const { scan } = page;
  const block = densestBlock(proseGains(scan, page.prose));
  const weights = new Float32Array(scan.count);
  let proseLines = 0;
  for (let line = block.first; line < block.end; line++) {
    weights[line] = (page.prose[line] ?? 0) > 0 ? 1 : 0;
    proseLines += weights[line] ?? 0;
  }
  const words = Math.max(40, (page.sums.words[block.end] ?? 0) - (page.sums.words[block.first] ?? 0));
  let you = 0;
  let we = 0;
  let longestGap = 0;
  for (let line = block.first; line < block.end; line++) {
    you += scan.rows[line * COLUMNS + CUE_COLUMN + CUE_INDEX.you] ?? 0;
    we += scan.rows[line * COLUMNS + CUE_COLUMN + CUE_INDEX.we] ?? 0;
  }
  for (let line = 0; line < scan.count; line++) longestGap = Math.max(longestGap, scan.rows[line * COLUMNS + COLUMN.blanksBefore] ?? 0);
  const chaff = new Float32Array(scan.count).fill(1);
  chaff.fill(0, block.first, block.end);
  return {
    page,
    block,
    cohesion: cohesionOf(page.vocabulary, weights),
    coreYou: (100 * you) / words,
    coreWe: (100 * we) / words,
    longestGap,
    outside: cohesionOf(page.vocabulary, chaff),
    appeals: appealsIn(scan),
    sinceGreeting: sinceCue(scan, 'greeting', 12),
    sinceComments: sinceCue(scan, 'comments', 60),
    sinceTeaser: sinceCue(scan, 'teaser', 60),
    commentSums: cueSums(scan, 'comments'),
    runs: runsOf(page),
    copySums: copySums(page.copies),
    dateSums: cueSums(scan, 'date'),
    coreLength: ((page.sums.prose[block.end] ?? 0) - (page.sums.prose[block.first] ?? 0)) / Math.max(1, proseLines),
    neighbours: neighboursIn(page),
  };
}

function neighboursIn({ scan, stopShare, sums }: Page): Float32Array {
  const neighbours = new Float32Array((scan.count + 6) * AS_NEIGHBOUR).fill(-1);
  for (let line = 0, at = 3 * AS_NEIGHBOUR; line < scan.count; line++) {
    const row = line * COLUMNS;
    const words = scan.rows[row + COLUMN.words] ?? 0;
    neighbours[at++] = Math.min(words, 200);
    neighbours[at++] = stopShare[line] ?? 0;
    neighbours[at++] = scan.rows[row + COLUMN.last] ?? 0;
    neighbours[at++] = (scan.rows[row + COLUMN.capitalised] ?? 0) / Math.max(1, words);
    neighbours[at++] = (sums.cues[line + 1] ?? 0) - (sums.cues[line] ?? 0);
  }
  return neighbours;
}

function appealsIn(scan: Scan): Float32Array {
  const appeals = new Float32Array(scan.count + 2 * FAR_APPEAL);
  for (let line = 0; line < scan.count; line++) appeals[line + FAR_APPEAL] = appealStrength(scan, line);
  return appeals;
}

/** Running sums of a cue, at most two a line. */
function cueSums(scan: Scan, cue: keyof typeof CUE_INDEX): Float64Array {
  const column = CUE_COLUMN + CUE_INDEX[cue];
  const sums = new Float64Array(scan.count + 1);
  for (let line = 0; line < scan.count; line++) sums[line + 1] = (sums[line] ?? 0) + Math.min(2, scan.rows[line * COLUMNS + column] ?? 0);
  return sums;
}

/** Running sums of the lines that stand in the text more than once. */
function copySums(copies: Int32Array): Float64Array {
  const sums = new Float64Array(copies.length + 1);
  for (let line = 0; line < copies.length; line++) sums[line + 1] = (sums[line] ?? 0) + ((copies[line] ?? 0) > 1 ? 1 : 0);
  return sums;
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
