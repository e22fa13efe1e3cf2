import * as vscode from 'vscode';
import { setContextKey } from '../contextKey.ts';

/** What Winnow did beside the text of an article (a decision, a rule, a status, an annotation), to be taken back with the editor's own undo key. */
export interface UndoStore extends vscode.Disposable {
  /** Remembers how to take something back; holds while the article's text stays as it is. */
  readonly push: (uri: vscode.Uri, undo: () => Promise<unknown>) => void;
  /** Takes the last one back for the article in the active editor; false when there is none. */
  readonly undo: () => Promise<boolean>;
}

interface Step {
  readonly key: string;
  readonly undo: () => Promise<unknown>;
}

const MOST_STEPS = 100;

/** Makes the store, and keeps the context key `winnow.canUndo` for the undo key. */
export function createUndoStore(): UndoStore {
  let steps: readonly Step[] = [];
  const active = (): string | undefined => vscode.window.activeTextEditor?.document.uri.toString();
  const show = (): void =>
    void setContextKey(
      'canUndo',
      steps.some(({ key }) => key === active()),
    );
  const watching = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      // once the text is edited, the undo key must take back that edit first: then these steps are out of order
      steps = steps.filter(({ key }) => key !== document.uri.toString());
      show();
    }),
  );
  const push = (uri: vscode.Uri, undo: () => Promise<unknown>): void => {
    steps = [...steps, { key: uri.toString(), undo }].slice(-MOST_STEPS);
    show();
  };
  const undo = async (): Promise<boolean> => {
    const at = steps.findLastIndex(({ key }) => key === active());
    const step = steps[at];
    if (!step) return false;
    steps = steps.toSpliced(at, 1);
    show();
    await step.undo();
    return true;
  };
  return { push, undo, dispose: () => watching.dispose() };
}
