import { toLogOdds } from './forest.ts';
import { COLUMN, COLUMNS, CUE_COLUMN, CUE_INDEX, ENDS, type Scan } from './scanColumns.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What finding appeals reads: the scanned lines, how far their wording is an appeal's (log odds; zeros without a model), their vocabulary and the share of it that they have from the article, and the probability of boilerplate so far. */
export interface AppealInput {
  readonly scan: Scan;
  readonly vocabulary: Vocabulary;
  readonly wording: ArrayLike<number>;
  readonly cohesion: ArrayLike<number>;
  readonly scores: Float32Array;
}

/** Words, and first and second person outside quotations. */
export interface Persons {
  readonly words: number;
  readonly persons: number;
}

/** What each line gains by hand in an appeal: by greeting, asking, thanking and by speaking of you and us more than the article does. */
export function gainsByHand(input: AppealInput): Float32Array {
  const all = personsIn(input, { first: 0, end: input.scores.length });
  const gains = new Float32Array(input.scores.length);
  for (let line = 0; line < gains.length; line++) {
    const asksForMoney = cue(input.scan, line, CUE_INDEX.money) > 0;
    const others = asksForMoney ? without(all, personsIn(input, { first: line, end: line + 1 })) : all;
    gains[line] = gainOf(input, line, rateOf(others));
  }
  return gains;
}

/** The persons of those lines of the range that surely are the article. */
export function personsIn({ scan, scores }: AppealInput, { first, end }: { first: number; end: number }): Persons {
  let words = 0;
  let persons = 0;
  for (let line = first; line < end; line++) {
    if ((scores[line] ?? 1) > 0.15) continue;
    words += scan.rows[line * COLUMNS + COLUMN.words] ?? 0;
    persons += personsAt(scan, line);
  }
  return { words, persons };
}

/** The article without a part of it: what is asked about speaks for itself, not for the article. */
export function without(all: Persons, part: Persons): Persons {
  return { words: all.words - part.words, persons: all.persons - part.persons };
}

/** Persons a word. */
export function rateOf({ words, persons }: Persons): number {
  return persons / (words + 60);
}

/** How often a line speaks of you or us outside quotations. */
export function personsAt(scan: Scan, line: number): number {
  return cue(scan, line, CUE_INDEX.you) + cue(scan, line, CUE_INDEX.we);
}

/** How often a line has a cue. */
export function cue({ rows }: Scan, line: number, index: number): number {
  return rows[line * COLUMNS + CUE_COLUMN + index] ?? 0;
}

function gainOf({ scan, cohesion, scores }: AppealInput, line: number, rate: number): number {
  const words = scan.rows[line * COLUMNS + COLUMN.words] ?? 0;
  const last = scan.rows[line * COLUMNS + COLUMN.last] ?? 0;
  const persons = Math.min(4, personsAt(scan, line));
  const asks = Math.min(3, asksOf(scan, line));
  const greets = Math.min(2, cue(scan, line, CUE_INDEX.greeting));
  const score = Math.min(0.98, Math.max(0.02, scores[line] ?? 0));
  const isPlain = persons === 0 && asks === 0 && greets === 0 && words >= 8;
  let gain = -1 - (isPlain ? (score < 0.5 ? 2.5 : 1.2) : 0) - Math.max(0, cohesion[line] ?? 0);
  gain += asks * (persons + cue(scan, line, CUE_INDEX.imperative) > 0 ? 0.9 : 0.4);
  gain += greets * (words <= 12 ? 1.2 : 0.4) + 0.5 * Math.min(2, cue(scan, line, CUE_INDEX.mission));
  gain += 0.7 * (persons - 1.5 * Math.min(persons, rate * words));
  gain += words <= 6 && cue(scan, line, CUE_INDEX.dismiss) > 0 ? 1.5 : 0;
  gain += words <= 8 && (last === ENDS.colon || last === ENDS.comma) ? 0.5 : 0;
  gain += 0.35 * Math.max(-3, Math.min(3, toLogOdds(score) + 1));
  return persons + asks + greets === 0 ? Math.min(gain, words <= 6 && cue(scan, line, CUE_INDEX.dismiss) > 0 ? 1 : -0.15) : gain;
}

function asksOf(scan: Scan, line: number): number {
  return cue(scan, line, CUE_INDEX.money) + cue(scan, line, CUE_INDEX.plea) + Math.min(2, cue(scan, line, CUE_INDEX.subscribe));
}

/** Whether a probability of boilerplate leaves nothing to ask. */
export function isCertain(score: number): boolean {
  return score >= CERTAIN;
}

/** Whether a line is as long as a sentence, rather than a heading, a greeting or a name below a letter. */
export function isSentence({ rows }: Scan, line: number): boolean {
  return (rows[line * COLUMNS + COLUMN.words] ?? 0) >= SENTENCE;
}

/** The lines, ascending, of which the learned finder is asked: those that are not boilerplate for sure and whose wording is not that of an article for sure. */
export function openLines({ wording, scores }: AppealInput): readonly number[] {
  const open: number[] = [];
  for (let line = 0; line < scores.length; line++) if (!isCertain(scores[line] ?? 0) && (wording[line] ?? 0) > PLAIN) open.push(line);
  return open;
}

/** What the learned finder reads of each of the lines, APPEAL_FEATURES numbers a line: the line, what stands beside it, and how it differs from the rest. */
export function appealFeatures(input: AppealInput, byHand: Float32Array, lines: readonly number[]): Float32Array {
  const out = new Float32Array(lines.length * APPEAL_FEATURES);
  if (lines.length === 0) return out;
  const rate = rateOf(personsIn(input, { first: 0, end: input.scores.length }));
  const page = { rate, ...summaryOf(input) };
  lines.forEach((line, index) => {
    const at = writeSurroundings(input, byHand, { line, out, at: index * APPEAL_FEATURES });
    writeOwn(input, page, { line, out, at });
  });
  return out;
}

/** Where what is read of a line is written to. */
interface Place {
  readonly line: number;
  readonly out: Float32Array;
  readonly at: number;
}

function writeSurroundings(input: AppealInput, byHand: Float32Array, place: Place): number {
  const { wording, scores } = input;
  const { line, out } = place;
  let { at } = place;
  for (const distance of BESIDE) {
    const other = line + distance;
    const isInside = other >= 0 && other < scores.length;
    out[at++] = isInside ? (wording[other] ?? 0) : OUTSIDE;
    out[at++] = isInside ? toLogOdds(Math.min(0.99, Math.max(0.01, scores[other] ?? 0))) : OUTSIDE;
    out[at++] = isInside ? (byHand[other] ?? 0) : OUTSIDE;
  }
  for (const reach of REACHES) {
    out[at++] = meanWording(input, line - reach, line);
    out[at++] = meanWording(input, line + 1, line + 1 + reach);
  }
  return at;
}

function writeOwn({ scan, wording, cohesion, scores }: AppealInput, page: Summary, place: Place): void {
  const { line, out } = place;
  const row = line * COLUMNS;
  const words = scan.rows[row + COLUMN.words] ?? 0;
  let { at } = place;
  out[at++] = page.mean;
  out[at++] = (wording[line] ?? 0) - page.middle;
  out[at++] = (wording[line] ?? 0) - page.high;
  out[at++] = words;
  out[at++] = cohesion[line] ?? 0;
  out[at++] = page.rate;
  out[at++] = personsAt(scan, line) / Math.max(4, words) - page.rate;
  for (const each of READ) out[at++] = cue(scan, line, each);
  out[at++] = scan.rows[row + COLUMN.quotes] ?? 0;
  out[at++] = scan.rows[row + COLUMN.last] ?? 0;
  out[at++] = Math.min(30, line);
  out[at++] = Math.min(30, scores.length - 1 - line);
  out[at] = Math.min(100, scores.length);
}

/** A text as a whole: its mean wording by words, the middle and the high (nine in ten below) of its longer lines, and persons a word. */
interface Summary {
  readonly mean: number;
  readonly middle: number;
  readonly high: number;
  readonly rate: number;
}

function summaryOf(input: AppealInput): Omit<Summary, 'rate'> {
  const { scan, wording, scores } = input;
  const longer = new Float32Array(scores.length);
  let count = 0;
  for (let line = 0; line < scores.length; line++)
    if ((scan.rows[line * COLUMNS + COLUMN.words] ?? 0) >= LONGER) longer[count++] = wording[line] ?? 0;
  const sorted = longer.subarray(0, count).sort();
  const at = (share: number): number => sorted[Math.floor(count * share)] ?? 0;
  return { mean: meanWording(input, 0, scores.length), middle: at(0.5), high: at(0.9) };
}

/** The mean wording of the lines of a range that lie in the text, by words; OUTSIDE where there are none. */
function meanWording({ scan, wording, scores }: AppealInput, first: number, end: number): number {
  let words = 0;
  let sum = 0;
  for (let line = Math.max(0, first); line < Math.min(end, scores.length); line++) {
    const own = Math.min(60, scan.rows[line * COLUMNS + COLUMN.words] ?? 0);
    words += own;
    sum += own * (wording[line] ?? 0);
  }
  return words === 0 ? OUTSIDE : sum / words;
}

const BESIDE = [-2, -1, 0, 1, 2];
const REACHES = [3, 8];
const READ = [CUE_INDEX.money, CUE_INDEX.plea, CUE_INDEX.subscribe, CUE_INDEX.greeting, CUE_INDEX.mission, CUE_INDEX.imperative];
/** Words of a line that tells by its wording. */
const LONGER = 6;
const OUTSIDE = -12;
/** The probability of boilerplate from which nothing is left to ask, and the wording (log odds) below which 2 lines in 1,000 of held-out appeals lie, and more than half of dev's articles. */
const CERTAIN = 0.97;
const PLAIN = -3.5;
/** Words of a line that is a sentence rather than a heading, a greeting or a name below a letter. */
const SENTENCE = 8;

/** How many numbers describe a line to the learned finder of appeals. */
export const APPEAL_FEATURES = 3 * BESIDE.length + 2 * REACHES.length + 7 + READ.length + 5;
