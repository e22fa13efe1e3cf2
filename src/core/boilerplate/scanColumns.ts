import { CUES, type Cue } from './lexicon/cues.ts';

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
  /** How the line begins, one of BEGINS. */ first: 17,
  /** How the line ends, one of ENDS. */ last: 18,
  years: 19,
  times: 20,
  longest: 21,
  stops: 22,
  blanksBefore: 23,
  /** 1 when the whole line is one cue word or phrase. */ wholeCue: 24,
  /** 1 when the line opens with a label such as "Read also:". */ label: 25,
} as const;

/** How a line begins: with a letter by its case, a digit, a quotation mark or another mark. */
export const BEGINS = { lower: 0, upper: 1, digit: 2, quote: 3, mark: 4, caseless: 5 } as const;
/** How a line ends: in a word, with the end of a sentence, a colon, a comma or semicolon, a quotation mark or bracket, an ellipsis or another mark. */
export const ENDS = { word: 0, sentence: 1, colon: 2, comma: 3, closing: 4, ellipsis: 5, other: 6 } as const;
/** What a word is to `Scan.content`: a function word or a short one, a content word, or one that is capitalised too. */
export const CONTENT = { none: 0, word: 1, capitalised: 2 } as const;

/** Signs and words that tell one hand from another, counted per line. */
export const STYLE = { curly: 0, straight: 1, dash: 2, asking: 3, first: 4, second: 5, third: 6, past: 7, plea: 8 } as const;
/** How many there are. */
export const STYLES = 9;
/** Columns of `Scan.uses` behind the styles: words that only hold sentences together, those of persons and of the past among them, and what the first word does, one of `USE`. */
export const USE_COLUMN = { functions: STYLES, opener: STYLES + 1 } as const;
/** Numbers per line in `Scan.uses`. */
export const USE_COLUMNS = STYLES + 2;

/** Where the counts of cues start in a row. */
export const CUE_COLUMN = 26;
/** The column of each cue behind CUE_COLUMN. */
export const CUE_INDEX = Object.fromEntries(CUES.map((cue, index) => [cue, index])) as Record<Cue, number>;
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
  /** What signs and words are used for, USE_COLUMNS a line: the styles, then `USE_COLUMN`. */
  readonly uses: Uint16Array;
  /** Hash of the line's words in order, for repetition. */
  readonly hashes: Int32Array;
  /** Where the line's words start in `words`; one more entry than lines. */
  readonly wordStarts: Int32Array;
  readonly words: Int32Array;
  /** Whether a word of `words` is content, one of CONTENT. */
  readonly content: Uint8Array;
  /** Hash of the line's words in order with every number as one sign; of a line without words that of its shape. */
  readonly masks: Int32Array;
  /** Hash of the line's shape: its words by case, numbers, other signs as they are. */
  readonly shapes: Int32Array;
  /** Hash of the first word and the sign after it. */
  readonly heads: Int32Array;
  /** Hashes of the first `STEM` letters of the words that say what a text is about, in order, and whether each begins with a capital. */
  readonly stems: Int32Array;
  readonly names: Uint8Array;
  /** Where the line's words start in `stems`; one more entry than lines. */
  readonly stemStarts: Int32Array;
}

/** How many letters of a word make its stem: crude, but one for every language. */
export const STEM = 7;
