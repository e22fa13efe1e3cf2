import type { Span } from '../text/span.ts';

/** A cell: its bytes with quotes, its value without, and whether it stood in quotes (`open`: they are never closed). */
export interface CsvCell extends Span {
  readonly value: string;
  readonly quoted: boolean;
  readonly open?: true;
}

/** A row: from its first cell to the end of its last (without the line break); `broken` says why it cannot be read. */
export interface CsvRow extends Span {
  readonly cells: readonly CsvCell[];
  readonly broken?: string;
}

/**
 * The rows of a delimited text after RFC 4180 (quoted cells may hold delimiters, doubled quotes and line breaks; LF, CRLF and CR end rows); blank lines
 * are no rows. A row whose quoting is wrong is broken, and reading goes on at the next line.
 */
export function csvRows(text: string, delimiter: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let unclosed = 0;
  while (at < text.length) {
    const row = rowAt(text, at, { delimiter, quotes: unclosed < MOST_UNCLOSED });
    if (row.broken !== undefined && row.end === text.length) unclosed++;
    const end = row.broken === undefined ? row.end : lineEnd(text, row.start);
    const blank = row.cells.length === 1 && row.end === row.start;
    if (!blank) rows.push(row.broken === undefined ? row : { ...row, end });
    at = afterBreak(text, end);
  }
  return rows;
}

/** The delimiter of a text: the one that gives its first rows the most cells of one and the same number; a comma in doubt. */
export function sniffDelimiter(text: string): string {
  const head = text.slice(0, 32_768);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of [',', ';', '\t', '|']) {
    const rows = csvRows(head, delimiter).slice(0, 20);
    const width = rows[0]?.cells.length ?? 0;
    const fitting = rows.filter((row) => row.broken === undefined && row.cells.length === width).length;
    const score = width < 2 ? 0 : (fitting / rows.length) * 100 + width;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function rowAt(text: string, start: number, { delimiter, quotes }: { readonly delimiter: string; readonly quotes: boolean }): CsvRow {
  const cells: CsvCell[] = [];
  let at = start;
  for (;;) {
    const cell = cellAt(text, at, { delimiter, quotes });
    cells.push(cell);
    at = cell.end;
    const next = text[at];
    if (cell.open) return { start, end: text.length, cells, broken: 'A quote is never closed' };
    if (next === delimiter) at++;
    else if (next === undefined || next === '\n' || next === '\r') return { start, end: at, cells };
    else return { start, end: at, cells, broken: 'Text follows a closing quote' };
  }
}

/** In tab-separated text a quote that does not close its cell is a character like any other. */
function cellAt(text: string, at: number, { delimiter, quotes }: { readonly delimiter: string; readonly quotes: boolean }): CsvCell {
  if (!quotes || text[at] !== '"') return plainCell(text, at, delimiter);
  const cell = quotedCell(text, at);
  const next = text[cell.end];
  const sound = !cell.open && (next === undefined || next === delimiter || next === '\n' || next === '\r');
  return sound || delimiter !== '\t' ? cell : plainCell(text, at, delimiter);
}

function quotedCell(text: string, start: number): CsvCell {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { start, end: text.length, value: '', quoted: true, open: true };
    if (text[quote + 1] !== '"') {
      return { start, end: quote + 1, value: text.slice(start + 1, quote).replaceAll('""', '"'), quoted: true };
    }
    at = quote + 2;
  }
}

function plainCell(text: string, start: number, delimiter: string): CsvCell {
  let at = start;
  while (at < text.length) {
    const character = text[at];
    if (character === delimiter || character === '\n' || character === '\r') break;
    at++;
  }
  return { start, end: at, value: text.slice(start, at), quoted: false };
}

function lineEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function afterBreak(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}

/** After so many unclosed quotes quotes are taken for plain characters, so that time stays linear. */
const MOST_UNCLOSED = 3;
