/** How many words the stretch of a text has (UTF-16 offsets, all of it by default): runs of Unicode letters and digits, one apostrophe or hyphen between two of them does not split a word. Linear time. */
export function countWords(text: string, start = 0, end = text.length): number {
  let count = 0;
  let before = false;
  let joined = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = KNOWN[code] || ask(code);
    const isPair = kind === HIGH && at + 1 < end && isLow(text.charCodeAt(at + 1));
    const isWord = kind === WORD || (isPair && IS_WORD.test(text.slice(at, at + 2)));
    if (isPair) at++;
    if (isWord && !before && !joined) count++;
    joined = before && kind === JOINER;
    before = isWord;
  }
  return count;
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

const OTHER = 1;
const WORD = 2;
/** An apostrophe (straight or curly) or a hyphen. */
const JOINER = 3;
/** The first half of a surrogate pair. */
const HIGH = 4;
/** By code unit what `ask` said, 0 before that. */
const KNOWN = new Uint8Array(0x10000);
// e.g. "é", "7", "𝒜"
const IS_WORD = /^[\p{L}\p{N}]/u;
