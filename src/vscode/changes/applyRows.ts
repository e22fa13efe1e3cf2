import * as vscode from 'vscode';
import { rowIn, type Change } from '../../core/index.ts';
import { writeDirectly } from './applyChangesDirect.ts';
import { planChanges, refusal, type Plan, type Planned, type Refusal } from './applyChangesPlan.ts';
import type { ApplyRequest, ApplyResult } from './applyRequest.ts';
import { assertWritable } from './assertWritable.ts';
import { articleFile } from '../corpus/articleFile.ts';
import { documentAt } from '../documentAt.ts';
import { isRowPath } from '../files/articleUri.ts';
import { tellRefusals } from './refusals.ts';
import type { Tools } from '../tools.ts';

/** Whether a request makes rows of an index, or takes some away, as a split and its undo do. */
export function movesRows({ changes }: ApplyRequest): boolean {
  return changes.some(({ kind, path }) => kind !== 'edit' && isRowPath(path));
}

/**
 * Makes the changes of such a request past the editor, all or none, each index in one write: a row's document can hold no other row. One that has unsaved edits, or
 * an index that has, is refused.
 */
export async function applyRows(tools: Tools, request: ApplyRequest): Promise<ApplyResult> {
  const { corpus, changes } = request;
  await assertWritable(corpus);
  const rows = await Promise.all(changes.filter(({ path }) => isRowPath(path)).map((change) => planRow(request, change)));
  const others = await planChanges({ ...request, changes: changes.filter(({ path }) => !isRowPath(path)) });
  const plan = together(rows, others);
  tellRefusals(tools, plan);
  if (plan.refused.length > 0) return { applied: [], refused: plan.refused, cancelled: true };
  return { applied: await writeDirectly(tools, request, plan.safe), refused: [], cancelled: false };
}

function together(rows: readonly (Planned | Refusal)[], others: Plan): Plan {
  const safe = rows.filter((one): one is Planned => !('reason' in one));
  const refused = [...rows.filter((one): one is Refusal => 'reason' in one), ...others.refused.filter(({ direct }) => !direct)];
  return { safe: [...safe, ...others.safe, ...others.refused.flatMap(({ direct }) => direct ?? [])], refused };
}

async function planRow({ corpus, basis: bases }: ApplyRequest, change: Change): Promise<Planned | Refusal> {
  const { path } = change;
  const uri = corpus.uriOf(path);
  if (corpus.pathOf(uri) !== path) return refusal(change, uri, vscode.l10n.t('the path leaves the corpus'));
  const index = rowIn(path)?.index ?? '';
  const unsaved = [uri, corpus.uriOf(index)].find((each) => documentAt(each)?.isDirty);
  if (unsaved) return refusal(change, uri, vscode.l10n.t('{0} has unsaved changes; save them first', corpus.pathOf(unsaved) ?? ''));
  if (change.kind === 'create') return { path, uri, change, basis: '', file: undefined };
  const article = await articleFile(corpus, path);
  if (article.kind === 'trouble') return refusal(change, uri, article.trouble);
  const { file, text } = article;
  const basis = bases.get(path) ?? text;
  if (text !== basis) return refusal(change, uri, vscode.l10n.t('it has changed since it was looked at; run the command again'));
  if (!file.lossless) return refusal(change, uri, vscode.l10n.t('its bytes do not survive decoding and encoding'));
  return { path, uri, change, basis, file };
}
