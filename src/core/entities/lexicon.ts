import { COMMON_WORD, type Gazetteer, isUsual, phraseHash } from './gazetteer.ts';
import { CAPITAL, HAS_DIGIT, LOWERCASE, SENTENCE_START, SPACED, type Tokens } from './tokens.ts';
import { lowerHashOf } from './hash.ts';
import { languageBitsOf, OPENS, SIGN, timeBitsOf } from './timeWords.ts';

/** Bits of `Lexicon.traits`. */
export const CONNECTS = 1;
/** A number, or punctuation that may stand inside a name. */
export const JOINS = 2;
/** "Mr.", "President": a person's name may follow. */
export const HONORIFIC = 4;
/** "in", "near": a place may follow. */
export const LOCATIVE = 8;
/** "said", "told": a person or organization does it. */
export const SPEAKS = 16;
/** "Inc.", "Party": an organization's name may hold it. */
export const ORGANIZES = 32;
/** The ending of a possessive. */
export const POSSESSES = 64;

/**
 * The distinct words met so far, numbered from 0, with what is known of each; grows to a limit, then starts anew between two texts.
 * Holds hashes only, never pieces of the texts.
 */
export class Lexicon {
  size = 0;
  /** Counts how often it started anew. */
  generation = 0;
  hash = new Int32Array(FIRST);
  lower = new Int32Array(FIRST);
  flags = new Uint16Array(FIRST);
  /** See timeBitsOf. */
  timeBits = new Uint16Array(FIRST);
  languageBits = new Uint8Array(FIRST);
  traits = new Uint8Array(FIRST);
  /** What the gazetteer knows the single word as. */
  bits = new Uint8Array(FIRST);
  /** See Gazetteer.clusterOf. */
  clusters = new Uint8Array(FIRST);
  /** See Gazetteer.usageOf. */
  usages = new Uint8Array(FIRST);
  /** 1 for words at which a date or an amount may start, as far as the word itself tells. */
  opens = new Uint8Array(FIRST);
  /** The number of the first word that is the same but for capitals. */
  folded = new Int32Array(FIRST);
  readonly #gazetteer: Gazetteer | undefined;
  #slots = new Int32Array(FIRST * 4).fill(-1);
  /** As #slots, by the hash in small letters. */
  #foldedSlots = new Int32Array(FIRST * 4).fill(-1);

  constructor(gazetteer?: Gazetteer) {
    this.#gazetteer = gazetteer;
  }

  /** Whether it holds so many words that the next text should start with an empty one. */
  get isFull(): boolean {
    return this.size > LIMIT;
  }

  clear(): void {
    this.size = 0;
    this.generation++;
    this.#slots.fill(-1);
    this.#foldedSlots.fill(-1);
  }

  /** The number of the token's word; a number not below the former `size` is new. */
  intern(tokens: Tokens, index: number): number {
    const hash = tokens.hash[index] ?? 0;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = firstSlot(hash);
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
    this.traits[id] = (TRAITS.get(lower) ?? 0) | (flags & HAS_DIGIT && !(flags & CAPITAL) ? JOINS : 0);
    this.clusters[id] = this.#gazetteer?.clusterOf(lower) ?? 0;
    const usage = this.#gazetteer?.usageOf(lower) ?? 0;
    this.usages[id] = usage;
    this.bits[id] = (this.#gazetteer?.bitsOf(phraseHash(0, lower)) ?? 0) | (isUsual(usage) ? COMMON_WORD : 0);
    this.opens[id] = (this.timeBits[id] ?? 0) & (OPENS | SIGN) || flags & HAS_DIGIT || (flags & (CAPITAL | LOWERCASE)) === CAPITAL ? 1 : 0;
    this.#slots[slot] = id;
    this.#fold(id);
    if (this.size * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  /** Gives the word the number of the first that is the same but for capitals. */
  #fold(id: number): void {
    const slots = this.#foldedSlots;
    const lower = this.lower[id] ?? 0;
    let slot = firstSlot(lower) & (slots.length - 1);
    while ((slots[slot] ?? -1) >= 0 && this.lower[slots[slot] ?? 0] !== lower) slot = (slot + 1) & (slots.length - 1);
    if ((slots[slot] ?? -1) < 0) slots[slot] = id;
    this.folded[id] = slots[slot] ?? id;
  }

  #grow(): void {
    const room = this.hash.length * 2;
    this.hash = copied(this.hash, new Int32Array(room));
    this.lower = copied(this.lower, new Int32Array(room));
    this.flags = copied(this.flags, new Uint16Array(room));
    this.timeBits = copied(this.timeBits, new Uint16Array(room));
    this.languageBits = copied(this.languageBits, new Uint8Array(room));
    this.traits = copied(this.traits, new Uint8Array(room));
    this.clusters = copied(this.clusters, new Uint8Array(room));
    this.bits = copied(this.bits, new Uint8Array(room));
    this.usages = copied(this.usages, new Uint8Array(room));
    this.opens = copied(this.opens, new Uint8Array(room));
    this.folded = copied(this.folded, new Int32Array(room));
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let id = 0; id < this.size; id++) {
      let slot = firstSlot(this.hash[id] ?? 0);
      while ((slots[(slot &= slots.length - 1)] ?? -1) >= 0) slot++;
      slots[slot] = id;
    }
    this.#slots = slots;
    this.#foldedSlots = new Int32Array(slots.length).fill(-1);
    for (let id = 0; id < this.size; id++) this.#fold(id);
  }
}

function firstSlot(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 8;
}

const FIRST = 1024;
const LIMIT = 200_000;

function copied<A extends Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(from: A, to: A): A {
  to.set(from);
  return to;
}

const TRAIT_WORDS: readonly (readonly [trait: number, words: string])[] = [
  [
    CONNECTS,
    "of the and for de la le les du des del della dello dei di da das do dos van von der den zu zum zur bin ibn al el y e et und i и в на по 's ’s to in at on with aux au à a an",
  ],
  [JOINS, '- – & . , \' ’ " “ ” : ( )'],
  [
    HONORIFIC,
    'mr mr. mrs mrs. ms ms. dr dr. prof prof. sir lord lady president minister premier chancellor secretary senator sen. representative rep. governor gov. mayor king queen prince princess pope ' +
      'judge justice general gen. colonel col. captain capt. lieutenant lt. sergeant sgt. major admiral director chairman chairwoman ceo coach spokesman spokeswoman spokesperson ambassador ' +
      'commissioner leader chief bishop archbishop cardinal sheikh by actor actress singer author lawyer counterpart',
  ],
  [LOCATIVE, 'in near from at across outside around into throughout visited'],
  [SPEAKS, 'said says told added wrote was is has had will who announced died called argued'],
  [
    ORGANIZES,
    'inc inc. corp corp. co co. ltd ltd. llc plc group party university college ministry department agency bank council committee commission association company institute court union federation ' +
      'times post news club fc league army church school hospital foundation fund office organization movement parliament senate congress team united city',
  ],
  [POSSESSES, "'s ’s"],
];

const TRAITS: ReadonlyMap<number, number> = (() => {
  const traits = new Map<number, number>();
  for (const [trait, words] of TRAIT_WORDS)
    for (const word of words.split(' ')) traits.set(lowerHashOf(word), (traits.get(lowerHashOf(word)) ?? 0) | trait);
  return traits;
})();
