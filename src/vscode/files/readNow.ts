import type * as vscode from 'vscode';
import { diskOf } from './diskOf.ts';
import { LARGEST } from './readArticle.ts';
import { readBytes } from './writes.ts';

/** The bytes of a file as they are now, the quick way where the host has a disk; undefined where there is none, or more than the editor takes. */
export async function readNow(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  const disk = diskOf(uri);
  if (!disk) return await readBytes(uri);
  try {
    const bytes = disk.read(uri.fsPath, LARGEST);
    return typeof bytes === 'number' ? undefined : bytes;
  } catch {
    // the slower way tells what is the matter
    return await readBytes(uri);
  }
}
