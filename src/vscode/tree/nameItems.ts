import * as vscode from 'vscode';
import type { EntityType } from '../../core/index.ts';
import type { Services } from '../services.ts';
import { entityTypeName } from '../words.ts';
import type { CorpusNameNode, CorpusNamesNode, CorpusNameTypeNode } from './node.ts';
import { isolated } from './tooltip.ts';

export const TYPE_ICONS: Readonly<Record<EntityType, string>> = {
  person: 'person',
  organization: 'organization',
  location: 'location',
  date: 'calendar',
  money: 'credit-card',
};

/** All names of a corpus: how many, and whether more are still being looked for. */
export function corpusNamesItem({ summaries }: Services, { types }: CorpusNamesNode): vscode.TreeItem {
  const count = types.reduce((sum, { names }) => sum + names.length, 0);
  const item = new vscode.TreeItem(vscode.l10n.t('Names in the Corpus'), vscode.TreeItemCollapsibleState.Collapsed);
  item.iconPath = new vscode.ThemeIcon('symbol-class');
  item.description = summaries.progress() ? vscode.l10n.t('{0} so far', count) : String(count);
  item.tooltip = vscode.l10n.t('People, organizations and places of all articles, the most frequent first');
  item.accessibilityInformation = { label: vscode.l10n.t('Names in the corpus, {0}', item.description) };
  return item;
}

/** The names of one type, or a run of them. */
export function corpusNameTypeItem({ type, label, names }: CorpusNameTypeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(isolated(label ?? entityTypeName(type)), vscode.TreeItemCollapsibleState.Collapsed);
  item.iconPath = new vscode.ThemeIcon(label === undefined ? TYPE_ICONS[type] : 'list-ordered');
  item.description = String(names.length);
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, {1} names', label ?? entityTypeName(type), names.length) };
  return item;
}

/** One name: a click shows its references. */
export function corpusNameItem(node: CorpusNameNode): vscode.TreeItem {
  const { name, type, mentions, files, marked } = node;
  const item = new vscode.TreeItem(isolated(name));
  item.iconPath = new vscode.ThemeIcon(TYPE_ICONS[type], new vscode.ThemeColor(`winnow.${type}Foreground`));
  item.description = files === 1 ? vscode.l10n.t('{0}× in 1 article', mentions) : vscode.l10n.t('{0}× in {1} articles', mentions, files);
  const accepted = marked === undefined ? vscode.l10n.t('suggested') : vscode.l10n.t('{0} of them marked by you', marked);
  item.tooltip = `${name} · ${type}\n${item.description}, ${accepted}`;
  item.command = { command: 'winnow.showReferences', title: vscode.l10n.t('Show References'), arguments: [node] };
  item.accessibilityInformation = { label: `${name}, ${type}, ${item.description}` };
  return item;
}
