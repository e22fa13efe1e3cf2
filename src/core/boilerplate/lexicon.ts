import { CHARACTER, classOf, foldedOf } from './characters.ts';
import { CUE_WORDS, CUES, type Cue } from './lexicon/cues.ts';
import { LANGUAGES, STOP_WORDS } from './lexicon/stopWords.ts';
import { USES } from './lexicon/uses.ts';

/** A hash table from word or phrase hash to two bit sets, cues it speaks of and languages it is a function word in, and to what a word does. Open addressing, power-of-two size. */
export interface Lexicon {
  /** `WIDTH` numbers a slot: the hash, its cues, its languages, its `USE`. */
  readonly slots: Int32Array;
  /** Two bits, four pairs a byte, for each hash, or those that share its bits: `KNOWN` where it stands in the slots, `OPENS` where a longer phrase begins with its words. */
  readonly bits: Uint8Array;
}

/** The bit of a cue in a cue set. */
export function bitOf(cue: Cue): number {
  return 1 << CUES.indexOf(cue);
}

/** Where a hash stands in the lexicon, -1 when it does not. */
export function findIn(lexicon: Lexicon, hash: number): number {
  return (bitsOf(lexicon, hash) & KNOWN) === 0 ? -1 : placeIn(lexicon, hash);
}

/** The bits of a hash: without `KNOWN` it does not stand in the lexicon, without `OPENS` no phrase goes on after its words; now and then set for no cause. */
export function bitsOf({ bits }: Lexicon, hash: number): number {
  const pair = (hash ^ (hash >>> 15)) & PAIR_MASK;
  return ((bits[pair >> 2] ?? 0) >> ((pair & 3) << 1)) & 3;
}

/** The bit of hashes that stand in the lexicon. */
export const KNOWN = 1;
/** The bit of hashes after whose words a phrase may go on; the highest. */
export const OPENS = 2;

/** Where a hash that has the bit `KNOWN` stands in the lexicon, -1 when it does not. */
export function placeIn({ slots }: Lexicon, hash: number): number {
  for (let at = slotOf(hash); ; at = (at + WIDTH) & MASK) {
    const key = slots[at];
    if (key === hash) return at;
    if (key === 0) return -1;
  }
}

/** The cues of what stands at a place of the lexicon. */
export function cuesAt({ slots }: Lexicon, place: number): number {
  return slots[place + CUES_AT] ?? 0;
}

/** The languages in which what stands at a place of the lexicon is a function word. */
export function languagesAt({ slots }: Lexicon, place: number): number {
  return slots[place + LANGUAGES_AT] ?? 0;
}

/** What the word at a place of the lexicon does, one of `USE`. */
export function useAt({ slots }: Lexicon, place: number): number {
  return slots[place + USE_AT] ?? 0;
}

/** One step of a word's hash (FNV-1a over folded code units), and of a phrase's over its words' hashes. */
export function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193);
}

/** The hash that every word and phrase starts from. */
export const SEED = 0x811c9dc5 | 0;

/** The hash of a word, as scanned lines keep it. */
export function wordHash(word: string): number {
  return hashesOf(word).hash;
}

function build(): Lexicon {
  const lexicon = { slots: new Int32Array(SIZE), bits: new Uint8Array((PAIR_MASK + 1) / 4) };
  for (const [bit, cue] of CUES.entries()) {
    for (const list of CUE_WORDS[cue]) for (const phrase of list.split(', ')) add(lexicon, phrase, CUES_AT, 1 << bit);
  }
  for (const [bit, language] of LANGUAGES.entries()) {
    for (const word of STOP_WORDS[language].split(' ')) add(lexicon, word, LANGUAGES_AT, 1 << bit);
  }
  const uses = new Map(USES.flatMap(([use, words]) => words.split(' ').map((word) => [word, use])));
  for (const [word, use] of uses) add(lexicon, word, USE_AT, use);
  return lexicon;
}

function add({ slots, bits }: Lexicon, phrase: string, column: number, bit: number): void {
  const { hash, openings } = hashesOf(phrase);
  for (const opening of openings) setBits(bits, opening, OPENS);
  setBits(bits, hash, KNOWN);
  let at = slotOf(hash);
  while (slots[at] !== 0 && slots[at] !== hash) at = (at + WIDTH) & MASK;
  slots[at] = hash;
  slots[at + column] = (slots[at + column] ?? 0) | bit;
}

/** The hash of a phrase, and those of all shorter phrases that it begins with; two words have one hash in either order, so the second opens too. */
function hashesOf(phrase: string): { readonly hash: number; readonly openings: readonly number[] } {
  const hashes: number[] = [];
  let word = SEED;
  let second = 0;
  for (let at = 0; at <= phrase.length; at++) {
    const code = at < phrase.length ? phrase.charCodeAt(at) : 32;
    const kind = classOf(code);
    if (kind >= CHARACTER.lower && kind <= CHARACTER.digit) {
      word = mix(word, foldedOf(code));
    } else if (word !== SEED) {
      const before = hashes.at(-1);
      if (hashes.length === 1) second = word;
      hashes.push(before === undefined ? word : mix(mix(before, word), hashes.length + 1));
      word = SEED;
    }
  }
  return { hash: hashes.at(-1) ?? 0, openings: second === 0 ? [] : [second, ...hashes.slice(0, -1)] };
}

function setBits(bits: Uint8Array, hash: number, set: number): void {
  const pair = (hash ^ (hash >>> 15)) & PAIR_MASK;
  bits[pair >> 2] = (bits[pair >> 2] ?? 0) | (set << ((pair & 3) << 1));
}

const PAIR_MASK = (1 << 16) - 1;
const WIDTH = 4;
const CUES_AT = 1;
const LANGUAGES_AT = 2;
const USE_AT = 3;
const SIZE = WIDTH << 14;
const MASK = SIZE - 1;

function slotOf(hash: number): number {
  return ((hash ^ (hash >>> 15)) * WIDTH) & MASK;
}

/** The shipped lexicon, built once on load from the lists in lexicon/. */
export const LEXICON: Lexicon = build();
