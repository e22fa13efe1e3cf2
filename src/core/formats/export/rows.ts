import { writtenCell } from '../csvWrite.ts';
import { joinedList } from '../writtenValue.ts';
import type { Exported, FlatSpan } from './exported.ts';
import { METADATA, metadataOf } from './metadata.ts';

/** A row for datatrove's JsonlReader: id, text, and everything else as metadata. */
export function jsonlRow({ entry, text }: Exported): string {
  return lineOf({ id: entry.id, text, metadata: metadataOf(entry) });
}

/** A row of dolma's data format: id, text, source, when it was fetched (`added`) and published (`created`), the rest as metadata. */
export function dolmaRow({ entry, text }: Exported): string {
  const { source = '', fetched, date, ...metadata } = metadataOf(entry);
  const created = entry.isoDate ?? date;
  return lineOf({ id: entry.id, text, source, added: fetched, created, metadata });
}

/** A row with the annotations as Prodigy and spaCy read them: offsets in code points, the text always with them. */
export function spansRow({ entry, text }: Exported, spans: readonly FlatSpan[]): string {
  const marked = spans.map(({ start, end, label }) => ({ start, end, label }));
  return lineOf({ id: entry.id, path: entry.path, text, spans: marked, meta: metadataOf(entry) });
}

/** The first line of a table of articles. */
export const CSV_HEADER = `id,${METADATA.join(',')},text\r\n`;

/** A row of the table (RFC 4180). */
export function csvRow({ entry, text }: Exported): string {
  const cells = METADATA.map((field) => (field === 'tags' ? joinedList(entry.tags, []) : String(entry[field] ?? '')));
  return `${[entry.id, ...cells, text].map((cell) => writtenCell(cell)).join(',')}\r\n`;
}

function lineOf(row: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(row)}\n`;
}
