import { COMMON_WORD } from './gazetteer.ts';
import { ORGANIZES } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { ALL_CAPS, CAPITAL, HAS_DIGIT, LOWERCASE, SENTENCE_START } from './tokens.ts';

/** How a sentence uses capitals: as prose, at every word, or only capitals. */
export const PROSE = 0;
export const TITLE_CASE = 1;
export const UPPER_CASE = 2;

/** Tokens `first` (included) to `last` (excluded) and how they use capitals. */
export interface Sentence {
  readonly first: number;
  readonly last: number;
  readonly mode: number;
}

/** The sentences of all stretches, in order. */
export function sentencesOf(reading: Reading): Sentence[] {
  const found: Sentence[] = [];
  for (const stretch of reading.stretches) {
    let first = stretch.first;
    for (let index = first + 1; index <= stretch.last; index++) {
      if (index < stretch.last && !isFirst(reading, index, first)) continue;
      found.push({ first, last: index, mode: modeOf(reading, first, index) });
      first = index;
    }
  }
  return found;
}

function isFirst(reading: Reading, index: number, first: number): boolean {
  if (((reading.tokens.flags[index] ?? 0) & SENTENCE_START) === 0) return false;
  for (let before = first; before < index; before++) if (((reading.tokens.flags[before] ?? 0) & (CAPITAL | LOWERCASE)) !== 0) return true;
  return false;
}

/**
 * Title Case where five of six words of three letters and more are capitalised, one of them usual in small letters (or six words in all); UPPER CASE from two words on that are
 * all in capitals. Words with figures ("139th") do not count.
 */
function modeOf(reading: Reading, first: number, last: number): number {
  const { flags, start, end } = reading.tokens;
  let words = 0;
  let capitals = 0;
  let upper = 0;
  let common = 0;
  for (let index = first; index < last; index++) {
    const flag = flags[index] ?? 0;
    if ((flag & (CAPITAL | LOWERCASE)) === 0 || (flag & HAS_DIGIT) !== 0 || (end[index] ?? 0) - (start[index] ?? 0) < LONG_WORD) continue;
    words++;
    if (flag & ALL_CAPS) upper++;
    if ((flag & CAPITAL) === 0) continue;
    capitals++;
    if (index > first && (flag & ALL_CAPS) === 0 && ((reading.lexicon.bits[reading.types[index] ?? 0] ?? 0) & COMMON_WORD) !== 0) common++;
  }
  if (words >= 2 && upper === words) return UPPER_CASE;
  return words >= 3 && capitals * 6 >= words * 5 && (common > 0 || words >= 6) ? TITLE_CASE : PROSE;
}

const LONG_WORD = 3;

/** Whether a token may be of a name in a sentence of that mode: capitalised, and outside prose not usual in small letters, or a word of organizations' names. */
export function isNameLike({ tokens, lexicon, types }: Reading, index: number, mode: number): boolean {
  if (((tokens.flags[index] ?? 0) & CAPITAL) === 0) return false;
  const type = types[index] ?? 0;
  return mode === PROSE || ((lexicon.bits[type] ?? 0) & COMMON_WORD) === 0 || ((lexicon.traits[type] ?? 0) & ORGANIZES) !== 0;
}
