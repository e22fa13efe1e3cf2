import type { IndexTable } from './entry.ts';
import type { FieldMap } from './fields.ts';
import { entryReader } from './toEntry.ts';

/** A row of an index that holds an article's text. */
export interface Row {
  readonly record: number;
  readonly text: string;
  /** It has no id of its own, but that of its place: it would be another row if one before it came or went. */
  readonly isNumbered: boolean;
}

/** The rows of the index of that name, by their paths; of rows with one id the first. */
export function rowsIn(name: string, table: IndexTable, fields: FieldMap): ReadonlyMap<string, Row> {
  const read = entryReader(fields);
  const rows = new Map<string, Row>();
  table.records.forEach((found, record) => {
    const said = read(found);
    if ('invalid' in said || said.text === undefined) return;
    const path = `${name}#${said.id ?? String(record)}`;
    if (!rows.has(path)) rows.set(path, { record, text: said.text, isNumbered: said.id === undefined });
  });
  return rows;
}
