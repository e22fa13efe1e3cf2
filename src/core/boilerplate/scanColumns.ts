import { CUES } from './lexicon/cues.ts';

/** Columns of a scanned line: counts unless said otherwise; cue counts follow at CUE_COLUMN. */
export const COLUMN = {
  chars: 0,
  words: 1,
  letters: 2,
  uppers: 3,
  digits: 4,
  marks: 5,
  capitalised: 6,
  shouted: 7,
  sentences: 8,
  commas: 9,
  quotes: 10,
  separators: 11,
  brackets: 12,
  addresses: 13,
  currencies: 14,
  questions: 15,
  exclamations: 16,
  /** 0 lower case, 1 upper case, 2 digit, 3 quote, 4 other mark, 5 letter without case. */ first: 17,
  /** 0 word, 1 sentence end, 2 colon, 3 comma, 4 closing quote or bracket, 5 ellipsis, 6 other. */ last: 18,
  years: 19,
  times: 20,
  longest: 21,
  stops: 22,
  blanksBefore: 23,
  /** 1 when the whole line is one cue word or phrase. */ wholeCue: 24,
  /** 1 when the line opens with a label such as "Read also:". */ label: 25,
} as const;

/** Where the counts of cues start in a row. */
export const CUE_COLUMN = 26;
/** Numbers per scanned line. */
export const COLUMNS = CUE_COLUMN + CUES.length;

/** The lines of a text that are not blank, counted: `rows` holds COLUMNS numbers a line, `words` the hashes of all words in order. */
export interface Scan {
  readonly count: number;
  /** The text line of each scanned line. */
  readonly lineOf: Int32Array;
  readonly rows: Float32Array;
  /** Function words per line and language, LANGUAGES.length a line. */
  readonly stops: Uint16Array;
  /** Hash of the line's words in order, for repetition. */
  readonly hashes: Int32Array;
  /** Where the line's words start in `words`; one more entry than lines. */
  readonly wordStarts: Int32Array;
  readonly words: Int32Array;
  /** Whether a word of `words` is content: 1 long or numeric, 2 capitalised too, 0 function word or short. */
  readonly content: Uint8Array;
}
