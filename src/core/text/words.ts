import type { Span } from './span.ts';

/** How many words the stretch of a text has (UTF-16 offsets, all of it by default): runs of Unicode letters and digits, one apostrophe or hyphen between two of them does not split a word. Linear time. */
export function countWords(text: string, start = 0, end = text.length): number {
  let count = 0;
  let before = 0;
  let joined = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    let kind = KNOWN[code] || ask(code);
    if (kind === HIGH && at + 1 < end && isLow(text.charCodeAt(at + 1))) kind = IS_WORD.test(text.slice(at, ++at + 1)) ? WORD : OTHER;
    // sums of bits, since where words begin cannot be foreseen
    const word = kind & WORD;
    count += word & ~(before | joined);
    joined = before & (kind >> JOINER_BIT);
    before = word;
  }
  return count;
}

/** How many words stretches of a text have together, each counted for itself. */
export function countWordsIn(text: string, stretches: readonly Span[]): number {
  return stretches.reduce((sum, { start, end }) => sum + countWords(text, start, end), 0);
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** What a code unit is in a text, asked once. */
function ask(code: number): number {
  const isJoiner = code === 0x27 || code === 0x2019 || code === 0x2d;
  const isHigh = code >= 0xd800 && code <= 0xdbff;
  const kind = isHigh ? HIGH : isJoiner ? JOINER : IS_WORD.test(String.fromCharCode(code)) ? WORD : OTHER;
  KNOWN[code] = kind;
  return kind;
}

const WORD = 1;
/** An apostrophe (straight or curly) or a hyphen. */
const JOINER_BIT = 1;
const JOINER = 1 << JOINER_BIT;
const OTHER = 4;
/** The first half of a surrogate pair. */
const HIGH = 8;
/** By code unit what `ask` said, 0 before that. */
const KNOWN = new Uint8Array(0x10000);
// e.g. "é", "7", "𝒜"
const IS_WORD = /^[\p{L}\p{N}]/u;
