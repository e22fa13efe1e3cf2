import * as vscode from 'vscode';
import { disk } from '#disk';
import { groupBy } from '../../core/index.ts';
import { refusal, type Refusal } from './applyChangesPlan.ts';
import { diskOf } from '../files/diskOf.ts';
import { isRowPath } from '../files/articleUri.ts';
import { createPacer } from '../pacing.ts';
import type { ManyWrite, Staged } from './stagedWrite.ts';
import { isSameBytes } from '../files/writes.ts';
import type { Tools } from '../tools.ts';
import { changedArticle } from '../journal/journalStore.ts';
import { annotatedAmong } from '../annotations/spanFile.ts';
import { stagePieces } from './stagePieces.ts';
import { stageRows } from './stageRows.ts';
import { readNow } from '../files/readNow.ts';

/** What was written, and what was left as it is since something else had changed it meanwhile. */
export interface Written {
  readonly paths: readonly string[];
  readonly refused: readonly Refusal[];
}

/**
 * Writes files past the editor under a progress notification: first all new bytes lie ready beside their files (until then it can be cancelled, and nothing has
 * changed: undefined), then the journal knows of them, then each takes its place in one step, where the file still is what it was. A process killed in the midst
 * leaves each file old or new. Throws, with all files as they were, when one cannot be written.
 */
export async function writeMany(tools: Tools, writes: readonly ManyWrite[], what: string): Promise<Written | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const title = vscode.l10n.t('Winnow: {0}, writing the articles', what);
  return await vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const tell = createTell(progress, writes.length);
    const staged: Staged[] = [];
    const pace = createPacer();
    try {
      const files = writes.filter(({ path }) => !isRowPath(path));
      const elsewhere = files.filter(({ uri }) => !diskOf(uri));
      staged.push(...stageRows(tools, writes), ...stagePieces(tools, elsewhere));
      for (const [at, write] of files.entries()) {
        await pace();
        if (token.isCancellationRequested) return undefined;
        staged.push(...stageOnDisk(write));
        tell(at + 1);
      }
      for (let at = 0; at < writes.length; at += JOURNALLED) await tools.journal.record(...writes.slice(at, at + JOURNALLED));
      return await placeAll(tools, { staged, all: writes });
    } finally {
      for (const { drop } of staged) drop();
    }
  });
}

/** Entries that go to the journal in one piece: where the host has no disk, each piece writes the whole journal again. */
const JOURNALLED = disk ? 200 : 10_000;

/** The new bytes of a file in a file beside it; nothing where the host has no disk for it. */
function stageOnDisk(write: ManyWrite): readonly Staged[] {
  const { uri, before, after } = write;
  const own = diskOf(uri);
  if (!own) return [];
  const { place, drop } = own.stage(uri.fsPath, after);
  const put = async (): Promise<readonly ManyWrite[]> => {
    const now = await readNow(uri);
    if (!now || !isSameBytes(now, before)) return [];
    place();
    return [write];
  };
  return [{ place: put, drop }];
}

async function placeAll(
  tools: Tools,
  { staged, all }: { readonly staged: readonly Staged[]; readonly all: readonly ManyWrite[] },
): Promise<Written> {
  const pace = createPacer();
  const placed: ManyWrite[] = [];
  try {
    for (const { place } of staged) {
      await pace();
      placed.push(...(await place()));
    }
  } catch (error) {
    for (const { uri, before } of placed.reverse()) await tools.writes.update(uri, () => before);
    throw error;
  }
  disk?.sync(placed.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath));
  await carryAll(tools, placed);
  const done = new Set(placed);
  const reason = vscode.l10n.t('it has changed since it was looked at; run the command again');
  const refused = all.filter((write) => !done.has(write)).map(({ change, uri }) => refusal(change, uri, reason));
  return { paths: placed.map(({ path }) => path), refused };
}

/** No save tells of the new texts, so their annotations are told here. */
async function carryAll({ services, spans }: Tools, placed: readonly ManyWrite[]): Promise<void> {
  const changed = placed.flatMap(({ uri, before, after }) => {
    const article = services.corpora.articleOf(uri);
    return article ? [{ ...article, uri, before, after }] : [];
  });
  for (const [corpus, own] of groupBy(changed, (one) => one.corpus)) {
    const annotated = await annotatedAmong(
      corpus,
      own.map(({ path }) => path),
    );
    for (const one of own) if (annotated.has(one.path)) await spans.carry(changedArticle(one, one.before, one.after));
  }
}

/** Tells a hundred times at most how many are done. */
function createTell(progress: vscode.Progress<{ message: string; increment: number }>, all: number): (done: number) => void {
  const step = Math.max(1, Math.floor(all / 100));
  return (done) => {
    if (done % step === 0) progress.report({ message: vscode.l10n.t('{0} of {1}', done, all), increment: (100 * step) / all });
  };
}
