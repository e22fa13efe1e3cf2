import type { IndexFinding, IndexRecord, IndexTable } from '../corpus/entry.ts';
import { linesOf, lineAt } from '../text/lines.ts';
import { csvRows, sniffDelimiter, type CsvRow } from './csv.ts';
import { badRecord } from './indexShape.ts';

/** A delimited index with its header told from its rows; `rows[i]` is record i of readCsvIndex where it is not broken. */
export interface CsvTable {
  readonly delimiter: string;
  readonly header: CsvRow | undefined;
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** The records of a CSV or TSV index (`,` `;` tab or `|`, sniffed), its first row naming the columns; a row of another width is a bad record. */
export function readCsvIndex(text: string): IndexTable {
  const table = csvTable(text);
  const lines = linesOf(text);
  const records: IndexRecord[] = [];
  const problems: IndexFinding[] = [];
  for (const row of table.rows) {
    const problem = problemOf(row, table.columns.length);
    if (problem !== undefined) problems.push(badRecord(problem, row, lines));
    else records.push({ start: row.start, end: row.end, line: lineAt(lines, row.start), fields: fieldsOf(row, table.columns) });
  }
  return { format: 'csv', records, problems };
}

/** Header, columns and rows of a delimited text. */
export function csvTable(text: string): CsvTable {
  const delimiter = sniffDelimiter(text);
  const [header, ...rows] = csvRows(text, delimiter);
  return { delimiter, header, columns: header?.cells.map((cell) => cell.value.trim()) ?? [], rows };
}

/** Whether a row of the table is a record: not broken, and as wide as the header (blank cells beyond it do not count). */
export function isCsvRecord(row: CsvRow, width: number): boolean {
  return problemOf(row, width) === undefined;
}

function problemOf(row: CsvRow, width: number): string | undefined {
  if (row.broken !== undefined) return row.broken;
  const beyond = row.cells.slice(width).some((cell) => cell.value !== '');
  return row.cells.length < width || beyond ? `This row has ${row.cells.length} cells, the header ${width}` : undefined;
}

function fieldsOf(row: CsvRow, columns: readonly string[]): Readonly<Record<string, unknown>> {
  const fields: [string, string][] = [];
  columns.forEach((column, index) => {
    if (column !== '' && !fields.some(([name]) => name === column)) fields.push([column, row.cells[index]?.value ?? '']);
  });
  return Object.fromEntries(fields);
}
