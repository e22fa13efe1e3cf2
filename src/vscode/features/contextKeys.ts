import * as vscode from 'vscode';
import type { Services } from '../services.ts';

/** Keeps the keys that `when` clauses of the manifest ask for: winnow.ready, winnow.hasCorpus, winnow.noIndex, winnow.articleActive, winnow.reading. */
export function contextKeys({ corpora, summaries }: Services): vscode.Disposable {
  const set = (key: string, value: boolean): void => void vscode.commands.executeCommand('setContext', `winnow.${key}`, value);
  const update = (): void => {
    const all = corpora.corpora();
    set('ready', corpora.isReady());
    set('hasCorpus', all.length > 0);
    set(
      'noIndex',
      all.some((corpus) => corpus.index === undefined),
    );
    setActive();
  };
  const setActive = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    set('articleActive', document !== undefined && corpora.articleOf(document.uri) !== undefined);
  };
  let reading = false;
  const setReading = (): void => {
    const now = summaries.progress() !== undefined;
    if (now !== reading) set('reading', now);
    reading = now;
  };
  update();
  return vscode.Disposable.from(
    summaries.onDidChange(setReading),
    corpora.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(setActive),
  );
}
