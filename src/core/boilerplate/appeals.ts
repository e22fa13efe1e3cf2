import {
  APPEAL_FEATURES,
  appealFeatures,
  type AppealInput,
  cue,
  gainsByHand,
  isCertain,
  openLines,
  type Persons,
  personsIn,
  rateOf,
  without,
} from './appealLines.ts';
import { type Forest, writeMargins } from './forest.ts';
import { COLUMN, COLUMNS, CUE_INDEX, ENDS } from './scanColumns.ts';

/** A stretch of lines, `end` excluded, in which the outlet speaks to its readers, and the part of it that a careful clean may take, empty where that is nothing. */
export interface AppealZone {
  readonly first: number;
  readonly end: number;
  readonly sureFirst: number;
  readonly sureEnd: number;
}

/**
 * Where the outlet turns to its readers: the best path through two states, article and appeal, in which a line gains what the learned finder says for it, or what rules
 * say without one, and staying costs nothing (Viterbi 1967). An appeal leaves something of the text.
 */
export function findAppeals(input: AppealInput, finder?: Forest): readonly AppealZone[] {
  const byHand = gainsByHand(input);
  if (!finder) return zonesByHand(input, byHand);
  const gains = gainsByFinder(finder, input, byHand);
  return zonesOf(gains, { enter: 1.5, leave: 0.5 })
    .filter(({ first, end }) => first > 0 || end < gains.length)
    .map((zone) => withSurePart(zone, gains))
    .flatMap((zone) => withoutArticle(input, zone, gains));
}

/** Raises the scores of appeals found: what is sure to what careful cleaning takes, the rest to what reading takes. Gives 1 for each line that is part of one. */
export function raiseAppeals(input: AppealInput, finder?: Forest): Uint8Array {
  const inAppeal = new Uint8Array(input.scores.length);
  for (const { first, end, sureFirst, sureEnd } of findAppeals(input, finder)) {
    inAppeal.fill(1, first, end);
    for (let line = first; line < end; line++)
      input.scores[line] = Math.max(input.scores[line] ?? 0, line >= sureFirst && line < sureEnd ? SURE : LIKELY);
  }
  return inAppeal;
}

/**
 * Log odds of an appeal, a little in its favour, for what stands around a line has its say too; no line alone decides for a stretch. What is boilerplate for sure
 * counts neither way, what is worded as an article for sure against it.
 */
function gainsByFinder(finder: Forest, input: AppealInput, byHand: Float32Array): Float32Array {
  const lines = openLines(input);
  const margins = new Float32Array(lines.length);
  const values = appealFeatures(input, byHand, lines);
  writeMargins(finder, { values, offset: 0, stride: APPEAL_FEATURES, count: lines.length }, margins);
  const gains = Float32Array.from(input.scores, (score) => (isCertain(score) ? 0 : -MOST));
  lines.forEach((line, at) => {
    gains[line] = Math.max(-MOST, Math.min(MOST, (margins[at] ?? 0) + FAVOUR));
  });
  return gains;
}

/** A stretch is sure by what its lines gain together; the weak ones at its edges, where the article ends or begins, are not, unless it gains very much. */
function withSurePart({ first, end }: { first: number; end: number }, gains: Float32Array): AppealZone {
  const sum = gains.subarray(first, end).reduce((all, gain) => all + gain, 0);
  if (sum < SURELY) return { first, end, sureFirst: first, sureEnd: first };
  let [sureFirst, sureEnd] = [first, end];
  if (sum < OVERWHELMING) {
    while ((gains[sureFirst] ?? WEAK) < WEAK && sureFirst < sureEnd) sureFirst++;
    while ((gains[sureEnd - 1] ?? WEAK) < WEAK && sureEnd > sureFirst) sureEnd--;
  }
  return { first, end, sureFirst, sureEnd };
}

/** The parts of a stretch between its weak lines that are the article's but for what stands beside them. */
function withoutArticle({ scores }: AppealInput, zone: AppealZone, gains: Float32Array): readonly AppealZone[] {
  const parts: AppealZone[] = [];
  let first = zone.first;
  for (let line = zone.first; line <= zone.end; line++) {
    if (line < zone.end && ((gains[line] ?? 0) >= WEAK || (scores[line] ?? 1) >= SURELY_ARTICLE)) continue;
    const within = (at: number): number => Math.min(line, Math.max(first, at));
    if (line > first) parts.push({ first, end: line, sureFirst: within(zone.sureFirst), sureEnd: within(zone.sureEnd) });
    first = line + 1;
  }
  return parts;
}

/** By rules an appeal must ask for something and speak of you or us; it is sure when it speaks of you and us more than once. */
function zonesByHand(input: AppealInput, gains: Float32Array): readonly AppealZone[] {
  const all = personsIn(input, { first: 0, end: gains.length });
  return zonesOf(gains, { enter: 2.5, leave: 1 })
    .filter(({ first, end }) => first > 0 || end < gains.length)
    .map((zone) => ({ first: withHeading(input, withLeadIn(input, zone, all)), end: zone.end }))
    .flatMap(({ first, end }) => {
      const { asks, persons } = asksIn(input, { first, end });
      return asks >= 1 && persons >= 1 ? [{ first, end, sureFirst: first, sureEnd: persons >= 2 ? end : first }] : [];
    });
}

/** The stretches that gain more than entering and leaving them costs. */
function zonesOf(gains: Float32Array, { enter, leave }: { enter: number; leave: number }): readonly { first: number; end: number }[] {
  const entered = new Uint8Array(gains.length + 1);
  const left = new Uint8Array(gains.length + 1);
  let outside = 0;
  let inside = -1e9;
  for (let line = 0; line < gains.length; line++) {
    entered[line] = outside - enter > inside ? 1 : 0;
    const inHere = Math.max(inside, outside - enter) + (gains[line] ?? 0);
    left[line + 1] = inHere - leave > outside ? 1 : 0;
    outside = Math.max(outside, inHere - leave);
    inside = inHere;
  }
  const zones: { first: number; end: number }[] = [];
  let end = inside > outside ? gains.length : -1;
  for (let line = gains.length - 1; line >= 0; line--) {
    if (end < 0 && left[line + 1] === 1) end = line + 1;
    if (end >= 0 && entered[line] === 1) {
      zones.push({ first: line, end });
      end = -1;
    }
  }
  return zones.reverse();
}

/** The lines just before an appeal in which the outlet already speaks of itself or to the reader, where the rest of the article does neither. */
function withLeadIn(input: AppealInput, { first, end }: { first: number; end: number }, all: Persons): number {
  const { scan } = input;
  const near = personsIn(input, { first: Math.max(0, first - LEAD_IN), end });
  if (rateOf(without(all, near)) > REPORTING) return first;
  let start = first;
  while (start > 1 && first - start < LEAD_IN && cue(scan, start - 1, CUE_INDEX.you) + cue(scan, start - 1, CUE_INDEX.we) > 0) start--;
  return start;
}

/** A short line without a sentence just before an appeal is its heading, unless it surely is the article's. */
function withHeading({ scan, scores }: AppealInput, first: number): number {
  const row = (first - 1) * COLUMNS;
  const isShort = first > 1 && (scan.rows[row + COLUMN.words] ?? 0) <= 8 && scan.rows[row + COLUMN.last] !== ENDS.sentence;
  return isShort && (scores[first - 1] ?? 0) > 0.1 ? first - 1 : first;
}

function asksIn({ scan }: AppealInput, { first, end }: { first: number; end: number }): { asks: number; persons: number } {
  let asks = 0;
  let persons = 0;
  for (let line = first; line < end; line++) {
    asks += cue(scan, line, CUE_INDEX.money) + cue(scan, line, CUE_INDEX.plea) + cue(scan, line, CUE_INDEX.subscribe);
    persons += cue(scan, line, CUE_INDEX.you) + cue(scan, line, CUE_INDEX.we) + cue(scan, line, CUE_INDEX.imperative);
  }
  return { asks, persons };
}

/** Persons a word in an article that speaks neither of itself nor to the reader. */
const REPORTING = 0.006;
/** How many lines may lead to an appeal. */
const LEAD_IN = 4;
/** What of a line counts at most, and what it gets beforehand. */
const MOST = 5;
const FAVOUR = 1;
/** What a stretch must gain to be sure, what else its first and last lines must, and what makes up for that; chosen on pages put together of texts that nothing had learned from. */
const SURELY = 3.5;
const WEAK = 1.5;
const OVERWHELMING = 8;
/** The probability of boilerplate below which a line is the article's by itself. */
const SURELY_ARTICLE = 0.1;
const SURE = 0.97;
const LIKELY = 0.75;
