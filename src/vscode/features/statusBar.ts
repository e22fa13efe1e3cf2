import * as vscode from 'vscode';
import { clean, countWordsIn, type Analysis } from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { shownFindings } from '../findings/findings.ts';
import type { Services } from '../services.ts';
import { someTargets } from '../targets.ts';
import { findingsText, percent, wordsText } from '../words.ts';

/** Words raw → clean, share, findings and review status of the active article; a click opens what can be done with it. */
export function statusBar(services: Services): vscode.Disposable {
  const { analyses, corpora, reviews, settings } = services;
  const item = vscode.window.createStatusBarItem('winnow.article', vscode.StatusBarAlignment.Left, 50);
  item.name = vscode.l10n.t('Winnow Article');
  item.command = 'winnow.showActions';
  const show = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const article = document && corpora.articleOf(document.uri);
    if (!document || !article || !settings.values().statusBar) return item.hide();
    const analysis = analyses.get(document);
    if (!analysis) return item.show();
    const { raw, clean: left } = wordsOf(services, { article, document, analysis });
    const findings = shownFindings(analysis, settings.values()).length;
    const stale = reviews.isStale(article.corpus, article.path);
    const status = stale ? vscode.l10n.t('changed since review') : article.corpus.statusOf(article.path);
    const share = percent(raw === 0 ? 0 : (raw - left) / raw);
    const found = findingsText(findings);
    const words = raw === left ? wordsText(raw) : vscode.l10n.t('{0} → {1} words', raw, left);
    item.text = `$(list-filter) ${words} · ${found} · ${status}`;
    item.tooltip = vscode.l10n.t(
      'Winnow: clean keeps {0} of {1} words ({2} is boilerplate). {3}, {4}. Click for actions.',
      left,
      raw,
      share,
      found,
      status,
    );
    item.accessibilityInformation = {
      label: vscode.l10n.t('{0}, {1} after clean, {2}, status {3}', wordsText(raw), left, found, status),
    };
    item.show();
  };
  show();
  return vscode.Disposable.from(
    item,
    vscode.commands.registerCommand('winnow.showActions', () => services.report.run('Winnow', () => showActions(services))),
    vscode.window.onDidChangeActiveTextEditor(show),
    analyses.onDidChange(show),
    corpora.onDidChange(show),
    reviews.onDidChange(show),
    settings.onDidChange(show),
  );
}

interface Shown {
  readonly article: { readonly corpus: Corpus; readonly path: string };
  readonly document: vscode.TextDocument;
  readonly analysis: Analysis;
}

/** Longer texts are counted by the first round of clean alone. */
const LONGEST_CLEANED = 60_000;
const counted = new WeakMap<Analysis, Analysis['words']>();

/** The words before and after clean, all rounds of it, counted once for each analysis. */
function wordsOf({ analyses }: Services, { article: { corpus, path }, document, analysis }: Shown): Analysis['words'] {
  const known = counted.get(analysis);
  if (known || analysis.words.raw === analysis.words.clean || analysis.length > LONGEST_CLEANED) return known ?? analysis.words;
  const text = document.getText();
  const edits = clean(text, analysis, { context: analyses.contextOf(corpus, path) });
  const gone = countWordsIn(text, edits);
  const words = { raw: analysis.words.raw, clean: Math.max(0, analysis.words.raw - gone) };
  counted.set(analysis, words);
  return words;
}

interface Action extends vscode.QuickPickItem {
  readonly command?: string;
}

async function showActions(services: Services): Promise<void> {
  if (someTargets(services, []).length === 0) return;
  const known = new Set(await vscode.commands.getCommands(true));
  const items = actions().filter(({ command }) => command === undefined || known.has(command));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('What to do with this article') });
  if (picked?.command !== undefined) await vscode.commands.executeCommand(picked.command);
}

function actions(): readonly Action[] {
  const group = (label: string): Action => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    group(vscode.l10n.t('Change')),
    { label: `$(sparkle) ${vscode.l10n.t('Clean Article')}`, command: 'winnow.cleanArticle' },
    { label: `$(split-horizontal) ${vscode.l10n.t('Split at Boundaries')}`, command: 'winnow.splitAtBoundaries' },
    { label: `$(tag) ${vscode.l10n.t('Tag Article...')}`, command: 'winnow.tagArticle' },
    { label: `$(pass) ${vscode.l10n.t('Mark Reviewed')}`, command: 'winnow.markReviewed' },
    { label: `$(pass) ${vscode.l10n.t('Mark Reviewed and Go to Next')}`, command: 'winnow.reviewAndNext' },
    group(vscode.l10n.t('Look')),
    { label: `$(arrow-down) ${vscode.l10n.t('Next Finding')}`, command: 'winnow.nextFinding' },
    { label: `$(question) ${vscode.l10n.t('Show Reasons')}`, command: 'winnow.showReasons' },
    { label: `$(fold) ${vscode.l10n.t('Fold Boilerplate')}`, command: 'winnow.foldBoilerplate' },
    { label: `$(diff) ${vscode.l10n.t('Show Original')}`, command: 'winnow.showOriginal' },
    { label: `$(arrow-right) ${vscode.l10n.t('Next Unreviewed Article')}`, command: 'winnow.nextUnreviewed' },
    group(vscode.l10n.t('Get back')),
    { label: `$(discard) ${vscode.l10n.t('Restore Block...')}`, command: 'winnow.restoreBlock' },
    { label: `$(history) ${vscode.l10n.t('Restore Whole File')}`, command: 'winnow.restoreFile' },
  ];
}
