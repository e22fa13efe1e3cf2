import { firstFilled } from '../../boilerplate/marks.ts';
import { BEGINS, COLUMN, COLUMNS, CUE_COLUMN, CUE_INDEX, ENDS, USE_COLUMN, USE_COLUMNS, type Scan } from '../../boilerplate/scanColumns.ts';
import type { Line } from '../../text/lines.ts';
import { cuesOf } from './cues.ts';
import { emptyRows, type Rows } from './table.ts';

/** The rows of another text of which so many first and last ones are those of this one. */
export interface EarlierRows {
  readonly rows: Rows;
  readonly head: number;
  readonly tail: number;
}

/** Reads what boundaries are found by off a scan of the lines, whatever it leaves out off the text; of lines that an earlier text held it is taken from there. Linear time. */
export function rowsOf(text: string, lines: readonly Line[], scan: Scan, earlier?: EarlierRows): Rows {
  const rows = emptyRows(scan);
  const { head, tail } = earlier ?? { head: 0, tail: 0 };
  if (earlier) copyRows(rows, earlier);
  for (let row = head; row < rows.count - tail; row++) readRow(text, lines[rows.line[row] ?? 0] ?? NONE, rows, row);
  if (tail > 0) readBlanks(rows, rows.count - tail);
  return rows;
}

function copyRows(rows: Rows, { rows: earlier, head, tail }: EarlierRows): void {
  for (const column of COLUMNS_READ) {
    rows[column].set(earlier[column].subarray(0, head));
    rows[column].set(earlier[column].subarray(earlier.count - tail), rows.count - tail);
  }
}

const COLUMNS_READ = [
  'blanks',
  'length',
  'words',
  'capitals',
  'functions',
  'digits',
  'loud',
  'stops',
  'ending',
  'opening',
  'opener',
  'cues',
] as const satisfies readonly (keyof Rows)[];

function readRow(text: string, line: Line, rows: Rows, row: number): void {
  readBlanks(rows, row);
  readCounts(rows, row);
  const start = firstFilled(text, line);
  const end = start + (rows.length[row] ?? 0);
  rows.ending[row] = endingOf(text, start, end);
  rows.cues[row] = readCues(text, rows, { row, start, end });
}

function readBlanks(rows: Rows, row: number): void {
  rows.blanks[row] = Math.min(rows.scan.rows[row * COLUMNS + COLUMN.blanksBefore] ?? 0, 9);
}

const NONE = { start: 0, end: 0, next: 0 };

function readCounts(rows: Rows, row: number): void {
  const { rows: counts, uses } = rows.scan;
  const base = row * COLUMNS;
  const digits = counts[base + COLUMN.digits] ?? 0;
  const units = digits + (counts[base + COLUMN.letters] ?? 0);
  const first = counts[base + COLUMN.first] ?? 0;
  rows.length[row] = counts[base + COLUMN.chars] ?? 0;
  rows.words[row] = counts[base + COLUMN.words] ?? 0;
  rows.capitals[row] = counts[base + COLUMN.capitalised] ?? 0;
  rows.functions[row] = uses[row * USE_COLUMNS + USE_COLUMN.functions] ?? 0;
  rows.digits[row] = digits;
  rows.loud[row] = (counts[base + COLUMN.uppers] ?? 0) / Math.max(1, units);
  rows.stops[row] = Math.max(0, (counts[base + COLUMN.sentences] ?? 0) - (counts[base + COLUMN.last] === ENDS.sentence ? 1 : 0));
  rows.opening[row] = first === BEGINS.caseless ? BEGINS.lower : first;
  rows.opener[row] = uses[row * USE_COLUMNS + USE_COLUMN.opener] ?? 0;
}

function readCues(text: string, { scan, words, digits }: Rows, { row, start, end }: { row: number; start: number; end: number }): number {
  const legal = scan.rows[row * COLUMNS + LEGAL] ?? 0;
  return cuesOf(text.slice(start, Math.min(end, start + 201)), { words: words[row] ?? 0, digits: digits[row] ?? 0, legal });
}

const LEGAL = CUE_COLUMN + CUE_INDEX.legal;

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
