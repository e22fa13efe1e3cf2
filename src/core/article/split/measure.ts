import { scanLines } from '../../boilerplate/scan.ts';
import { intBlock } from '../../text/block.ts';
import type { Line } from '../../text/lines.ts';
import { groupsOf, sumsIn, type Group } from './groups.ts';
import { handsOf, type Hands } from './hands.ts';
import { ROW, kindsOf } from './kinds.ts';
import { linksOf, type Links } from './links.ts';
import { looksOf } from './looks.ts';
import { proseOf, type Prose } from './prose.ts';
import { rowsOf } from './rows.ts';
import type { Rows } from './table.ts';
import type { WordTable } from './topics.ts';

/** A text measured for boundaries: everything that features, rules and reasons read. */
export interface Measured {
  readonly rows: Rows;
  readonly kinds: Uint8Array;
  /** What each row looks like to those near it, as `looksOf` lays it out. */
  readonly looks: Float32Array;
  /** The number of each content word. */
  readonly ids: Int32Array;
  readonly links: Links;
  readonly hands: Hands;
  /** The prose alone, and its hands. */
  readonly prose: Prose;
  readonly proseHands: Hands;
  readonly groups: readonly Group[];
  /** Per group the sum of the rows' overlaps in each slot. */
  readonly groupOverlaps: readonly Float32Array[];
  /** Per row the row of the next prose line (itself if prose; `count` for none) and of the last one before it (-1 for none). */
  readonly nextProse: Int32Array;
  readonly lastProse: Int32Array;
  /** Per row how many prose rows stand before it. */
  readonly proseBefore: Int32Array;
  /** Per row the running sum of the overlaps before it. */
  readonly overlapSums: Float64Array;
  /** The usual number of blank lines before a prose line that follows prose. */
  readonly usualBlanks: number;
}

/** Measures a text, with what is known of words beforehand; linear time. */
export function measure(text: string, lines: readonly Line[], words?: WordTable): Measured {
  return measureRows(rowsOf(text, lines, scanLines(text, lines)), words);
}

/** The same for rows that have been read. */
export function measureRows(rows: Rows, table?: WordTable): Measured {
  const kinds = kindsOf(rows);
  const links = linksOf(rows);
  const prose = proseOf(rows, kinds, { words: links, table });
  const groups = groupsOf(rows, kinds);
  const overlap = links.overlaps[0] ?? new Float32Array(0);
  return {
    rows,
    kinds,
    looks: looksOf(rows, kinds),
    ids: links.ids,
    links,
    hands: handsOf(rows),
    prose,
    proseHands: handsOf(rows, prose.rows),
    groups,
    groupOverlaps: sumsIn(groups, overlap),
    ...placesOf(rows, kinds),
    overlapSums: runningSums(overlap),
    usualBlanks: usualBlanksOf(rows, kinds),
  };
}

function placesOf(rows: Rows, kinds: Uint8Array): Pick<Measured, 'nextProse' | 'lastProse' | 'proseBefore'> {
  const block = intBlock(3 * rows.count + 1);
  const nextProse = block(rows.count);
  const lastProse = block(rows.count);
  const proseBefore = block(rows.count + 1);
  for (let row = 0, last = -1; row < rows.count; row++) {
    lastProse[row] = last;
    const isProse = (kinds[row] ?? 0) >= ROW.prose;
    if (isProse) last = row;
    proseBefore[row + 1] = (proseBefore[row] ?? 0) + (isProse ? 1 : 0);
  }
  for (let row = rows.count - 1, next = rows.count; row >= 0; row--) {
    if ((kinds[row] ?? 0) >= ROW.prose) next = row;
    nextProse[row] = next;
  }
  return { nextProse, lastProse, proseBefore };
}

function usualBlanksOf(rows: Rows, kinds: Uint8Array): number {
  const counts = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let row = 1; row < rows.count; row++) {
    const blanks = rows.blanks[row] ?? 0;
    if ((kinds[row] ?? 0) >= ROW.prose && (kinds[row - 1] ?? 0) >= ROW.sentence) counts[blanks] = (counts[blanks] ?? 0) + 1;
  }
  return Math.max(0, counts.indexOf(Math.max(...counts)));
}

function runningSums(values: Float32Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at++) sums[at + 1] = (sums[at] ?? 0) + (values[at] ?? 0);
  return sums;
}
