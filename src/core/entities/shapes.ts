import { classAt, DIGIT, LOWER, MARK, SYMBOL, UNCASED, UPPER } from './characters.ts';
import { HASH_START, hashUnit } from './hash.ts';
import { TITLE_CASE, UPPER_CASE } from './sentences.ts';
import { ALL_CAPS, CAPITAL, HAS_DIGIT, LOWERCASE, PUNCTUATION, UNCASED_LETTER } from './tokens.ts';

/** The coarse shape of a word from its flags, length and the capitals of its sentence: 0 beside the text's ends, then punctuation, digits, letters by case. */
export function coarseShape(flags: number, length: number, mode: number): number {
  if (flags & PUNCTUATION) return 1;
  if (flags & HAS_DIGIT) return flags & (CAPITAL | LOWERCASE) ? 2 : 3;
  if (flags & UNCASED_LETTER) return 4;
  if (!(flags & CAPITAL)) return flags & LOWERCASE ? 5 : 4;
  if (mode === UPPER_CASE) return 11;
  if (mode === TITLE_CASE) return flags & ALL_CAPS ? 8 : 10;
  if (flags & ALL_CAPS) return 8;
  return length === 1 ? 9 : length === 2 ? 7 : 6;
}

/** A hash of the word's pattern of letter classes with runs made one ("Mc-Xx" of "Smith-Jones" is "Xx-Xx"); other symbols stand for themselves. */
export function shapeHash(text: string, start: number, end: number): number {
  let hash = HASH_START;
  let last = -1;
  for (let at = start; at < end; at++) {
    const kind = classAt(text, at);
    if (kind === MARK || (kind === last && kind !== SYMBOL)) continue;
    hash = hashUnit(hash, kind === LOWER || kind === UPPER || kind === DIGIT || kind === UNCASED ? kind : 32 + text.charCodeAt(at));
    last = kind;
  }
  return hash;
}
