import type { IndexFinding } from '../corpus/entry.ts';
import { foldName } from '../corpus/fields.ts';
import type { Span } from '../text/span.ts';
import { lineAt, type Line } from '../text/lines.ts';

/** The keys under which an object may hold its list of records (product.md, Formats). */
const LIST_KEYS: readonly string[] = [
  'items',
  'articles',
  'documents',
  'docs',
  'data',
  'records',
  'seeds',
  'entries',
  'files',
  'rows',
  'stories',
];

/** The one of an object's keys that holds the records, in the order of LIST_KEYS; undefined when the object is an id → record map. */
export function listKeyOf(keys: readonly string[]): string | undefined {
  for (const wanted of LIST_KEYS) {
    const key = keys.find((each) => foldName(each) === wanted);
    if (key !== undefined) return key;
  }
  return undefined;
}

/** A record that is a string names a file. */
export function pathRecord(path: string): Readonly<Record<string, unknown>> {
  return { path };
}

/** Whether a string in an id → path map can be a file's path. */
export function isPathLike(value: string): boolean {
  return /\.[A-Za-z0-9]{1,8}$/.test(value) && !/[\r\n]/.test(value);
}

/** The finding for a record, or a stretch of an index, that cannot be read. */
export function badRecord(message: string, span: Span, lines: readonly Line[]): IndexFinding {
  return { rule: 'index-bad-record', message, start: span.start, end: span.end, line: lineAt(lines, span.start), fixes: [] };
}
