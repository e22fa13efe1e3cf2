import * as vscode from 'vscode';
import { boilerplateOf } from '../../core/index.ts';
import type { Services } from '../services.ts';
import type { Summary } from '../summary/summary.ts';
import { articlesText, entityTypeName, findingsText, linesText, percent, roleName, ruleName, wordsText } from '../words.ts';
import type { ArticleNode, CorpusNode, GroupNode, ItemNode, NameNode, SegmentNode, TreeNode } from './node.ts';
import { shownCount, type Row } from './row.ts';
import { corpusNameItem, corpusNamesItem, corpusNameTypeItem, TYPE_ICONS } from './nameItems.ts';
import { pipelinesText } from './pipelines.ts';
import { articleTooltip, isolated, labelOf } from './tooltip.ts';

/** How a node looks in the tree, and what a screen reader says of it. */
export function itemOf(services: Services, node: TreeNode): vscode.TreeItem {
  const item = bareItem(services, node);
  item.id = node.key;
  item.contextValue = `winnow.${node.kind}${variantOf(node)}`;
  return item;
}

/** What decides, beside its kind, on what a node offers. */
function variantOf(node: TreeNode): '' | '.missing' | '.amiss' | '.chaff' {
  if (node.kind === 'segment') return node.finding ? '.chaff' : '';
  if (node.kind !== 'article') return '';
  if (node.entry.missing) return '.missing';
  return node.corpus.problemOf(node.entry.path)?.fixes?.length ? '.amiss' : '';
}

/** The item with its tooltip as it is asked for; that of an article is made only now, for it reads the text. */
export async function withTooltip({ summaries }: Services, item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
  if (node.kind !== 'article') return item;
  const summary = summaries.of(node.corpus, node.entry.path);
  const pipelines = node.entry.missing ? undefined : await pipelinesText(node.uri);
  item.tooltip = articleTooltip(node, { summary, trouble: troubleOf(node, summary), pipelines });
  return item;
}

function bareItem(services: Services, node: TreeNode): vscode.TreeItem {
  switch (node.kind) {
    case 'corpus':
      return corpusItem(services, node);
    case 'group':
      return groupItem(node);
    case 'article':
      return articleItem(services, node);
    case 'item':
      return secondItem(node);
    case 'segment':
      return segmentItem(node);
    case 'names':
      return folded(vscode.l10n.t('Names'), { icon: 'symbol-class', count: node.types.reduce((sum, { names }) => sum + names.length, 0) });
    case 'nameType':
      return folded(entityTypeName(node.type), { icon: TYPE_ICONS[node.type], count: node.names.length });
    case 'name':
      return nameItem(node);
    case 'corpusNames':
      return corpusNamesItem(services, node);
    case 'corpusNameType':
      return corpusNameTypeItem(node);
    case 'corpusName':
      return corpusNameItem(node);
    case 'problem': {
      const item = new vscode.TreeItem(node.label);
      item.description = node.message;
      item.tooltip = node.message;
      item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
      item.command = reveal(node.uri, new vscode.Range(node.line, 0, node.line, 0));
      item.accessibilityInformation = { label: vscode.l10n.t('Problem: {0}, {1}', node.label, node.message) };
      return item;
    }
  }
}

function corpusItem({ summaries }: Services, { corpus, rows }: CorpusNode): vscode.TreeItem {
  const item = new vscode.TreeItem(isolated(corpus.name), vscode.TreeItemCollapsibleState.Expanded);
  const reviewed = rows.filter(({ status }) => status === 'reviewed').length;
  item.iconPath = new vscode.ThemeIcon('library');
  const progress = summaries.progress();
  const reading = progress ? [vscode.l10n.t('reading {0}', percent(progress.done / progress.all))] : [];
  const marked = reviewed > 0 ? [vscode.l10n.t('{0} reviewed', reviewed)] : [];
  item.description = [...reading, articlesText(rows.length), ...shareOf(rows), ...marked].join(' · ');
  const told = [...reading, ...toldOf(rows), vscode.l10n.t('{0} reviewed', reviewed)].join(', ');
  const problems = corpus.problems.length === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', corpus.problems.length);
  item.tooltip = `${corpus.name}: ${told}, ${problems}. ${indexText(corpus.index)}`;
  item.accessibilityInformation = { label: vscode.l10n.t('Corpus {0}, {1}', corpus.name, told) };
  return item;
}

function indexText(index: string | undefined): string {
  return index === undefined ? vscode.l10n.t('No index: articles are found by file name.') : vscode.l10n.t('Index: {0}', index);
}

function groupItem({ label, by, rows, groups }: GroupNode): vscode.TreeItem {
  const name = label === '' ? (NAMELESS[by] ?? vscode.l10n.t('(none)')) : label;
  const item = new vscode.TreeItem(isolated(name), vscode.TreeItemCollapsibleState.Collapsed);
  item.iconPath = new vscode.ThemeIcon(GROUP_ICONS[by] ?? 'folder');
  item.description = [String(rows.length), ...shareOf(rows)].join(' · ');
  const told = [...(groups ? [vscode.l10n.t('{0} groups', groups.length)] : []), ...toldOf(rows)].join(', ');
  item.tooltip = `${name}: ${told}`;
  item.accessibilityInformation = { label: vscode.l10n.t('Group {0}, {1}', name, told) };
  return item;
}

function articleItem({ summaries, checked, reviews, settings }: Services, node: ArticleNode): vscode.TreeItem {
  const { corpus, entry, uri } = node;
  const summary = summaries.of(corpus, entry.path);
  const here = !entry.missing;
  const item = new vscode.TreeItem(
    isolated(labelOf(entry, summary)),
    here ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  const status = corpus.statusOf(entry.path);
  const trouble = troubleOf(node, summary);
  item.iconPath =
    trouble === undefined ? statusIcon(status) : new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  const stale = reviews.isStale(corpus, entry.path) ? vscode.l10n.t('changed since review') : undefined;
  const told = summary ? partsOf(summary, shownCount(summary, settings.values())) : { short: [], long: [] };
  item.description = trouble ?? [...(stale === undefined ? [] : [stale]), ...told.short].join(' · ');
  // the badge of the file shows the share where a long title leaves no room for the description
  if (here) item.resourceUri = uri;
  if (here) item.checkboxState = checked.has(uri) ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked;
  if (!entry.missing) item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri] };
  item.accessibilityInformation = { label: [labelOf(entry, summary), trouble ?? stale, ...told.long, status].filter(Boolean).join(', ') };
  return item;
}

function troubleOf({ corpus, entry }: ArticleNode, summary: Summary | undefined): string | undefined {
  if (summary?.trouble !== undefined) return summary.trouble;
  const problem = corpus.problemOf(entry.path);
  return problem && (PROBLEM_WORDS[problem.rule]?.() ?? problem.message);
}

const PROBLEM_WORDS: Readonly<Record<string, () => string>> = {
  'index-missing-file': () => vscode.l10n.t('file is missing'),
  'index-orphan-file': () => vscode.l10n.t('not in the index'),
  'index-duplicate-id': () => vscode.l10n.t('id used twice'),
  'index-duplicate-path': () => vscode.l10n.t('listed twice'),
};

/** Share of boilerplate, words and findings: short for the eye, long for the ear. */
function partsOf({ words, chaff }: Summary, findings: number): { readonly short: readonly string[]; readonly long: readonly string[] } {
  const rest = [wordsText(words.raw), ...(findings > 0 ? [findingsText(findings)] : [])];
  if (chaff === 0) return { short: rest, long: rest };
  return { short: [percent(chaff), ...rest], long: [vscode.l10n.t('{0} boilerplate', percent(chaff)), ...rest] };
}

function secondItem({ title, uri, range, segments }: ItemNode): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Second item'), vscode.TreeItemCollapsibleState.Collapsed);
  item.iconPath = new vscode.ThemeIcon('split-horizontal', new vscode.ThemeColor('winnow.secondItemBorder'));
  item.description = title;
  item.tooltip = title;
  item.command = reveal(uri, range);
  item.accessibilityInformation = { label: vscode.l10n.t('Second item in this file: {0}, {1} parts', title, segments.length) };
  return item;
}

function segmentItem({ segment, text, uri, range }: SegmentNode): vscode.TreeItem {
  const name = segment.kind ? vscode.l10n.t('Boilerplate: {0}', ruleName(segment.kind)) : roleName(segment.role);
  // the icon says that it is boilerplate
  const item = new vscode.TreeItem(segment.kind ? capitalized(ruleName(segment.kind)) : name);
  item.iconPath = new vscode.ThemeIcon(
    SEGMENT_ICONS[segment.role],
    segment.kind ? new vscode.ThemeColor('descriptionForeground') : undefined,
  );
  item.description = text;
  item.tooltip = `${name}, ${linesText(segment.lines)}`;
  item.command = reveal(uri, range);
  item.accessibilityInformation = { label: `${item.tooltip}: ${text}` };
  return item;
}

function nameItem({ name, mentions, uri, range, type }: NameNode): vscode.TreeItem {
  const item = new vscode.TreeItem(isolated(name));
  item.iconPath = new vscode.ThemeIcon(TYPE_ICONS[type], new vscode.ThemeColor(`winnow.${type}Foreground`));
  item.description = mentions > 1 ? `${mentions}` : '';
  item.command = reveal(uri, range);
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, {1}, mentions: {2}', name, type, mentions) };
  return item;
}

function folded(label: string, { icon, count: number }: { readonly icon: string; readonly count: number }): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.description = String(number);
  item.accessibilityInformation = { label: `${label}, ${number}` };
  return item;
}

function reveal(uri: vscode.Uri, selection: vscode.Range): vscode.Command {
  return { command: 'vscode.open', title: vscode.l10n.t('Show'), arguments: [uri, { selection } satisfies vscode.TextDocumentShowOptions] };
}

function shareOf(rows: readonly Row[]): readonly string[] {
  const share = boilerplateOf(rows);
  return share === undefined ? [] : [percent(share)];
}

/** What a group or corpus holds, in words. */
function toldOf(rows: readonly Row[]): readonly string[] {
  return [articlesText(rows.length), ...shareOf(rows).map((share) => vscode.l10n.t('{0} boilerplate', share))];
}

function capitalized(name: string): string {
  return name.slice(0, 1).toLocaleUpperCase() + name.slice(1);
}

function statusIcon(status: string): vscode.ThemeIcon {
  if (status === 'reviewed') return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
  if (status === 'rejected') return new vscode.ThemeIcon('circle-slash');
  return new vscode.ThemeIcon(status === 'in progress' ? 'edit' : 'file-text');
}

const SEGMENT_ICONS: Readonly<Record<SegmentNode['segment']['role'], string>> = {
  title: 'symbol-string',
  byline: 'person',
  caption: 'device-camera',
  credit: 'mention',
  body: 'list-flat',
  boilerplate: 'trash',
};

const GROUP_ICONS: Readonly<Record<string, string>> = {
  source: 'globe',
  status: 'checklist',
  tag: 'tag',
  date: 'calendar',
  language: 'comment',
  folder: 'folder',
  cluster: 'files',
  run: 'list-ordered',
  groups: 'list-ordered',
};

const NAMELESS: Readonly<Record<string, string>> = {
  source: vscode.l10n.t('(no source)'),
  tag: vscode.l10n.t('(no tag)'),
  date: vscode.l10n.t('(no date)'),
  language: vscode.l10n.t('(language unknown)'),
  folder: vscode.l10n.t('(top folder)'),
  cluster: vscode.l10n.t('(no near duplicate)'),
};
