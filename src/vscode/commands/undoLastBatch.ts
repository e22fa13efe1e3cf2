import * as vscode from 'vscode';
import { journalSteps, standingBatches, type JournalStep } from '../../core/index.ts';
import type { TakenBack } from '../changes/applyRequest.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { undoBatch } from '../changes/undoBatch.ts';
import { articlesText } from '../words.ts';
import { corpusFor } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** Winnow: Undo Last Batch. Takes back the last change of several articles at once of which anything can be taken back, also after a reload. */
export async function undoLastBatch(tools: Tools, ...args: readonly unknown[]): Promise<TakenBack | undefined> {
  const corpus = await corpusFor(tools.services, args);
  if (!corpus) return undefined;
  const taken = await undoLast(tools, corpus);
  if (taken) tellTaken(tools, corpus, taken);
  if (taken) return taken;
  void tools.services.report.say(vscode.l10n.t('The journal knows of no change of several articles at once that still stands.'));
  return undefined;
}

/** Where some of a batch was back already and the rest cannot be, the one before it is meant. */
async function undoLast(tools: Tools, corpus: Corpus): Promise<TakenBack | undefined> {
  for (const step of standingBatches(await tools.journal.entries(corpus))) {
    const taken = await undoBatch(tools, corpus, step);
    if (taken.cancelled || taken.applied.length > 0 || taken.left.length >= step.entries.length) return taken;
  }
  return undefined;
}

/** Takes a batch back by its id, saved and unsaved parts of it. */
export async function undoBatchById(tools: Tools, corpus: Corpus, id: string): Promise<TakenBack | undefined> {
  const known = journalSteps(await tools.journal.entries(corpus)).find((step) => step.id === id);
  return await undoStep(tools, corpus, known ?? { id, time: '', who: '', command: '', entries: [], undone: false });
}

/** Takes a step of the journal back and says what became of it, with a way to have it again. */
export async function undoStep(tools: Tools, corpus: Corpus, step: JournalStep): Promise<TakenBack> {
  const taken = await undoBatch(tools, corpus, step);
  tellTaken(tools, corpus, taken);
  return taken;
}

function tellTaken(tools: Tools, corpus: Corpus, taken: TakenBack): void {
  if (taken.cancelled) return;
  void tools.services.report.run(vscode.l10n.t('Winnow could not do it again'), () => tell(tools, corpus, taken));
}

async function tell(tools: Tools, corpus: Corpus, taken: TakenBack): Promise<void> {
  const left = [...taken.left, ...taken.refused.map(({ path, reason }) => ({ path, reason }))];
  const [first] = left;
  const done = vscode.l10n.t('Taken back in {0}.', articlesText(taken.applied.length));
  const rest = first ? vscode.l10n.t('Not taken back in {0}: {1} ({2})', articlesText(left.length), first.path, first.reason) : '';
  const again = taken.applied.length > 0 && taken.batch !== undefined ? [vscode.l10n.t('Redo')] : [];
  for (const { path, reason } of left) tools.services.report.log(`${path}: ${reason}`);
  const answer = await tools.services.report.say([done, rest].filter(Boolean).join(' '), ...again);
  if (answer !== undefined && taken.batch !== undefined) await undoBatchById(tools, corpus, taken.batch);
}
