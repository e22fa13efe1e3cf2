import { CHARACTER, classOf, foldedOf } from './characters.ts';
import { CUE_WORDS, CUES, type Cue } from './lexicon/cues.ts';
import { LANGUAGES, STOP_WORDS } from './lexicon/stopWords.ts';

/** A hash table from word or phrase hash to two bit sets: cues it speaks of, languages it is a function word in. Open addressing, power-of-two size. */
export interface Lexicon {
  /** `WIDTH` numbers a slot: the hash, its cues, its languages, nothing. */
  readonly slots: Int32Array;
  /** A bit for each hash that stands in the slots, or shares its bit. */
  readonly known: Uint8Array;
  /** The same for what the words have that a longer phrase begins with. */
  readonly openings: Uint8Array;
}

/** The bit of a cue in a cue set. */
export function bitOf(cue: Cue): number {
  return 1 << CUES.indexOf(cue);
}

/** Where a hash stands in the lexicon, -1 when it does not. */
export function findIn(lexicon: Lexicon, hash: number): number {
  const { slots, known } = lexicon;
  if (!isSet(known, hash)) return -1;
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

/** Whether a phrase may go on after the words of the hash; now and then true for words that open none. */
export function isOpening({ openings }: Lexicon, hash: number): boolean {
  return isSet(openings, hash);
}

/** One step of a word's hash (FNV-1a over folded code units), and of a phrase's over its words' hashes. */
export function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193);
}

/** The hash that every word and phrase starts from. */
export const SEED = 0x811c9dc5 | 0;

function build(): Lexicon {
  const lexicon = { slots: new Int32Array(SIZE), known: new Uint8Array(BIT_MASK / 8 + 1), openings: new Uint8Array(BIT_MASK / 8 + 1) };
  for (const [bit, cue] of CUES.entries()) {
    for (const list of CUE_WORDS[cue]) for (const phrase of list.split(', ')) add(lexicon, phrase, CUES_AT, 1 << bit);
  }
  for (const [bit, language] of LANGUAGES.entries()) {
    for (const word of STOP_WORDS[language].split(' ')) add(lexicon, word, LANGUAGES_AT, 1 << bit);
  }
  return lexicon;
}

function add({ slots, ...lexicon }: Lexicon, phrase: string, column: number, bit: number): void {
  const { hash, openings } = hashesOf(phrase);
  for (const opening of openings) setBit(lexicon.openings, opening);
  setBit(lexicon.known, hash);
  let at = slotOf(hash);
  while (slots[at] !== 0 && slots[at] !== hash) at = (at + WIDTH) & MASK;
  slots[at] = hash;
  slots[at + column] = (slots[at + column] ?? 0) | bit;
}

/** The hash of a word or phrase as the scanner meets it: words are runs of letters and digits, folded, joined in order. */
export function phraseHash(phrase: string): number {
  return hashesOf(phrase).hash;
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

function setBit(bits: Uint8Array, hash: number): void {
  const bit = (hash ^ (hash >>> 15)) & BIT_MASK;
  bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
}

function isSet(bits: Uint8Array, hash: number): boolean {
  const bit = (hash ^ (hash >>> 15)) & BIT_MASK;
  return (((bits[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
}

const BIT_MASK = (1 << 16) - 1;
const WIDTH = 4;
const CUES_AT = 1;
const LANGUAGES_AT = 2;
const SIZE = WIDTH << 14;
const MASK = SIZE - 1;

function slotOf(hash: number): number {
  return ((hash ^ (hash >>> 15)) * WIDTH) & MASK;
}

/** The shipped lexicon, built once on load from the lists in lexicon/. */
export const LEXICON: Lexicon = build();
