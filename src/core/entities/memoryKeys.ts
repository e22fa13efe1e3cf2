import type { Surroundings } from './circumstances.ts';
import type { Evidence } from './evidence.ts';
import { mix } from './hash.ts';
import type { MemoryKey } from './nameMemory.ts';
import type { Reading } from './reading.ts';
import { PROSE, type Sentence } from './sentences.ts';
import { CAPITAL } from './tokens.ts';

/** A key of a sentence's tokens and of what the document says of its capitalised words. */
export function sentenceKey(reading: Reading, sentence: Sentence, evidence: Evidence): MemoryKey {
  const { tokens } = reading;
  let first = sentence.mode + 1;
  let second = sentence.last - sentence.first;
  for (let index = sentence.first; index < sentence.last; index++) {
    const hash = tokens.hash[index] ?? 0;
    first = Math.imul(first ^ hash, 0x9e3779b1);
    first ^= first >>> 14;
    second = Math.imul(second ^ hash, 0x5bd1e995);
    second ^= second >>> 15;
    if (sentence.mode !== PROSE || ((tokens.flags[index] ?? 0) & CAPITAL) !== 0)
      first = mix(first, evidence.bitsAt(reading, index, sentence));
  }
  return { first, second };
}

/** A key of all that the names in a run hang on: its tokens and the two to each side, their phrases, what the document says, how near the sentence's ends are. */
export function runKey(reading: Reading, run: { readonly first: number; readonly last: number }, about: Surroundings): MemoryKey {
  const { sentence, layout, evidence } = about;
  const { hash } = reading.tokens;
  const from = Math.max(sentence.first, run.first - AROUND);
  const to = Math.min(sentence.last, run.last + AROUND);
  let first = (sentence.mode + 1) * 4 + run.first - from;
  let second = (to - run.last) * 65536 + run.last - run.first;
  for (let index = from; index < to; index++) {
    const isInside = index >= run.first && index < run.last;
    const about = isInside ? (layout.phrases[index - sentence.first] ?? 0) * 65536 + evidence.bitsAt(reading, index, sentence) : -1;
    first = mix(first, (hash[index] ?? 0) ^ about);
    second = Math.imul(second ^ (hash[index] ?? 0), 0x5bd1e995);
    second = Math.imul((second ^ (second >>> 15)) + about, 0x2c1b3c6d);
  }
  return { first, second };
}

/** As far as the features of a token reach beyond it. */
const AROUND = 2;
