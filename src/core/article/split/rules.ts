import { ALIKE } from './groups.ts';
import { CUE } from './cues.ts';
import type { Choice } from './choices.ts';
import type { Measured } from './measure.ts';
import { ROW } from './kinds.ts';

/**
 * Boundaries by clear marks alone, for when there is no model: a counter or an address, or a separating line whose like recurs,
 * each with prose before it, a title-like line soon after, prose after that, and few words in common with what went before.
 */
export function ruleChoices(measured: Measured): Choice[] {
  const choices: Choice[] = [];
  for (let row = 1; row < measured.rows.count; row++) {
    const last = choices[choices.length - 1];
    if (last && measured.lastProse[row] === measured.lastProse[last.row]) continue;
    if (isMark(measured, row) && opensItem(measured, row)) choices.push({ row, chance: 0.8 });
  }
  return choices;
}

function isMark(measured: Measured, row: number): boolean {
  const { rows, kinds, groups } = measured;
  const kind = kinds[row] ?? 0;
  const isCounter = kind === ROW.counter && ((rows.cues[row] ?? 0) & CUE.words) === 0 && (rows.words[row] ?? 0) >= 2;
  const shapes = groups[ALIKE.shape];
  const alike = shapes?.count[shapes.slot[row] ?? 0] ?? 0;
  const isRule = kind === ROW.rule && alike >= 2;
  return isCounter || isRule || (kind === ROW.address && alike >= 2) || isTwice(measured, row);
}

/** A headline said twice within a few lines, with nothing but short lines between. */
function isTwice({ rows, kinds }: Measured, row: number): boolean {
  if ((rows.words[row] ?? 0) < 5 || (rows.length[row] ?? 0) > 200 || (rows.ending[row] ?? 0) >= 3) return false;
  for (let near = row + 1; near <= row + 3 && near < rows.count; near++) {
    if (rows.text[near] === rows.text[row]) return true;
    if ((kinds[near] ?? 0) >= ROW.sentence) return false;
  }
  return false;
}

function opensItem({ rows, kinds, links, proseBefore, nextProse }: Measured, row: number): boolean {
  if ((proseBefore[row] ?? 0) < 2) return false;
  const prose = nextProse[row] ?? rows.count;
  if (prose >= rows.count || prose - row > 10) return false;
  if (((links.overlaps[1] ?? [])[row] ?? 1) > FEW) return false;
  return kinds.subarray(row, prose).includes(ROW.title);
}

/** The share of words known from before that a new item does not reach: the 90th hundredth of true starts in split/dev. */
const FEW = 0.25;
