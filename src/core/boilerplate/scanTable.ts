import { LANGUAGES } from './lexicon/stopWords.ts';
import { COLUMN, COLUMNS, type Scan } from './scanColumns.ts';

/** A scan of another text, and for each line of this one the row there that holds the very same line, -1 for none. */
export interface EarlierScan {
  readonly scan: Scan;
  readonly rowOf: Int32Array;
}

/** The columns of a scan while they are filled, line by line. */
export class ScanTable {
  readonly rows: Float32Array;
  readonly hashes: Int32Array;
  readonly stops: Uint16Array;
  readonly wordStarts: Int32Array;
  words: Int32Array;
  content: Uint8Array;
  count = 0;
  wordCount = 0;
  readonly #lineOf: Int32Array;

  /** Room for so many lines that are not blank, and for the words of so many characters. */
  constructor(size: number, length: number) {
    this.rows = new Float32Array(size * COLUMNS);
    this.hashes = new Int32Array(size);
    this.stops = new Uint16Array(size * LANGUAGES.length);
    this.wordStarts = new Int32Array(size + 1);
    this.words = new Int32Array((Math.max(0, length) >> 2) + 16);
    this.content = new Uint8Array(this.words.length);
    this.#lineOf = new Int32Array(size);
  }

  /** Ends the row of a line. */
  endRow(line: number, blanks: number): void {
    this.rows[this.count * COLUMNS + COLUMN.blanksBefore] = blanks;
    this.#lineOf[this.count] = line;
    this.wordStarts[++this.count] = this.wordCount;
  }

  addWord(hash: number, content: number): void {
    if (this.wordCount === this.words.length) this.#grow();
    this.content[this.wordCount] = content;
    this.words[this.wordCount++] = hash;
  }

  /** Takes a row over from an earlier scan. */
  copyRow(from: Scan, row: number): void {
    const { rows, stops, hashes, count } = this;
    for (let column = 0; column < COLUMNS; column++) rows[count * COLUMNS + column] = from.rows[row * COLUMNS + column] ?? 0;
    for (let at = 0; at < LANGUAGES.length; at++) stops[count * LANGUAGES.length + at] = from.stops[row * LANGUAGES.length + at] ?? 0;
    hashes[count] = from.hashes[row] ?? 0;
    const end = from.wordStarts[row + 1] ?? 0;
    for (let at = from.wordStarts[row] ?? 0; at < end; at++) this.addWord(from.words[at] ?? 0, from.content[at] ?? 0);
  }

  finish(): Scan {
    const { count, rows, stops, hashes, wordStarts, words, content } = this;
    return { count, lineOf: this.#lineOf, rows, stops, hashes, wordStarts, words, content };
  }

  #grow(): void {
    const words = new Int32Array(this.words.length * 2);
    const content = new Uint8Array(words.length);
    words.set(this.words);
    content.set(this.content);
    this.words = words;
    this.content = content;
  }
}
