import * as vscode from 'vscode';
import type { Entry } from '../../core/index.ts';
import type { Summary } from '../summary/summary.ts';
import { excerpt, percent } from '../words.ts';
import type { ArticleNode } from './node.ts';
import { entryNow } from './row.ts';

/** What an article is called: the index's title, else its own headline, else its file name. */
export function labelOf(entry: Entry, summary: Summary | undefined): string {
  const title = entry.title ?? summary?.title;
  return title === undefined || title === '' ? (entry.path.split('/').at(-1) ?? entry.path) : excerpt(title, 90);
}

/** A text that runs from right to left, kept apart from what stands beside it; any other as it is. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

// e.g. "\u05d0", "\u0645"
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** What an article's tooltip says beside what its index tells: what its text tells, what is the matter with it, and what training pipelines would do with it. */
export interface TooltipFacts {
  readonly summary: Summary | undefined;
  readonly trouble: string | undefined;
  readonly pipelines: string | undefined;
}

/** All that is known of an article at a glance; empty fields are left out. */
export function articleTooltip(
  { corpus, entry: indexed }: ArticleNode,
  { summary, trouble, pipelines }: TooltipFacts,
): vscode.MarkdownString {
  const entry = entryNow(corpus, indexed, summary);
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**').appendText(labelOf(entry, summary)).appendMarkdown('**\n\n');
  if (trouble !== undefined) text.appendMarkdown('$(warning) ').appendText(trouble).appendMarkdown('\n\n');
  text.supportThemeIcons = true;
  const fields: readonly (readonly [string, string | undefined])[] = [
    [vscode.l10n.t('File'), entry.path],
    [vscode.l10n.t('Id'), entry.id],
    [vscode.l10n.t('URL'), entry.url],
    [vscode.l10n.t('Source'), entry.source],
    [vscode.l10n.t('Author'), entry.author],
    [vscode.l10n.t('Agency'), entry.agency],
    [vscode.l10n.t('Date'), entry.date],
    [vscode.l10n.t('Language'), entry.lang ?? summary?.language],
    [vscode.l10n.t('Words'), summary && vscode.l10n.t('{0}, {1} after clean', summary.words.raw, summary.words.clean)],
    [vscode.l10n.t('Boilerplate'), summary && percent(summary.chaff)],
    [vscode.l10n.t('Training pipelines'), pipelines],
    [vscode.l10n.t('Tags'), entry.tags.join(', ')],
    [vscode.l10n.t('Status'), corpus.statusOf(entry.path)],
    [vscode.l10n.t('Note'), corpus.articles.get(entry.path)?.note],
  ];
  for (const [name, value] of fields)
    if (value !== undefined && value !== '') text.appendMarkdown(`${name}: `).appendText(value).appendMarkdown('  \n');
  return text;
}
