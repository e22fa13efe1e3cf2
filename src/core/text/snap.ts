import type { Span } from './span.ts';

/** The selection as a span of whole words: grown to the words it cuts, then without blanks and punctuation at its ends; undefined when no letter or digit is in it. */
export function snapToWords(text: string, { start, end }: Span): Span | undefined {
  let from = start;
  let to = end;
  while (from < to && !isWordAt(text, from)) from++;
  while (to > from && !isWordAt(text, to - 1)) to--;
  if (from >= to) return undefined;
  while (from > 0 && isWordAt(text, from - 1)) from--;
  while (to < text.length && isWordAt(text, to)) to++;
  return { start: from, end: to };
}

/** Whether the code unit belongs to a word: letters, digits, their marks, and an apostrophe or hyphen within. */
function isWordAt(text: string, at: number): boolean {
  const unit = text.slice(at, at + 1);
  if (WORD.test(characterAt(text, at))) return true;
  return INNER.test(unit) && WORD.test(characterAt(text, at - 1)) && WORD.test(characterAt(text, at + 1));
}

/** The character that the code unit is part of. */
function characterAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  const start = code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
  return at < 0 ? '' : String.fromCodePoint(text.codePointAt(start) ?? 32);
}

// e.g. "é", "7"
const WORD = /^[\p{L}\p{N}\p{M}]/u;
// e.g. "O'Neill", "Jean-Luc"
const INNER = /['’-]/;
