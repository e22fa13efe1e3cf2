import { bitOf, cuesAt, findIn, LEXICON } from './lexicon.ts';
import type { GivenNames } from './givenNames.ts';
import { givenIn, type LineRange, NAME_COUNTS, nameCounts } from './names.ts';
import { COLUMN, COLUMNS, CONTENT, CUE_COLUMN, CUE_INDEX, type Scan } from './scanColumns.ts';
import { SECOND_FEATURES, type SecondContext } from './secondFeatures.ts';

/** What the header finders read of an item: what the second stage reads, and the names in it. */
export interface HeaderContext {
  readonly second: SecondContext;
  readonly given: GivenNames;
  /** The lines that may be the headline or name the author, ascending. */
  readonly lines: readonly HeaderLine[];
  /** Of each of those lines, where else its names stand. */
  readonly names: Uint8Array;
}

/** A scanned line that may be the headline, may name the author, or both. */
export interface HeaderLine {
  readonly line: number;
  readonly mayBeTitle: boolean;
  readonly mayBeByline: boolean;
}

/** Prepares an item, its scanned lines `first` to `end` (excluded), for the header finders. */
export function headerContext(second: SecondContext, given: GivenNames, item: LineRange): HeaderContext {
  const lines = headerLines(second, given, item);
  const names = nameCounts(
    second,
    lines.map(({ line }) => line),
    item,
  );
  return { second, given, lines, names };
}

/**
 * Headlines are looked for in the header alone; authors wherever a line names a person or says that an author follows, but not beside rights reserved, and just above
 * the article in lines of capitalised words too.
 */
function headerLines(second: SecondContext, given: GivenNames, item: LineRange): readonly HeaderLine[] {
  const { scan } = second.page;
  const header = headerRange(second, item.first, item.end);
  const lines: HeaderLine[] = [];
  for (let line = item.first; line < item.end; line++) {
    const words = scan.rows[line * COLUMNS + COLUMN.words] ?? 0;
    const mayBeTitle = line >= header.first && line < header.end && words <= LONGEST_TITLE;
    const mayBeByline =
      words <= LONGEST_BYLINE &&
      (namesSomebody(scan, line, given) || (line >= header.core - NEAR && line < header.end && isCapitalised(scan, line)));
    if (mayBeTitle || mayBeByline) lines.push({ line, mayBeTitle, mayBeByline: mayBeByline && !isLegal(scan, line) });
  }
  return lines;
}

function namesSomebody(scan: Scan, line: number, given: GivenNames): boolean {
  const row = line * COLUMNS;
  if ((scan.rows[row + CUE_COLUMN + CUE_INDEX.author] ?? 0) > 0) return true;
  return (scan.rows[row + COLUMN.capitalised] ?? 0) >= 2 && givenIn(scan, line, given).named > 0;
}

function isCapitalised({ rows }: Scan, line: number): boolean {
  const capitals = rows[line * COLUMNS + COLUMN.capitalised] ?? 0;
  return capitals >= 2 || (capitals === 1 && (rows[line * COLUMNS + COLUMN.words] ?? 0) <= 2);
}

/** The lines of an item among which its headline is looked for: from REACH lines before the article's block, which starts at `core`, to a few inside it. */
export function headerRange({ block, scores }: SecondContext, first = 0, end = scores.length): LineRange & { readonly core: number } {
  const core = Math.max(first, Math.min(end, block.end > block.first ? block.first : first));
  return { first: Math.max(first, core - REACH), end: Math.min(end, core + 5), core };
}

/**
 * Writes what the header finders read after a line's second-stage features, of the line at an index of the context's lines: who and when is named around, where
 * else its names stand, and its given names; HEADER_FEATURES numbers in all.
 */
export function writeHeaderFeatures(
  { second, given, lines, names }: HeaderContext,
  index: number,
  out: Float32Array,
  offset: number,
): void {
  const { scan } = second.page;
  const line = lines[index]?.line ?? 0;
  let at = offset + SECOND_FEATURES;
  for (const distance of [-2, -1, 1, 2]) {
    const other = line + distance;
    const inside = other >= 0 && other < scan.count;
    out[at++] = inside ? Math.min(3, scan.rows[other * COLUMNS + CUE_COLUMN + CUE_INDEX.author] ?? 0) : -1;
    out[at++] = inside ? Math.min(3, scan.rows[other * COLUMNS + CUE_COLUMN + CUE_INDEX.date] ?? 0) : -1;
  }
  out[at++] = opensWithAuthor(scan, line) ? 1 : 0;
  for (let way = 0; way < NAME_COUNTS; way++) out[at++] = names[index * NAME_COUNTS + way] ?? 0;
  const capitals = capitalsIn(scan, line);
  out[at++] = capitals;
  out[at++] = capitals / Math.max(1, (scan.wordStarts[line + 1] ?? 0) - (scan.wordStarts[line] ?? 0));
  out[at++] = Math.max(-REACH, line - second.block.first);
  const { count, first, named } = givenIn(scan, line, given);
  out[at++] = count;
  out[at++] = first;
  out[at] = named;
}

/** Whether a line speaks of rights, terms or privacy, as a page's foot does. */
export function isLegal({ rows }: Scan, line: number): boolean {
  return (rows[line * COLUMNS + CUE_COLUMN + CUE_INDEX.legal] ?? 0) > 0;
}

/** Whether the first word of a line says that an author follows, as "by" does. */
function opensWithAuthor({ words, wordStarts }: Scan, line: number): boolean {
  const first = wordStarts[line] ?? 0;
  const slot = first < (wordStarts[line + 1] ?? 0) ? findIn(LEXICON, words[first] ?? 0) : -1;
  return slot >= 0 && (cuesAt(LEXICON, slot) & AUTHOR) !== 0;
}

/** How many words of the line are capitalised and no function words. */
function capitalsIn({ content, wordStarts }: Scan, line: number): number {
  let capitals = 0;
  const end = wordStarts[line + 1] ?? 0;
  for (let at = wordStarts[line] ?? 0; at < end; at++) if (content[at] === CONTENT.capitalised) capitals++;
  return capitals;
}

const AUTHOR = bitOf('author');
const REACH = 40;
const NEAR = 10;
const LONGEST_TITLE = 30;
const LONGEST_BYLINE = 22;

/** How many numbers describe a line to the header finders, the second stage's included. */
export const HEADER_FEATURES = SECOND_FEATURES + 20;
