import * as vscode from 'vscode';
import { diskOf } from './diskOf.ts';
import { decodeFile, type FileText } from './fileText.ts';
import { messageOf } from '../reporting.ts';
import { readWhole } from './turns.ts';
import { fileSystem } from './fileSystem.ts';

/** An article's file as it lies on disk: its text, or why there is none. */
export type ArticleFile =
  | { readonly kind: 'text'; readonly uri: vscode.Uri; readonly bytes: Uint8Array; readonly file: FileText; readonly text: string }
  | { readonly kind: 'trouble'; readonly uri: vscode.Uri; readonly trouble: string };

/** From this size on, in bytes, a file is left to the command line. */
export const LARGEST = 50 * 1024 * 1024;

/** Reads and decodes a file; never throws, never alters. */
export async function readArticle(uri: vscode.Uri): Promise<ArticleFile> {
  try {
    const bytes = diskOf(uri)?.read(uri.fsPath, LARGEST) ?? (await read(uri));
    if (typeof bytes === 'number')
      return unreadable(uri, vscode.l10n.t('{0} MB: too large for the editor; use the command line', Math.round(bytes / 1024 / 1024)));
    return articleOfBytes(uri, bytes);
  } catch (error) {
    return unreadable(uri, vscode.l10n.t('It cannot be read: {0}', messageOf(error)));
  }
}

/** An article's file from its bytes. */
export function articleOfBytes(uri: vscode.Uri, bytes: Uint8Array): ArticleFile {
  const file = decodeFile(bytes);
  return file.binary ? unreadable(uri, vscode.l10n.t('This is not text')) : { kind: 'text', uri, bytes, file, text: file.text };
}

/** An article that cannot be read, with the reason. */
export function unreadable(uri: vscode.Uri, why: string): ArticleFile {
  return { kind: 'trouble', uri, trouble: why };
}

async function read(uri: vscode.Uri): Promise<Uint8Array | number> {
  const { size } = await fileSystem.stat(uri);
  return size >= LARGEST ? size : await readWhole(uri);
}
