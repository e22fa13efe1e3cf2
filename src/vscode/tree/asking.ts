import * as vscode from 'vscode';
import { parseFilter } from '../../core/index.ts';
import { GROUPINGS, type Grouping } from './groups.ts';

/** Asks what to group articles by; `now` is marked. Undefined when the person leaves. */
export async function pickGrouping(now: Grouping | undefined): Promise<Grouping | undefined> {
  const labels: Readonly<Record<Grouping, string>> = {
    none: vscode.l10n.t('Nothing: one list'),
    source: vscode.l10n.t('Source'),
    status: vscode.l10n.t('Review status'),
    tag: vscode.l10n.t('Tag'),
    date: vscode.l10n.t('Month'),
    language: vscode.l10n.t('Language'),
    folder: vscode.l10n.t('Folder'),
    cluster: vscode.l10n.t('Near duplicates'),
  };
  const items = GROUPINGS.map((by) => ({ by, label: labels[by], ...(by === now ? { description: vscode.l10n.t('now') } : {}) }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Group articles by') }))?.by;
}

/** Asks for a filter, which is a valid one or empty; undefined when the person leaves. */
export async function askFilter(now: string): Promise<string | undefined> {
  return await vscode.window.showInputBox({
    value: now,
    title: vscode.l10n.t('Filter the corpus'),
    prompt: vscode.l10n.t(
      'Words of the title or path; source:, status:, tag:, lang:, date:, rule: or entity: with a value; bp>30 for more than 30 % boilerplate, words<200; a minus before it excludes',
    ),
    placeHolder: 'source:example bp>30 status:todo entity:"New York"',
    validateInput: (query) => parseFilter(query).problems[0],
  });
}
