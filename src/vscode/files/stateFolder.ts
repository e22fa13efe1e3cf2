import * as vscode from 'vscode';
import { STATE_IS_FILE } from '../../core/index.ts';
import { fileSystem } from './fileSystem.ts';

/** Whether the uri is one of `.winnow/`, or within, and a file stands in the place of that folder. */
export async function isStateFile(uri: vscode.Uri): Promise<boolean> {
  const path = STATE.exec(uri.path)?.[0];
  if (path === undefined) return false;
  const stat = await Promise.resolve(fileSystem.stat(uri.with({ path }))).catch(() => undefined);
  return stat?.type === vscode.FileType.File;
}

/** Throws, in words, where a file stands in the place of the `.winnow/` that the uri is in. */
export async function assertStateFolder(uri: vscode.Uri): Promise<void> {
  if (await isStateFile(uri)) throw new Error(STATE_IS_FILE);
}

// e.g. "/corpus/.winnow" of "/corpus/.winnow/names/names.csv"
const STATE = /^.*\/\.winnow(?=\/|$)/;
