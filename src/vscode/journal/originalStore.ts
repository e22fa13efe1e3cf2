import * as vscode from 'vscode';
import { originalOf, withRemoved, type PresentFile, type JournalEntry } from '../../core/index.ts';
import { documentAt } from '../documentAt.ts';
import type { Target } from '../targets.ts';
import { decodeFile, type FileText } from '../files/fileText.ts';
import { hashOf } from './journalStore.ts';
import type { JournalStore } from './journalTypes.ts';
import { committedBytes } from './git.ts';
import { diffTexts } from '../files/textDiff.ts';
import { readBytes } from '../files/writes.ts';

/** An article as it is now, unsaved edits too, with the journal that leads to it (the unsaved edits as its last entry). */
export interface ArticleHistory {
  readonly present: PresentFile;
  readonly file: FileText;
  readonly hasUnsaved: boolean;
  readonly entries: readonly JournalEntry[];
}

/** The untouched text of an article and where it is from; `hash` is the SHA-256 of its bytes. */
export interface UntouchedText {
  readonly text: string;
  readonly hash: string;
  readonly from: 'journal' | 'git' | 'file';
}

/** The history of an article; undefined when its file is not there. */
export async function historyOf(journal: JournalStore, target: Target): Promise<ArticleHistory | undefined> {
  const entries = await journal.entries(target.corpus);
  const bytes = await readBytes(target.uri);
  if (!bytes) return undefined;
  const file = decodeFile(bytes);
  const saved: PresentFile = { path: target.path, text: file.text, hash: hashOf(bytes) };
  const open = documentAt(target.uri);
  if (!open?.isDirty || open.getText() === saved.text) return { present: saved, file, hasUnsaved: false, entries };
  const present = { path: target.path, text: open.getText(), hash: hashOf(file.encode(open.getText())) };
  return { present, file, hasUnsaved: true, entries: [...entries, stepBetween(saved, present)] };
}

/** An entry of the history that is not in the journal yet. */
export function stepBetween(before: PresentFile, after: PresentFile): JournalEntry {
  const edits = withRemoved(before.text, diffTexts(before.text, after.text));
  return { id: '', time: '9999', who: '', command: '', path: before.path, before: before.hash, after: after.hash, edits };
}

/** The untouched original: by the journal, else as last committed in git, else the file itself, which then was never changed. */
export async function untouchedText(journal: JournalStore, target: Target): Promise<UntouchedText | undefined> {
  const history = await historyOf(journal, target);
  if (!history) return undefined;
  const journalled = originalOf(history.entries, history.present);
  if (journalled) return { ...journalled, from: 'journal' };
  const bytes = await committedBytes(target.uri);
  if (bytes) return { text: decodeFile(bytes).text, hash: hashOf(bytes), from: 'git' };
  return { text: history.present.text, hash: history.present.hash, from: 'file' };
}

/** The scheme of untouched originals: the path is the file's, the query its full uri. */
const ORIGINAL_SCHEME = 'winnow-original';

/** The uri under which the original of a file can be opened. */
export function originalUri(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({ scheme: ORIGINAL_SCHEME, path: uri.path, query: uri.toString() });
}

/** Serves originals as read-only documents, and again after each save. */
export function provideOriginals(journal: JournalStore, targetAt: (uri: vscode.Uri) => Target | undefined): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async (uri) => {
      const target = targetAt(vscode.Uri.parse(uri.query));
      return target && (await untouchedText(journal, target))?.text;
    },
  };
  const saved = journal.onDidSave(({ uri }) => changed.fire(originalUri(uri)));
  return vscode.Disposable.from(changed, saved, vscode.workspace.registerTextDocumentContentProvider(ORIGINAL_SCHEME, provider));
}
