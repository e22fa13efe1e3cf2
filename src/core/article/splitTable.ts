import { intBlock } from '../text/block.ts';
import { STYLES } from './splitWords.ts';

/** The lines of a text that are not blank, as columns; every column has `count` entries, `tokenStart` one more. */
export interface Rows {
  readonly count: number;
  /** The 0-based line of each row. */
  readonly line: Int32Array;
  /** Blank lines just before the row, at most 9. */
  readonly blanks: Uint8Array;
  readonly length: Int32Array;
  readonly words: Int32Array;
  readonly capitals: Int32Array;
  readonly functions: Int32Array;
  readonly digits: Int32Array;
  /** Letters that are capitals, of all letters and digits: 0-1. */
  readonly loud: Float32Array;
  /** Sentence ends inside the row (a stop, question or exclamation mark before a space). */
  readonly stops: Int32Array;
  /** 0 nothing, 1 comma or dash, 2 colon, 3 sentence end, 4 closing quote or bracket after a sentence end. */
  readonly ending: Uint8Array;
  /** 0 letter in lower case, 1 capital, 2 digit, 3 quote, 4 anything else. */
  readonly opening: Uint8Array;
  /** What the first word is: 0 content, 1 a function word, 2 and more the `STYLE` it speaks for plus two. */
  readonly opener: Uint8Array;
  readonly cues: Int32Array;
  /** Counts that tell one hand from another, `STYLES` per row: signs and pronouns. */
  readonly styles: Uint8Array;
  /** Hash of the words, whatever the case, the spaces and the punctuation. */
  readonly text: Int32Array;
  /** Hash of the same with every run of digits as one sign. */
  readonly mask: Int32Array;
  /** Hash of the shape: runs of letters by case, runs of digits, other signs as they are. */
  readonly shape: Int32Array;
  /** Hash of the first word and the sign after it. */
  readonly head: Int32Array;
  /** Where the content words of each row start in `tokens`. */
  readonly tokenStart: Int32Array;
  /** Hashes of the content words, row after row. */
  readonly tokens: Int32Array;
  /** 1 where the content word begins with a capital. */
  readonly names: Uint8Array;
}

/** Columns for that many rows, all zero. */
export function emptyRows(size: number): Rows {
  const block = intBlock(13 * size + 1);
  const ints = (): Int32Array => block(size);
  return {
    count: 0,
    line: ints(),
    blanks: new Uint8Array(size),
    length: ints(),
    words: ints(),
    capitals: ints(),
    functions: ints(),
    digits: ints(),
    loud: new Float32Array(size),
    stops: ints(),
    ending: new Uint8Array(size),
    opening: new Uint8Array(size),
    opener: new Uint8Array(size),
    cues: ints(),
    styles: new Uint8Array(size * STYLES),
    text: ints(),
    mask: ints(),
    shape: ints(),
    head: ints(),
    tokenStart: block(size + 1),
    tokens: new Int32Array(0),
    names: new Uint8Array(0),
  };
}
