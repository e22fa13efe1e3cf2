import type * as vscode from 'vscode';
import { diskOf } from './diskOf.ts';
import { fileSystem } from './fileSystem.ts';

/** The last work at each file that is being written or read. */
const turns = new Map<string, Promise<void>>();

/** Does the work when all that was asked for of the file before is done or has failed: what was read must be what is written over. */
export async function inTurn<T>(uri: vscode.Uri, work: () => Promise<T>): Promise<T> {
  const key = uri.toString();
  const done = (turns.get(key) ?? Promise.resolve()).then(work);
  const settled = ended(done);
  turns.set(key, settled);
  await settled;
  if (turns.get(key) === settled) turns.delete(key);
  return done;
}

/** The bytes of a file, never those that a write of Winnow has half done; throws where there are none. Not to be waited for within a turn of the same file. */
export async function readWhole(uri: vscode.Uri): Promise<Uint8Array> {
  const read = async (): Promise<Uint8Array> => fileSystem.readFile(uri);
  // where the host has a disk a file is replaced in one step; elsewhere it is emptied first
  return await (diskOf(uri) ? read() : inTurn(uri, read));
}

/** Resolves when the work is done or has failed. */
export async function ended(work: PromiseLike<unknown>): Promise<void> {
  try {
    await work;
  } catch {
    // who asked for it has the error
  }
}
