import { mix } from './hash.ts';
import { HashTable } from './hashTable.ts';

/** What a phrase is known as; bits. */
export const GIVEN_NAME = 1;
export const SURNAME = 2;
export const CITY = 4;
export const SMALL_CITY = 8;
export const COUNTRY = 16;
export const REGION = 32;
export const COMMON_WORD = 64;
/** Longer phrases begin with this word. */
export const BEGINS = 128;

/** How a word uses capitals: in a dictionary in small letters, then by its share of small letters in the texts, from nearly always to nearly never. */
export const IN_LARGE_DICTIONARY = 1;
export const IN_DICTIONARY = 2;
export const SMALL = 3;
export const MOSTLY_SMALL = 4;
export const MIXED = 5;
export const MOSTLY_CAPITAL = 6;
export const CAPITAL_ONLY = 7;

/** Whether a word of this usage is usual in small letters. */
export function isUsual(usage: number): boolean {
  return usage > 0 && usage <= MOSTLY_SMALL;
}

/** The longest phrase looked up, in words. */
export const LONGEST_PHRASE = 5;

/** Keys as of `phraseKey`, with class bits of phrases and clusters of single words by place. */
export interface GazetteerParts {
  readonly phrases: Int32Array;
  readonly phraseBits: Uint8Array;
  readonly clusterWords: Int32Array;
  readonly clusterOf: Uint8Array;
  /** Keys as of `usageKey`, and how each word uses capitals. */
  readonly usageWords: Int32Array;
  readonly usageOf: Uint8Array;
}

/** Phrases known by the hash of their words in lower case, with what they are known as. */
export class Gazetteer {
  readonly #table: HashTable;
  readonly #bits: Uint8Array;
  readonly #clustered: HashTable;
  readonly #clusters: Uint8Array;
  readonly #used: HashTable;
  readonly #usages: Uint8Array;

  constructor(parts: GazetteerParts) {
    this.#table = new HashTable(parts.phrases);
    this.#bits = parts.phraseBits;
    this.#clustered = new HashTable(parts.clusterWords);
    this.#clusters = parts.clusterOf;
    this.#used = new HashTable(parts.usageWords);
    this.#usages = parts.usageOf;
  }

  /** How the word uses capitals; 0 for a word not met. */
  usageOf(lower: number): number {
    const place = this.#used.indexOf(usageKey(lower));
    return place < 0 ? 0 : (this.#usages[place] ?? 0);
  }

  /** The class of words that stand where this one does (1 and up); 0 for a rare word. */
  clusterOf(lower: number): number {
    const place = this.#clustered.indexOf(phraseKey(phraseHash(0, lower)));
    return place < 0 ? 0 : (this.#clusters[place] ?? 0);
  }

  /** What the phrase with this hash is known as; 0 when it is not known. */
  bitsOf(hash: number): number {
    const place = this.#table.indexOf(phraseKey(hash));
    return place < 0 ? 0 : (this.#bits[place] ?? 0);
  }
}

/** The hash of a phrase with one more word. */
export function phraseHash(before: number, lower: number): number {
  return mix(before, lower);
}

/** The 22 bits by which a single word's usage is stored. */
export function usageKey(lower: number): number {
  return phraseHash(0, lower) >>> 10;
}

/** The 28 bits by which a phrase is stored. */
export function phraseKey(hash: number): number {
  return hash >>> 4;
}
