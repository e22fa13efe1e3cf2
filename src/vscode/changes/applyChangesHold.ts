import * as vscode from 'vscode';
import { isForeign, type Planned } from './applyChangesPlan.ts';
import { documentAt } from '../documentAt.ts';

/**
 * Does the work while documents of other encodings than UTF-8 stay open in theirs: the editor drops one that nobody shows after three minutes, which a
 * preview may well wait, or when many others come, and would read it again in its default encoding.
 */
export async function holdingOpen<T>(safe: readonly Planned[], work: () => Thenable<T>): Promise<T> {
  const held = safe.filter(isForeign);
  const hold = async ({ uri, file }: Planned): Promise<unknown> =>
    vscode.workspace.openTextDocument(uri, { encoding: file?.encoding ?? 'utf8' });
  await Promise.all(held.map(hold));
  const timer = setInterval(() => void Promise.allSettled(held.map(hold)), HOLD_EVERY);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Milliseconds. */
const HOLD_EVERY = 20_000;

/** Takes back, before anything is saved, what was changed in a document that the editor holds in a wrong encoding; gives these. */
export async function revertSpoiled(safe: readonly Planned[]): Promise<readonly Planned[]> {
  const spoiled = safe.filter((planned) => {
    const document = documentAt(planned.uri);
    return isForeign(planned) && document?.isDirty === true && document.encoding !== planned.file?.encoding;
  });
  for (const { uri } of spoiled) {
    await vscode.window.showTextDocument(uri, { preview: true });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  return spoiled;
}
