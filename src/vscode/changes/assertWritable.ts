import * as vscode from 'vscode';
import { WINNOW_FILES } from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { messageOf } from '../reporting.ts';
import { diskOf } from '../files/diskOf.ts';
import { assertStateFolder } from '../files/stateFolder.ts';
import { exists, readBytes, temporaryMark } from '../files/writes.ts';
import { fileSystem } from '../files/fileSystem.ts';

/** Throws, naming the place, when the corpus cannot be written to or its journal not be read: before anything is changed, so that nothing is left half done. */
export async function assertWritable(corpus: Corpus): Promise<void> {
  const journal = corpus.uriOf(WINNOW_FILES.journal);
  const state = corpus.uriOf('.winnow');
  await assertStateFolder(state);
  await reading(journal);
  const disk = diskOf(journal);
  if (disk && (await exists(journal)) && !disk.mayWrite(journal.fsPath))
    throw new Error(vscode.l10n.t('nothing was changed, since {0} cannot be written to', vscode.workspace.asRelativePath(journal)));
  await probing(corpus, corpus.root);
  if (await exists(state)) await probing(corpus, state);
}

/** A file without a byte can be made on a full disk, one with some cannot. */
const PROBE = new Uint8Array(4096);

async function probing(corpus: Corpus, folder: vscode.Uri): Promise<void> {
  // another window may be probing too
  const probe = vscode.Uri.joinPath(folder, `.probe-${temporaryMark()}.winnow-tmp`);
  try {
    await fileSystem.writeFile(probe, PROBE);
    await fileSystem.delete(probe);
  } catch (error) {
    await Promise.resolve(fileSystem.delete(probe)).catch(() => undefined);
    const name = corpus.pathOf(folder) ?? corpus.name;
    throw new Error(vscode.l10n.t('nothing was changed, since the folder {0} cannot be written to: {1}', name, messageOf(error)), {
      cause: error,
    });
  }
}

async function reading(uri: vscode.Uri): Promise<void> {
  try {
    await readBytes(uri);
  } catch (error) {
    const path = vscode.workspace.asRelativePath(uri);
    throw new Error(vscode.l10n.t('nothing was changed, since {0} cannot be read: {1}', path, messageOf(error)), { cause: error });
  }
}
