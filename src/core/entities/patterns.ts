import type { DateContext, PatternMatch } from './dateMatch.ts';
import { dateAt, dateReading, type DateReading } from './dates.ts';
import type { Entity } from './entity.ts';
import type { Reading } from './reading.ts';
import { moneyAt } from './money.ts';
import { COUNT, CURRENCY, FOLLOWS, MONTH, OPENS, PHRASE, RELATIVE, SIGN, UNIT, WEEKDAY } from './timeWords.ts';
import { CAPITAL, COMPOUND, HAS_DIGIT, LOWERCASE, PUNCTUATION } from './tokens.ts';

/** How sure a pattern is; measured as its precision on the dev half of the dates-and-money fixture. */
const PATTERN_SCORE = 0.95;

/** The dates and amounts of money in a text, by patterns at the words that can begin one; sorted, not overlapping. */
export function patternEntities(reading: Reading, context: DateContext): Entity[] {
  const found: Entity[] = [];
  const dates = dateReading(context);
  for (const stretch of reading.stretches) {
    const place = { start: stretch.start, end: stretch.end, last: stretch.last, dates };
    for (let index = stretch.first; index < stretch.last; index++) {
      if (reading.lexicon.opens[reading.types[index] ?? 0] === 0) continue;
      const entity = entityAt(reading, index, place);
      if (!entity) continue;
      found.push(entity);
      while (index + 1 < stretch.last && (reading.tokens.start[index + 1] ?? 0) < entity.end) index++;
    }
  }
  return found;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly last: number;
  readonly dates: DateReading;
}

/** What a date or an amount may begin with at the token: bits of `timeBitsOf`, 0 for nothing of the kind. A phrase counts only where its second word follows. */
function opensAt({ tokens, lexicon, types }: Reading, index: number, last: number): number {
  const bits = lexicon.timeBits[types[index] ?? 0] ?? 0;
  if ((bits & PHRASE) === 0) return bits & OPENS;
  const follows =
    index + 1 < last &&
    (((lexicon.timeBits[types[index + 1] ?? 0] ?? 0) & (FOLLOWS | MONTH | WEEKDAY)) !== 0 ||
      ((tokens.flags[index + 1] ?? 0) & (HAS_DIGIT | COMPOUND)) !== 0);
  return (bits & OPENS & ~PHRASE) | (follows ? RELATIVE : 0);
}

function entityAt(reading: Reading, index: number, place: Place): Entity | undefined {
  const { text, tokens, lexicon, types } = reading;
  const flags = tokens.flags[index] ?? 0;
  if (flags & PUNCTUATION) return (lexicon.timeBits[types[index] ?? 0] ?? 0) & SIGN ? money(reading, index, { place, near: 0 }) : undefined;
  const opens = opensAt(reading, index, place.last);
  const at = tokens.start[index] ?? 0;
  if (opens === 0 && !(flags & HAS_DIGIT)) {
    const isSign = ((lexicon.timeBits[types[index] ?? 0] ?? 0) & SIGN) !== 0 || mayBeSign(flags, text, at);
    return isSign ? money(reading, index, { place, near: 0 }) : undefined;
  }
  const isCount = opens === 0 || (opens & COUNT) !== 0;
  const near = isCount || opens & RELATIVE ? nearby(reading, index, place) : 0;
  const amount = isCount && near & (CURRENCY | SIGN) ? money(reading, index, { place, near }) : undefined;
  if (amount) return amount;
  const isCapital = (flags & CAPITAL) !== 0;
  const opening = { at, bits: opens, stretchStart: place.start, stretchEnd: place.end, isCapital, near };
  const match = dateAt(text, opening, place.dates);
  return match && toEntity(match, at, 'date');
}

/** What stands among the next words, as far as each may be, that could continue a date or an amount; a compound word, and a number with letters, may hold anything. */
function nearby({ tokens, lexicon, types }: Reading, index: number, { last, dates }: Place): number {
  const flags = tokens.flags[index] ?? 0;
  const isFigure = (flags & HAS_DIGIT) !== 0;
  const reach = Math.min(last - 1 - index, isFigure ? REACH_OF_FIGURES : REACH_OF_WORDS);
  let bits = isFigure && (flags & (CAPITAL | LOWERCASE)) !== 0 ? ANYTHING : 0;
  for (let far = 1; far <= reach; far++) {
    const near = tokens.flags[index + far] ?? 0;
    const isAnything = (near & COMPOUND) !== 0 && (near & (CAPITAL | LOWERCASE)) !== 0;
    const own = isAnything ? ANYTHING : (lexicon.timeBits[types[index + far] ?? 0] ?? 0);
    bits |= far > REACH_OF_DATES ? own & (CURRENCY | SIGN) : far > dates.patterns.unitReach ? own & ~UNIT : own;
  }
  return bits;
}

/** The most words of an amount before its currency: after a figure ("10 000 000 to 15 million"), after a word ("tens of millions of"). */
const REACH_OF_FIGURES = 10;
const REACH_OF_WORDS = 6;
/** The most words of a date before its month or weekday ("9. - 12. de octubre" has six). */
const REACH_OF_DATES = 7;
const ANYTHING = CURRENCY | SIGN | MONTH | UNIT | WEEKDAY;

/** Signs that begin with letters: "US$", "zł", "R$". */
function mayBeSign(flags: number, text: string, at: number): boolean {
  if (!(flags & CAPITAL) || flags & LOWERCASE) return false;
  const next = text.charCodeAt(at + 1);
  return next === 0x24 || text.charCodeAt(at + 2) === 0x24;
}

function money(reading: Reading, index: number, { place, near }: { readonly place: Place; readonly near: number }): Entity | undefined {
  const at = reading.tokens.start[index] ?? 0;
  const match = moneyAt(reading.text, at, { stretchEnd: place.end, near });
  return match && toEntity(match, at, 'money');
}

function toEntity(match: PatternMatch, start: number, type: 'date' | 'money'): Entity {
  return { start, end: match.end, type, score: PATTERN_SCORE, source: 'pattern', ...(match.value ? { value: match.value } : {}) };
}
