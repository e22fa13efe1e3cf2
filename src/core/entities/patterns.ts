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
  if (flags & PUNCTUATION) return (lexicon.timeBits[types[index] ?? 0] ?? 0) & SIGN ? money(reading, index, place) : undefined;
  const opens = opensAt(reading, index, place.last);
  const at = tokens.start[index] ?? 0;
  if (opens === 0 && !(flags & HAS_DIGIT)) {
    const isSign = ((lexicon.timeBits[types[index] ?? 0] ?? 0) & SIGN) !== 0 || mayBeSign(flags, text, at);
    return isSign ? money(reading, index, place) : undefined;
  }
  const near = opens === 0 || opens & COUNT ? nearby(reading, index, place.last) : 0;
  const amount = near & (CURRENCY | SIGN) ? money(reading, index, place) : undefined;
  if (amount) return amount;
  const isCapital = (flags & CAPITAL) !== 0;
  const [hasMonth, hasUnit] = [(near & MONTH) !== 0, (near & UNIT) !== 0];
  const opening = { at, bits: opens, stretchStart: place.start, stretchEnd: place.end, isCapital, hasMonth, hasUnit };
  const match = dateAt(text, opening, place.dates);
  return match && toEntity(match, at, 'date');
}

/** What stands among the next words that could continue a date or an amount; a compound word, and a number with letters, may hold anything. */
function nearby({ tokens, lexicon, types }: Reading, index: number, last: number): number {
  let bits = ((tokens.flags[index] ?? 0) & (CAPITAL | LOWERCASE)) !== 0 && ((tokens.flags[index] ?? 0) & HAS_DIGIT) !== 0 ? ANYTHING : 0;
  for (let near = index + 1; near < last && near <= index + REACH; near++) {
    const flags = tokens.flags[near] ?? 0;
    bits |= lexicon.timeBits[types[near] ?? 0] ?? 0;
    if ((flags & COMPOUND) !== 0 && (flags & (CAPITAL | LOWERCASE)) !== 0) bits |= ANYTHING;
  }
  return bits;
}

/** The most words of an amount before its currency. */
const REACH = 10;
const ANYTHING = CURRENCY | SIGN | MONTH | UNIT;

/** Signs that begin with letters: "US$", "zł", "R$". */
function mayBeSign(flags: number, text: string, at: number): boolean {
  if (!(flags & CAPITAL) || flags & LOWERCASE) return false;
  const next = text.charCodeAt(at + 1);
  return next === 0x24 || text.charCodeAt(at + 2) === 0x24;
}

function money(reading: Reading, index: number, place: Place): Entity | undefined {
  const at = reading.tokens.start[index] ?? 0;
  const match = moneyAt(reading.text, at, place.end);
  return match && toEntity(match, at, 'money');
}

function toEntity(match: PatternMatch, start: number, type: 'date' | 'money'): Entity {
  return { start, end: match.end, type, score: PATTERN_SCORE, source: 'pattern', ...(match.value ? { value: match.value } : {}) };
}
