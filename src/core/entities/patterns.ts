import type { DateContext, PatternMatch } from './dateMatch.ts';
import { dateAt } from './dates.ts';
import type { Entity } from './entity.ts';
import type { Reading } from './reading.ts';
import { isCurrencySign, moneyAt } from './money.ts';
import { COUNT } from './timeWords.ts';
import { CAPITAL, HAS_DIGIT, LOWERCASE, PUNCTUATION } from './tokens.ts';

/** How sure a pattern is; measured as its precision on the dev half of the dates-and-money fixture. */
const PATTERN_SCORE = 0.95;

/** The dates and amounts of money in a text, by patterns at the words that can begin one; sorted, not overlapping. */
export function patternEntities(reading: Reading, context: DateContext): Entity[] {
  const found: Entity[] = [];
  for (const stretch of reading.stretches) {
    const place = { ...stretch, context };
    for (let index = stretch.first; index < stretch.last; index++) {
      if (!mayBegin(reading, index)) continue;
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
  readonly context: DateContext;
}

/** Whether a date or an amount may begin at the token: figures, signs, words that open dates. */
function mayBegin({ tokens, lexicon, types }: Reading, index: number): boolean {
  const flags = tokens.flags[index] ?? 0;
  return (flags & (HAS_DIGIT | PUNCTUATION)) !== 0 || (flags & CAPITAL) !== 0 || (lexicon.timeBits[types[index] ?? 0] ?? 0) !== 0;
}

function entityAt(reading: Reading, index: number, place: Place): Entity | undefined {
  const { text, tokens, lexicon, types } = reading;
  const flags = tokens.flags[index] ?? 0;
  const bits = lexicon.timeBits[types[index] ?? 0] ?? 0;
  if (bits === 0 && !(flags & (HAS_DIGIT | PUNCTUATION)))
    return mayBeSign(flags, text, tokens.start[index] ?? 0) ? money(reading, index, place) : undefined;
  const at = tokens.start[index] ?? 0;
  if (flags & PUNCTUATION) return isCurrencySign(text, at) ? money(reading, index, place) : undefined;
  if (bits === 0 || bits & COUNT) {
    const amount = money(reading, index, place);
    if (amount) return amount;
  }
  const isCapital = (flags & CAPITAL) !== 0;
  const match = dateAt(text, { at, bits, stretchStart: place.start, stretchEnd: place.end, isCapital }, place.context);
  return match && toEntity(match, at, 'date');
}

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
