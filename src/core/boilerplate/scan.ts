import { CHARACTER, CLASS_BITS, classOf, foldedWithClass } from './characters.ts';
import { bitOf, mix, SEED } from './lexicon.ts';
import { USE } from './lexicon/uses.ts';
import { columnOfMark, firstClass, firstFilled, isQuotedAfter, lastClass, lastFilled, styleOf } from './marks.ts';
import { cuesOfPhrase, Said } from './said.ts';
import { COLUMN, COLUMNS, STEM, type Scan } from './scanColumns.ts';
import { ScanTable, type EarlierScan } from './scanTable.ts';
import type { Span } from '../text/span.ts';

/** Counts what stands in each line that is not blank, in one pass over the code units; lines that an earlier scan holds are taken from there. */
export function scanLines(text: string, lines: readonly Span[], from = 0, earlier?: EarlierScan): Scan {
  const { scan, head, tail, shift, unread } = earlier ?? { head: 0, tail: 0, shift: 0, unread: { first: 0, end: lines.length } };
  let first = unread.first;
  while (first < unread.end && (lines[first]?.start ?? from) < from) first++;
  const read = lines.slice(first, unread.end);
  const length = (lines.at(-1)?.end ?? 0) - Math.max(from, lines[0]?.start ?? 0);
  const table = new ScanTable(head + countFilled(text, read) + tail, length);
  if (scan) table.copyRows(scan, { first: 0, end: head, shift: 0 });
  const scanner = new Scanner(text, table);
  read.forEach((line, index) => {
    if (scanner.scan(line)) table.endRow(first + index);
  });
  if (scan) table.copyRows(scan, { first: scan.count - tail, end: scan.count, shift });
  return table.finish();
}

function countFilled(text: string, lines: readonly Span[]): number {
  let filled = 0;
  for (const line of lines) if (firstFilled(text, line) < line.end) filled++;
  return filled;
}

class Scanner {
  readonly #text: string;
  readonly #table: ScanTable;
  readonly #rows: Float32Array;
  /** Where the row begins in its columns, and its first word. */
  #row = 0;
  #firstWord = 0;
  readonly #said: Said;

  constructor(text: string, table: ScanTable) {
    this.#text = text;
    this.#table = table;
    this.#rows = table.rows;
    this.#said = new Said(table);
  }

  /** Fills the next row of the table; false when the line is blank. */
  scan(line: Span): boolean {
    const start = firstFilled(this.#text, line);
    if (start >= line.end) return false;
    const end = lastFilled(this.#text, line);
    const row = (this.#row = this.#table.count * COLUMNS);
    this.#firstWord = this.#table.wordCount;
    this.#rows[row + COLUMN.chars] = end - start;
    this.#rows[row + COLUMN.first] = firstClass(this.#text.charCodeAt(start));
    this.#rows[row + COLUMN.last] = lastClass(this.#text, start, end);
    this.#said.begin();
    this.#readCharacters(start, end);
    this.#hashLine(start, end);
    return true;
  }

  /** Reads words and marks: one loop with what words are counted by at hand, for every character of every text passes here. */
  #readCharacters(start: number, end: number): void {
    const text = this.#text;
    const counts = { words: 0, letters: 0, uppers: 0, digits: 0, capitalised: 0, shouted: 0, longest: 0 };
    let shape = SEED;
    let mask = SEED;
    for (let at = start; at < end;) {
      const code = text.charCodeAt(at);
      let unit = foldedWithClass(code);
      let kind = unit & CLASSES;
      if (!isWord(kind)) {
        if (kind !== CHARACTER.space) shape = mix(shape, this.#readMark(code, at, end));
        at++;
        continue;
      }
      const from = at;
      const isName = kind === CHARACTER.upper;
      const isCased = kind === CHARACTER.lower;
      let hash = SEED;
      let stem = 0;
      let uppers = 0;
      let digits = 0;
      do {
        if (kind === CHARACTER.upper) uppers++;
        else if (kind === CHARACTER.digit) digits++;
        hash = mix(hash, unit >> CLASS_BITS);
        if (++at === from + STEM) stem = hash;
        unit = at < end ? foldedWithClass(text.charCodeAt(at)) : 0;
        kind = unit & CLASSES;
      } while (isWord(kind));
      const length = at - from;
      const isNumber = digits === length;
      counts.words++;
      counts.letters += length - digits;
      counts.digits += digits;
      if (length > counts.longest) counts.longest = length;
      if (uppers > 0) {
        counts.uppers += uppers;
        if (isName) counts.capitalised++;
        if (uppers > 1 && uppers + digits === length) counts.shouted++;
      }
      if (isNumber) this.#countNumber(from, at, end);
      if (counts.words === 1) this.#table.heads[this.#table.count] = mix(hash, at < end ? text.charCodeAt(at) : 0);
      shape = mix(shape, isNumber ? NUMBER : uppers > 1 ? LOUD : isName ? NAME : WORD);
      mask = mix(mask, isNumber ? NUMBER : hash);
      const use = this.#said.word(hash, length > 3 || !isCased, isName);
      if ((length > 3 || (isName && length === 3)) && (use === USE.content || use === USE.plea))
        this.#table.addStem(length > STEM ? stem : hash, isName);
    }
    this.#keepCounts(counts);
    this.#table.shapes[this.#table.count] = shape;
    this.#table.masks[this.#table.count] = counts.words === 0 ? shape : mask;
  }

  #keepCounts({ words, letters, uppers, digits, capitalised, shouted, longest }: WordCounts): void {
    const rows = this.#rows;
    const row = this.#row;
    rows[row + COLUMN.words] = words;
    rows[row + COLUMN.letters] = letters;
    rows[row + COLUMN.uppers] = uppers;
    rows[row + COLUMN.digits] = digits;
    rows[row + COLUMN.capitalised] = capitalised;
    rows[row + COLUMN.shouted] = shouted;
    rows[row + COLUMN.longest] = longest;
  }

  #countNumber(start: number, at: number, end: number): void {
    const text = this.#text;
    const century = text.charCodeAt(start) * 256 + text.charCodeAt(start + 1);
    if (at - start === 4 && (century === NINETEEN || century === TWENTY)) this.#bump(COLUMN.years);
    if (at + 2 < end && text.charCodeAt(at) === COLON && classOf(text.charCodeAt(at + 1)) === CHARACTER.digit) this.#bump(COLUMN.times);
  }

  /** Counts a mark and gives it back. */
  #readMark(code: number, at: number, end: number): number {
    if (code === COLON) this.#readLabel();
    this.#bump(COLUMN.marks);
    const style = styleOf(code);
    if (style !== 0 && !isInWord(this.#text, code, at)) this.#table.countUse(style - 1);
    const column = columnOfMark(code);
    if (column === 0) return code;
    if (column === COLUMN.quotes) this.#said.isQuoted = isQuotedAfter(code, this.#said.isQuoted);
    if (column !== COLUMN.sentences) {
      this.#bump(column);
      if (column !== COLUMN.questions && column !== COLUMN.exclamations) return code;
    }
    const next = at + 1 < end ? classOf(this.#text.charCodeAt(at + 1)) : CHARACTER.space;
    if (next === CHARACTER.space || (next === CHARACTER.punctuation && code !== 0x2e)) this.#bump(COLUMN.sentences);
    return code;
  }

  /** The hash under which repetition counts: words in order, or the bare characters where there is no word. */
  #hashLine(start: number, end: number): void {
    const { words, wordCount } = this.#table;
    const first = this.#firstWord;
    let hash = SEED;
    for (let at = first; at < wordCount; at++) hash = mix(hash, words[at] ?? 0);
    if (first === wordCount) for (let at = start; at < end; at++) hash = mix(hash, this.#text.charCodeAt(at));
    this.#table.hashes[this.#table.count] = hash;
    const length = wordCount - first;
    if (length > 0 && length <= 4 && cuesOfPhrase(this.#table.words, this.#firstWord, length) !== 0) this.#bump(COLUMN.wholeCue);
  }

  /** A colon after one to three words that point to other articles or to a subscription makes them a label. */
  #readLabel(): void {
    const length = this.#table.wordCount - this.#firstWord;
    if (length > 0 && length <= 3 && (cuesOfPhrase(this.#table.words, this.#firstWord, length) & LABEL_CUES) !== 0)
      this.#rows[this.#row + COLUMN.label] = 1;
  }

  #bump(column: number): void {
    const at = this.#row + column;
    this.#rows[at] = (this.#rows[at] ?? 0) + 1;
  }
}

interface WordCounts {
  readonly words: number;
  readonly letters: number;
  readonly uppers: number;
  readonly digits: number;
  readonly capitalised: number;
  readonly shouted: number;
  readonly longest: number;
}

function isWord(kind: number): boolean {
  return kind >= CHARACTER.lower && kind <= CHARACTER.digit;
}

/** Whether the mark is an apostrophe between letters. */
function isInWord(text: string, code: number, at: number): boolean {
  return (code === 0x27 || code === 0x2019) && isWord(classOf(text.charCodeAt(at - 1))) && isWord(classOf(text.charCodeAt(at + 1)));
}

const LABEL_CUES = bitOf('teaser') | bitOf('subscribe') | bitOf('tags');
const CLASSES = (1 << CLASS_BITS) - 1;
const COLON = 0x3a;
/** What words leave in a line's shape. */
const NUMBER = 48;
const LOUD = 65;
const NAME = 66;
const WORD = 97;
const NINETEEN = 0x31 * 256 + 0x39;
const TWENTY = 0x32 * 256 + 0x30;
