import * as vscode from 'vscode';
import { isAscii } from '../files/fileText.ts';
import { readArticle } from '../files/readArticle.ts';
import type { Services } from '../services.ts';

/** Opens articles in the encoding their bytes are in: one that VS Code has read in another is read again, before a save could spoil it. */
export function encodings({ corpora, report }: Services): vscode.Disposable {
  const look = async (document: vscode.TextDocument): Promise<void> => {
    if (!corpora.articleOf(document.uri) || document.isDirty) return;
    const article = await readArticle(document.uri);
    if (article.kind !== 'text' || article.file.encoding === document.encoding || document.isDirty || document.isClosed) return;
    if (isAscii(article.bytes)) return;
    await vscode.workspace.openTextDocument(document.uri, { encoding: article.file.encoding });
  };
  const lookSafely = (document: vscode.TextDocument): void =>
    void report.run(vscode.l10n.t('The encoding could not be told'), () => look(document));
  const lookAtAll = (): void => vscode.workspace.textDocuments.forEach(lookSafely);
  lookAtAll();
  return vscode.Disposable.from(vscode.workspace.onDidOpenTextDocument(lookSafely), corpora.onDidChange(lookAtAll));
}
