import * as vscode from 'vscode';
import { linesOf } from '../../core/index.ts';
import type { ApplyRequest } from './applyRequest.ts';
import type { Planned } from './applyChangesPlan.ts';
import { toRange } from '../convert.ts';

/** One WorkspaceEdit of all changes; for a preview, suspicious rows need confirmation, and where there are none the first row does, so that it always opens. */
export function toWorkspaceEdit(request: ApplyRequest, planned: readonly Planned[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const suspicious = planned.some(({ change }) => change.kind === 'edit' && change.suspicious !== undefined);
  planned.forEach((one, at) => addTo(edit, one, request.preview ? { label: request.label, first: !suspicious && at === 0 } : undefined));
  return edit;
}

interface Rows {
  readonly label: string;
  /** The first row of this file needs confirmation for the preview's sake. */
  readonly first: boolean;
}

function addTo(edit: vscode.WorkspaceEdit, { uri, change, basis, file }: Planned, rows: Rows | undefined): void {
  if (change.kind === 'delete') return edit.deleteFile(uri, { ignoreIfNotExists: false });
  if (change.kind === 'create') {
    const contents = file ? file.encode(change.text) : new TextEncoder().encode(change.text);
    return edit.createFile(uri, { overwrite: false, ignoreIfExists: false, ...(contents ? { contents } : {}) });
  }
  const lines = linesOf(basis);
  const edits = change.edits.map((one, at): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] | vscode.TextEdit => {
    const text = new vscode.TextEdit(toRange(lines, one), one.inserted);
    return rows ? [text, metadataOf(change, basis.slice(one.start, one.end), { ...rows, first: rows.first && at === 0 })] : text;
  });
  edit.set(uri, edits as [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata][]);
}

function metadataOf(change: Planned['change'], removed: string, rows: Rows): vscode.WorkspaceEditEntryMetadata {
  const suspicious = change.kind === 'edit' ? change.suspicious : undefined;
  const description = suspicious ?? removed.trim().split(BREAK, 1)[0]?.slice(0, 80) ?? '';
  return { needsConfirmation: suspicious !== undefined || rows.first, label: rows.label, description };
}

// e.g. "\r\n"
const BREAK = /\r\n|\n|\r/;
