import { COLUMN, COLUMNS, CUE_COLUMN, CUE_INDEX, ENDS, type Scan } from './scanColumns.ts';

/** What finding appeals reads: the scanned lines, the vocabulary they share with the article, and the probability of boilerplate so far. */
export interface AppealInput {
  readonly scan: Scan;
  readonly cohesion: ArrayLike<number>;
  readonly scores: Float32Array;
}

/** A stretch of lines, `end` excluded, in which the outlet speaks to its readers; `isSure` when it speaks of you and us more than once. */
export interface AppealZone {
  readonly first: number;
  readonly end: number;
  readonly isSure: boolean;
}

/**
 * Where the outlet turns to its readers: the best path through two states, article and appeal, in which a line gains by greeting, asking, thanking and by speaking
 * of you and us more than the article does, and staying costs nothing (Viterbi 1967). A zone must ask for something and leave
 * something of the text.
 */
export function findAppeals(input: AppealInput): readonly AppealZone[] {
  const all = personsIn(input, { first: 0, end: input.scores.length });
  const gains = new Float32Array(input.scores.length);
  for (let line = 0; line < gains.length; line++) {
    const asksForMoney = cue(input.scan, line, CUE_INDEX.money) > 0;
    const others = asksForMoney ? without(all, personsIn(input, { first: line, end: line + 1 })) : all;
    gains[line] = gainOf(input, line, rateOf(others));
  }
  return zonesOf(gains)
    .filter(({ first, end }) => first > 0 || end < gains.length)
    .map((zone) => ({ first: withHeading(input, withLeadIn(input, zone, all)), end: zone.end }))
    .flatMap(({ first, end }) => {
      const { asks, persons } = asksIn(input, { first, end });
      return asks >= 1 && persons >= 1 ? [{ first, end, isSure: persons >= 2 }] : [];
    });
}

/** Raises the scores of appeals found: surely to what careful cleaning takes, else to what reading takes. */
export function raiseAppeals(input: AppealInput): readonly AppealZone[] {
  const zones = findAppeals(input);
  for (const { first, end, isSure } of zones)
    for (let line = first; line < end; line++) input.scores[line] = Math.max(input.scores[line] ?? 0, isSure ? SURE : LIKELY);
  return zones;
}

interface Persons {
  readonly words: number;
  readonly persons: number;
}

/** Words, and first and second person outside quotations, of those lines of the range that surely are the article. */
function personsIn({ scan, scores }: AppealInput, { first, end }: { first: number; end: number }): Persons {
  let words = 0;
  let persons = 0;
  for (let line = first; line < end; line++) {
    if ((scores[line] ?? 1) > 0.15) continue;
    words += scan.rows[line * COLUMNS + COLUMN.words] ?? 0;
    persons += cue(scan, line, CUE_INDEX.you) + cue(scan, line, CUE_INDEX.we);
  }
  return { words, persons };
}

/** The article without a part of it: what is asked about speaks for itself, not for the article. */
function without(all: Persons, part: Persons): Persons {
  return { words: all.words - part.words, persons: all.persons - part.persons };
}

/** Persons a word. */
function rateOf({ words, persons }: Persons): number {
  return persons / (words + 60);
}

function gainOf({ scan, cohesion, scores }: AppealInput, line: number, rate: number): number {
  const words = scan.rows[line * COLUMNS + COLUMN.words] ?? 0;
  const last = scan.rows[line * COLUMNS + COLUMN.last] ?? 0;
  const persons = Math.min(4, cue(scan, line, CUE_INDEX.you) + cue(scan, line, CUE_INDEX.we));
  const asks = Math.min(
    3,
    cue(scan, line, CUE_INDEX.money) + cue(scan, line, CUE_INDEX.plea) + Math.min(2, cue(scan, line, CUE_INDEX.subscribe)),
  );
  const greets = Math.min(2, cue(scan, line, CUE_INDEX.greeting));
  const score = Math.min(0.98, Math.max(0.02, scores[line] ?? 0));
  const isPlain = persons === 0 && asks === 0 && greets === 0 && words >= 8;
  let gain = -1 - (isPlain ? (score < 0.5 ? 2.5 : 1.2) : 0) - Math.max(0, cohesion[line] ?? 0);
  gain += asks * (persons + cue(scan, line, CUE_INDEX.imperative) > 0 ? 0.9 : 0.4);
  gain += greets * (words <= 12 ? 1.2 : 0.4) + 0.5 * Math.min(2, cue(scan, line, CUE_INDEX.mission));
  gain += 0.7 * (persons - 1.5 * Math.min(persons, rate * words));
  gain += words <= 6 && cue(scan, line, CUE_INDEX.dismiss) > 0 ? 1.5 : 0;
  gain += words <= 8 && (last === ENDS.colon || last === ENDS.comma) ? 0.5 : 0;
  gain += 0.35 * Math.max(-3, Math.min(3, Math.log(score / (1 - score)) + 1));
  return persons + asks + greets === 0 ? Math.min(gain, words <= 6 && cue(scan, line, CUE_INDEX.dismiss) > 0 ? 1 : -0.15) : gain;
}

function cue({ rows }: Scan, line: number, index: number): number {
  return rows[line * COLUMNS + CUE_COLUMN + index] ?? 0;
}

/** The stretches that gain more than entering and leaving them costs. */
function zonesOf(gains: Float32Array): readonly { first: number; end: number }[] {
  const entered = new Uint8Array(gains.length + 1);
  const left = new Uint8Array(gains.length + 1);
  let outside = 0;
  let inside = -1e9;
  for (let line = 0; line < gains.length; line++) {
    entered[line] = outside - ENTER > inside ? 1 : 0;
    const inHere = Math.max(inside, outside - ENTER) + (gains[line] ?? 0);
    left[line + 1] = inHere - LEAVE > outside ? 1 : 0;
    outside = Math.max(outside, inHere - LEAVE);
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
const ENTER = 2.5;
const LEAVE = 1;
const SURE = 0.97;
const LIKELY = 0.75;
