import { type AppealInput, cue, type Persons, personsAt, personsIn, rateOf, without } from './appealLines.ts';
import { COLUMN, COLUMNS, CUE_INDEX, ENDS } from './scanColumns.ts';

/** A stretch of lines, `end` excluded, in which the outlet speaks to its readers, and the part of it that a careful clean may take, empty where that is nothing. */
export interface AppealZone extends Stretch {
  readonly sureFirst: number;
  readonly sureEnd: number;
}

/** Lines, `end` excluded. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** By rules an appeal must ask for something and speak of you or us; it is sure when it speaks of you and us more than once. */
export function zonesByHand(input: AppealInput, gains: Float32Array): readonly AppealZone[] {
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
export function zonesOf(gains: Float32Array, { enter, leave }: { enter: number; leave: number }): readonly Stretch[] {
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
  const zones: Stretch[] = [];
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
export function withLeadIn(input: AppealInput, { first, end }: Stretch, all: Persons): number {
  const { scan } = input;
  const near = personsIn(input, { first: Math.max(0, first - LEAD_IN), end });
  if (rateOf(without(all, near)) > REPORTING) return first;
  let start = first;
  while (start > 1 && first - start < LEAD_IN && personsAt(scan, start - 1) > 0) start--;
  return start;
}

/** A short line without a sentence just before an appeal is its heading, unless it surely is the article's. */
function withHeading({ scan, scores }: AppealInput, first: number): number {
  const row = (first - 1) * COLUMNS;
  const isShort = first > 1 && (scan.rows[row + COLUMN.words] ?? 0) <= 8 && scan.rows[row + COLUMN.last] !== ENDS.sentence;
  return isShort && (scores[first - 1] ?? 0) > 0.1 ? first - 1 : first;
}

function asksIn({ scan }: AppealInput, { first, end }: Stretch): { asks: number; persons: number } {
  let asks = 0;
  let persons = 0;
  for (let line = first; line < end; line++) {
    asks += cue(scan, line, CUE_INDEX.money) + cue(scan, line, CUE_INDEX.plea) + cue(scan, line, CUE_INDEX.subscribe);
    persons += personsAt(scan, line) + cue(scan, line, CUE_INDEX.imperative);
  }
  return { asks, persons };
}

/** Persons a word in an article that speaks neither of itself nor to the reader. */
const REPORTING = 0.006;
/** How many lines may lead to an appeal. */
const LEAD_IN = 4;
