import * as vscode from 'vscode';
import { toRange } from '../convert.ts';
import { shownFindings } from '../findings/findings.ts';
import type { Services } from '../services.ts';
import { someCorpus } from '../targets.ts';
import { articleAfter, type Wanted } from '../tree/order.ts';
import { noOtherArticle, showArticle } from '../tree/showArticle.ts';
import { excerpt, percent, ruleName } from '../words.ts';

/** Next and previous finding, article and unreviewed article; all wrap round and need no view. */
export function navigation(services: Services): vscode.Disposable {
  const register = (command: string, run: () => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(command, () => services.report.run(vscode.l10n.t('Winnow could not go there'), run));
  return vscode.Disposable.from(
    register('winnow.nextFinding', () => goToFinding(services, 1)),
    register('winnow.previousFinding', () => goToFinding(services, -1)),
    register('winnow.nextArticle', () => goToArticle(services, 1, 'any')),
    register('winnow.previousArticle', () => goToArticle(services, -1, 'any')),
    register('winnow.nextUnreviewed', () => goToArticle(services, 1, 'unreviewed')),
    register('winnow.showReasons', () => showReasons(services)),
  );
}

/** Selects the next finding after the cursor, or the last one before it. */
async function goToFinding({ analyses, settings, report }: Services, step: 1 | -1): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const analysis = editor && (await analyses.analyzeNow(editor.document));
  if (!analysis) return void report.say(vscode.l10n.t('Open an article of a corpus first.'));
  const findings = shownFindings(analysis, settings.values());
  const at = editor.document.offsetAt(editor.selection.start);
  const isSelected = !editor.selection.isEmpty;
  const ahead = findings.filter(({ start }) => (isSelected ? start > at : start >= at));
  const behind = findings.filter(({ start }) => start < at);
  const finding = step > 0 ? (ahead[0] ?? findings[0]) : (behind.at(-1) ?? findings.at(-1));
  if (!finding) return void report.say(vscode.l10n.t('There are no findings in this article.'));
  const range = toRange(editor.document, finding);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  const message = vscode.l10n.t('{0} of {1}: {2}', findings.indexOf(finding) + 1, findings.length, ruleName(finding.rule));
  vscode.window.setStatusBarMessage(`Winnow: ${message}`, 4000);
}

/** Opens the next article of the tree that is wanted, or says that there is no other. */
async function goToArticle(services: Services, step: 1 | -1, wanted: Wanted): Promise<void> {
  if (!someCorpus(services)) return;
  const next = articleAfter(services, step, wanted);
  if (next) return await showArticle(next);
  void services.report.say(noOtherArticle(services, wanted));
}

/** Why the finding at the cursor was made, as a list that a screen reader can read. */
async function showReasons({ analyses, settings, report }: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const analysis = editor && (await analyses.analyzeNow(editor.document));
  if (!analysis) return void report.say(vscode.l10n.t('Open an article of a corpus first.'));
  const at = editor.document.offsetAt(editor.selection.active);
  const finding = shownFindings(analysis, settings.values()).find(({ start, end }) => start <= at && at <= end);
  if (!finding) return void report.say(vscode.l10n.t('There is no finding at the cursor.'));
  const items = [
    { label: finding.message, description: vscode.l10n.t('{0}, {1} sure', finding.rule, percent(finding.score)) },
    ...finding.reasons.map((label) => ({ label: `$(dash) ${label}` })),
    { label: `$(quote) ${excerpt(editor.document.getText(toRange(editor.document, finding)), 120)}` },
  ];
  await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Why Winnow found this'), placeHolder: ruleName(finding.rule) });
}
