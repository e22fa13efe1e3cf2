import { mix } from '../../boilerplate/lexicon.ts';
import { floatBlock, intBlock } from '../../text/block.ts';
import type { Rows } from './table.ts';

/** Rows that look alike, by one measure of likeness: how many there are, where the neighbours stand, and the sum of a value over them. */
export interface Group {
  /** Per row the slot of its group; -1 where the row takes no part. */
  readonly slot: Int32Array;
  readonly count: Int32Array;
  /** Per row how many rows back and ahead the like row stands; 0 for none. */
  readonly back: Int32Array;
  readonly ahead: Int32Array;
}

/** Memory for groups: scratch that is used again, and where their columns are taken from. */
interface Room {
  readonly table: Int32Array;
  readonly block: (length: number) => Int32Array;
}

/** Groups rows by a hash; rows whose hash is 0 take no part. Linear time; two different hashes share a slot once in thousands. */
function groupRows(hashes: Int32Array, count: number, { table, block }: Room): Group {
  const bits = 31 - Math.clz32(table.length);
  const slot = block(count).fill(-1);
  const counts = block(count);
  const last = block(count);
  const back = block(count);
  const ahead = block(count);
  let groups = 0;
  table.fill(0);
  for (let row = 0; row < count; row++) {
    const hash = hashes[row] ?? 0;
    if (hash === 0) continue;
    const place = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> (32 - bits);
    const isNew = table[place] === 0;
    if (isNew) table[place] = ++groups;
    const at = (table[place] ?? 1) - 1;
    slot[row] = at;
    counts[at] = (counts[at] ?? 0) + 1;
    if (!isNew) {
      const before = last[at] ?? 0;
      back[row] = row - before;
      ahead[before] = row - before;
    }
    last[at] = row;
  }
  return { slot, count: counts.subarray(0, groups), back, ahead };
}

function sizeFor(count: number): number {
  return 1 << Math.min(20, Math.max(8, 34 - Math.clz32(count)));
}

/** By what the groups of `groupsOf` are alike, in their order: the same words but for numbers, the same shape, the same first word, the same words, the same frame of kinds. */
export const ALIKE = { mask: 0, shape: 1, head: 2, text: 3, frame: 4 } as const;

/** How many groups `groupsOf` makes, and how many columns each takes. */
const GROUPS = 5;
const COLUMNS = 5;

/** For each of the groups the sum of the rows' values in each slot. */
export function sumsIn(groups: readonly Group[], values: ArrayLike<number>): readonly Float32Array[] {
  const block = floatBlock(groups.reduce((size, { count }) => size + count.length, 0));
  return groups.map((group) => sumsOf(group, values, block(group.count.length)));
}

/** The sum of the rows' values in each slot, added to `sums`. */
export function sumsOf(group: Group, values: ArrayLike<number>, sums: Float32Array): Float32Array {
  for (let row = 0; row < group.slot.length; row++) {
    const at = group.slot[row] ?? -1;
    if (at >= 0) sums[at] = (sums[at] ?? 0) + (values[row] ?? 0);
  }
  return sums;
}

/** The groups that boundaries are read from, in the order of ALIKE. */
export function groupsOf(rows: Rows, kinds: Uint8Array): readonly Group[] {
  const { count } = rows;
  const size = sizeFor(count);
  const block = intBlock(size + count + GROUPS * COLUMNS * count);
  const room = { table: block(size), block };
  const scratch = block(count);
  const short = (hashes: Int32Array, limit: number): Group => groupRows(shortOnly(rows, hashes, limit, scratch), count, room);
  return [
    short(rows.mask, 160),
    short(rows.shape, 100),
    short(rows.head, 200),
    short(rows.text, 300),
    groupRows(framesOf(rows, kinds, scratch), count, room),
  ];
}

/** Writes the hashes of the rows up to a length, none of them 0; 0 for the longer rows. */
function shortOnly(rows: Rows, hashes: Int32Array, limit: number, short: Int32Array): Int32Array {
  for (let row = 0; row < rows.count; row++) short[row] = (rows.length[row] ?? 0) <= limit ? (hashes[row] ?? 0) | 1 : 0;
  return short;
}

function framesOf(rows: Rows, kinds: Uint8Array, frames: Int32Array): Int32Array {
  for (let row = 0; row < rows.count; row++) {
    let frame = mix(0x1234567, kinds[row] ?? 0);
    for (let step = -1; step <= 2; step += step < 0 ? 2 : 1)
      frame = mix(mix(frame, kinds[row + step] ?? 31), Math.min(3, rows.blanks[row + Math.max(0, step)] ?? 0));
    frames[row] = (kinds[row] ?? 0) < 14 || (rows.blanks[row] ?? 0) > 1 ? frame | 1 : 0;
  }
  return frames;
}

/** Writes the mean and the sum of the chances of the rows like this one, itself left out; -1 and 0 where there are none. */
export function fillGroup(
  group: Group | undefined,
  sums: Float32Array | undefined,
  place: { row: number; chance: number; out: Float32Array; at: number },
): number {
  const slot = group?.slot[place.row] ?? -1;
  const others = slot < 0 ? 0 : (group?.count[slot] ?? 1) - 1;
  const sum = slot < 0 ? 0 : (sums?.[slot] ?? 0) - place.chance;
  place.out[place.at] = others > 0 ? sum / others : -1;
  place.out[place.at + 1] = sum;
  return place.at + 2;
}
