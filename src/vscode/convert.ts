import * as vscode from 'vscode';
import { lineAt, type Edit, type Line, type Span } from '../core/index.ts';

/** The range of a span: of a document's text as it is now, or of a text that is not open, by its lines (VS Code breaks lines where core does). */
export function toRange(text: vscode.TextDocument | readonly Line[], span: Span): vscode.Range {
  if (isLines(text)) return new vscode.Range(positionIn(text, span.start), positionIn(text, span.end));
  return new vscode.Range(text.positionAt(span.start), text.positionAt(span.end));
}

/** The span of a range of the document. */
export function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** The edits of one open document as one WorkspaceEdit, which is one undo; they hold for the document as it is now. */
export function toWorkspaceEdit(document: vscode.TextDocument, edits: readonly Edit[]): vscode.WorkspaceEdit {
  const workspaceEdit = new vscode.WorkspaceEdit();
  workspaceEdit.set(
    document.uri,
    edits.map((edit) => vscode.TextEdit.replace(toRange(document, edit), edit.inserted)),
  );
  return workspaceEdit;
}

function isLines(text: vscode.TextDocument | readonly Line[]): text is readonly Line[] {
  return Array.isArray(text);
}

function positionIn(lines: readonly Line[], offset: number): vscode.Position {
  const line = lineAt(lines, offset);
  const { start, end } = lines[line] ?? { start: 0, end: 0 };
  return new vscode.Position(line, Math.min(offset, end) - start);
}
