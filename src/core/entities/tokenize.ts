import { classAt, lowerUnit, MARK, SPACE, SYMBOL, UPPER, widthAt } from './characters.ts';
import { HASH_START, hashUnit } from './hash.ts';
import { flagsOf, readPlainWord } from './plainWord.ts';
import { PUNCTUATION, SENTENCE_START, SPACED, type Tokens } from './tokens.ts';
import { isPossessive, wordEnd } from './wordEnd.ts';

/**
 * Appends the tokens of `text` from `start` to `end`: words (with inner hyphens, apostrophes and the points of initials), possessive endings, numbers,
 * addresses, single symbols. No token begins or ends inside a surrogate pair or parts a mark from its letter. Linear time.
 */
export function tokenize(text: string, start: number, end: number, into: Tokens): void {
  let sentence = true;
  let spaced = true;
  let at = start;
  while (at < end) {
    const kind = classAt(text, at);
    if (kind === SPACE || kind === MARK) {
      spaced = spaced || kind === SPACE;
      at++;
      continue;
    }
    const flags = spaced ? SPACED : 0;
    spaced = false;
    if (kind === SYMBOL) {
      into.add(at, symbolEnd(text, at, end), flags | PUNCTUATION);
      describe(text, into);
      sentence = endsSentence(text, at, end) || (sentence && QUOTES_AND_BULLETS.includes(text.charAt(at)));
    } else {
      into.add(at, at, sentence ? flags | SENTENCE_START : flags);
      if (!readPlainWord(text, end, into)) readWord(text, end, into);
      sentence = false;
    }
    at = into.end[into.count - 1] ?? end;
  }
}

function readWord(text: string, end: number, tokens: Tokens): void {
  const index = tokens.count - 1;
  tokens.end[index] = wordEnd(text, tokens.start[index] ?? 0, end);
  describe(text, tokens);
}

const QUOTES_AND_BULLETS = '"“”„«»‘’\'()[]•*-–—';
const CLOSERS = '"”’»\')]';

function endsSentence(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 0x2e && code !== 0x21 && code !== 0x3f && code !== 0x2026) return code === 0x3002 || code === 0xff01 || code === 0xff1f;
  let after = at + 1;
  while (after < end && CLOSERS.includes(text.charAt(after))) after++;
  return after >= end || classAt(text, after) === SPACE;
}

function symbolEnd(text: string, at: number, end: number): number {
  if (isPossessive(text, at, end)) return at + 2;
  let next = Math.min(end, at + widthAt(text, at));
  while (next < end && classAt(text, next) === MARK) next += widthAt(text, next);
  return next;
}

/** Fills in the hashes and the letter flags of the token added last. */
function describe(text: string, tokens: Tokens): void {
  const index = tokens.count - 1;
  const end = tokens.end[index] ?? 0;
  let hash = HASH_START;
  let lower = HASH_START;
  let kinds = 0;
  let capitals = 0;
  for (let at = tokens.start[index] ?? 0; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = classAt(text, at);
    hash = hashUnit(hash, code);
    lower = hashUnit(lower, lowerUnit(code));
    kinds |= 1 << kind;
    if (kind === UPPER) capitals++;
  }
  tokens.hash[index] = hash;
  tokens.lower[index] = lower;
  tokens.flags[index] = (tokens.flags[index] ?? 0) | flagsOf(kinds, capitals);
}
