import { COUNTRY, GIVEN_NAME, REGION } from './gazetteer.ts';
import { HONORIFIC, LOCATIVE, ORGANIZES, POSSESSES, SPEAKS } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { isNameLike, PROSE, type Sentence } from './sentences.ts';
import { LOWERCASE, PUNCTUATION } from './tokens.ts';

/** The word stands in small letters somewhere in the document. */
const SEEN_LOWER = 1;
const SEEN_INSIDE = 2;
const AFTER_GIVEN_NAME = 4;
const AFTER_HONORIFIC = 8;
const AFTER_LOCATIVE = 16;
const BEFORE_ORGANIZATION_WORD = 32;
const BEFORE_CAPITAL = 64;
const AFTER_CAPITAL = 128;
const BEFORE_SPEECH = 256;
const BEFORE_POSSESSIVE = 512;
const BEFORE_REGION = 1024;

/** What stands beside the occurrences of each word of a document, as bits; looked up without the occurrence that asks. */
export class Evidence {
  #once = new Uint16Array(0);
  #twice = new Uint16Array(0);
  #touched: number[] = [];
  /** By the number of a word without regard to capitals the count of the last document in which it stands in small letters. */
  #lower = new Int32Array(0);
  #document = 0;
  /** By token its own occurrence's bits, -1 before the first use. */
  #own = new Int16Array(0);

  /** Reads a document anew. */
  read(reading: Reading, sentences: readonly Sentence[]): void {
    for (const type of this.#touched) this.#once[type] = this.#twice[type] = 0;
    this.#touched = [];
    this.#document++;
    const { count } = reading.tokens;
    if (this.#own.length < count) this.#own = new Int16Array(count * 2);
    this.#own.fill(-1, 0, count);
    if (this.#once.length < reading.lexicon.size) {
      this.#once = new Uint16Array(reading.lexicon.size * 2);
      this.#twice = new Uint16Array(reading.lexicon.size * 2);
      this.#lower = new Int32Array(reading.lexicon.size * 2);
    }
    for (const sentence of sentences) this.#readSentence(reading, sentence);
  }

  /** What stands beside the other occurrences of the token's word. */
  bitsAt(reading: Reading, index: number, sentence: Sentence): number {
    const type = reading.types[index] ?? 0;
    const own = this.#ownAt(reading, index, sentence);
    const others = (this.#twice[type] ?? 0) | ((this.#once[type] ?? 0) & ~own);
    return this.#lower[reading.lexicon.folded[type] ?? 0] === this.#document ? others | SEEN_LOWER : others;
  }

  #ownAt(reading: Reading, index: number, sentence: Sentence): number {
    const known = this.#own[index] ?? -1;
    if (known >= 0) return known;
    const bits = occurrenceBits(reading, index, sentence);
    this.#own[index] = bits;
    return bits;
  }

  #readSentence(reading: Reading, sentence: Sentence): void {
    for (let index = sentence.first; index < sentence.last; index++) {
      const flags = reading.tokens.flags[index] ?? 0;
      const type = reading.types[index] ?? 0;
      if (flags & LOWERCASE && sentence.mode === PROSE) this.#lower[reading.lexicon.folded[type] ?? 0] = this.#document;
      if (!isNameLike(reading, index, sentence.mode)) continue;
      const bits = this.#ownAt(reading, index, sentence);
      if (bits !== 0) this.#touched.push(type);
      this.#twice[type] = (this.#twice[type] ?? 0) | ((this.#once[type] ?? 0) & bits);
      this.#once[type] = (this.#once[type] ?? 0) | bits;
    }
  }
}

function occurrenceBits(reading: Reading, index: number, sentence: Sentence): number {
  const { tokens, lexicon, types } = reading;
  let bits = 0;
  if (index > sentence.first) {
    const before = types[index - 1] ?? 0;
    const traits = lexicon.traits[before] ?? 0;
    const isCapital = isNameLike(reading, index - 1, sentence.mode);
    if (((tokens.flags[index - 1] ?? 0) & PUNCTUATION) === 0) bits |= SEEN_INSIDE;
    if (isCapital) bits |= (lexicon.bits[before] ?? 0) & GIVEN_NAME ? AFTER_CAPITAL | AFTER_GIVEN_NAME : AFTER_CAPITAL;
    if (traits & HONORIFIC) bits |= AFTER_HONORIFIC;
    if (traits & LOCATIVE) bits |= AFTER_LOCATIVE;
  }
  if (index + 1 >= sentence.last) return bits;
  const after = types[index + 1] ?? 0;
  const traits = lexicon.traits[after] ?? 0;
  if (isNameLike(reading, index + 1, sentence.mode))
    bits |= traits & ORGANIZES ? BEFORE_CAPITAL | BEFORE_ORGANIZATION_WORD : BEFORE_CAPITAL;
  if (traits & SPEAKS) bits |= BEFORE_SPEECH;
  if (traits & POSSESSES) bits |= BEFORE_POSSESSIVE;
  const isRegion = index + 2 < sentence.last && ((lexicon.bits[types[index + 2] ?? 0] ?? 0) & (COUNTRY | REGION)) !== 0;
  return isRegion && ((tokens.flags[index + 1] ?? 0) & PUNCTUATION) !== 0 ? bits | BEFORE_REGION : bits;
}
