import { cuesOf } from './splitCues.ts';
import type { Rows } from './splitTable.ts';
import { SEED, STEM, STYLE, STYLES, UNIT, UNIT_BITS, functionOf, isCapital, isWordUnit, mix, unitOf } from './splitWords.ts';

/** A text being read into rows: the columns, and the content words so far. */
export interface Scan {
  readonly text: string;
  readonly rows: Rows;
  tokens: Int32Array;
  names: Uint8Array;
  tokenCount: number;
}

/** Reads the trimmed line between the offsets into the row: one loop over its units with all that is counted at hand, for every character of every text passes here. */
export function scanRow(scan: Scan, row: number, at: { start: number; end: number }): void {
  const { text, rows } = scan;
  const { start, end } = at;
  let words = 0;
  let capitals = 0;
  let functions = 0;
  let digits = 0;
  let letters = 0;
  let loud = 0;
  let stops = 0;
  let head = 0;
  let said = SEED;
  let mask = SEED;
  let shape = SEED;
  let last = 0;
  for (let index = start; index < end;) {
    let code = text.charCodeAt(index);
    let unit = unitOf(code);
    if ((unit & UNIT.word) === 0) {
      if ((unit & UNIT.sign) !== 0) countSign(rows, row, code);
      if (code !== 32) shape = mix(shape, code);
      else if (isStop(last)) stops++;
      last = code;
      index++;
      continue;
    }
    const from = index;
    const isName = (unit & UNIT.capital) !== 0;
    let hash = SEED;
    let numbers = 0;
    let uppers = 0;
    do {
      numbers += (unit & UNIT.digit) >> 1;
      uppers += (unit & UNIT.capital) >> 2;
      if (index < from + STEM) hash = mix(hash, unit >> UNIT_BITS);
      index++;
      code = index < end ? text.charCodeAt(index) : 0;
      unit = unitOf(code);
    } while ((unit & UNIT.word) !== 0 || isInWord(text, index, code));
    const length = index - from;
    const isNumber = numbers === length;
    last = 0;
    digits += numbers;
    letters += length - numbers;
    loud += uppers;
    if (isName) capitals++;
    if (words === 0) head = mix(hash, code);
    said = mix(said, hash);
    mask = mix(mask, isNumber ? 48 : hash);
    shape = mix(shape, isNumber ? 48 : uppers > 1 ? 65 : isName ? 66 : 97);
    const use = functionOf(hash);
    if (words === 0) rows.opener[row] = use;
    words++;
    if (use >= 2) countStyle(rows, row, use - 2);
    if (use > 0 && use - 2 !== STYLE.plea) functions++;
    else if (length >= 4 || (isName && length >= 3)) addToken(scan, hash, isName);
  }
  rows.length[row] = end - start;
  rows.words[row] = words;
  rows.capitals[row] = capitals;
  rows.functions[row] = functions;
  rows.digits[row] = digits;
  rows.loud[row] = loud / Math.max(1, digits + letters);
  rows.stops[row] = stops;
  rows.ending[row] = endingOf(text, start, end);
  rows.opening[row] = openingOf(text.charCodeAt(start));
  rows.text[row] = said;
  rows.mask[row] = words > 0 ? mask : shape;
  rows.shape[row] = shape;
  rows.head[row] = head;
  rows.cues[row] = cuesOf(text.slice(start, Math.min(end, start + 201)), { words, digits });
}

/** Whether the unit is an apostrophe with a letter after it. */
function isInWord(text: string, index: number, code: number): boolean {
  return (code === 39 || code === 0x2019) && (unitOf(text.charCodeAt(index + 1)) & UNIT.word) !== 0;
}

function countStyle({ styles }: Rows, row: number, style: number): void {
  const at = row * STYLES + style;
  styles[at] = Math.min(255, (styles[at] ?? 0) + 1);
}

function countSign(rows: Rows, row: number, code: number): void {
  const sign = signOf(code);
  if (sign >= 0) countStyle(rows, row, sign);
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
