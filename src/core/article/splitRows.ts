import type { Line } from '../text/lines.ts';
import { cuesOf } from './splitCues.ts';
import { SEED, STEM, STYLE, STYLES, functionOf, isCapital, isWordUnit, lower, mix } from './splitWords.ts';

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

/** Measures every line that is not blank in one pass over the text; linear time. */
export function rowsOf(text: string, lines: readonly Line[]): Rows {
  const rows = emptyRows(lines.length);
  const scan: Scan = { text, rows, tokens: new Int32Array(1024), names: new Uint8Array(1024), tokenCount: 0 };
  let count = 0;
  let blanks = 0;
  for (let at = 0; at < lines.length; at++) {
    const [start, end] = trimmed(text, lines[at]?.start ?? 0, lines[at]?.end ?? 0);
    if (start >= end) {
      blanks++;
      continue;
    }
    rows.line[count] = at;
    rows.blanks[count] = Math.min(blanks, 9);
    rows.tokenStart[count] = scan.tokenCount;
    scanRow(scan, count, { start, end });
    blanks = 0;
    count++;
  }
  rows.tokenStart[count] = scan.tokenCount;
  return { ...rows, count, tokens: scan.tokens.subarray(0, scan.tokenCount), names: scan.names.subarray(0, scan.tokenCount) };
}

interface Scan {
  readonly text: string;
  readonly rows: Rows;
  tokens: Int32Array;
  names: Uint8Array;
  tokenCount: number;
}

function scanRow(scan: Scan, row: number, at: { start: number; end: number }): void {
  const { text, rows } = scan;
  const { start, end } = at;
  let word = SEED;
  let wordLength = 0;
  let wordCapital = false;
  let words = 0;
  let capitals = 0;
  let functions = 0;
  let digits = 0;
  let letters = 0;
  let loud = 0;
  let stops = 0;
  let textHash = SEED;
  let maskHash = SEED;
  let shapeHash = SEED;
  let headHash = 0;
  let lastShape = 0;
  let previous = 0;
  for (let index = start; index <= end; index++) {
    const code = index < end ? text.charCodeAt(index) : 32;
    if (code > 0x2012 || code === 34 || code === 39 || code === 63 || code === 33) countSign(scan, row, code);
    if (
      isWordUnit(code) ||
      ((code === 39 || code === 0x2019) && wordLength > 0 && isWordUnit(text.charCodeAt(index + 1)) && index + 1 < end)
    ) {
      const low = lower(code);
      const isDigit = code >= 48 && code <= 57;
      if (isDigit) digits++;
      else letters++;
      const capital = isCapital(code);
      if (capital) loud++;
      if (wordLength === 0) wordCapital = capital;
      if (wordLength < STEM) word = mix(word, low);
      wordLength++;
      textHash = mix(textHash, low);
      if (!isDigit) maskHash = mix(maskHash, low);
      else if (previous < 48 || previous > 57) maskHash = mix(maskHash, 48);
      const shape = isDigit ? 48 : capital ? 65 : 97;
      if (shape !== lastShape && !(shape === 97 && lastShape === 65)) shapeHash = mix(shapeHash, shape);
      lastShape = shape;
    } else {
      if (wordLength > 0) {
        words++;
        capitals += wordCapital ? 1 : 0;
        headHash = words === 1 ? mix(word, code) : headHash;
        functions += countWord(scan, word, { length: wordLength, isName: wordCapital, row });
        word = SEED;
        wordLength = 0;
      }
      if (code === 32 && (previous === 46 || previous === 33 || previous === 63 || previous === 0x2026)) stops++;
      if (code !== 32 && code !== lastShape) {
        shapeHash = mix(shapeHash, code);
        lastShape = code;
      } else if (code === 32 && lastShape !== 97) lastShape = 32;
    }
    previous = code;
  }
  rows.length[row] = end - start;
  rows.words[row] = words;
  rows.capitals[row] = capitals;
  rows.functions[row] = functions;
  rows.digits[row] = digits;
  rows.loud[row] = loud / Math.max(1, letters + digits);
  rows.stops[row] = stops;
  rows.ending[row] = endingOf(text, start, end);
  rows.opening[row] = openingOf(text.charCodeAt(start));
  rows.text[row] = textHash;
  rows.mask[row] = words > 0 ? maskHash : shapeHash;
  rows.shape[row] = shapeHash;
  rows.head[row] = headHash;
  rows.cues[row] = cuesOf(text.slice(start, Math.min(end, start + 201)));
}

function countWord(scan: Scan, hash: number, word: { length: number; isName: boolean; row: number }): number {
  const use = functionOf(hash);
  if (use >= 2) countStyle(scan, word.row, use - 2);
  if (use > 0 && use - 2 !== STYLE.plea) return 1;
  if (word.length >= 4 || (word.isName && word.length >= 3)) addToken(scan, hash, word.isName);
  return 0;
}

function countStyle(scan: Scan, row: number, style: number): void {
  const at = row * STYLES + style;
  scan.rows.styles[at] = Math.min(255, (scan.rows.styles[at] ?? 0) + 1);
}

function countSign(scan: Scan, row: number, code: number): void {
  const sign = signOf(code);
  if (sign >= 0) countStyle(scan, row, sign);
}

/** The style a sign speaks for, -1 for none. */
function signOf(code: number): number {
  if (code === 34 || code === 39) return STYLE.straight;
  if (code === 63 || code === 33) return STYLE.asking;
  if (code < 0x2013) return -1;
  if (code >= 0x2018 && code <= 0x201f) return STYLE.curly;
  return code === 0x2013 || code === 0x2014 ? STYLE.dash : -1;
}

function addToken(scan: Scan, hash: number, isName: boolean): void {
  if (scan.tokenCount === scan.tokens.length) {
    const tokens = new Int32Array(scan.tokens.length * 2);
    tokens.set(scan.tokens);
    const names = new Uint8Array(scan.names.length * 2);
    names.set(scan.names);
    scan.tokens = tokens;
    scan.names = names;
  }
  scan.tokens[scan.tokenCount] = hash;
  scan.names[scan.tokenCount++] = isName ? 1 : 0;
}

function endingOf(text: string, start: number, end: number): number {
  const last = text.charCodeAt(end - 1);
  const before = end - start > 1 ? text.charCodeAt(end - 2) : 0;
  if (isStop(last)) return 3;
  if (last === 34 || last === 0x201d || last === 0xbb || last === 41 || last === 0x2019 || last === 39)
    return isStop(before) || before === 44 ? 4 : 0;
  if (last === 58) return 2;
  return last === 44 || last === 45 || last === 0x2013 || last === 0x2014 ? 1 : 0;
}

function isStop(code: number): boolean {
  return code === 46 || code === 33 || code === 63 || code === 0x2026 || code === 0x3002;
}

function openingOf(code: number): number {
  if (code >= 48 && code <= 57) return 2;
  if (isCapital(code)) return 1;
  if (isWordUnit(code)) return 0;
  return code === 34 || code === 0x201c || code === 0x201e || code === 0xab || code === 39 || code === 0x2018 ? 3 : 4;
}

function trimmed(text: string, start: number, end: number): readonly [number, number] {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return [from, to];
}

function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0xfeff ||
    code === 0x200b ||
    code === 0x3000 ||
    code === 0x85 ||
    code === 0x2028
  );
}

function emptyRows(size: number): Rows {
  const ints = (): Int32Array => new Int32Array(size);
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
    cues: ints(),
    styles: new Uint8Array(size * STYLES),
    text: ints(),
    mask: ints(),
    shape: ints(),
    head: ints(),
    tokenStart: new Int32Array(size + 1),
    tokens: new Int32Array(0),
    names: new Uint8Array(0),
  };
}
