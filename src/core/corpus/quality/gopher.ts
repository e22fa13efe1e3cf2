import { pipelineWords } from './words.ts';

/** Document measures of Gopher's quality filter (Rae et al. 2021, table A1), as datatrove computes them; ratios are 0-1, 0 where there is nothing to divide by. */
export interface GopherQuality {
  /** Words that are not punctuation alone. */
  readonly words: number;
  /** Mean length of those words in code points. */
  readonly meanWordLength: number;
  readonly hashesPerWord: number;
  readonly ellipsesPerWord: number;
  readonly bulletLines: number;
  readonly ellipsisLines: number;
  /** Share of words with at least one letter. */
  readonly alphabeticWords: number;
  /** How many of the eight English stop words of the paper occur, each counted once. */
  readonly stopWords: number;
}

/** Measures a text as Gopher's quality filter does. */
export function gopherQuality(text: string, words: readonly string[] = pipelineWords(text)): GopherQuality {
  const spoken = words.filter((word) => SPOKEN.test(word));
  const lines = pythonLines(text);
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  return {
    words: spoken.length,
    meanWordLength: share(
      spoken.reduce((sum, word) => sum + Array.from(word).length, 0),
      spoken.length,
    ),
    hashesPerWord: share(occurrences(text, '#'), words.length),
    ellipsesPerWord: share(occurrences(text, '...') + occurrences(text, '…'), words.length),
    bulletLines: share(lines.filter((line) => BULLET.test(line)).length, lines.length),
    ellipsisLines: share(lines.filter((line) => ELLIPSIS.test(line)).length, lines.length),
    alphabeticWords: share(words.filter((word) => LETTER.test(word)).length, words.length),
    stopWords: STOP_WORDS.filter((word) => words.includes(word)).length,
  };
}

/** Lines as Python's `str.splitlines` gives them: no empty last line, and more line breaks than Winnow's own. */
export function pythonLines(text: string): readonly string[] {
  const lines = text.split(PYTHON_BREAK);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}

const STOP_WORDS = ['the', 'be', 'to', 'of', 'and', 'that', 'have', 'with'] as const;
const PYTHON_BREAK = /\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]/;
// e.g. "- item", "  • item"
const BULLET = /^\s*[•-]/u;
// e.g. "to be continued..."
const ELLIPSIS = /(?:\.\.\.|…)\s*$/u;
const LETTER = /\p{L}/u;
// a word with at least one character outside datatrove's punctuation: ASCII marks, dashes, closing and low quotes, full-width forms, controls
const SPOKEN = /[^!-/:-@[-`{-~\u0000-\u001f\u007f-\u009f—–”“„’´…«»►━∶％１〈〉《》「」【】、，；：（）？！。．～]/u;
