import * as vscode from 'vscode';
import { setContextKey } from '../contextKey.ts';
import type { Services } from '../services.ts';

/** Keeps the keys that `when` clauses of the manifest ask for: winnow.ready, winnow.hasCorpus, winnow.noIndex, winnow.articleActive, winnow.reading. */
export function contextKeys({ corpora, summaries }: Services): vscode.Disposable {
  const set = (key: string, value: boolean): void => void setContextKey(key, value);
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
  const setReading = (): void => set('reading', summaries.progress() !== undefined);
  update();
  return vscode.Disposable.from(
    summaries.onDidChange(setReading),
    corpora.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(setActive),
  );
}
