import { FEATURES, fillFeatures } from './splitFeatures.ts';
import { CUE } from './splitCues.ts';
import { ROW } from './splitKinds.ts';
import type { Measured } from './splitMeasure.ts';
import type { Heard, Proposal } from './splitProposals.ts';
import { SECOND_FEATURES, fillSecond } from './splitSecond.ts';
import { headerLikeness, marksAgain } from './splitTemplate.ts';
import { takenUp } from './splitUnheard.ts';

/** How many numbers `fillWhere` writes. */
export const WHERE_FEATURES = FEATURES + SECOND_FEATURES + 26;

/** What the rows of one proposal are judged against: the other proposals and the best of the window. */
export interface Window {
  readonly proposal: Proposal;
  readonly others: readonly Proposal[];
  readonly most: number;
  /** The most marks of the file's first header that stand again from a row on. */
  readonly mostMarks: number;
  /** Per row of the window the share of its words that the next prose takes up, and the greatest of them. */
  readonly taken: readonly number[];
  readonly mostTaken: number;
}

/** Measures the window of a proposal among the likely ones. */
export function toWindow(measured: Measured, heard: Heard, at: { proposal: Proposal; likely: readonly Proposal[] }): Window {
  const { proposal } = at;
  let most = 0;
  let mostMarks = 0;
  const taken: number[] = [];
  for (let row = proposal.from; row < proposal.to; row++) {
    most = Math.max(most, heard.chances[row] ?? 0);
    mostMarks = Math.max(mostMarks, marksAgain(measured, row));
    taken.push(shareTaken(measured, row));
  }
  const others = at.likely.filter((other) => other !== proposal);
  return { proposal, others, most, mostMarks, taken, mostTaken: taken.reduce((best, share) => Math.max(best, share), 0) };
}

/** Writes what speaks for a row as the one that opens the item, if an item starts in the window. */
export function fillWhere(measured: Measured, heard: Heard, place: { window: Window; row: number; out: Float32Array }): void {
  const { window, row, out } = place;
  fillFeatures(measured, row, out, 0);
  fillSecond(measured, heard.pass, { row, out, base: FEATURES });
  fillExtras(measured, heard, { window, row, out, base: FEATURES + SECOND_FEATURES });
}

function fillExtras(measured: Measured, heard: Heard, place: { window: Window; row: number; out: Float32Array; base: number }): void {
  const { window, row, out } = place;
  const { rows, prose, proseBefore, nextProse } = measured;
  const { proposal, others, most } = window;
  const chance = heard.chances[row] ?? 0;
  const taken = window.taken[row - proposal.from] ?? 0;
  const next = prose.nextOf[row] ?? prose.count;
  const ahead = nextProse[row] ?? rows.count;
  const marks = marksAgain(measured, row);
  out.set(
    [
      row - proposal.row,
      row - proposal.from,
      proposal.to - row,
      chance,
      chance / (most + 0.01),
      most,
      heard.votes[row] ?? 0,
      headerLikeness(measured, row, 0),
      others.reduce((best, other) => Math.max(best, headerLikeness(measured, row, other.row)), 0),
      taken,
      taken - window.mostTaken,
      ahead - row,
      ahead < rows.count ? (rows.words[ahead] ?? 0) : 0,
      nextRun(measured, row) - row,
      shortRun(measured, row - 1, -1),
      shortRun(measured, row, 1),
      cuesIn(measured, row - 6, row),
      cuesIn(measured, row, row + 6),
      (proseBefore[row] ?? 0) - (proseBefore[proposal.row] ?? 0),
      heard.prose[next] ?? 0,
      heard.prose[next - 1] ?? 0,
      heard.prose[next + 1] ?? 0,
      (prose.nextOf[proposal.row] ?? 0) - next,
      titlesBefore(measured, row),
      marks,
      marks - window.mostMarks,
    ],
    place.base,
  );
}

/** The share of a short line's words that the next prose takes up. */
export function shareTaken(measured: Measured, row: number): number {
  const { rows, nextProse } = measured;
  const size = (rows.tokenStart[row + 1] ?? 0) - (rows.tokenStart[row] ?? 0);
  return takenUp(measured, row, Math.max(row + 1, nextProse[row] ?? rows.count)) / (size + 1);
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
export function likelyOf(proposals: readonly Proposal[]): Proposal[] {
  return proposals.filter(({ chance }) => chance >= LIKELY).slice(0, 9);
}

const LIKELY = 0.3;
