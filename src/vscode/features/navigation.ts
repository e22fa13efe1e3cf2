import * as vscode from 'vscode';
import { toRange } from '../convert.ts';
import { shownFindings } from '../findings/findings.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Services } from '../services.ts';
import { rowOf } from '../tree/row.ts';
import { excerpt, percent, ruleName } from '../words.ts';

/** Next and previous finding, article and unreviewed article; all wrap round and need no view. */
export function navigation(services: Services): vscode.Disposable {
  const register = (command: string, run: () => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(command, () => services.report.run(vscode.l10n.t('Winnow could not go there'), run));
  return vscode.Disposable.from(
    register('winnow.nextFinding', () => goToFinding(services, 1)),
    register('winnow.previousFinding', () => goToFinding(services, -1)),
    register('winnow.nextArticle', () => goToArticle(services, 1, () => true)),
    register('winnow.previousArticle', () => goToArticle(services, -1, () => true)),
    register('winnow.nextUnreviewed', () => goToArticle(services, 1, isUnreviewed)),
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

interface Place {
  readonly uri: vscode.Uri;
  readonly status: string;
}

/** Opens the next article in corpus order that is wanted and that the filter of the Corpus view lets through, from the active one on, wrapping round. */
async function goToArticle(services: Services, step: 1 | -1, wanted: (place: Place) => boolean): Promise<void> {
  const places = services.corpora.corpora().flatMap(placesIn);
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  const at = places.findIndex(({ uri }) => uri.toString() === active);
  const from = at >= 0 ? at : step > 0 ? -1 : 0;
  const isOther = passing(services, active);
  for (let distance = 1; distance <= places.length; distance++) {
    const place = places[(from + step * distance + places.length * 2) % places.length];
    if (!place || !wanted(place) || !isOther(place)) continue;
    await vscode.window.showTextDocument(place.uri);
    return void (await vscode.commands.executeCommand('winnow.revealInCorpus', place.uri, { follow: true }));
  }
  void services.report.say(
    services.filter.passes()
      ? vscode.l10n.t('There is no other article to go to that the filter lets through.')
      : vscode.l10n.t('There is no other article to go to.'),
  );
}

/** In corpus order, all of them: the active one may be one that the filter hides. */
function placesIn(corpus: Corpus): readonly Place[] {
  return corpus.files.map((path) => ({ uri: corpus.uriOf(path), status: corpus.statusOf(path) }));
}

/** Whether a place is another than the active one, and one that the filter lets through. */
function passing({ corpora, filter, summaries, settings }: Services, active: string | undefined): (place: Place) => boolean {
  const passes = filter.passes();
  return ({ uri }) => {
    if (uri.toString() === active) return false;
    const { corpus, path = '' } = corpora.articleOf(uri) ?? {};
    const entry = corpus?.entryOf(path);
    if (!passes || !corpus || !entry) return true;
    return passes(rowOf(corpus, entry, { summary: summaries.of(corpus, path), settings: settings.values() }));
  };
}

function isUnreviewed({ status }: Place): boolean {
  return status !== 'reviewed' && status !== 'rejected';
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
