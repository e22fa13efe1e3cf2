import * as vscode from 'vscode';
import {
  editRowTexts,
  applyEdits,
  changeRows,
  rowIndexOf,
  type Change,
  type Edit,
  type FieldMap,
  type RowIndex,
} from '../../core/index.ts';
import { decodeFile, type FileText } from '../files/fileText.ts';
import { diffTexts } from '../files/textDiff.ts';

/** An index with the texts that its rows hold. */
export interface RowTexts extends RowIndex {
  readonly file: FileText;
}

/** Reads the bytes of the index of that name. */
export function rowTextsOf(fields: FieldMap, name: string, bytes: Uint8Array): RowTexts {
  const file = decodeFile(bytes);
  return { file, ...rowIndexOf(name, file.text, fields) };
}

/** The bytes of an index with other texts in some of its rows, and no other byte changed; throws where they would not hold one. */
export function withRowTexts(index: RowTexts, texts: ReadonlyMap<string, string>): Uint8Array {
  const writes = [...texts].map(([path, text]) => {
    const row = index.rows.get(path);
    if (!row) throw vscode.FileSystemError.FileNotFound(vscode.l10n.t('{0} holds no such row any more', index.path));
    return { record: row.record, edits: diffTexts(row.text, text) };
  });
  return withEdits(index, editRowTexts(index, writes));
}

/** The bytes of an index after changes of its rows, all of them; throws, naming the reason, where they cannot be made. */
export function withRowChanges(index: RowTexts, changes: readonly Change[]): Uint8Array {
  const made = changeRows(index, changes);
  if ('refused' in made) throw new Error(made.refused);
  return withEdits(index, made.edits);
}

function withEdits({ file, text }: RowTexts, edits: readonly Edit[]): Uint8Array {
  if (!file.lossless)
    throw vscode.FileSystemError.NoPermissions(vscode.l10n.t('The bytes of the index do not survive decoding and encoding'));
  const bytes = file.encode(applyEdits(text, edits));
  if (!bytes) throw vscode.FileSystemError.NoPermissions(vscode.l10n.t('The index cannot hold the text in its encoding'));
  return bytes;
}
