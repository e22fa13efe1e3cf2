import { COLUMN, COLUMNS, CUE_COLUMN, type Scan } from './scanColumns.ts';
import { CUE_INDEX } from './firstContext.ts';
import { mix } from './lexicon.ts';
import type { SecondContext } from './secondFeatures.ts';

/** How many ways of standing are counted: in short lines, in lines about authors, in lines above the article, below it, and inside its text. */
export const NAME_COUNTS = 5;

/** The lines whose names are counted, and the lines among which they are, both `first` to `end` (excluded). */
export interface NameLines {
  readonly of: { readonly first: number; readonly end: number };
  readonly among: { readonly first: number; readonly end: number };
}

/**
 * Where two capitalised words that stand side by side in a line, as in a name, stand elsewhere too: NAME_COUNTS numbers a line, of the lines `of`, from the first one
 * on. Of a line the commonest pair speaks, each count at most 6.
 */
export function nameCounts({ page, block }: SecondContext, { of, among }: NameLines): Uint8Array {
  const { scan, prose } = page;
  const pairs = pairsIn(scan, of);
  const adds = new Uint8Array(NAME_COUNTS);
  for (let line = among.first; line < among.end; line++) {
    const words = scan.rows[line * COLUMNS + COLUMN.words] ?? 0;
    const hasProse = (prose[line] ?? 0) > 0;
    adds[0] = words <= 14 ? 1 : 0;
    adds[1] = words <= 20 && (scan.rows[line * COLUMNS + CUE_COLUMN + CUE_INDEX.author] ?? 0) > 0 ? 1 : 0;
    adds[2] = line < block.first + 3 && !hasProse ? 1 : 0;
    adds[3] = line >= block.end ? 1 : 0;
    adds[4] = hasProse && line >= block.first && line < block.end ? 1 : 0;
    eachPair(scan, line, (hash) => {
      const slot = slotOf(pairs, hash);
      if (pairs.hashes[slot] !== hash) return;
      for (let at = 0; at < NAME_COUNTS; at++)
        pairs.counts[slot * NAME_COUNTS + at] = Math.min(6, (pairs.counts[slot * NAME_COUNTS + at] ?? 0) + (adds[at] ?? 0));
    });
  }
  return mostOf(scan, of, pairs);
}

/** Pairs of words by their hash (open addressing; 0 for none) and how often each stands in each way. */
interface Pairs {
  readonly hashes: Int32Array;
  readonly counts: Uint8Array;
}

function pairsIn(scan: Scan, { first, end }: NameLines['of']): Pairs {
  let count = 0;
  for (let line = first; line < end; line++) eachPair(scan, line, () => count++);
  const size = 1 << (33 - Math.clz32(count));
  const pairs = { hashes: new Int32Array(size), counts: new Uint8Array(size * NAME_COUNTS) };
  for (let line = first; line < end; line++) eachPair(scan, line, (hash) => (pairs.hashes[slotOf(pairs, hash)] = hash));
  return pairs;
}

/** The slot of a pair, or the empty one where it belongs. */
function slotOf({ hashes }: Pairs, hash: number): number {
  const mask = hashes.length - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & mask;
  return slot;
}

function mostOf(scan: Scan, { first, end }: NameLines['of'], pairs: Pairs): Uint8Array {
  const most = new Uint8Array(Math.max(0, end - first) * NAME_COUNTS);
  for (let line = first; line < end; line++) {
    const row = (line - first) * NAME_COUNTS;
    eachPair(scan, line, (hash) => {
      const from = slotOf(pairs, hash) * NAME_COUNTS;
      for (let at = 0; at < NAME_COUNTS; at++) most[row + at] = Math.max(most[row + at] ?? 0, pairs.counts[from + at] ?? 0);
    });
  }
  return most;
}

function eachPair({ content, words, wordStarts }: Scan, line: number, visit: (hash: number) => void): void {
  const last = (wordStarts[line + 1] ?? 0) - 1;
  for (let at = wordStarts[line] ?? 0; at < last; at++)
    if (content[at] === CAPITALISED && content[at + 1] === CAPITALISED) visit(mix(words[at] ?? 0, words[at + 1] ?? 0) || 1);
}

/** What the scan calls a capitalised word that is no function word. */
const CAPITALISED = 2;
