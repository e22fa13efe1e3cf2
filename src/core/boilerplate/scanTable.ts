import { LANGUAGES } from './lexicon/stopWords.ts';
import { intBlock } from '../text/block.ts';
import { COLUMN, COLUMNS, USE_COLUMN, USE_COLUMNS, type Scan } from './scanColumns.ts';

/** A scan of another text, and for each line of this one the row there that holds the very same line, -1 for none. */
export interface EarlierScan {
  readonly scan: Scan;
  readonly rowOf: Int32Array;
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
  endRow(line: number, blanks: number): void {
    this.rows[this.count * COLUMNS + COLUMN.blanksBefore] = blanks;
    this.#lineOf[this.count] = line;
    this.#wordStarts[++this.count] = this.wordCount;
    this.#stemStarts[this.count] = this.#stemCount;
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

  /** Takes a row over from an earlier scan. */
  copyRow(from: Scan, row: number): void {
    const { rows, stops, hashes, count } = this;
    for (let column = 0; column < COLUMNS; column++) rows[count * COLUMNS + column] = from.rows[row * COLUMNS + column] ?? 0;
    for (let at = 0; at < LANGUAGES.length; at++) stops[count * LANGUAGES.length + at] = from.stops[row * LANGUAGES.length + at] ?? 0;
    for (let at = 0; at < USE_COLUMNS; at++) this.uses[count * USE_COLUMNS + at] = from.uses[row * USE_COLUMNS + at] ?? 0;
    hashes[count] = from.hashes[row] ?? 0;
    this.masks[count] = from.masks[row] ?? 0;
    this.shapes[count] = from.shapes[row] ?? 0;
    this.heads[count] = from.heads[row] ?? 0;
    const end = from.wordStarts[row + 1] ?? 0;
    for (let at = from.wordStarts[row] ?? 0; at < end; at++) this.addWord(from.words[at] ?? 0, from.content[at] ?? 0);
    const last = from.stemStarts[row + 1] ?? 0;
    for (let at = from.stemStarts[row] ?? 0; at < last; at++) this.addStem(from.stems[at] ?? 0, from.names[at] === 1);
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
