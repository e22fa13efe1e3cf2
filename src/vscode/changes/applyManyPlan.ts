import * as vscode from 'vscode';
import { applyEdits, type Change } from '../../core/index.ts';
import { refusal, unclearAnn, type Refusal } from './applyChangesPlan.ts';
import { causeOf, type ApplyRequest } from './applyRequest.ts';
import { createPacer, inBatches } from '../pacing.ts';
import { mayWrite } from '../files/fileSystem.ts';
import { decodeFile } from '../files/fileText.ts';
import type { ManyWrite } from './stagedWrite.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { articleBytes } from '../corpus/articleFile.ts';
import { isRowPath } from '../files/articleUri.ts';
import { sharedAnn } from '../annotations/sharedAnn.ts';

/** What of a request can be written past the editor byte for byte, and what is refused. */
export interface ManyPlan {
  readonly safe: readonly ManyWrite[];
  readonly refused: readonly Refusal[];
}

/** Files looked at the same time. */
const WIDTH = 64;

/** Looks at each edit against the file as it is now, under a progress notification; undefined when the person cancels it. */
export async function planMany(request: ApplyRequest): Promise<ManyPlan | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const title = vscode.l10n.t('Winnow: looking at the articles');
  return await vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
    const safe: ManyWrite[] = [];
    const refused: Refusal[] = [];
    const pace = createPacer();
    const one = async (change: Change): Promise<void> => {
      await pace();
      const looked = await look(request, change);
      if ('reason' in looked) refused.push(looked);
      else safe.push(looked);
    };
    await inBatches(request.changes, one, { width: WIDTH, isCancelled: () => token.isCancellationRequested });
    return token.isCancellationRequested ? undefined : { safe, refused };
  });
}

async function look(request: ApplyRequest, change: Change): Promise<ManyWrite | Refusal> {
  const { corpus, details } = request;
  const { path } = change;
  const uri = corpus.uriOf(path);
  if (corpus.pathOf(uri) !== path || change.kind !== 'edit') return refusal(change, uri, vscode.l10n.t('the path leaves the corpus'));
  const [before, isWritable] = await Promise.all([articleBytes(corpus, path), mayWriteArticle(corpus, path)]);
  if (!before) return refusal(change, uri, vscode.l10n.t('it is not there any more'));
  const file = decodeFile(before);
  const basis = request.basis.get(path) ?? file.text;
  if (file.text !== basis) return refusal(change, uri, vscode.l10n.t('it has changed since it was looked at; run the command again'));
  if (!isWritable) return refusal(change, uri, vscode.l10n.t('it cannot be written to'));
  if (!file.lossless) return refusal(change, uri, vscode.l10n.t('its bytes do not survive decoding and encoding'));
  if ((await sharedAnn(corpus, path))?.whose === 'unclear') return refusal(change, uri, unclearAnn());
  const after = details?.get(path)?.bytes ?? file.encode(applyEdits(basis, change.edits));
  if (!after) return refusal(change, uri, vscode.l10n.t('its encoding cannot hold the text'));
  const findings = details?.get(path)?.findings;
  const known = { edits: change.edits, cause: causeOf(request, path), ...(findings ? { findings } : {}) };
  return { path, uri, change, basis, file, before, after, ...known };
}

/** A file that is not there is no hindrance here: that is told apart. */
async function mayWriteArticle(corpus: Corpus, path: string): Promise<boolean> {
  try {
    if (isRowPath(path)) return (await corpus.rowsAt(path)).mayWrite;
    return await mayWrite(corpus.uriOf(path));
  } catch {
    return true;
  }
}
