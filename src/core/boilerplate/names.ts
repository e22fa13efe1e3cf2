import { COLUMN, COLUMNS, CONTENT, CUE_COLUMN, CUE_INDEX, type Scan } from './scanColumns.ts';
import { type GivenNames, isGivenName } from './givenNames.ts';
import { mix } from './lexicon.ts';
import type { SecondContext } from './secondFeatures.ts';

/** How many ways of standing are counted: in short lines, in lines about authors, in lines above the article, below it, and inside its text. */
export const NAME_COUNTS = 5;

/** Scanned lines `first` to `end` (excluded). */
export interface LineRange {
  readonly first: number;
  readonly end: number;
}

/**
 * Where two capitalised words that stand side by side in a line, as in a name, stand elsewhere too: NAME_COUNTS numbers for each of `lines`, in their order, counted
 * in the lines `among`. Of a line the commonest pair speaks, each count at most 6.
 */
export function nameCounts({ page, block }: SecondContext, lines: readonly number[], among: LineRange): Uint8Array {
  const { scan, prose } = page;
  const pairs = pairsIn(scan, lines);
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
  return mostOf(scan, lines, pairs);
}

/** Given names in a line: how many capitalised words are some, where the first one stands (-1 for none), and how many have another capitalised word after them. */
export interface GivenInLine {
  readonly count: number;
  readonly first: number;
  readonly named: number;
}

/** The given names of a line. */
export function givenIn({ content, words, wordStarts }: Scan, line: number, given: GivenNames): GivenInLine {
  const start = wordStarts[line] ?? 0;
  const end = wordStarts[line + 1] ?? 0;
  let [count, first, named] = [0, -1, 0];
  for (let at = start; at < end; at++) {
    if (content[at] !== CONTENT.capitalised || !isGivenName(given, words[at] ?? 0)) continue;
    count++;
    if (first < 0) first = at - start;
    if (at + 1 < end && content[at + 1] === CONTENT.capitalised) named++;
  }
  return { count, first, named };
}

/** Pairs of words by their hash (open addressing; 0 for none) and how often each stands in each way. */
interface Pairs {
  readonly hashes: Int32Array;
  readonly counts: Uint8Array;
}

function pairsIn(scan: Scan, lines: readonly number[]): Pairs {
  let count = 0;
  for (const line of lines) eachPair(scan, line, () => count++);
  const size = 1 << (33 - Math.clz32(count));
  const pairs = { hashes: new Int32Array(size), counts: new Uint8Array(size * NAME_COUNTS) };
  for (const line of lines) eachPair(scan, line, (hash) => (pairs.hashes[slotOf(pairs, hash)] = hash));
  return pairs;
}

/** The slot of a pair, or the empty one where it belongs. */
function slotOf({ hashes }: Pairs, hash: number): number {
  const mask = hashes.length - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & mask;
  return slot;
}

function mostOf(scan: Scan, lines: readonly number[], pairs: Pairs): Uint8Array {
  const most = new Uint8Array(lines.length * NAME_COUNTS);
  lines.forEach((line, index) => {
    const row = index * NAME_COUNTS;
    eachPair(scan, line, (hash) => {
      const from = slotOf(pairs, hash) * NAME_COUNTS;
      for (let at = 0; at < NAME_COUNTS; at++) most[row + at] = Math.max(most[row + at] ?? 0, pairs.counts[from + at] ?? 0);
    });
  });
  return most;
}

/** Calls `visit` with the hash, and that of the first word, of every two capitalised words of a line that stand side by side and are no function words. */
export function eachPair({ content, words, wordStarts }: Scan, line: number, visit: (hash: number, first: number) => void): void {
  const last = (wordStarts[line + 1] ?? 0) - 1;
  for (let at = wordStarts[line] ?? 0; at < last; at++)
    if (content[at] === CONTENT.capitalised && content[at + 1] === CONTENT.capitalised)
      visit(mix(words[at] ?? 0, words[at + 1] ?? 0) || 1, words[at] ?? 0);
}
