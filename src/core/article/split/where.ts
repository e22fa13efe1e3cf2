import { FEATURES, NEIGHBOURS, fillFar, fillNeighbours } from './features.ts';
import { CUE } from './cues.ts';
import { ROW } from './kinds.ts';
import type { Measured } from './measure.ts';
import type { Heard, Proposal } from './proposals.ts';
import { SECOND_FEATURES, fillSecond } from './secondPass.ts';
import { headerLikeness, marksAgain } from './template.ts';
import { takenUp } from './unheard.ts';

/** How many numbers both `fillWhereHead` and `fillWhereRest` write, and which of them the first does. */
const EXTRAS_HEAD = 14;
export const WHERE_FEATURES = FEATURES + SECOND_FEATURES + EXTRAS_HEAD + 15;
export const WHERE_HEAD = Array.from({ length: WHERE_FEATURES }, (_, at) => at).filter(
  (at) => at < NEIGHBOURS || (at >= FEATURES && at < FEATURES + SECOND_FEATURES + EXTRAS_HEAD),
);

/** What the rows of one proposal are judged against: the other proposals and the best of the window. */
export interface Window {
  readonly proposal: Proposal;
  readonly others: readonly Proposal[];
  readonly most: number;
  /** Per row of the window the marks of the file's first header that stand again from it on, and the most of them. */
  readonly marks: readonly number[];
  readonly mostMarks: number;
  /** Per row of the window the share of its words that the next prose takes up, and the greatest of them. */
  readonly taken: readonly number[];
  readonly mostTaken: number;
  /** The same of what its words tell. */
  readonly told: readonly number[];
  readonly mostTold: number;
}

/** Measures the window of a proposal among the likely ones. */
export function toWindow(measured: Measured, heard: Heard, at: { proposal: Proposal; likely: readonly Proposal[] }): Window {
  const { proposal } = at;
  let most = 0;
  const marks: number[] = [];
  const taken: number[] = [];
  const told: number[] = [];
  for (let row = proposal.from; row < proposal.to; row++) {
    most = Math.max(most, heard.chances[row] ?? 0);
    marks.push(marksAgain(measured, row));
    taken.push(shareTaken(measured, row));
    told.push(toldAhead(measured, row));
  }
  const others = at.likely.filter((other) => other !== proposal);
  return { proposal, others, most, marks, mostMarks: greatest(marks), taken, mostTaken: greatest(taken), told, mostTold: greatest(told) };
}

function greatest(values: readonly number[]): number {
  return values.reduce((best, value) => Math.max(best, value), 0);
}

/** A row of a window, and where to write what is known of it. */
export interface WherePlace {
  readonly window: Window;
  readonly row: number;
  readonly out: Float32Array;
  readonly base: number;
}

/** Writes what speaks for a row as the one that opens the item, if an item starts in the window: what takes little time. */
export function fillWhereHead(measured: Measured, heard: Heard, { window, row, out, base }: WherePlace): void {
  const { rows, prose, proseBefore, nextProse } = measured;
  const { proposal, most } = window;
  fillNeighbours(measured, row, out, base);
  fillSecond(measured, heard.pass, { row, out, base: base + FEATURES });
  const chance = heard.chances[row] ?? 0;
  const next = prose.nextOf[row] ?? prose.count;
  const ahead = nextProse[row] ?? rows.count;
  let at = base + FEATURES + SECOND_FEATURES;
  out[at++] = row - proposal.row;
  out[at++] = row - proposal.from;
  out[at++] = proposal.to - row;
  out[at++] = chance;
  out[at++] = chance / (most + 0.01);
  out[at++] = most;
  out[at++] = heard.votes[row] ?? 0;
  out[at++] = ahead - row;
  out[at++] = ahead < rows.count ? (rows.words[ahead] ?? 0) : 0;
  out[at++] = (proseBefore[row] ?? 0) - (proseBefore[proposal.row] ?? 0);
  out[at++] = heard.prose[next] ?? 0;
  out[at++] = heard.prose[next - 1] ?? 0;
  out[at++] = heard.prose[next + 1] ?? 0;
  out[at] = (prose.nextOf[proposal.row] ?? 0) - next;
}

/** Writes the others between and behind those of `fillWhereHead`. */
export function fillWhereRest(measured: Measured, { window, row, out, base }: WherePlace): void {
  const { others } = window;
  fillFar(measured, row, out, base);
  const marks = window.marks[row - window.proposal.from] ?? 0;
  const taken = window.taken[row - window.proposal.from] ?? 0;
  const told = window.told[row - window.proposal.from] ?? 0;
  let at = base + FEATURES + SECOND_FEATURES + EXTRAS_HEAD;
  out[at++] = headerLikeness(measured, row, 0);
  out[at++] = others.reduce((best, other) => Math.max(best, headerLikeness(measured, row, other.row)), 0);
  out[at++] = taken;
  out[at++] = taken - window.mostTaken;
  out[at++] = told;
  out[at++] = told - window.mostTold;
  out[at++] = told / (window.mostTold + 1);
  out[at++] = nextRun(measured, row) - row;
  out[at++] = shortRun(measured, row - 1, -1);
  out[at++] = shortRun(measured, row, 1);
  out[at++] = cuesIn(measured, row - 6, row);
  out[at++] = cuesIn(measured, row, row + 6);
  out[at++] = titlesBefore(measured, row);
  out[at++] = marks;
  out[at] = marks - window.mostMarks;
}

/** The share of a short line's words that the next prose takes up. */
export function shareTaken(measured: Measured, row: number): number {
  const { rows, nextProse } = measured;
  const size = (rows.tokenStart[row + 1] ?? 0) - (rows.tokenStart[row] ?? 0);
  return takenUp(measured, row, Math.max(row + 1, nextProse[row] ?? rows.count)) / (size + 1);
}

/** How much the words of a line tell that come again in the text after it, not only in the next line or two, less half of what those tell that came shortly before. */
function toldAhead({ rows, links, prose, ids, nextProse }: Measured, row: number): number {
  const from = rows.tokenStart[row] ?? 0;
  const to = Math.min(rows.tokenStart[row + 1] ?? from, from + LONGEST);
  const start = rows.tokenStart[Math.max(row + 1, nextProse[row] ?? rows.count)] ?? rows.tokens.length;
  let told = 0;
  for (let word = from; word < to; word++) {
    let next = links.next[word] ?? -1;
    for (let hop = 0; hop < 4 && next >= 0 && next < start; hop++) next = links.next[next] ?? -1;
    const tells = prose.tells[ids[word] ?? 0] ?? 0;
    if (next >= start && next < start + AHEAD) told += tells;
    const before = links.previous[word] ?? -1;
    if (before >= 0 && before < from && from - before < AHEAD) told -= tells / 2;
  }
  return told;
}

/** The next prose row that prose follows within three rows. */
function nextRun({ rows, nextProse }: Measured, row: number): number {
  let at = nextProse[row] ?? rows.count;
  for (let tries = 0; tries < 4 && at < rows.count; tries++) {
    const after = nextProse[at + 1] ?? rows.count;
    if (after - at <= 3) return at;
    at = after;
  }
  return Math.min(at, row + 40);
}

/** How many rows on from here are short labels, up to twelve. */
function shortRun({ rows, kinds }: Measured, row: number, step: number): number {
  let run = 0;
  for (let at = row; run < 12 && at >= 0 && at < rows.count; at += step, run++)
    if ((kinds[at] ?? 0) >= ROW.sentence || (rows.words[at] ?? 0) > 5) break;
  return run;
}

function cuesIn({ rows }: Measured, from: number, to: number): number {
  let found = 0;
  for (let at = Math.max(0, from); at < Math.min(rows.count, to); at++)
    if (((rows.cues[at] ?? 0) & (CUE.share | CUE.rights | CUE.media)) !== 0) found++;
  return found;
}

/** Title-like rows since the last prose. */
function titlesBefore({ kinds, lastProse }: Measured, row: number): number {
  let found = 0;
  for (let at = Math.max((lastProse[row] ?? -1) + 1, row - 15); at < row; at++) if (kinds[at] === ROW.title) found++;
  return found;
}

/** The first few proposals that are likely to be right. */
export function likelyOf<P extends Pick<Proposal, 'chance'>>(proposals: readonly P[]): P[] {
  return proposals.filter(({ chance }) => chance >= LIKELY).slice(0, 9);
}

/** From this chance on a proposal is likely to be right. */
export const LIKELY = 0.3;
/** Words of a line that are read, and of the text after it. */
const LONGEST = 24;
const AHEAD = 400;
