import { CUE } from './cues.ts';
import type { Rows } from './table.ts';

/** Coarse kinds of rows, ordered from marks of a header over short lines to prose, so that a tree can cut between neighbours. */
export const ROW = {
  rule: 0,
  counter: 1,
  address: 2,
  date: 3,
  field: 4,
  byline: 5,
  title: 6,
  label: 7,
  item: 8,
  share: 9,
  rights: 10,
  credit: 11,
  fragment: 12,
  sentence: 13,
  prose: 14,
  long: 15,
} as const;

/** The kind of every row. */
export function kindsOf(rows: Rows): Uint8Array {
  const kinds = new Uint8Array(rows.count);
  for (let row = 0; row < rows.count; row++) kinds[row] = kindOf(rows, row);
  return kinds;
}

function kindOf(rows: Rows, row: number): number {
  const cues = rows.cues[row] ?? 0;
  if (cues & CUE.rule) return ROW.rule;
  if (cues & CUE.rights) return ROW.rights;
  if (cues & CUE.credit) return ROW.credit;
  const words = rows.words[row] ?? 0;
  const length = rows.length[row] ?? 0;
  const isSentence = (rows.ending[row] ?? 0) >= 3;
  if (length >= 220) return ROW.long;
  if (words >= 16 && isSentence) return ROW.prose;
  const marked = markOf(cues);
  if (marked !== undefined) return marked;
  if (isSentence) return words >= 5 ? ROW.sentence : ROW.fragment;
  if (length >= 140) return ROW.prose;
  return shortKindOf(rows, row);
}

function markOf(cues: number): number | undefined {
  if (cues & CUE.counter) return ROW.counter;
  if (cues & CUE.address) return ROW.address;
  if (cues & CUE.byline) return ROW.byline;
  if (cues & CUE.date) return ROW.date;
  if (cues & (CUE.words | CUE.duration)) return ROW.field;
  if (cues & (CUE.share | CUE.media)) return ROW.share;
  if (cues & CUE.item) return ROW.item;
  if (cues & CUE.field) return ROW.field;
  return undefined;
}

function shortKindOf(rows: Rows, row: number): number {
  const words = rows.words[row] ?? 0;
  const opening = rows.opening[row] ?? 0;
  const ending = rows.ending[row] ?? 0;
  if (ending !== 0 || opening === 0) return ROW.fragment;
  return words >= 4 ? ROW.title : ROW.label;
}
