import type { TaggedName } from './consistency.ts';
import type { Evidence } from './evidence.ts';
import { mix } from './hash.ts';
import type { Reading } from './reading.ts';
import { PROSE, type Sentence } from './sentences.ts';
import { CAPITAL } from './tokens.ts';

/** The names of sentences read before, by a 53-bit hash of their tokens and of what the document says of their capitalised words; forgets all when full. Holds no text. */
export class SentenceMemory {
  readonly #names = new Map<number, readonly TaggedName[]>();
  #key = 0;

  /** The names of the sentence when it was read before under the same evidence; token numbers count from its first. */
  recall(reading: Reading, sentence: Sentence, evidence: Evidence): readonly TaggedName[] | undefined {
    this.#key = keyOf(reading, sentence, evidence);
    return this.#names.get(this.#key);
  }

  /** Keeps the names of the sentence last asked for. */
  keep(names: readonly TaggedName[]): void {
    if (this.#names.size >= LIMIT) this.#names.clear();
    this.#names.set(this.#key, names);
  }
}

const LIMIT = 30_000;

function keyOf(reading: Reading, sentence: Sentence, evidence: Evidence): number {
  const { tokens } = reading;
  let first = sentence.mode + 1;
  let second = sentence.last - sentence.first;
  for (let index = sentence.first; index < sentence.last; index++) {
    const hash = tokens.hash[index] ?? 0;
    first = mix(first, hash);
    second = Math.imul(second ^ hash, 0x5bd1e995);
    second ^= second >>> 15;
    if (sentence.mode !== PROSE || ((tokens.flags[index] ?? 0) & CAPITAL) !== 0)
      first = mix(first, evidence.bitsAt(reading, index, sentence));
  }
  return (first >>> 0) * 2 ** 21 + (second >>> 11);
}
