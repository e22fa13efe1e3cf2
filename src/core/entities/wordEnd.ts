import { classAt, DIGIT, LOWER, lowerUnit, MARK, SPACE, SYMBOL, UPPER, widthAt } from './characters.ts';
import { HASH_START, hashUnit, lowerHashOf } from './hash.ts';

/** Where the word, number, possessive ending or address that starts at the offset ends; the offset must hold a letter or digit. */
export function wordEnd(text: string, start: number, end: number): number {
  let at = start;
  let hash = HASH_START;
  while (at < end) {
    const kind = classAt(text, at);
    if (kind === SPACE) break;
    if (kind === SYMBOL) {
      if (isAddressMark(text, at, end)) return addressEnd(text, at, end);
      if (!joins(text, start, at, end)) break;
      hash = HASH_START;
    }
    hash = hashUnit(hash, lowerUnit(text.charCodeAt(at)));
    at += widthAt(text, at);
  }
  at = Math.min(at, end);
  return at < end && text.charCodeAt(at) === POINT && takesPoint(text, start, at, hash) ? at + 1 : at;
}

const POINT = 0x2e;
const ABBREVIATIONS: ReadonlySet<number> = new Set(
  (
    'mr mrs ms dr prof st jr sr inc corp co ltd bros gov sen rep gen lt col sgt capt cmdr adm maj rev hon pvt ft mt messrs supt insp ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mme mlle sra srta dott ing avv dña'
  )
    .split(' ')
    .map((word) => lowerHashOf(word)),
);

/** Whether the full stop at `at` belongs to the word that starts at `start`, whose part after its last symbol has this lower-case hash: an initial ("J.", "U.S.") or a known abbreviation. */
export function takesPoint(text: string, start: number, at: number, hash: number): boolean {
  const before = classAt(text, at - 1);
  const single = at - start === 1 || text.charCodeAt(at - 2) === POINT;
  if (single && before === UPPER) return true;
  return ABBREVIATIONS.has(hash) && classAt(text, start) !== DIGIT && (before === LOWER || before === UPPER);
}

/** Whether the symbol at `at` stands inside one word: hyphen, apostrophe (unless a possessive s follows), ampersand, points of initials, commas of numbers. */
function joins(text: string, start: number, at: number, end: number): boolean {
  if (at + 1 >= end || at === start) return false;
  const before = classAt(text, at - 1);
  const after = classAt(text, at + 1);
  if (after === SPACE || after === SYMBOL || after === MARK) return false;
  switch (text.charCodeAt(at)) {
    case 0x2d: // -
    case 0x2010:
    case 0x2011:
    case 0x5f: // _
      return true;
    case 0x27: // '
    case 0x2019:
      return before !== DIGIT && after !== DIGIT && !isPossessive(text, at, end);
    case 0x26: // &
      return before === UPPER && after === UPPER;
    case 0x2c: // ,
      return before === DIGIT && after === DIGIT;
    case POINT:
      if (before === DIGIT || after === DIGIT) return before === DIGIT && after === DIGIT;
      return before === UPPER && after === UPPER && (at - start === 1 || text.charCodeAt(at - 2) === POINT);
    default:
      return false;
  }
}

/** Whether the symbol at `at` begins an ending 's that closes the word. */
export function isPossessive(text: string, at: number, end: number): boolean {
  const mark = text.charCodeAt(at);
  if ((mark !== 0x27 && mark !== 0x2019) || at === 0 || at + 1 >= end) return false;
  const before = classAt(text, at - 1);
  if (before === SPACE || before === SYMBOL) return false;
  const letter = text.charCodeAt(at + 1);
  if (letter !== 0x73 && letter !== 0x53) return false;
  if (at + 2 >= end) return true;
  const after = classAt(text, at + 2);
  return after === SPACE || after === SYMBOL;
}

/** Whether the symbol makes the word an address: "name@host", "https://…", "host.tld" in small letters. */
function isAddressMark(text: string, at: number, end: number): boolean {
  if (at + 1 >= end) return false;
  const code = text.charCodeAt(at);
  if (code === 0x3a) return text.startsWith('//', at + 1);
  const after = classAt(text, at + 1);
  if (code === 0x40) return after === LOWER || after === UPPER || after === DIGIT;
  return code === POINT && after === LOWER && classAt(text, at - 1) === LOWER;
}

/** Where an address ends: before white space, and before punctuation that closes the sentence. */
function addressEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && classAt(text, at) !== SPACE && !ADDRESS_STOPS.includes(text.charAt(at))) at += widthAt(text, at);
  at = Math.min(at, end);
  while (at > from + 1 && ADDRESS_TAIL.includes(text.charAt(at - 1))) at--;
  return at;
}

const ADDRESS_STOPS = '"“”«»<>()[]{}|';
const ADDRESS_TAIL = ".,;:!?'’…";
