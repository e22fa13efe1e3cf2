import { ROW } from './kinds.ts';
import type { Measured } from './measure.ts';
import { isInside, type Range } from './range.ts';
import { firstPassOf, massOf, type FirstPass } from './secondPass.ts';
import { CLEAR, marksAgain, votesOf } from './template.ts';

/** What the stages that judge rows one by one found, ready for those that judge whole items. */
export interface Heard {
  readonly chances: Float32Array;
  /** Per prose row. */
  readonly prose: Float32Array;
  readonly pass: FirstPass;
  /** Per row how likely the rows that open as it does start items; empty where nothing is likely. */
  readonly votes: Float32Array;
  /** Where items may start. */
  readonly range: Range;
}

/** Lays out the chances of rows and of prose rows; linear time. */
export function heardOf(measured: Measured, chances: Float32Array, { prose, range }: Pick<Heard, 'prose' | 'range'>): Heard {
  return { chances, prose, pass: firstPassOf(measured, chances), votes: votesOf(measured, chances), range };
}

/** A place where an item may start: its likeliest row, the rows among which it starts (`to` excluded) if it does, and how likely that is. */
export interface Proposal {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly chance: number;
}

/** The places where items may start, ascending: the likeliest row of each stretch of header lines that is at all likely, rows that open as likely ones or the file's first do, and where the prose alone changes. */
export function proposalsOf(measured: Measured, heard: Heard): Proposal[] {
  const found = fromRows(measured, heard);
  fromVotes(measured, heard, found);
  fromFirstHeader(measured, heard, found);
  fromProse(measured, heard, found);
  return found.filter(({ row }) => isInside(heard.range, row)).sort((a, b) => a.row - b.row);
}

function fromRows(measured: Measured, { chances, pass }: Heard): Proposal[] {
  const taken = new Uint8Array(measured.rows.count);
  const found: Proposal[] = [];
  for (const row of byWeight(chances, FAINT)) {
    if (taken[row] === 1) continue;
    const chance = Math.min(1, massOf(pass.sums, row - 3, row + 4));
    for (let near = row - CLOSE; near <= row + CLOSE; near++) if (isSameHeader(measured, row, near)) taken[near] = 1;
    if (chance >= PROPOSED && hasContent(measured, row)) found.push({ row, chance, ...windowOf(measured, row) });
  }
  return found;
}

function fromVotes(measured: Measured, { votes }: Heard, found: Proposal[]): void {
  const taken = new Uint8Array(votes.length);
  for (const { row } of found) taken.fill(1, Math.max(0, row - 3), row + 4);
  for (const row of byWeight(votes, VOTED)) {
    if (taken[row] === 1 || !hasContent(measured, row)) continue;
    taken.fill(1, Math.max(0, row - 3), row + 4);
    found.push({ row, chance: 0, ...windowOf(measured, row) });
  }
}

function fromFirstHeader(measured: Measured, { range }: Heard, found: Proposal[]): void {
  const { rows } = measured;
  if (marksAgain(measured, 0) < CLEAR) return;
  const taken = new Uint8Array(rows.count);
  for (const { from, to } of found) taken.fill(1, from, to);
  for (let row = range.first; row < range.end; row++) {
    if (taken[row] === 1 || marksAgain(measured, row) < CLEAR || !hasContent(measured, row)) continue;
    const proposal = { row, chance: 0, ...windowOf(measured, row) };
    taken.fill(1, proposal.from, proposal.to);
    found.push(proposal);
  }
}

function fromProse(measured: Measured, heard: Heard, found: Proposal[]): void {
  const { prose, rows } = measured;
  const taken = new Uint8Array(rows.count);
  for (const { from, to } of found) taken.fill(1, from, to);
  for (const at of byWeight(heard.prose, PROSED)) {
    const end = prose.rows[at] ?? 0;
    const row = Math.max((prose.rows[at - 1] ?? -1) + 1, end - 1, 1);
    if (taken[end] === 1 || taken[row] === 1) continue;
    const proposal = { row, chance: 0, ...windowOf(measured, row) };
    taken.fill(1, proposal.from, proposal.to);
    found.push(proposal);
  }
}

function byWeight(values: Float32Array, least: number): number[] {
  const rows: number[] = [];
  for (let row = 1; row < values.length; row++) if ((values[row] ?? 0) >= least) rows.push(row);
  return rows.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
}

function isSameHeader({ lastProse, rows }: Measured, row: number, near: number): boolean {
  if (near < 0 || near >= rows.count) return false;
  return Math.abs(near - row) <= 2 || lastProse[near] === lastProse[row];
}

function hasContent({ rows, kinds }: Measured, row: number): boolean {
  const end = Math.min(rows.count, row + 40);
  for (let at = row; at < end; at++) if ((kinds[at] ?? 0) >= ROW.prose || (rows.words[at] ?? 0) >= 8) return true;
  return false;
}

/** The rows near one among which an item starts that starts near it: up to ten to either side, no more than two of them prose. */
export function windowOf(measured: Measured, row: number): { from: number; to: number } {
  return { from: reach(measured, row, -1), to: reach(measured, row, 1) + 1 };
}

function reach({ rows, kinds }: Measured, row: number, step: number): number {
  let proses = 0;
  let at = row;
  for (let next = row + step; Math.abs(next - row) <= REACH && next > 0 && next < rows.count; next += step) {
    if ((kinds[next] ?? 0) >= ROW.prose && ++proses > 2) break;
    at = next;
  }
  return at;
}

const FAINT = 0.02;
const PROPOSED = 0.15;
const VOTED = 0.5;
const PROSED = 0.5;
const CLOSE = 12;
const REACH = 10;
/** The most rows that a proposal is placed among. */
export const WIDEST = 2 * REACH + 1;
