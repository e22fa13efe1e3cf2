import * as vscode from 'vscode';
import { provideRows } from '../corpus/rowFiles.ts';
import { createJournalStore } from '../journal/journalStore.ts';
import { createPreviews } from '../preview/previews.ts';
import { provideOriginals } from '../journal/originalStore.ts';
import { createReportDocuments } from '../reportDocuments.ts';
import type { Services } from '../services.ts';
import { createSpanCarrier } from '../annotations/spanCarrier.ts';
import { createUndoStore } from '../changes/undoStore.ts';
import { createUnsavedStore } from '../changes/unsavedStore.ts';
import { Writes } from '../files/writes.ts';
import { applyToAll, removeFromAll } from './applyToAll.ts';
import { cleanArticle, cleanCorpus, cleanSelected } from './clean.ts';
import { ignore, ignoreHere, ignoreInCorpus, ignoreInSource, keep } from './decide.ts';
import { dryRun } from './dryRun.ts';
import { exportArticles } from './exportArticles.ts';
import { fixIndex, provideIndexFixes } from './fixIndex.ts';
import { followMoved } from './followMoved.ts';
import { makeRule } from './makeRule.ts';
import { mapField } from './mapField.ts';
import { mergeBack } from './mergeBack.ts';
import { addToNameList, aliasName } from './nameList.ts';
import { findName, showReferences } from './references.ts';
import { removeFinding } from './removeFinding.ts';
import { followRenames } from '../changes/followRenames.ts';
import { provideRename, renameName } from './renameName.ts';
import { restoreBlock, restoreFile } from './restore.ts';
import { editNote, markReviewed, markToDo, reviewAndNext, setStatus } from './review.ts';
import { splitAtBoundaries, splitHere } from './split.ts';
import { splitBy } from './splitBy.ts';
import { storeHeader } from './storeHeader.ts';
import { asOneOf, saidIn } from './saidIn.ts';
import { showJournal } from './showJournal.ts';
import { showOriginal } from './showOriginal.ts';
import { acceptName, nextName, rejectName, retypeName } from './suggestions.ts';
import { tagArticles, tagSelected } from './tagArticles.ts';
import { extendAnnotation, removeAnnotation, shrinkAnnotation, tagSelection } from './tagSelection.ts';
import { someCorpus, targetsOf } from '../targets.ts';
import type { Command, Tools } from '../tools.ts';
import { undoLastBatch } from './undoLastBatch.ts';

/** All commands that change, restore or record something, by id; `writes` ones do nothing in a workspace that is not trusted. */
const COMMANDS: Readonly<Record<string, { readonly run: Command; readonly writes: boolean }>> = {
  'winnow.cleanArticle': { run: cleanArticle, writes: true },
  'winnow.cleanSelected': { run: cleanSelected, writes: true },
  'winnow.cleanCorpus': { run: cleanCorpus, writes: true },
  'winnow.removeFinding': { run: removeFinding, writes: true },
  'winnow.keep': { run: keep, writes: true },
  'winnow.ignore': { run: ignore, writes: true },
  'winnow.ignoreHere': { run: ignoreHere, writes: true },
  'winnow.ignoreInSource': { run: ignoreInSource, writes: true },
  'winnow.ignoreInCorpus': { run: ignoreInCorpus, writes: true },
  'winnow.makeRule': { run: makeRule, writes: true },
  'winnow.dryRun': { run: dryRun, writes: false },
  'winnow.setStatus': { run: setStatus, writes: true },
  'winnow.markReviewed': { run: markReviewed, writes: true },
  'winnow.reviewAndNext': { run: reviewAndNext, writes: true },
  'winnow.markToDo': { run: markToDo, writes: true },
  'winnow.editNote': { run: editNote, writes: true },
  'winnow.fixIndex': { run: fixIndex, writes: true },
  'winnow.followMoved': { run: followMoved, writes: true },
  'winnow.mapField': { run: mapField, writes: true },
  'winnow.splitAtBoundaries': { run: splitAtBoundaries, writes: true },
  'winnow.splitHere': { run: splitHere, writes: true },
  'winnow.splitBy': { run: splitBy, writes: true },
  'winnow.mergeBack': { run: mergeBack, writes: true },
  'winnow.tagArticle': { run: tagArticles, writes: true },
  'winnow.tagSelected': { run: tagSelected, writes: true },
  'winnow.tagSelection': { run: tagSelection, writes: true },
  'winnow.removeAnnotation': { run: removeAnnotation, writes: true },
  'winnow.extendAnnotation': { run: extendAnnotation, writes: true },
  'winnow.shrinkAnnotation': { run: shrinkAnnotation, writes: true },
  'winnow.acceptName': { run: acceptName, writes: true },
  'winnow.rejectName': { run: rejectName, writes: true },
  'winnow.retypeName': { run: retypeName, writes: true },
  'winnow.nextName': { run: nextName, writes: false },
  'winnow.applyToAll': { run: applyToAll, writes: true },
  'winnow.removeFromAll': { run: removeFromAll, writes: true },
  'winnow.undo': { run: undoLast, writes: true },
  'winnow.undoLastBatch': { run: undoLastBatch, writes: true },
  'winnow.storeHeader': { run: storeHeader, writes: true },
  'winnow.renameName': { run: renameName, writes: true },
  'winnow.addToNameList': { run: addToNameList, writes: true },
  'winnow.aliasName': { run: aliasName, writes: true },
  'winnow.findName': { run: findName, writes: false },
  'winnow.showReferences': { run: showReferences, writes: false },
  'winnow.export': { run: exportArticles, writes: true },
  'winnow.restoreBlock': { run: restoreBlock, writes: true },
  'winnow.restoreFile': { run: restoreFile, writes: true },
  'winnow.showOriginal': { run: showOriginal, writes: false },
  'winnow.showJournal': { run: showJournal, writes: false },
};

/** Registers the commands, and the stores that only they need. */
export function registerCommands(services: Services): vscode.Disposable {
  const writes = new Writes();
  const journal = createJournalStore(services, writes);
  const refusals = vscode.languages.createDiagnosticCollection('winnow-writes');
  const undos = createUndoStore();
  const spans = createSpanCarrier({ journal, writes, report: services.report, refusals });
  const reports = createReportDocuments();
  const previews = createPreviews(services);
  const tools: Tools = { services, writes, journal, spans, reports, undos, refusals, previews, unsaved: createUnsavedStore() };
  const commands = Object.entries(COMMANDS).map(([id, command]) =>
    vscode.commands.registerCommand(id, (...args: readonly unknown[]) => runCommand(tools, command, args)),
  );
  const originals = provideOriginals(journal, (uri) => targetsOf(services, [uri])[0]);
  return vscode.Disposable.from(
    journal,
    undos,
    previews,
    refusals,
    originals,
    spans,
    reports,
    provideRows(services.corpora),
    provideIndexFixes(services),
    provideRename(tools),
    followRenames(tools),
    ...commands,
  );
}

/** Winnow: Undo Last Decision or Annotation. What the undo key (`{orText: true}`) does while Winnow's last step on the article was beside its text. */
async function undoLast({ undos, services: { report } }: Tools, ...args: readonly unknown[]): Promise<void> {
  if (await undos.undo()) return;
  if (saidIn(args, 'orText', asOneOf([true]))) await vscode.commands.executeCommand('undo');
  else void report.say(vscode.l10n.t('There is no decision or annotation of this article to take back; undo takes back what was typed.'));
}

async function tellUntrusted({ services: { report } }: Tools): Promise<undefined> {
  const manage = vscode.l10n.t('Manage Trust');
  void report.run('Winnow', async () => {
    const answer = await report.say(vscode.l10n.t('This workspace is not trusted, so Winnow changes nothing in it.'), manage);
    if (answer === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  });
  return undefined;
}

async function runCommand(tools: Tools, { run, writes }: (typeof COMMANDS)[string], args: readonly unknown[]): Promise<unknown> {
  return await tools.services.report.run('Winnow', async () => {
    if (writes && !vscode.workspace.isTrusted) return await tellUntrusted(tools);
    if (!someCorpus(tools.services)) return undefined;
    await tools.journal.settled();
    return await run(tools, ...args);
  });
}
