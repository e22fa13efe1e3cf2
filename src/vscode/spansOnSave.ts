import * as vscode from 'vscode';
import { formatAnn, parseAnn, type AnnSpan } from '../core/formats/brat.ts';
import { reanchorSpans } from '../core/formats/moveSpans.ts';
import { documentAt } from './commands/targets.ts';
import { decodeFile } from './fileText.ts';
import type { JournalStore, SavedArticle } from './journalStore.ts';
import type { Report } from './reporting.ts';
import { isInStep, movedAnn, spanFileOf } from './spanFile.ts';
import { diffTexts } from './textDiff.ts';
import { readBytes, type Writes } from './writes.ts';

/** What following needs. */
export interface SpanServices {
  readonly journal: JournalStore;
  readonly writes: Writes;
  readonly report: Report;
  readonly refusals: vscode.DiagnosticCollection;
}

/** Keeps annotation files in step with the texts on disk: whenever an article is saved, its spans move with what was typed, unless a command has moved them already. */
export function followSpansOnSave(services: SpanServices): vscode.Disposable {
  return services.journal.onDidSave((saved) =>
    saved.waitUntil(services.report.run(vscode.l10n.t('Winnow could not move annotations along'), () => follow(services, saved))),
  );
}

/** Lists lost annotations at their article. */
export function tellLost(refusals: vscode.DiagnosticCollection, uri: vscode.Uri, lost: readonly AnnSpan[]): void {
  const diagnostics = lost.map(({ label, text }) => {
    const message = vscode.l10n.t('The annotation "{0}" ({1}) was lost: its words were removed or cut.', text, label);
    const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message, vscode.DiagnosticSeverity.Warning);
    diagnostic.source = 'Winnow';
    diagnostic.code = 'lost-annotation';
    return diagnostic;
  });
  refusals.set(uri, diagnostics);
}

async function follow(services: SpanServices, { corpus, path, uri, before, after }: SavedArticle): Promise<void> {
  const file = await spanFileOf(corpus, path);
  if (file.text === undefined) return;
  const open = documentAt(file.uri);
  if (isInStep(parseAnn(file.text, after), after)) {
    if (open?.isDirty) await open.save();
    return;
  }
  // unsaved annotations were made while the text was being typed: they are found again by their words
  const next = open?.isDirty ? byWords(file.text, after) : moved(await onDisk(file.uri, file.text), before, after);
  if (next.ann !== file.text) await put(services.writes, { uri: file.uri, open, ann: next.ann });
  if (next.lost.length > 0) tellLost(services.refusals, uri, next.lost);
}

async function onDisk(uri: vscode.Uri, otherwise: string): Promise<string> {
  const bytes = await readBytes(uri);
  return bytes ? decodeFile(bytes).text : otherwise;
}

/** Along the edits when the annotations fitted the text before, else by their words. */
function moved(ann: string, before: string, after: string): { readonly ann: string; readonly lost: readonly AnnSpan[] } {
  if (isInStep(parseAnn(ann, before), before)) return movedAnn(ann, before, diffTexts(before, after), after);
  return byWords(ann, after);
}

function byWords(ann: string, after: string): { readonly ann: string; readonly lost: readonly AnnSpan[] } {
  const { file, lost } = reanchorSpans(parseAnn(ann, after), after);
  return { ann: formatAnn(file, after), lost };
}

async function put(
  writes: Writes,
  { uri, open, ann }: { readonly uri: vscode.Uri; readonly open: vscode.TextDocument | undefined; readonly ann: string },
): Promise<void> {
  if (!open?.isDirty) {
    await writes.updateText(uri, () => ann);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, open.lineCount, 0), ann);
  await vscode.workspace.applyEdit(edit);
  await open.save();
}
