import { CUE_INDEX } from './firstContext.ts';
import { bitOf, cuesAt, findIn, LEXICON } from './lexicon.ts';
import { NAME_COUNTS, nameCounts } from './names.ts';
import { COLUMNS, CUE_COLUMN, type Scan } from './scanColumns.ts';
import { SECOND_FEATURES, type SecondContext } from './secondFeatures.ts';

/** What the header finders read of an item: its scanned lines `first` to `end`, what the second stage reads, and the names in it. */
export interface HeaderContext {
  readonly second: SecondContext;
  /** Of each line of the range, where else its names stand. */
  readonly names: Uint8Array;
  /** The lines among which a headline or byline is looked for: from REACH lines before the article's block to a few inside it. */
  readonly range: { readonly first: number; readonly end: number };
}

/** Prepares an item for the header finders. */
export function headerContext(second: SecondContext, first = 0, end = second.scores.length): HeaderContext {
  const range = headerRange(second, first, end);
  return { second, names: nameCounts(second, { of: range, among: { first, end } }), range };
}

/** The lines of an item among which its headline and bylines are looked for. */
export function headerRange({ block, scores }: SecondContext, first = 0, end = scores.length): HeaderContext['range'] {
  const core = Math.max(first, Math.min(end, block.end > block.first ? block.first : first));
  return { first: Math.max(first, core - REACH), end: Math.min(end, core + 5) };
}

/** Writes what the header finders read after a line's second-stage features: who and when is named around, and where else its names stand; HEADER_FEATURES numbers in all. */
export function writeHeaderFeatures({ second, names, range }: HeaderContext, line: number, out: Float32Array, offset: number): void {
  const { scan } = second.page;
  let at = offset + SECOND_FEATURES;
  for (const distance of [-2, -1, 1, 2]) {
    const other = line + distance;
    const inside = other >= 0 && other < scan.count;
    out[at++] = inside ? Math.min(3, scan.rows[other * COLUMNS + CUE_COLUMN + CUE_INDEX.author] ?? 0) : -1;
    out[at++] = inside ? Math.min(3, scan.rows[other * COLUMNS + CUE_COLUMN + CUE_INDEX.date] ?? 0) : -1;
  }
  out[at++] = opensWithAuthor(scan, line) ? 1 : 0;
  for (let way = 0; way < NAME_COUNTS; way++) out[at++] = names[(line - range.first) * NAME_COUNTS + way] ?? 0;
  const capitals = capitalsIn(scan, line);
  out[at++] = capitals;
  out[at++] = capitals / Math.max(1, (scan.wordStarts[line + 1] ?? 0) - (scan.wordStarts[line] ?? 0));
  out[at] = Math.max(-REACH, line - second.block.first);
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
  for (let at = wordStarts[line] ?? 0; at < end; at++) if (content[at] === 2) capitals++;
  return capitals;
}

const AUTHOR = bitOf('author');
const REACH = 40;

/** How many numbers describe a line to the header finders, the second stage's included. */
export const HEADER_FEATURES = SECOND_FEATURES + 17;
