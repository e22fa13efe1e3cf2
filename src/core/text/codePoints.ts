/** Turns UTF-16 offsets of a text into code point offsets; both directions are total (clamped), a lone surrogate counts as one code point. */
export interface CodePoints {
  readonly toCodePoint: (utf16: number) => number;
  readonly toUtf16: (codePoint: number) => number;
}

/** The offset conversion for one text: free for a text without surrogate pairs, one pass over it otherwise, then logarithmic per offset. */
export function codePointsOf(text: string): CodePoints {
  const pairs = pairsOf(text);
  const length = text.length;
  const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));
  return {
    toCodePoint: (utf16) => {
      const at = clamp(utf16, length);
      return at - countBelow(pairs, at, (start) => start + 1);
    },
    toUtf16: (codePoint) => {
      const at = clamp(codePoint, length - pairs.length);
      return at + countBelow(pairs, at, (start, index) => start - index);
    },
  };
}

/** UTF-16 offsets at which a surrogate pair starts. */
function pairsOf(text: string): readonly number[] {
  const pairs: number[] = [];
  PAIR.lastIndex = 0;
  for (let match = PAIR.exec(text); match; match = PAIR.exec(text)) pairs.push(match.index);
  return pairs;
}

/** How many pairs have their key below the offset; keys ascend. */
function countBelow(pairs: readonly number[], offset: number, keyOf: (start: number, index: number) => number): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyOf(pairs[middle] ?? 0, middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

// e.g. "😀"
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;
