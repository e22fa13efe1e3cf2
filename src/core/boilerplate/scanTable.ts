import { LANGUAGES } from './lexicon/stopWords.ts';
import { intBlock } from '../text/block.ts';
import { COLUMN, COLUMNS, USE_COLUMN, USE_COLUMNS, type Scan } from './scanColumns.ts';

/** A scan of another text of which so many first and last rows are those of this one, the last ones `shift` lines further down; which lines of this one are still to be read (`end` excluded). */
export interface EarlierScan {
  readonly scan: Scan;
  readonly head: number;
  readonly tail: number;
  readonly shift: number;
  readonly unread: { readonly first: number; readonly end: number };
}

/** The columns of a scan while they are filled, line by line. */
export class ScanTable {
  readonly rows: Float32Array;
  readonly hashes: Int32Array;
  readonly masks: Int32Array;
  readonly shapes: Int32Array;
  readonly heads: Int32Array;
  readonly stops: Uint16Array;
  readonly uses: Uint16Array;
  words: Int32Array;
  content: Uint8Array;
  count = 0;
  wordCount = 0;
  #stems: Int32Array;
  #names: Uint8Array;
  #stemCount = 0;
  readonly #wordStarts: Int32Array;
  readonly #stemStarts: Int32Array;
  readonly #lineOf: Int32Array;

  /** Room for so many lines that are not blank, and for the words of so many characters. */
  constructor(size: number, length: number) {
    this.rows = new Float32Array(size * COLUMNS);
    this.stops = new Uint16Array(size * LANGUAGES.length);
    this.uses = new Uint16Array(size * USE_COLUMNS);
    const block = intBlock(7 * size + 2);
    this.hashes = block(size);
    this.masks = block(size);
    this.shapes = block(size);
    this.heads = block(size);
    this.#wordStarts = block(size + 1);
    this.#stemStarts = block(size + 1);
    this.#lineOf = block(size);
    this.words = new Int32Array((Math.max(0, length) >> 2) + 16);
    this.content = new Uint8Array(this.words.length);
    this.#stems = new Int32Array((Math.max(0, length) >> 3) + 16);
    this.#names = new Uint8Array(this.#stems.length);
  }

  /** Ends the row of a line. */
  endRow(line: number): void {
    this.#lineOf[this.count] = line;
    this.#countBlanks(this.count);
    this.#wordStarts[++this.count] = this.wordCount;
    this.#stemStarts[this.count] = this.#stemCount;
  }

  /** Notes how many lines before the row have none. */
  #countBlanks(row: number): void {
    const before = row === 0 ? -1 : (this.#lineOf[row - 1] ?? 0);
    this.rows[row * COLUMNS + COLUMN.blanksBefore] = (this.#lineOf[row] ?? 0) - before - 1;
  }

  addWord(hash: number, content: number): void {
    if (this.wordCount === this.words.length) this.#grow();
    this.content[this.wordCount] = content;
    this.words[this.wordCount++] = hash;
  }

  addStem(hash: number, isName: boolean): void {
    if (this.#stemCount === this.#stems.length) this.#growStems();
    this.#names[this.#stemCount] = isName ? 1 : 0;
    this.#stems[this.#stemCount++] = hash;
  }

  /** Counts one more of a style, or of function words, in the line. */
  countUse(column: number): void {
    const at = this.count * USE_COLUMNS + column;
    this.uses[at] = (this.uses[at] ?? 0) + 1;
  }

  /** Notes what the line's first word does. */
  setOpener(use: number): void {
    this.uses[this.count * USE_COLUMNS + USE_COLUMN.opener] = use;
  }

  /** Takes the rows `first` to `end` (excluded) over from an earlier scan, whose lines now stand `shift` lines further down. */
  copyRows(from: Scan, { first, end, shift }: { readonly first: number; readonly end: number; readonly shift: number }): void {
    if (first === end) return;
    const { count } = this;
    for (const [mine, theirs, width] of this.#columnsBeside(from)) mine.set(theirs.subarray(first * width, end * width), count * width);
    const words = { from: from.wordStarts[first] ?? 0, to: from.wordStarts[end] ?? 0 };
    const stems = { from: from.stemStarts[first] ?? 0, to: from.stemStarts[end] ?? 0 };
    for (let row = first; row < end; row++) {
      const at = count + row - first;
      this.#lineOf[at] = (from.lineOf[row] ?? 0) + shift;
      this.#wordStarts[at + 1] = this.wordCount + (from.wordStarts[row + 1] ?? 0) - words.from;
      this.#stemStarts[at + 1] = this.#stemCount + (from.stemStarts[row + 1] ?? 0) - stems.from;
    }
    this.#countBlanks(count);
    this.#copyWords(from, words);
    this.#copyStems(from, stems);
    this.count += end - first;
  }

  /** The columns of this scan and of another, with how many numbers a row has. */
  #columnsBeside(other: Scan): readonly (readonly [NumberArray, NumberArray, number])[] {
    return [
      [this.rows, other.rows, COLUMNS],
      [this.stops, other.stops, LANGUAGES.length],
      [this.uses, other.uses, USE_COLUMNS],
      [this.hashes, other.hashes, 1],
      [this.masks, other.masks, 1],
      [this.shapes, other.shapes, 1],
      [this.heads, other.heads, 1],
    ];
  }

  #copyWords({ words, content }: Scan, { from, to }: { from: number; to: number }): void {
    while (this.wordCount + to - from > this.words.length) this.#grow();
    this.words.set(words.subarray(from, to), this.wordCount);
    this.content.set(content.subarray(from, to), this.wordCount);
    this.wordCount += to - from;
  }

  #copyStems({ stems, names }: Scan, { from, to }: { from: number; to: number }): void {
    while (this.#stemCount + to - from > this.#stems.length) this.#growStems();
    this.#stems.set(stems.subarray(from, to), this.#stemCount);
    this.#names.set(names.subarray(from, to), this.#stemCount);
    this.#stemCount += to - from;
  }

  finish(): Scan {
    const { count, rows, stops, uses, hashes, masks, shapes, heads, words, content } = this;
    const [lineOf, wordStarts, names, stemStarts] = [this.#lineOf, this.#wordStarts, this.#names, this.#stemStarts];
    const stems = this.#stems.subarray(0, this.#stemCount);
    // one literal: an object that is spread from two others has a hidden class of its own, which makes each access to it slow
    return { count, lineOf, rows, stops, uses, hashes, masks, shapes, heads, words, content, wordStarts, stems, names, stemStarts };
  }

  #grow(): void {
    const words = new Int32Array(this.words.length * 2);
    const content = new Uint8Array(words.length);
    words.set(this.words);
    content.set(this.content);
    this.words = words;
    this.content = content;
  }

  #growStems(): void {
    const stems = new Int32Array(this.#stems.length * 2);
    const names = new Uint8Array(stems.length);
    stems.set(this.#stems);
    names.set(this.#names);
    this.#stems = stems;
    this.#names = names;
  }
}

type NumberArray = Float32Array | Uint16Array | Int32Array;
