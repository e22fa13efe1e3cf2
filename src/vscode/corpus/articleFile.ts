import * as vscode from 'vscode';
import { isRowPath } from '../files/articleUri.ts';
import { holdsHalf } from '../../core/index.ts';
import { articleOfBytes, readArticle, unreadable, type ArticleFile } from '../files/readArticle.ts';
import { readNow } from '../files/readNow.ts';
import type { Corpus } from './corpus.ts';

/** The bytes of an article as they are now, of a row those that its document would hold; undefined where there is none, or more than the editor takes. Thousands of rows are read in a moment. */
export async function articleBytes(corpus: Corpus, path: string): Promise<Uint8Array | undefined> {
  if (!isRowPath(path)) return await readNow(corpus.uriOf(path));
  const text = await rowText(corpus, path);
  return text === undefined || holdsHalf(text) ? undefined : new TextEncoder().encode(text);
}

/** Reads and decodes an article, be it a file or a row; never throws, never alters. */
export async function articleFile(corpus: Corpus, path: string): Promise<ArticleFile> {
  const uri = corpus.uriOf(path);
  if (!isRowPath(path)) return await readArticle(uri);
  const text = await rowText(corpus, path);
  if (text === undefined) return unreadable(uri, vscode.l10n.t('It cannot be read: {0}', vscode.l10n.t('there is no such row any more')));
  if (holdsHalf(text)) return unreadable(uri, vscode.l10n.t('The text holds half a character, which no file can'));
  return articleOfBytes(uri, new TextEncoder().encode(text));
}

async function rowText(corpus: Corpus, path: string): Promise<string | undefined> {
  try {
    return (await corpus.rowsAt(path)).rows.get(path)?.text;
  } catch {
    // the index is gone, and its rows with it
    return undefined;
  }
}
