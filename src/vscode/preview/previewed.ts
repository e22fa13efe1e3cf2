import type * as vscode from 'vscode';
import { applyEdits, countWords, type Change, type EditChange, type Edit, type Finding } from '../../core/index.ts';
import type { ApplyRequest } from '../changes/applyRequest.ts';

/** One article of a preview with its edits, each of which can be unticked. */
export interface PreviewedFile {
  readonly kind: 'file';
  readonly path: string;
  readonly uri: vscode.Uri;
  readonly title: string;
  readonly basis: string;
  /** Why it should be looked at first: its edits start unticked. */
  readonly suspicious: string | undefined;
  readonly edits: readonly PreviewedEdit[];
}

/** One edit of a preview. */
export interface PreviewedEdit {
  readonly kind: 'edit';
  readonly path: string;
  readonly edit: Edit;
  readonly removed: string;
  readonly words: number;
  /** The rule that found it, where one did. */
  readonly rule: string | undefined;
}

/** The articles of a request as a preview shows them, by their titles. */
export function previewedFiles(request: ApplyRequest, titleOf: (path: string) => string): readonly PreviewedFile[] {
  return request.changes.flatMap((change) => (change.kind === 'edit' ? [{ ...fileOf(request, change), title: titleOf(change.path) }] : []));
}

/** The change with only those of its edits that are ticked; undefined where none is. */
export function tickedChange(file: PreviewedFile, isTicked: (edit: PreviewedEdit) => boolean): Change | undefined {
  const edits = file.edits.filter(isTicked).map(({ edit }) => edit);
  return edits.length === 0 ? undefined : { kind: 'edit', path: file.path, edits };
}

/** The text of an article with the ticked edits made, and where in it an edit of the preview is. */
export function textWith(file: PreviewedFile, isTicked: (edit: PreviewedEdit) => boolean): string {
  return applyEdits(
    file.basis,
    file.edits.filter(isTicked).map(({ edit }) => edit),
  );
}

/** The 0-based line of the text after the ticked edits at which an edit is. */
export function lineAfter(file: PreviewedFile, at: PreviewedEdit, isTicked: (edit: PreviewedEdit) => boolean): number {
  const before = file.edits.filter((one) => one.edit.start < at.edit.start && isTicked(one)).map(({ edit }) => edit);
  return applyEdits(file.basis.slice(0, at.edit.start), before).split(BREAK).length - 1;
}

function fileOf({ corpus, basis, details }: ApplyRequest, change: EditChange): Omit<PreviewedFile, 'title'> {
  const { path, suspicious } = change;
  const text = basis.get(path) ?? '';
  const findings = details?.get(path)?.findings ?? [];
  const edits = change.edits.map((edit): PreviewedEdit => {
    const removed = text.slice(edit.start, edit.end);
    return { kind: 'edit', path, edit, removed, words: countWords(removed), rule: ruleAt(findings, edit) };
  });
  return { kind: 'file', path, uri: corpus.uriOf(path), basis: text, suspicious, edits };
}

function ruleAt(findings: readonly Finding[], edit: Edit): string | undefined {
  const finding = findings.find(({ start, end, removable }) => removable && start < edit.end && edit.start < end);
  return finding?.userRule ?? finding?.rule;
}

// e.g. "\r\n"
const BREAK = /\r\n|\n|\r/;
