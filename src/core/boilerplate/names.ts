import { COLUMN, COLUMNS, CUE_COLUMN, type Scan } from './scanColumns.ts';
import { CUE_INDEX } from './firstContext.ts';
import { mix } from './lexicon.ts';
import type { SecondContext } from './secondFeatures.ts';

/** Where two capitalised words stand side by side, as in a name: in how many short lines, lines about authors, lines above the article, below it, and inside its text. */
export type NameCounts = (line: number) => readonly [number, number, number, number, number];

/** Counts the pairs of capitalised words in the scanned lines `first` to `end`; of a line the commonest pair speaks, each count at most 6. */
export function nameCounts({ page, block }: SecondContext, { first, end }: { first: number; end: number }): NameCounts {
  const { scan, prose } = page;
  const slots = new Map<number, number>();
  const counts: number[] = [];
  for (let line = first; line < end; line++) {
    const words = scan.rows[line * COLUMNS + COLUMN.words] ?? 0;
    const hasProse = (prose[line] ?? 0) > 0;
    const isAbout = (scan.rows[line * COLUMNS + CUE_COLUMN + CUE_INDEX.author] ?? 0) > 0;
    const isInside = line >= block.first && line < block.end;
    const adds = [words <= 14, words <= 20 && isAbout, line < block.first + 3 && !hasProse, line >= block.end, hasProse && isInside];
    eachPair(scan, line, (hash) => {
      const slot = slots.get(hash) ?? counts.length;
      slots.set(hash, slot);
      adds.forEach((add, at) => {
        counts[slot + at] = (counts[slot + at] ?? 0) + (add ? 1 : 0);
      });
    });
  }
  return (line) => {
    const most: [number, number, number, number, number] = [0, 0, 0, 0, 0];
    eachPair(scan, line, (hash) => {
      const slot = slots.get(hash) ?? counts.length;
      for (let at = 0; at < most.length; at++) most[at] = Math.max(most[at] ?? 0, Math.min(6, counts[slot + at] ?? 0));
    });
    return most;
  };
}

function eachPair({ content, words, wordStarts }: Scan, line: number, visit: (hash: number) => void): void {
  const last = (wordStarts[line + 1] ?? 0) - 1;
  for (let at = wordStarts[line] ?? 0; at < last; at++)
    if (content[at] === CAPITALISED && content[at + 1] === CAPITALISED) visit(mix(words[at] ?? 0, words[at + 1] ?? 0));
}

/** What the scan calls a capitalised word that is no function word. */
const CAPITALISED = 2;
