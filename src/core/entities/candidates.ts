import { CONNECTS, JOINS } from './lexicon.ts';
import type { Reading } from './reading.ts';
import type { Sentence } from './sentences.ts';
import { CAPITAL, HAS_DIGIT } from './tokens.ts';

/** The most small words and symbols that may stand between two capitalised words of one name. */
const WIDEST_GAP = 3;

/** Calls `take` with each run of tokens of the sentence that may hold names: capitalised words, with connecting words and symbols between them and numbers beside them. */
export function eachCandidateRun(reading: Reading, sentence: Sentence, take: (first: number, last: number) => void): void {
  const { tokens, lexicon, types } = reading;
  let first = -1;
  let last = -1;
  for (let index = sentence.first; index < sentence.last; index++) {
    if (((tokens.flags[index] ?? 0) & CAPITAL) !== 0) {
      if (first < 0) first = startOf(reading, index, sentence.first);
      last = index + 1;
      continue;
    }
    if (first < 0) continue;
    const trait = lexicon.traits[types[index] ?? 0] ?? 0;
    if ((trait & (CONNECTS | JOINS)) !== 0 && index - last < WIDEST_GAP) continue;
    take(first, endOf(reading, last, sentence.last));
    first = -1;
  }
  if (first >= 0) take(first, endOf(reading, last, sentence.last));
}

function startOf(reading: Reading, index: number, least: number): number {
  return index > least && ((reading.tokens.flags[index - 1] ?? 0) & HAS_DIGIT) !== 0 ? index - 1 : index;
}

function endOf(reading: Reading, last: number, most: number): number {
  return last < most && ((reading.tokens.flags[last] ?? 0) & HAS_DIGIT) !== 0 ? last + 1 : last;
}
