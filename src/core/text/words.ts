/** How many words the stretch of a text has (UTF-16 offsets, all of it by default): runs of Unicode letters and digits, one apostrophe or hyphen between two of them does not split a word. Linear time. */
export function countWords(text: string, start = 0, end = text.length): number {
  let count = 0;
  let before = false;
  let joined = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const isPair = code >= 0xd800 && code <= 0xdbff && at + 1 < end && isLow(text.charCodeAt(at + 1));
    const isWord = isPair ? WORD.test(text.slice(at, at + 2)) : isWordUnit(code);
    if (isPair) at++;
    if (isWord && !before && !joined) count++;
    joined = before && !isWord && isJoiner(code);
    before = isWord;
  }
  return count;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** An apostrophe (straight or curly) or a hyphen. */
function isJoiner(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2d;
}

function isWordUnit(code: number): boolean {
  const known = KNOWN[code] ?? 0;
  if (known !== 0) return known === 2;
  const isWord = WORD.test(String.fromCharCode(code));
  KNOWN[code] = isWord ? 2 : 1;
  return isWord;
}

/** What WORD says of a code unit, asked once: 0 not asked yet, 1 no, 2 yes. */
const KNOWN = new Uint8Array(0x10000);
// e.g. "é", "7", "𝒜"
const WORD = /^[\p{L}\p{N}]/u;
