import * as vscode from 'vscode';
import { isAscii } from '../files/fileText.ts';
import { readArticle } from '../files/readArticle.ts';
import type { Services } from '../services.ts';

/** Opens articles in the encoding their bytes are in: one that VS Code has read in another is read again, before a save could spoil it. */
export function encodings({ corpora, report }: Services): vscode.Disposable {
  /** How documents stood when they were found to be read rightly: their files are not read for every change of the corpus. */
  const right = new WeakMap<vscode.TextDocument, string>();
  const look = async (document: vscode.TextDocument): Promise<void> => {
    const now = `${document.version} ${document.encoding}`;
    if (right.get(document) === now || !corpora.articleOf(document.uri) || document.isDirty) return;
    const article = await readArticle(document.uri);
    if (article.kind !== 'text' || document.isDirty || document.isClosed) return;
    if (article.file.encoding === document.encoding || isAscii(article.bytes)) right.set(document, now);
    else await vscode.workspace.openTextDocument(document.uri, { encoding: article.file.encoding });
  };
  const lookSafely = (document: vscode.TextDocument): void =>
    void report.run(vscode.l10n.t('The encoding could not be told'), () => look(document));
  const lookAtAll = (): void => vscode.workspace.textDocuments.forEach(lookSafely);
  lookAtAll();
  return vscode.Disposable.from(vscode.workspace.onDidOpenTextDocument(lookSafely), corpora.onDidChange(lookAtAll));
}
