import { CLASS_BITS, classAt, DIGIT, LOWER, lowerWithClass, SPACE, SYMBOL, UNCASED, UPPER } from './characters.ts';
import { HASH_START, hashUnit } from './hash.ts';
import { ALL_CAPS, CAPITAL, COMPOUND, HAS_DIGIT, LOWERCASE, type Tokens, UNCASED_LETTER } from './tokens.ts';
import { takesPoint } from './wordEnd.ts';

/**
 * Gives the token added last its end, hashes and flags where its word is a plain one, as most are: letters and digits, ended by white space or by a symbol that
 * cannot belong to it. False where it may be more than that, and for scripts beyond Cyrillic; then nothing is set.
 */
export function readPlainWord(text: string, end: number, tokens: Tokens): boolean {
  const index = tokens.count - 1;
  const start = tokens.start[index] ?? 0;
  let hash = HASH_START;
  let lower = HASH_START;
  let kinds = 0;
  let capitals = 0;
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    const unit = lowerWithClass(code);
    const kind = unit & CLASS;
    if (unit < 0 || ((1 << kind) & OUTSIDE) !== 0) break;
    hash = hashUnit(hash, code);
    lower = hashUnit(lower, unit >> CLASS_BITS);
    kinds |= 1 << kind;
    if (kind === UPPER) capitals++;
  }
  if (at < end && (at === start || !endsBefore(text, at, end) || (text.charCodeAt(at) === POINT && takesPoint(text, start, at, lower))))
    return false;
  tokens.end[index] = at;
  tokens.hash[index] = hash;
  tokens.lower[index] = lower;
  tokens.flags[index] = (tokens.flags[index] ?? 0) | flagsOf(kinds, capitals);
  return true;
}

const CLASS = (1 << CLASS_BITS) - 1;
/** Bits of the classes that letters and digits are not of. */
const OUTSIDE = ~((1 << LOWER) | (1 << UPPER) | (1 << UNCASED) | (1 << DIGIT));
const POINT = 0x2e;
/** Symbols that may stand inside a word. */
const JOINERS = "-_'&,.:@\u2010\u2011\u2019";

/** Whether a word surely ends before the character at `at` (or takes it as its full stop): it is white space, or a symbol that joins nothing or has nothing behind it. */
function endsBefore(text: string, at: number, end: number): boolean {
  const kind = classAt(text, at);
  if (kind === SPACE) return true;
  if (kind !== SYMBOL) return false;
  return at + 1 >= end || classAt(text, at + 1) === SPACE || !JOINERS.includes(text.charAt(at));
}

/** The letter flags of a token by the classes of its characters, a bit each, and how many capitals it has. */
export function flagsOf(kinds: number, capitals: number): number {
  const hasSmall = (kinds & (1 << LOWER)) !== 0;
  const digits = (kinds & (1 << DIGIT)) !== 0 ? HAS_DIGIT : 0;
  const uncased = (kinds & (1 << UNCASED)) !== 0 ? UNCASED_LETTER : 0;
  const compound = (kinds & (1 << SYMBOL)) !== 0 ? COMPOUND : 0;
  const cased = capitals === 0 ? (hasSmall ? LOWERCASE : 0) : CAPITAL | (capitals > 1 && !hasSmall ? ALL_CAPS : 0);
  return digits | uncased | compound | cased;
}
