import { CHARACTER, CLASS_BITS, classOf, foldedWithClass } from './characters.ts';
import { bitOf, cuesAt, findIn, isOpening, languagesAt, LEXICON, mix, SEED } from './lexicon.ts';
import { LANGUAGES } from './lexicon/stopWords.ts';
import { columnOfMark, firstClass, firstFilled, isQuotedAfter, lastClass, lastFilled } from './marks.ts';
import { COLUMN, COLUMNS, CUE_COLUMN, type Scan } from './scanColumns.ts';
import { ScanTable, type EarlierScan } from './scanTable.ts';
import type { Span } from '../text/span.ts';

/** Counts what stands in each line that is not blank, in one pass over the code units; lines that an earlier scan holds are taken from there. */
export function scanLines(text: string, lines: readonly Span[], from = 0, earlier?: EarlierScan): Scan {
  const size = countFilled(text, lines, from);
  const first = Math.max(from, lines[0]?.start ?? 0);
  const table = new ScanTable(size, (lines.at(-1)?.end ?? 0) - first);
  const scanner = new Scanner(text, table);
  let blanks = 0;
  lines.forEach((line, index) => {
    const row = earlier?.rowOf[index] ?? -1;
    const isFilled = line.start >= from && (row < 0 ? scanner.scan(line) : true);
    if (isFilled && earlier && row >= 0) table.copyRow(earlier.scan, row);
    if (isFilled) table.endRow(index, blanks);
    blanks = isFilled ? 0 : blanks + 1;
  });
  return table.finish();
}

function countFilled(text: string, lines: readonly Span[], from: number): number {
  let filled = 0;
  for (const line of lines) if (line.start >= from && firstFilled(text, line) < line.end) filled++;
  return filled;
}

class Scanner {
  readonly #text: string;
  readonly #table: ScanTable;
  readonly #rows: Float32Array;
  readonly #stops: Uint16Array;
  /** Where the row begins in its columns, and its first word. */
  #row = 0;
  #firstWord = 0;
  /** Hashes of the last one, two and three words; 0 where no phrase goes on after them. */
  #one = 0;
  #two = 0;
  #three = 0;
  /** Inside a quotation, where nobody speaks for the outlet. */
  #isQuoted = false;

  constructor(text: string, table: ScanTable) {
    this.#text = text;
    this.#table = table;
    this.#rows = table.rows;
    this.#stops = table.stops;
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
    this.#one = this.#two = this.#three = 0;
    this.#isQuoted = false;
    this.#readCharacters(start, end);
    this.#hashLine(start, end);
    return true;
  }

  #readCharacters(start: number, end: number): void {
    const text = this.#text;
    let at = start;
    while (at < end) {
      const code = text.charCodeAt(at);
      const kind = classOf(code);
      if (kind >= CHARACTER.lower && kind <= CHARACTER.digit) at = this.#readWord(at, end, kind);
      else {
        if (kind !== CHARACTER.space) this.#readMark(code, at, end);
        at++;
      }
    }
  }

  /** Reads the word that starts here and returns where it ends. */
  #readWord(start: number, end: number, firstKind: number): number {
    const text = this.#text;
    let hash = SEED;
    let uppers = 0;
    let digits = 0;
    let at = start;
    for (; at < end; at++) {
      const unit = foldedWithClass(text.charCodeAt(at));
      const kind = unit & CLASSES;
      if (kind < CHARACTER.lower || kind > CHARACTER.digit) break;
      if (kind === CHARACTER.upper) uppers++;
      else if (kind === CHARACTER.digit) digits++;
      hash = mix(hash, unit >> CLASS_BITS);
    }
    this.#countWord(at - start, uppers, digits, firstKind === CHARACTER.upper);
    if (digits === at - start) this.#countNumber(start, at, end);
    this.#keepWord(hash, at - start, firstKind);
    return at;
  }

  #countWord(length: number, uppers: number, digits: number, capital: boolean): void {
    const rows = this.#rows;
    const row = this.#row;
    rows[row + COLUMN.words] = (rows[row + COLUMN.words] ?? 0) + 1;
    rows[row + COLUMN.letters] = (rows[row + COLUMN.letters] ?? 0) + length - digits;
    if (length > (rows[row + COLUMN.longest] ?? 0)) rows[row + COLUMN.longest] = length;
    if (digits > 0) rows[row + COLUMN.digits] = (rows[row + COLUMN.digits] ?? 0) + digits;
    if (uppers === 0) return;
    rows[row + COLUMN.uppers] = (rows[row + COLUMN.uppers] ?? 0) + uppers;
    if (capital) rows[row + COLUMN.capitalised] = (rows[row + COLUMN.capitalised] ?? 0) + 1;
    if (uppers > 1 && uppers + digits === length) rows[row + COLUMN.shouted] = (rows[row + COLUMN.shouted] ?? 0) + 1;
  }

  #countNumber(start: number, at: number, end: number): void {
    const text = this.#text;
    const century = text.charCodeAt(start) * 256 + text.charCodeAt(start + 1);
    if (at - start === 4 && (century === NINETEEN || century === TWENTY)) this.#bump(COLUMN.years);
    if (at + 2 < end && text.charCodeAt(at) === COLON && classOf(text.charCodeAt(at + 1)) === CHARACTER.digit) this.#bump(COLUMN.times);
  }

  #keepWord(hash: number, length: number, firstKind: number): void {
    const slot = this.#lookUp(hash);
    const isStop = slot >= 0 && languagesAt(LEXICON, slot) !== 0;
    const isContent = !isStop && (length > 3 || firstKind >= CHARACTER.upper);
    this.#table.addWord(hash, isContent ? (firstKind === CHARACTER.upper ? 2 : 1) : 0);
    this.#lookUpPhrases(hash);
  }

  /** Looks up the phrases of two to four words that end with this one, of those only whose first words open any. */
  #lookUpPhrases(hash: number): void {
    const two = this.#one === 0 ? 0 : mix(mix(this.#one, hash), 2);
    const three = this.#two === 0 ? 0 : mix(mix(this.#two, hash), 3);
    if (two !== 0) this.#lookUp(two);
    if (three !== 0) this.#lookUp(three);
    if (this.#three !== 0) this.#lookUp(mix(mix(this.#three, hash), 4));
    this.#one = isOpening(LEXICON, hash) ? hash : 0;
    this.#two = two !== 0 && isOpening(LEXICON, two) ? two : 0;
    this.#three = three !== 0 && isOpening(LEXICON, three) ? three : 0;
  }

  #lookUp(hash: number): number {
    const slot = findIn(LEXICON, hash);
    if (slot < 0) return slot;
    const spoken = this.#isQuoted ? ~OUTLET_CUES : -1;
    for (let cues = cuesAt(LEXICON, slot) & spoken; cues !== 0; cues &= cues - 1) this.#bump(CUE_COLUMN + 31 - Math.clz32(cues & -cues));
    const languages = languagesAt(LEXICON, slot);
    if (languages === 0) return slot;
    this.#bump(COLUMN.stops);
    const base = this.#table.count * LANGUAGES.length;
    for (let set = languages; set !== 0; set &= set - 1) {
      const at = base + 31 - Math.clz32(set & -set);
      this.#stops[at] = (this.#stops[at] ?? 0) + 1;
    }
    return slot;
  }

  #readMark(code: number, at: number, end: number): void {
    if (code === COLON) this.#readLabel();
    this.#bump(COLUMN.marks);
    const column = columnOfMark(code);
    if (column === 0) return;
    if (column === COLUMN.quotes) this.#isQuoted = isQuotedAfter(code, this.#isQuoted);
    if (column !== COLUMN.sentences) {
      this.#bump(column);
      if (column !== COLUMN.questions && column !== COLUMN.exclamations) return;
    }
    const next = at + 1 < end ? classOf(this.#text.charCodeAt(at + 1)) : CHARACTER.space;
    if (next === CHARACTER.space || (next === CHARACTER.punctuation && code !== 0x2e)) this.#bump(COLUMN.sentences);
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
    if (length > 0 && length <= 4 && this.#cuesOf(length) !== 0) this.#bump(COLUMN.wholeCue);
  }

  /** A colon after one to three words that point to other articles or to a subscription makes them a label. */
  #readLabel(): void {
    const length = this.#table.wordCount - this.#firstWord;
    if (length > 0 && length <= 3 && (this.#cuesOf(length) & LABEL_CUES) !== 0) this.#rows[this.#row + COLUMN.label] = 1;
  }

  /** The cues of the line's first words, taken as one phrase. */
  #cuesOf(length: number): number {
    const { words } = this.#table;
    const first = this.#firstWord;
    let hash = words[first] ?? 0;
    for (let word = 2; word <= length; word++) hash = mix(mix(hash, words[first + word - 1] ?? 0), word);
    const slot = findIn(LEXICON, hash);
    return slot < 0 ? 0 : cuesAt(LEXICON, slot);
  }

  #bump(column: number): void {
    const at = this.#row + column;
    this.#rows[at] = (this.#rows[at] ?? 0) + 1;
  }
}

/** Cues that count only outside quotations. */
const OUTLET_CUES = (['you', 'we', 'money', 'greeting', 'mission', 'plea', 'imperative'] as const).reduce(
  (set, cue) => set | bitOf(cue),
  0,
);
const LABEL_CUES = bitOf('teaser') | bitOf('subscribe') | bitOf('tags');
const CLASSES = (1 << CLASS_BITS) - 1;
const COLON = 0x3a;
const NINETEEN = 0x31 * 256 + 0x39;
const TWENTY = 0x32 * 256 + 0x30;
