import type * as vscode from 'vscode';
import { isAscii } from '../files/fileText.ts';
import { readArticle } from '../files/readArticle.ts';
import { saveSettingsOf, settingsAltering } from './saveSettings.ts';

const known = new WeakMap<vscode.TextDocument, { readonly key: string; readonly safe: Promise<boolean> }>();

/** Whether saving the document would alter nothing but what is edited: its bytes decode without loss, its line ends are of one kind, no save setting interferes. */
export function isSafe(document: vscode.TextDocument): Promise<boolean> {
  const key = document.isDirty ? 'dirty' : `${document.version} ${document.encoding}`;
  const last = known.get(document);
  if (last && (last.key === key || document.isDirty)) return last.safe;
  const safe = look(document);
  known.set(document, { key, safe });
  return safe;
}

async function look(document: vscode.TextDocument): Promise<boolean> {
  if (settingsAltering(document.getText(), saveSettingsOf(document)).length > 0) return false;
  const article = await readArticle(document.uri);
  if (article.kind !== 'text') return false;
  const sameEncoding = article.file.encoding === document.encoding || isAscii(article.bytes);
  return article.file.lossless && !article.file.mixedLineEnds && sameEncoding;
}
