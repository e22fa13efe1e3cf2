import * as vscode from 'vscode';
import { PREVIEW_SCHEME } from '../preview/previews.ts';
import type { Services } from '../services.ts';

/**
 * Wraps the lines of an article, or of the preview of its change, when it is first shown: paragraphs of articles are one long line each. Only for that editor (View: Toggle Word Wrap takes
 * it back and is respected), only where the person's own setting leaves wrapping off, and never outside a corpus.
 */
export function wordWrap({ corpora, settings }: Services): vscode.Disposable {
  const seen = new WeakSet<vscode.TextDocument>();
  const isArticle = (uri: vscode.Uri): boolean => uri.scheme === PREVIEW_SCHEME || corpora.articleOf(uri) !== undefined;
  const look = (): void => {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !settings.values().wordWrap || seen.has(editor.document) || !isArticle(editor.document.uri)) return;
    seen.add(editor.document);
    const wraps = vscode.workspace.getConfiguration('editor', editor.document).get<string>('wordWrap', 'off');
    if (wraps === 'off') void vscode.commands.executeCommand('editor.action.toggleWordWrap');
  };
  look();
  return vscode.Disposable.from(vscode.window.onDidChangeActiveTextEditor(look), corpora.onDidChange(look));
}
