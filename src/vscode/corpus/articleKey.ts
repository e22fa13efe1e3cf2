import * as vscode from 'vscode';
import { uriOfPath } from '../files/articleUri.ts';
import type { Corpus } from './corpus.ts';

/** An article's key within the program: cheaper to make than its uri as text, and the way back. */
export function articleKey({ key }: Corpus, path: string): string {
  return `${key}\n${path}`;
}

/** The file of an article's key. */
export function uriOfArticleKey(articleKeyText: string): vscode.Uri {
  const [root = '', path = ''] = articleKeyText.split('\n');
  return uriOfPath(vscode.Uri.parse(root), path);
}
