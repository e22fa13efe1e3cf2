/** Classes of characters that the tokenizer tells apart. */
export const SPACE = 0;
export const LOWER = 1;
export const UPPER = 2;
/** Letters without case: CJK, Hebrew, Arabic, Thai, modifier letters. */
export const UNCASED = 3;
export const DIGIT = 4;
/** Combining marks, joiners and variation selectors: they stay with the character before them. */
export const MARK = 5;
export const SYMBOL = 6;

/** The class of the code point at a UTF-16 offset that is not inside a surrogate pair; a lone surrogate is a symbol. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < TABLED ? (UNITS[code] || ask(code)) & CLASS : rareClassAt(text, at, code);
}

/** How many code units the code point at the offset has: 1, or 2 for a surrogate pair. */
export function widthAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
}

/** The lower-case form of a UTF-16 code unit where that is one unit and the script is Latin, Greek or Cyrillic; else the unit itself. */
export function lowerUnit(code: number): number {
  return code < TABLED ? (UNITS[code] || ask(code)) >> CLASS_BITS : code;
}

/** The class of a UTF-16 code unit in the low `CLASS_BITS` bits, its lower-case form (see lowerUnit) above; -1 for what is not Latin, Greek, Cyrillic or the like. */
export function lowerWithClass(code: number): number {
  return code < TABLED ? UNITS[code] || ask(code) : -1;
}

/** How many bits a class takes. */
export const CLASS_BITS = 3;
const CLASS = (1 << CLASS_BITS) - 1;

const TABLED = 0x700;
/** Where general punctuation (quotes, dashes, spaces) begins; its 112 characters are tabled too. */
const PUNCTUATION = 0x2000;
// e.g. " ", U+00A0
const IS_SPACE = /[\s\u0085\u200b\ufeff]/u;
// e.g. "é", "ж"
const IS_LOWER = /\p{Ll}/u;
// e.g. "É", "ǅ"
const IS_UPPER = /[\p{Lu}\p{Lt}]/u;
// e.g. "漢", "ع"
const IS_UNCASED = /[\p{Lo}\p{Lm}]/u;
// e.g. "7", "٣"
const IS_DIGIT = /\p{N}/u;
// e.g. U+0301, U+200D, U+FE0F
const IS_MARK = /[\p{M}\u200c\u200d\u00ad]/u;

/** What `ask` said of the code units below TABLED, 0 before that: asking for all of them costs more than a start should. */
const UNITS = new Int32Array(TABLED);

function ask(code: number): number {
  const lower = String.fromCharCode(code).toLowerCase();
  const unit = ((lower.length === 1 ? lower.charCodeAt(0) : code) << CLASS_BITS) | classOf(code);
  UNITS[code] = unit;
  return unit;
}

/** By code unit of general punctuation its class and one more, 0 before it was asked for. */
const PUNCTUATION_CLASSES = new Uint8Array(0x70);

function punctuationClass(code: number): number {
  const place = code - PUNCTUATION;
  PUNCTUATION_CLASSES[place] ||= classOf(code) + 1;
  return (PUNCTUATION_CLASSES[place] ?? 1) - 1;
}

function rareClassAt(text: string, at: number, code: number): number {
  if (code >= PUNCTUATION && code < PUNCTUATION + 0x70) return punctuationClass(code);
  // kana, CJK, Hangul syllables
  if (
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x3400 && code <= 0x9fff && (code < 0x4dc0 || code > 0x4dff)) ||
    (code >= 0xac00 && code <= 0xd7a3)
  )
    return UNCASED;
  return classOf(text.codePointAt(at) ?? 0);
}

function classOf(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return SYMBOL;
  const character = String.fromCodePoint(code);
  if (IS_LOWER.test(character)) return LOWER;
  if (IS_UPPER.test(character)) return UPPER;
  if (IS_DIGIT.test(character)) return DIGIT;
  if (IS_MARK.test(character)) return MARK;
  if (IS_UNCASED.test(character)) return UNCASED;
  return IS_SPACE.test(character) ? SPACE : SYMBOL;
}
