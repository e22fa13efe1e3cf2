import { cuesOf } from './splitCues.ts';
import type { Rows } from './splitTable.ts';
import { LOWER, SEED, STEM, STYLE, STYLES, TABLED, UNIT, functionOf, isCapital, isWordUnit, mix, unitOf } from './splitWords.ts';

/** A text being read into rows: the columns, and the content words so far. */
export interface Scan {
  readonly text: string;
  readonly rows: Rows;
  readonly row: RowCount;
  tokens: Int32Array;
  names: Uint8Array;
  tokenCount: number;
}

/** What is counted while a row is read, word by word. */
interface RowCount {
  row: number;
  words: number;
  capitals: number;
  functions: number;
  digits: number;
  letters: number;
  loud: number;
  stops: number;
  text: number;
  mask: number;
  shape: number;
  head: number;
}

/** Reads the trimmed line between the offsets into the row. */
export function scanRow(scan: Scan, row: number, at: { start: number; end: number }): void {
  const { text, row: count } = scan;
  const { start, end } = at;
  beginRow(count, row);
  let index = start;
  while (index < end) {
    const code = text.charCodeAt(index);
    const unit = unitOf(code);
    if ((unit & UNIT.word) !== 0) {
      index = scanWord(scan, index, end);
      continue;
    }
    if ((unit & UNIT.sign) !== 0) countSign(scan, row, code);
    if (code !== 32) count.shape = mix(count.shape, code);
    else if (index > start && isStop(text.charCodeAt(index - 1))) count.stops++;
    index++;
  }
  endRow(scan, start, end);
}

/** Reads the word that starts at the offset and gives the offset after it. */
function scanWord(scan: Scan, start: number, end: number): number {
  const { text, row } = scan;
  let hash = SEED;
  let digits = 0;
  let capitals = 0;
  let index = start;
  for (; index < end; index++) {
    const code = text.charCodeAt(index);
    const unit = unitOf(code);
    if ((unit & UNIT.word) === 0 && !isInWord(text, index, code)) break;
    if (unit > UNIT.word) {
      if ((unit & UNIT.digit) !== 0) digits++;
      else if ((unit & UNIT.capital) !== 0) capitals++;
    }
    if (index - start < STEM) hash = mix(hash, code < TABLED ? (LOWER[code] ?? code) : code);
  }
  const length = index - start;
  const isName = isCapital(text.charCodeAt(start));
  row.digits += digits;
  row.letters += length - digits;
  row.loud += capitals;
  row.capitals += isName ? 1 : 0;
  if (row.words === 0) row.head = mix(hash, index < end ? text.charCodeAt(index) : 0);
  row.words++;
  row.text = mix(row.text, hash);
  row.mask = mix(row.mask, digits === length ? 48 : hash);
  row.shape = mix(row.shape, digits === length ? 48 : capitals > 1 ? 65 : isName ? 66 : 97);
  const use = functionOf(hash);
  if (row.words === 1) scan.rows.opener[row.row] = use;
  if (use >= 2) countStyle(scan, row.row, use - 2);
  if (use > 0 && use - 2 !== STYLE.plea) row.functions++;
  else if (length >= 4 || (isName && length >= 3)) addToken(scan, hash, isName);
  return index;
}

/** Whether the unit is an apostrophe with a letter after it. */
function isInWord(text: string, index: number, code: number): boolean {
  return (code === 39 || code === 0x2019) && (unitOf(text.charCodeAt(index + 1)) & UNIT.word) !== 0;
}

/** A count of nothing. */
export function newCount(): RowCount {
  return { row: 0, words: 0, capitals: 0, functions: 0, digits: 0, letters: 0, loud: 0, stops: 0, text: 0, mask: 0, shape: 0, head: 0 };
}

function beginRow(count: RowCount, row: number): void {
  count.row = row;
  count.words = count.capitals = count.functions = count.digits = count.letters = count.loud = count.stops = count.head = 0;
  count.text = count.mask = count.shape = SEED;
}

function endRow({ text, rows, row: count }: Scan, start: number, end: number): void {
  const { row } = count;
  rows.length[row] = end - start;
  rows.words[row] = count.words;
  rows.capitals[row] = count.capitals;
  rows.functions[row] = count.functions;
  rows.digits[row] = count.digits;
  rows.loud[row] = count.loud / Math.max(1, count.digits + count.letters);
  rows.stops[row] = count.stops;
  rows.ending[row] = endingOf(text, start, end);
  rows.opening[row] = openingOf(text.charCodeAt(start));
  rows.text[row] = count.text;
  rows.mask[row] = count.words > 0 ? count.mask : count.shape;
  rows.shape[row] = count.shape;
  rows.head[row] = count.head;
  rows.cues[row] = cuesOf(text.slice(start, Math.min(end, start + 201)), count);
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

/** Adds a content word to those of the row. */
export function addToken(scan: Scan, hash: number, isName: boolean): void {
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
