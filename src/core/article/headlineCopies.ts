import type { LineRange } from '../boilerplate/names.ts';
import { COLUMN, COLUMNS, type Scan } from '../boilerplate/scanColumns.ts';

/**
 * The scanned lines of an item that say its headline again, word for word or nearly: of the words of both, in their order, a share of LIKE or more is the same
 * (twice the longest common subsequence over all words, so short changes and added names count little). The headline itself is one of them.
 */
export function headlineCopies(scan: Scan, title: number, { first, end }: LineRange): ReadonlySet<number> {
  const headline = wordsOf(scan, title);
  const known = new Set(headline);
  const copies = new Set<number>();
  for (let line = first; line < end; line++)
    if (scan.hashes[line] === scan.hashes[title] || isNearCopy(scan, line, headline, known)) copies.add(line);
  return copies;
}

function isNearCopy(scan: Scan, line: number, headline: Int32Array, known: ReadonlySet<number>): boolean {
  const count = scan.rows[line * COLUMNS + COLUMN.words] ?? 0;
  const wanted = Math.max(FEWEST, (LIKE * (count + headline.length)) / 2);
  if (Math.min(count, headline.length) < wanted) return false;
  const words = wordsOf(scan, line);
  return countIn(words, known) >= wanted && commonInOrder(words, headline) >= wanted;
}

function wordsOf({ words, wordStarts }: Scan, line: number): Int32Array {
  return words.subarray(wordStarts[line] ?? 0, wordStarts[line + 1] ?? 0);
}

function countIn(words: Int32Array, known: ReadonlySet<number>): number {
  let count = 0;
  for (const word of words) if (known.has(word)) count++;
  return count;
}

/** The length of the longest common subsequence. */
function commonInOrder(some: Int32Array, others: Int32Array): number {
  const best = new Uint16Array(others.length + 1);
  for (const word of some) {
    let diagonal = 0;
    for (let at = 1; at < best.length; at++) {
      const above = best[at] ?? 0;
      best[at] = word === others[at - 1] ? diagonal + 1 : Math.max(above, best[at - 1] ?? 0);
      diagonal = above;
    }
  }
  return best[others.length] ?? 0;
}

const LIKE = 0.8;
const FEWEST = 3;
