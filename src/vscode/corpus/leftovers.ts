import * as vscode from 'vscode';
import { inBatches } from '../pacing.ts';
import type { Corpus } from './corpus.ts';
import { finish, finishCopies, isCopies } from './savingCopies.ts';
import { fileSystem } from '../files/fileSystem.ts';

/** Milliseconds after which a temporary file is nobody's any more: a write takes a fraction of that. */
const AGE = 10_000;
/** A batch that was killed leaves one for each of its files. */
const WIDTH = 32;

/** Whether a file is one that a write makes beside its target: what a killed process left, or another is about to rename. */
export function isLeftover(path: string): boolean {
  return TEMPORARY.test(path);
}

/** Puts right what a killed process left in a corpus: a file whose writing was cut short gets the bytes of the copy beside it; the temporary files go. Gives their names. */
export async function sweepLeftovers(corpus: Corpus): Promise<readonly string[]> {
  const swept: string[] = [];
  const one = async (path: string): Promise<void> => {
    const uri = corpus.uriOf(path);
    const { mtime } = await fileSystem.stat(uri).then(undefined, () => ({ mtime: Infinity }));
    if (Date.now() - mtime < AGE) return;
    if (isCopies(path)) await finishCopies(corpus, uri);
    await putRight(uri);
    swept.push(path);
  };
  await inBatches(corpus.leftovers, one, { width: WIDTH, isCancelled: () => false });
  return swept;
}

/** A copy is written in full before its target is touched; a target that holds only the head of it was cut short, any other is whole as it is. */
async function putRight(uri: vscode.Uri): Promise<void> {
  const name = NAMED.exec(uri.path.slice(uri.path.lastIndexOf('/') + 1))?.[1];
  if (name !== undefined) await finish(vscode.Uri.joinPath(uri, '..', name), await fileSystem.readFile(uri));
  await fileSystem.delete(uri);
}

// e.g. "2026/.1f2e3d4c5b6a7988.winnow-tmp", ".a.txt.1f2e3d.winnow-tmp"
const TEMPORARY = /(?:^|\/)\.[^/]+\.winnow-tmp$/;
// e.g. ".a.txt.1f2e3d.winnow-tmp"
const NAMED = /^\.(.+)\.[0-9a-f]{1,6}\.winnow-tmp$/;
