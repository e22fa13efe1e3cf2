import * as vscode from 'vscode';
import { editRowText, readIndex, applyEdits, entryReader, type FieldMap, type IndexTable } from '../../core/index.ts';
import { decodeFile, type FileText } from '../files/fileText.ts';
import { diffTexts } from '../files/textDiff.ts';

/** An index with the texts that its rows hold. */
export interface RowTexts {
  readonly file: FileText;
  readonly table: IndexTable;
  readonly fields: FieldMap;
  /** The record and the text of each row, by the row's path. */
  readonly rows: ReadonlyMap<string, { readonly record: number; readonly text: string }>;
}

/** Reads the bytes of the index of that name. */
export function rowTextsOf(fields: FieldMap, name: string, bytes: Uint8Array): RowTexts {
  const file = decodeFile(bytes);
  const table = readIndex(name, file.text);
  const read = entryReader(fields);
  const rows = new Map<string, { readonly record: number; readonly text: string }>();
  table.records.forEach((found, record) => {
    const said = read(found);
    if ('invalid' in said || said.text === undefined) return;
    const own = `${name}#${said.id ?? String(record)}`;
    if (!rows.has(own)) rows.set(own, { record, text: said.text });
  });
  return { file, table, rows, fields };
}

/** The bytes of an index with other texts in some of its rows, and no other byte changed; throws where they would not hold one. */
export function withRowTexts({ file, table, rows, fields }: RowTexts, texts: ReadonlyMap<string, string>): Uint8Array {
  if (!file.lossless)
    throw vscode.FileSystemError.NoPermissions(vscode.l10n.t('The bytes of the index do not survive decoding and encoding'));
  const index = { text: file.text, table, fields };
  const edits = [...texts].flatMap(([path, text]) => {
    const row = rows.get(path);
    if (!row) throw vscode.FileSystemError.FileNotFound(vscode.l10n.t('{0} holds no such row any more', path.slice(0, path.indexOf('#'))));
    return editRowText(index, row.record, diffTexts(row.text, text));
  });
  const bytes = file.encode(
    applyEdits(
      file.text,
      edits.sort((a, b) => a.start - b.start),
    ),
  );
  if (!bytes) throw vscode.FileSystemError.NoPermissions(vscode.l10n.t('The index cannot hold the text in its encoding'));
  return bytes;
}
