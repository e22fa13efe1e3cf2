import * as vscode from 'vscode';

/** Milliseconds. */
const OPENING = 600;

/**
 * Tells whether an article is being opened: for a while after that the Corpus view is better not read anew, since the editor's view, once read, takes the keyboard if
 * it believes that it has it, and that belief goes a moment later than the keyboard goes to an editor. At most half of the time counts, however many are opened.
 */
export function watchOpening(): vscode.Disposable & { readonly isOpening: () => boolean } {
  let began = -Infinity;
  const since = (): number => performance.now() - began;
  const open = (): void => {
    if (since() > 2 * OPENING) began = performance.now();
  };
  const watching = [vscode.workspace.onDidOpenTextDocument(open), vscode.window.onDidChangeActiveTextEditor(open)];
  return { isOpening: () => since() < OPENING, dispose: () => vscode.Disposable.from(...watching).dispose() };
}
