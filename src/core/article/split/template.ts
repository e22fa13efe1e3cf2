import { ALIKE, sumsOf, type Group } from './groups.ts';
import { ROW } from './kinds.ts';
import type { Measured } from './measure.ts';
import type { Rows } from './table.ts';

/** Groups of rows that vote. */
const VOTERS = [ALIKE.mask, ALIKE.shape, ALIKE.frame] as const;
/** How far into a header rows vote. */
const DEEP = 4;

/** Per row the most that the rows which open as it does, or whose next lines are like its next lines, are thought to start items; empty where no row is likely. Linear time. */
export function votesOf({ groups, rows }: Measured, chances: Float32Array): Float32Array {
  if (!chances.some((chance) => chance >= LIKELY)) return new Float32Array(0);
  const votes = new Float32Array(rows.count);
  const shifted = new Float32Array(rows.count);
  for (let deep = 0; deep < DEEP; deep++) {
    shifted.fill(0, 0, deep);
    shifted.set(chances.subarray(0, rows.count - deep), deep);
    for (const voter of VOTERS) addVotes(votes, groups[voter], { shifted, deep });
  }
  return votes;
}

/** Raises the vote of each row `deep` rows above one whose likes stand, in the mean, that far under rows that are likelier. */
function addVotes(votes: Float32Array, group: Group | undefined, { shifted, deep }: { shifted: Float32Array; deep: number }): void {
  if (!group) return;
  const sums = sumsOf(group, shifted, new Float32Array(group.count.length));
  for (let row = deep; row < shifted.length; row++) {
    const slot = group.slot[row] ?? -1;
    const others = slot < 0 ? 0 : (group.count[slot] ?? 1) - 1;
    if (others < 1) continue;
    const vote = ((sums[slot] ?? 0) - (shifted[row] ?? 0)) / others;
    if (vote > (votes[row - deep] ?? 0)) votes[row - deep] = vote;
  }
}

/** How alike two headers are, 0-1: the share of the lines up to the next prose that the other has too, in order; kinds count half, shapes or words the rest. */
export function headerLikeness(measured: Measured, one: number, other: number): number {
  const last = endOf(measured, one);
  const end = endOf(measured, other);
  let alike = 0;
  let next = other;
  for (let row = one; row < last; row++) {
    const at = sameKind(measured, row, { from: next, to: Math.min(end, next + 3) });
    if (at < 0) continue;
    alike += likeness(measured.rows, row, at) + (row === one || measured.rows.blanks[at] === measured.rows.blanks[row] ? 0.25 : 0);
    next = at + 1;
  }
  return alike / (1 + Math.max(last - one, end - other));
}

/** How many marks of the file's first header stand again as many lines down from the row, where one line more or less may stand before them; one more where the first lines are alike. */
export function marksAgain(measured: Measured, row: number): number {
  const straight = marksInStep(measured, row + 1, 1);
  const shifted = Math.max(marksInStep(measured, row + 2, 1), marksInStep(measured, row + 1, 2));
  return firstAlike(measured, row) + Math.max(straight, shifted);
}

function firstAlike({ kinds, rows }: Measured, row: number): number {
  const isSame = kinds[row] === kinds[0] || (isHeadline(kinds[row]) && isHeadline(kinds[0]));
  const isSameMark = isMark(kinds[row]) && (kinds[row] === kinds[0] || rows.mask[row] === rows.mask[0]);
  return (isSame ? 1 : 0) + (isSameMark ? 1 : 0);
}

function marksInStep(measured: Measured, one: number, other: number): number {
  const { rows, kinds } = measured;
  const size = Math.min(endOf(measured, one) - one, endOf(measured, other) - other);
  let marks = 0;
  for (let deep = 0; deep < size; deep++) {
    const at = one + deep;
    const like = other + deep;
    if (kinds[at] !== kinds[like]) marks -= isMark(kinds[at]) || isMark(kinds[like]) ? 0.5 : 0;
    else if (isMark(kinds[at]) || rows.mask[at] === rows.mask[like]) marks++;
  }
  return marks;
}

function isMark(kind = -1): boolean {
  return (kind >= 0 && kind <= ROW.field) || kind === ROW.rights;
}

function isHeadline(kind = -1): boolean {
  return kind === ROW.title || kind === ROW.label || kind === ROW.fragment || kind === ROW.sentence;
}

function endOf({ rows, nextProse }: Measured, start: number): number {
  return Math.min(rows.count, start + LINES, nextProse[start] ?? rows.count);
}

function sameKind({ kinds }: Measured, row: number, { from, to }: { from: number; to: number }): number {
  for (let at = from; at < to; at++) if (kinds[at] === kinds[row]) return at;
  return -1;
}

function likeness({ mask, shape }: Rows, row: number, at: number): number {
  return mask[at] === mask[row] || shape[at] === shape[row] ? 1 : 0.5;
}

/** How many marks of the first header make it clear that it stands again (4 and 2 more than at the row chosen: factiva left out .94 within 2 lines, without .65; 3 and 1.5 move too many starts of scraped pages). */
export const CLEAR = 4;

/** The chance from which a row makes a template worth looking for. */
const LIKELY = 0.4;
const LINES = 9;
