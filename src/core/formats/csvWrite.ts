import type { Edit } from '../text/edit.ts';
import type { CsvCell, CsvRow } from './csv.ts';
import { csvTable, isCsvRecord, type CsvTable } from './csvIndex.ts';
import { joinedList, type FieldValue, type RecordFields, type WrittenField } from './writtenValue.ts';

/** The edits that write fields into rows: only their cells change; a column that is not there yet is added to the header and to every row. */
export function editCsvRecords(text: string, writes: readonly RecordFields[]): Edit[] {
  const table = csvTable(text);
  const rows = table.rows.filter((row) => isCsvRecord(row, table.columns.length));
  const edits: Edit[] = [];
  const added: AddedColumns = new Map();
  for (const { record, fields } of writes) {
    const row = rows[record];
    if (!row) continue;
    for (const { steps, value } of fields) {
      const column = table.columns.indexOf(steps.join('.'));
      const cell = row.cells[column];
      const written = (): string => writtenCell(valueOf(table, column, value), table.delimiter, cell?.quoted === true);
      if (cell) edits.push({ start: cell.start, end: cell.end, inserted: written() });
      else if (value !== undefined) addTo(added, steps.join('.'), [endOf(row, table), written()]);
    }
  }
  return [...edits, ...columnEdits(table, added)].sort((a, b) => a.start - b.start);
}

/** The edits that take the last columns out of header and rows as far as they are among `ours` and have no value; none where rows cannot be read. */
export function emptyColumns(text: string, ours: readonly string[]): Edit[] {
  const { header, rows, columns, delimiter } = csvTable(text);
  if (!header || rows.length === 0 || !rows.every((row) => isCsvRecord(row, columns.length) && row.cells.length === columns.length))
    return [];
  const isEmpty = (column: number): boolean =>
    ours.includes(columns[column] ?? '') && rows.every(({ cells }) => cells[column]?.value === '');
  let kept = columns.length;
  while (kept > 1 && isEmpty(kept - 1)) kept--;
  const edits = [header, ...rows].map(({ cells }) => ({ start: cells[kept - 1]?.end ?? 0, end: cells.at(-1)?.end ?? 0, inserted: '' }));
  return edits.filter(({ start, end }) => start < end && text[start] === delimiter);
}

/** Where a row ends within the header's width: blank cells may stand beyond it. */
function endOf(row: CsvRow, { columns }: CsvTable): number {
  return row.cells[columns.length - 1]?.end ?? row.end;
}

/** Columns to add: by name the written cells, each by the end of its row. */
type AddedColumns = Map<string, Map<number, string>>;

function addTo(added: AddedColumns, name: string, [end, cell]: readonly [number, string]): void {
  const cells = added.get(name) ?? new Map<number, string>();
  added.set(name, cells.set(end, cell));
}

/** A function that gives the edits that add a row after a record of the index, whose cells tell what to quote; fields without a column add it. */
export function csvInserter(text: string): (after: number, fields: readonly WrittenField[]) => Edit[] {
  const table = csvTable(text);
  const rows = table.rows.filter((row) => isCsvRecord(row, table.columns.length));
  const eol = text.includes('\r\n') ? '\r\n' : text.includes('\n') ? '\n' : text.includes('\r') ? '\r' : '\n';
  return (after, fields) => {
    const model = rows[after] ?? table.header;
    if (!model) return [];
    const values = new Map(fields.map(({ steps, value }) => [steps.join('.'), value]));
    const added = [...values].filter(([name, value]) => value !== undefined && !table.columns.includes(name));
    const names = [...table.columns, ...added.map(([name]) => name)];
    const cells = names.map((name, column) =>
      writtenCell(valueOf(table, column, values.get(name)), table.delimiter, quotesOf(model.cells[column])),
    );
    const edits = columnEdits(table, new Map(added.map(([name]) => [name, new Map<number, string>()])));
    edits.push({ start: model.end, end: model.end, inserted: `${eol}${cells.join(table.delimiter)}` });
    return edits.sort((a, b) => a.start - b.start);
  };
}

/** Header and every row longer by a cell for each added column. */
function columnEdits(table: CsvTable, added: AddedColumns): Edit[] {
  if (added.size === 0 || !table.header) return [];
  const { delimiter, header } = table;
  const names = [...added.keys()].map((name) => delimiter + writtenCell(name, delimiter));
  const rows = table.rows.filter((row) => isCsvRecord(row, table.columns.length));
  return [
    { start: header.end, end: header.end, inserted: names.join('') },
    ...rows.map((row) => {
      const end = endOf(row, table);
      return { start: end, end, inserted: [...added.values()].map((cells) => delimiter + (cells.get(end) ?? '')).join('') };
    }),
  ];
}

function valueOf(table: CsvTable, column: number, value: FieldValue): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  const like = column < 0 ? [] : table.rows.slice(0, 200).map((row) => row.cells[column]?.value ?? '');
  return joinedList(value, like, table.delimiter);
}

/** A value as a cell of a CSV, quoted where it has to be, or where asked. */
export function writtenCell(value: string, delimiter = ',', quoted = false): string {
  const needs = quoted || value.includes(delimiter) || /["\r\n]/.test(value) || value !== value.trim();
  return needs ? `"${value.replaceAll('"', '""')}"` : value;
}

function quotesOf(cell: CsvCell | undefined): boolean {
  return cell?.quoted === true && !/[",;\r\n\t]/.test(cell.value);
}
