import * as vscode from 'vscode';
import { applyEdits, type EditChange, type Edit } from '../../core/index.ts';
import { applyChanges } from '../changes/applyChanges.ts';
import type { ApplyResult, ApplyRequest } from '../changes/applyRequest.ts';
import { MOST_IN_EDITOR } from '../changes/applyMany.ts';
import { assertApplied } from '../changes/refusals.ts';
import { articlesText, excerpt } from '../words.ts';
import { textNow } from '../articleNow.ts';
import type { Tools } from '../tools.ts';
import { undoBatchById } from './undoLastBatch.ts';

/**
 * Says what a clean of many articles has done. The preview opens only where a row waits for the person's word, so where none is suspicious its first row starts
 * unticked: when it was left so, this is said, and the person can have it removed too.
 */
export async function tellCleaned(tools: Tools, request: ApplyRequest, result: ApplyResult): Promise<void> {
  const { report } = tools.services;
  if (result.applied.length === 0) {
    assertApplied(result);
    return void report.say(vscode.l10n.t('Nothing was cleaned.'));
  }
  const stuck = result.refused.filter(({ direct }) => direct === undefined).length;
  const refused = stuck > 0 && vscode.l10n.t('Not cleaned, as Problems says: {0}.', articlesText(stuck));
  const cleaned = vscode.l10n.t('Cleaned {0}. Undo Last Batch takes it back, also after a reload.', articlesText(result.applied.length));
  const row = request.changes.length > MOST_IN_EDITOR ? undefined : await firstRowLeft(request, result);
  const [undo, remove] = [vscode.l10n.t('Undo'), vscode.l10n.t('Remove It Too')];
  const left = row && vscode.l10n.t('The first row was not ticked, so “{0}” is still in {1}.', excerpt(row.removed, 50), row.path);
  const answer = await report.say(
    [cleaned, refused, left].filter(Boolean).join(' '),
    ...(row ? [remove] : []),
    ...(result.batch === undefined ? [] : [undo]),
  );
  if (answer === undo && result.batch !== undefined) await undoBatchById(tools, request.corpus, result.batch);
  if (answer !== remove || !row) return;
  const again = { changes: [{ kind: 'edit', path: row.path, edits: [row.edit] }], basis: new Map([[row.path, row.text]]) } as const;
  await applyChanges(tools, { ...request, ...again, preview: false });
}

interface LeftRow {
  readonly path: string;
  readonly edit: Edit;
  readonly removed: string;
  /** The article's text with all but this edit made. */
  readonly text: string;
}

async function firstRowLeft({ corpus, changes, basis }: ApplyRequest, { refused }: ApplyResult): Promise<LeftRow | undefined> {
  const edits = changes.filter((change): change is EditChange => change.kind === 'edit');
  if (edits.some(({ suspicious }) => suspicious !== undefined)) return undefined;
  const first = edits.find(({ path }) => !refused.some((one) => one.path === path));
  const before = first && basis.get(first.path);
  const [edit, ...others] = first?.edits ?? [];
  if (!first || before === undefined || !edit) return undefined;
  const text = await textNow({ corpus, path: first.path, uri: corpus.uriOf(first.path) });
  if (text === undefined || text !== applyEdits(before, others)) return undefined;
  return { path: first.path, edit, removed: before.slice(edit.start, edit.end), text };
}
