import { CAPITAL, HAS_DIGIT, PUNCTUATION, SENTENCE_START, SPACED, type Tokens } from './tokens.ts';
import { lowerHashOf } from './hash.ts';
import { languageBitsOf, timeBitsOf } from './timeWords.ts';

/** Bits of `Lexicon.traits`. */
export const CONNECTS = 1;
/** A number, or punctuation that may stand inside a name. */
export const JOINS = 2;

/**
 * The distinct words met so far, numbered from 0, with what is known of each; grows to a limit, then starts anew between two texts.
 * Holds hashes only, never pieces of the texts.
 */
export class Lexicon {
  size = 0;
  hash = new Int32Array(FIRST);
  lower = new Int32Array(FIRST);
  flags = new Uint16Array(FIRST);
  timeBits = new Uint8Array(FIRST);
  languageBits = new Uint8Array(FIRST);
  traits = new Uint8Array(FIRST);
  #slots = new Int32Array(FIRST * 4).fill(-1);

  /** Whether it holds so many words that the next text should start with an empty one. */
  get isFull(): boolean {
    return this.size > LIMIT;
  }

  clear(): void {
    this.size = 0;
    this.#slots.fill(-1);
  }

  /** The number of the token's word; a number not below the former `size` is new. */
  intern(tokens: Tokens, index: number): number {
    const hash = tokens.hash[index] ?? 0;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = Math.imul(hash, 0x9e3779b1) >>> 8;
    for (;;) {
      slot &= mask;
      const id = slots[slot] ?? -1;
      if (id < 0) break;
      if (this.hash[id] === hash) return id;
      slot++;
    }
    return this.#add(tokens, index, slot);
  }

  #add(tokens: Tokens, index: number, slot: number): number {
    const id = this.size++;
    if (id >= this.hash.length) this.#grow();
    const lower = tokens.lower[index] ?? 0;
    const flags = (tokens.flags[index] ?? 0) & ~(SENTENCE_START | SPACED);
    this.hash[id] = tokens.hash[index] ?? 0;
    this.lower[id] = lower;
    this.flags[id] = flags;
    this.timeBits[id] = timeBitsOf(lower);
    this.languageBits[id] = languageBitsOf(lower);
    this.traits[id] = CONNECTORS.has(lower) ? CONNECTS : flags & (PUNCTUATION | HAS_DIGIT) && !(flags & CAPITAL) ? joins(lower, flags) : 0;
    this.#slots[slot] = id;
    if (this.size * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #grow(): void {
    const room = this.hash.length * 2;
    this.hash = copied(this.hash, new Int32Array(room));
    this.lower = copied(this.lower, new Int32Array(room));
    this.flags = copied(this.flags, new Uint16Array(room));
    this.timeBits = copied(this.timeBits, new Uint8Array(room));
    this.languageBits = copied(this.languageBits, new Uint8Array(room));
    this.traits = copied(this.traits, new Uint8Array(room));
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let id = 0; id < this.size; id++) {
      let slot = Math.imul(this.hash[id] ?? 0, 0x9e3779b1) >>> 8;
      while ((slots[(slot &= slots.length - 1)] ?? -1) >= 0) slot++;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

const FIRST = 1024;
const LIMIT = 200_000;

function copied<A extends Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(from: A, to: A): A {
  to.set(from);
  return to;
}

const CONNECTORS: ReadonlySet<number> = new Set(
  (
    "of the and for de la le les du des del della dello dei di da das do dos van von der den zu zum zur bin ibn al el y e et und i и в на по of's 's ’s to in at on with " +
    'as au aux à a an is'
  )
    .split(' ')
    .map((word) => lowerHashOf(word)),
);
const INNER: ReadonlySet<number> = new Set([...'-–&/.,\'’"“”:()'].map((symbol) => lowerHashOf(symbol)));

function joins(lower: number, flags: number): number {
  return flags & HAS_DIGIT || INNER.has(lower) ? JOINS : 0;
}
