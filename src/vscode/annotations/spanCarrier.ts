import * as vscode from 'vscode';
import {
  annCarriedBack,
  annWithReturned,
  lossEdits,
  lossFrom,
  formatAnn,
  parseAnn,
  parseJournal,
  reanchorSpans,
  isInStep,
  WINNOW_FILES,
  type AnnSpan,
} from '../../core/index.ts';
import { fileDiagnostic } from '../diagnostic.ts';
import { documentAt } from '../documentAt.ts';
import { decodeFile } from '../files/fileText.ts';
import type { JournalStore, SavedArticle } from '../journal/journalTypes.ts';
import type { Report } from '../reporting.ts';
import { movedAnn, spanFileOf, type SpanFile } from './spanFile.ts';
import { diffTexts } from '../files/textDiff.ts';
import { readBytes, type Writes } from '../files/writes.ts';

/** An article whose bytes on disk have changed, with the texts and SHA-256 before and after. */
export type ChangedArticle = Omit<SavedArticle, 'waitUntil'>;

/**
 * Keeps annotation files in step with the texts on disk, whatever changed these: a save (by hand, by a command, by an undo), or a write past the editor.
 * What is lost with its words is told and journalled, and comes back when the text is again what it was: so the one undo of the text brings both back.
 */
export interface SpanCarrier extends vscode.Disposable {
  readonly carry: (changed: ChangedArticle) => Promise<void>;
}

/** What carrying needs. */
export interface SpanServices {
  readonly journal: JournalStore;
  readonly writes: Writes;
  readonly report: Report;
  readonly refusals: vscode.DiagnosticCollection;
}

/** Makes the carrier, which follows every save; one article after another, as each may rest on what the one before has journalled. */
export function createSpanCarrier(services: SpanServices): SpanCarrier {
  let last: Promise<unknown> = Promise.resolve();
  const carry = async (changed: ChangedArticle): Promise<void> => {
    const done = last.then(() =>
      services.report.run(vscode.l10n.t('Winnow could not move annotations along'), () => carryNow(services, changed)),
    );
    last = done;
    await done;
  };
  const saves = services.journal.onDidSave((saved) => saved.waitUntil(carry(saved)));
  return { carry, dispose: () => saves.dispose() };
}

/** Lists lost annotations at their article. */
export function tellLost(refusals: vscode.DiagnosticCollection, uri: vscode.Uri, lost: readonly AnnSpan[]): void {
  const diagnostics = lost.map(({ label, text }) => {
    const message = vscode.l10n.t(
      'The annotation "{0}" ({1}) went with its words; it comes back when they do (Undo, then save, or Restore).',
      text,
      label,
    );
    return fileDiagnostic(message, { code: 'lost-annotation' });
  });
  refusals.set(uri, diagnostics);
}

async function carryNow(services: SpanServices, changed: ChangedArticle): Promise<void> {
  const file = await spanFileOf(changed.corpus, changed.path, changed.before);
  if (file.text === undefined) return;
  const open = documentAt(file.uri);
  const moved = await movedWith(file, open?.isDirty === true, changed);
  const ann = await withReturned(changed, file.path, moved);
  if (ann !== file.text) await put(services.writes, { uri: file.uri, open, ann });
  else if (open?.isDirty) await open.save();
  if (moved.lost.length > 0) await recordLoss(services, changed, { file, before: moved.from, after: ann });
  if (moved.lost.length > 0) tellLost(services.refusals, changed.uri, moved.lost);
  else if (ann !== moved.ann) services.refusals.delete(changed.uri);
}

interface Moved {
  readonly from: string;
  readonly ann: string;
  readonly lost: readonly AnnSpan[];
}

/** In step already, else along the edits where the annotations fitted the text before, else (as when they were made while the text was typed) by their words. */
async function movedWith(file: SpanFile, isDirty: boolean, { before, after }: ChangedArticle): Promise<Moved> {
  const now = file.text ?? '';
  if (isInStep(parseAnn(now, after), after)) return { from: now, ann: now, lost: [] };
  const bytes = isDirty ? undefined : await readBytes(file.uri);
  const from = bytes ? decodeFile(bytes).text : now;
  if (!isDirty && isInStep(parseAnn(from, before), before)) return { from, ...movedAnn(from, before, diffTexts(before, after), after) };
  const { file: found, lost } = reanchorSpans(parseAnn(from, after), after);
  return { from, ann: formatAnn(found, after), lost };
}

/** The annotations with those that were lost on the way from what the text is now again. */
async function withReturned(changed: ChangedArticle, path: string, { from, ann }: Moved): Promise<string> {
  const { corpus, before, after, hashBefore, hashAfter } = changed;
  const bytes = await readBytes(corpus.uriOf(WINNOW_FILES.journal));
  const journal = bytes && new TextDecoder().decode(bytes);
  const own = `"path":${JSON.stringify(path)}`;
  // most journals know of no such loss: then they need not be read in full, but where files were renamed it may stand under another path
  const hasRenames = journal?.includes('"from":') === true;
  if (!journal || !(hasRenames || journal.includes(own))) return ann;
  const isOwn = (line: string): boolean => line.includes(own) || line.includes(`"path":${JSON.stringify(changed.path)}`);
  const lines = journal.split('\n').filter((line) => hasRenames || isOwn(line));
  const { entries } = parseJournal(lines.join('\n'));
  const article = { path: changed.path, text: before, hash: hashBefore, annotations: { path, ann: from } };
  const back = isInStep(parseAnn(from, before), before) ? annCarriedBack(entries, article, hashAfter) : undefined;
  return back ?? annWithReturned(ann, lossFrom(entries, path, hashAfter), after);
}

async function recordLoss(
  { journal }: SpanServices,
  { hashBefore }: ChangedArticle,
  { file, before, after }: { readonly file: SpanFile; readonly before: string; readonly after: string },
): Promise<void> {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const cause = { command: 'lost-annotations', of: hashBefore };
  await journal.record({ ...file, before: encode(before), after: encode(after), cause, edits: lossEdits({ before, after }) });
}

async function put(
  writes: Writes,
  { uri, open, ann }: { readonly uri: vscode.Uri; readonly open: vscode.TextDocument | undefined; readonly ann: string },
): Promise<void> {
  if (!open?.isDirty) {
    await writes.update(uri, () => new TextEncoder().encode(ann));
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, open.lineCount, 0), ann);
  await vscode.workspace.applyEdit(edit);
  await open.save();
}
