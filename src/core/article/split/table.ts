import type { Scan } from '../../boilerplate/scanColumns.ts';
import { intBlock } from '../../text/block.ts';

/** The lines of a text that are not blank, as columns of a row each; `tokenStart` has one more. */
export interface Rows {
  readonly count: number;
  /** What was counted in the lines; its lines are the rows. */
  readonly scan: Scan;
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
  /** Sentence ends inside the row. */
  readonly stops: Int32Array;
  /** 0 nothing, 1 comma or dash, 2 colon, 3 sentence end, 4 closing quote or bracket after a sentence end. */
  readonly ending: Uint8Array;
  /** 0 letter in lower case, 1 capital, 2 digit, 3 quote, 4 anything else. */
  readonly opening: Uint8Array;
  /** What the first word does, one of `USE`. */
  readonly opener: Uint8Array;
  readonly cues: Int32Array;
  /** Hash of the words, whatever the case, the spaces and the punctuation. */
  readonly text: Int32Array;
  /** Hash of the same with every number as one sign. */
  readonly mask: Int32Array;
  /** Hash of the shape: words by case, numbers, other signs as they are. */
  readonly shape: Int32Array;
  /** Hash of the first word and the sign after it. */
  readonly head: Int32Array;
  /** Where the content words of each row start in `tokens`. */
  readonly tokenStart: Int32Array;
  /** Hashes of the stems of the content words, row after row. */
  readonly tokens: Int32Array;
  /** 1 where the content word begins with a capital. */
  readonly names: Uint8Array;
}

/** The rows of a scan, what is to be read of them all zero. */
export function emptyRows(scan: Scan): Rows {
  const { count } = scan;
  const ints = intBlock(7 * count);
  const bytes = new Uint8Array(4 * count);
  const part = (at: number): Uint8Array => bytes.subarray(at * count, (at + 1) * count);
  return {
    count,
    scan,
    line: scan.lineOf.subarray(0, count),
    blanks: part(0),
    length: ints(count),
    words: ints(count),
    capitals: ints(count),
    functions: ints(count),
    digits: ints(count),
    loud: new Float32Array(count),
    stops: ints(count),
    ending: part(1),
    opening: part(2),
    opener: part(3),
    cues: ints(count),
    text: scan.hashes,
    mask: scan.masks,
    shape: scan.shapes,
    head: scan.heads,
    tokenStart: scan.stemStarts,
    tokens: scan.stems,
    names: scan.names,
  };
}
