import {
  applyEdits,
  changeRows,
  encodeText,
  rowIndexOf,
  withRemoved,
  type Change,
  type FieldMap,
  type JournalEntry,
  type RowIndex,
} from '../core/index.ts';
import { decodeFile } from './decodeFile.ts';
import { readArticle, type Refused } from './readArticle.ts';
import { sha256Of } from './sha256Of.ts';
import type { FileWrite } from './writeFiles.ts';

/** What of a change the journal is told. */
export type Recorded = Pick<JournalEntry, 'before' | 'after' | 'edits'>;

/** One write of an index, what it does to each of its rows, and to the index itself. */
export interface PlannedRows {
  readonly write: FileWrite;
  readonly rows: ReadonlyMap<string, Recorded>;
  readonly index: Recorded;
}

/** Changes of rows of one index as one write of it, all or none; `basis` is as in ApplyOptions. */
export function planRows(
  root: string,
  path: string,
  {
    changes,
    basis,
    fields,
  }: { readonly changes: readonly Change[]; readonly basis: ReadonlyMap<string, string>; readonly fields: FieldMap },
): PlannedRows | Refused {
  const file = readArticle(root, path);
  if ('refused' in file) return file;
  if (!file.roundTrips) return { path, refused: 'The bytes of the file do not survive decoding and encoding' };
  const before = rowIndexOf(path, file.text, fields);
  const changed = changes.find((change) => basis.has(change.path) && basis.get(change.path) !== hashAt(before, change.path));
  if (changed) return { path: changed.path, refused: 'The row has changed since it was looked at' };
  const made = changeRows(before, changes);
  if ('refused' in made) return { path, refused: made.refused };
  const text = applyEdits(file.text, made.edits);
  const bytes = encodeText(text, file.encoding);
  if (!bytes) return { path, refused: `The new text cannot be written as ${file.encoding}` };
  const after = rowIndexOf(path, text, fields);
  return {
    write: { path, bytes, create: false, before: file.hash },
    rows: new Map(changes.map((change) => [change.path, recordedOf(before, after, change)])),
    index: { before: file.hash, after: sha256Of(bytes), edits: withRemoved(file.text, made.edits) },
  };
}

/** The bytes of a row are those of its text in UTF-8. */
export function rowBytes(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

function hashAt({ rows }: RowIndex, path: string): string {
  const text = rows.get(path)?.text;
  return text === undefined ? '' : sha256Of(rowBytes(text));
}

function recordedOf(before: RowIndex, after: RowIndex, change: Change): Recorded {
  const { path } = change;
  const text = decodeFile(rowBytes(before.rows.get(path)?.text ?? '')).text;
  const whole = { start: 0, end: text.length, inserted: change.kind === 'create' ? change.text : '' };
  const edits = withRemoved(text, change.kind === 'edit' ? change.edits : [whole]);
  return { before: hashAt(before, path), after: hashAt(after, path), edits };
}
