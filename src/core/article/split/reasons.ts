import { CUE } from './cues.ts';
import type { Choice } from './choices.ts';
import type { Measured } from './measure.ts';
import { ROW } from './kinds.ts';

/** Why an item is thought to start at the row, in words a person understands: what stands there, what comes again, how the words change. */
export function reasonOf(measured: Measured, row: number, all: readonly Choice[]): string {
  const reasons = [headerReason(measured, row), patternReason(measured, row, all), endReason(measured, row), wordsReason(measured, row)];
  const said = reasons
    .filter((reason) => reason !== undefined)
    .slice(0, 3)
    .join('; ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function headerReason({ rows, kinds, nextProse }: Measured, row: number): string {
  const end = Math.min(nextProse[row] ?? rows.count, row + 8);
  const parts: string[] = [];
  for (let at = row; at < end; at++) {
    const part =
      rows.text[at] === rows.text[at + 1] || rows.text[at] === rows.text[at + 2] ? 'a headline said twice' : NAMES[kinds[at] ?? 0];
    if (part !== undefined && !parts.includes(part) && !(part === 'a headline' && parts.includes('a headline said twice')))
      parts.push(part);
  }
  if (parts.length === 0) return 'a paragraph on another subject';
  const last = parts.length > 1 ? ` and ${parts[parts.length - 1] ?? ''}` : '';
  return `${(parts.length > 1 ? parts.slice(0, -1) : parts).slice(0, 3).join(', ')}${last} before new text`;
}

const NAMES: Readonly<Record<number, string>> = {
  [ROW.rule]: 'a separating line',
  [ROW.counter]: 'a document number',
  [ROW.address]: 'a web address',
  [ROW.date]: 'a date',
  [ROW.field]: 'a line of details',
  [ROW.byline]: 'a byline',
  [ROW.title]: 'a headline',
  [ROW.sentence]: 'a headline',
};

function patternReason(measured: Measured, row: number, all: readonly Choice[]): string | undefined {
  const alike = all.filter((other) => other.row !== row && isAlike(measured, row, other.row)).length;
  return alike === 0 ? undefined : `${alike + 1} items here begin the same way`;
}

function isAlike({ rows, kinds }: Measured, row: number, other: number): boolean {
  if (rows.mask[row] === rows.mask[other]) return true;
  return kinds[row] === kinds[other] && kinds[row + 1] === kinds[other + 1] && rows.blanks[row] === rows.blanks[other];
}

function endReason({ rows, kinds }: Measured, row: number): string | undefined {
  for (let at = row - 1; at >= Math.max(0, row - 3); at--) {
    if (kinds[at] === ROW.rights) return 'a copyright line ends the item before';
    if (kinds[at] === ROW.credit) return 'a credit or end mark closes the item before';
    if (((rows.cues[at] ?? 0) & CUE.share) !== 0) return 'the page furniture of the item before has just ended';
  }
  return undefined;
}

function wordsReason({ links }: Measured, row: number): string | undefined {
  const known = Math.round(100 * ((links.overlaps[0] ?? [])[row] ?? 1));
  return known > 30 ? undefined : `names and words change: only ${known} % of those that follow came before`;
}
