import type { IndexTable } from '../corpus/entry.ts';
import type { Edit } from '../text/edit.ts';
import type { CsvCell } from './csv.ts';
import { csvTable, isCsvRecord, type CsvTable } from './csvIndex.ts';
import { joinedList, type FieldValue, type WrittenField } from './writtenValue.ts';

/** Writes fields into a row: only their cells change; a column that is not there yet is added to the header and to every row. */
export function editCsvRecord(text: string, record: number, fields: readonly WrittenField[]): Edit[] {
  const table = csvTable(text);
  const rows = table.rows.filter((row) => isCsvRecord(row, table.columns.length));
  const row = rows[record];
  if (!row) return [];
  const edits: Edit[] = [];
  const added: [string, FieldValue][] = [];
  for (const { steps, value } of fields) {
    const column = table.columns.indexOf(steps.join('.'));
    const cell = row.cells[column];
    if (cell)
      edits.push({ start: cell.start, end: cell.end, inserted: writtenCell(valueOf(table, column, value), table.delimiter, cell.quoted) });
    else if (value !== undefined) added.push([steps.join('.'), value]);
  }
  return [...edits, ...columnEdits(table, added, row.end)].sort((a, b) => a.start - b.start);
}

/** A new row after a record; fields without a column add it. */
export function insertCsvRecord(text: string, after: number, fields: readonly WrittenField[]): Edit[] {
  const table = csvTable(text);
  const rows = table.rows.filter((row) => isCsvRecord(row, table.columns.length));
  const model = rows[after] ?? table.header;
  if (!model) return [];
  const values = new Map(fields.map(({ steps, value }) => [steps.join('.'), value]));
  const added = [...values].filter(([name, value]) => value !== undefined && !table.columns.includes(name));
  const names = [...table.columns, ...added.map(([name]) => name)];
  const cells = names.map((name, column) =>
    writtenCell(valueOf(table, column, values.get(name)), table.delimiter, quotesOf(model.cells[column])),
  );
  const eol = text.includes('\r\n') ? '\r\n' : text.includes('\n') ? '\n' : text.includes('\r') ? '\r' : '\n';
  const blank: readonly (readonly [string, FieldValue])[] = added.map(([name]) => [name, undefined]);
  const edits = columnEdits(table, blank, -1);
  edits.push({ start: model.end, end: model.end, inserted: `${eol}${cells.join(table.delimiter)}` });
  return edits.sort((a, b) => a.start - b.start);
}

/** Takes a row out with its line break (the one before it when it is the last line). */
export function removeCsvRecord(text: string, table: IndexTable, record: number): Edit[] {
  const row = table.records[record];
  return row ? [lineRemoval(text, row.start, row.end)] : [];
}

/** The removal of whole lines with the break after them, or, at the end of the text, the one before. */
export function lineRemoval(text: string, start: number, end: number): Edit {
  const after = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  if (after > 0) return { start, end: end + after, inserted: '' };
  const before = /(?:\r\n|\n|\r)$/.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0;
  return { start: start - before, end, inserted: '' };
}

/** Header and every row one cell longer for each added column; blank but for the row that ends at `at`. */
function columnEdits(table: CsvTable, added: readonly (readonly [string, FieldValue])[], at: number): Edit[] {
  if (added.length === 0 || !table.header) return [];
  const cell = (value: string): string => table.delimiter + writtenCell(value, table.delimiter, false);
  const header = added.map(([name]) => cell(name)).join('');
  const own = added.map(([, value]) => cell(valueOf(table, -1, value))).join('');
  const rows = table.rows.filter((row) => isCsvRecord(row, table.columns.length));
  return [
    { start: table.header.end, end: table.header.end, inserted: header },
    ...rows.map(({ end }) => ({ start: end, end, inserted: end === at ? own : table.delimiter.repeat(added.length) })),
  ];
}

function valueOf(table: CsvTable, column: number, value: FieldValue): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  const like = column < 0 ? [] : table.rows.slice(0, 200).map((row) => row.cells[column]?.value ?? '');
  return joinedList(value, like, table.delimiter);
}

function writtenCell(value: string, delimiter: string, quoted: boolean): string {
  const needs = quoted || value.includes(delimiter) || /["\r\n]/.test(value) || value !== value.trim();
  return needs ? `"${value.replaceAll('"', '""')}"` : value;
}

function quotesOf(cell: CsvCell | undefined): boolean {
  return cell?.quoted === true && !/[",;\r\n\t]/.test(cell.value);
}
