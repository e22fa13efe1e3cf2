import * as vscode from 'vscode';
import { cutIntoRuns } from '../tree/groups.ts';
import { isolated } from '../tree/tooltip.ts';
import { articlesText, excerpt, ruleName, wordsText } from '../words.ts';
import type { PreviewedEdit, PreviewedFile } from './previewed.ts';

/** A group of more articles hides the groups below it when it is open. */
const MOST_EXPANDED = 20;

/** What the preview's tree shows: groups of articles, articles, and their edits. */
export type PreviewNode = PreviewGroup | PreviewedFile | PreviewedEdit;

/** Articles under one heading: those to look at first, or a run of the others. */
export interface PreviewGroup {
  readonly kind: 'group';
  readonly label: string;
  readonly files: readonly PreviewedFile[];
  readonly isSuspicious: boolean;
}

/** The groups: what needs a look first, then all others in runs. */
export function previewGroups(files: readonly PreviewedFile[]): readonly PreviewGroup[] {
  const suspicious = files.filter((file) => file.suspicious !== undefined);
  const others = files.filter((file) => file.suspicious === undefined);
  const first = { kind: 'group', label: vscode.l10n.t('Look at these first'), files: suspicious, isSuspicious: true } as const;
  const runs = others.length === 0 ? [] : cutIntoRuns(others);
  return [
    ...(suspicious.length > 0 ? [first] : []),
    ...runs.map(({ label, items }): PreviewGroup => ({ kind: 'group', label: runLabel(label), files: items, isSuspicious: false })),
  ];
}

function runLabel(places: string): string {
  return places === '' ? vscode.l10n.t('Articles') : vscode.l10n.t('Articles {0}', places);
}

/** The edits of a node. */
export function editsOf(node: PreviewNode): readonly PreviewedEdit[] {
  if (node.kind === 'edit') return [node];
  return node.kind === 'file' ? node.edits : node.files.flatMap(({ edits }) => edits);
}

/** How a node looks; ticked where any of its edits is. */
export function previewItem(node: PreviewNode, isTicked: (edit: PreviewedEdit) => boolean): vscode.TreeItem {
  const item = node.kind === 'group' ? groupItem(node) : node.kind === 'file' ? fileItem(node, isTicked) : editItem(node);
  const ticked = editsOf(node).some(isTicked);
  item.checkboxState = ticked ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked;
  item.accessibilityInformation = { label: [item.label, item.description].filter(Boolean).join(', ') };
  return item;
}

function groupItem({ label, files, isSuspicious }: PreviewGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState[files.length <= MOST_EXPANDED ? 'Expanded' : 'Collapsed']);
  item.id = `group ${label}`;
  item.description = articlesText(files.length);
  if (isSuspicious) item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'));
  if (isSuspicious) item.tooltip = vscode.l10n.t('Nothing of these is ticked: tick what shall go after a look at it');
  return item;
}

function fileItem(file: PreviewedFile, isTicked: (edit: PreviewedEdit) => boolean): vscode.TreeItem {
  const { path, edits, suspicious, title } = file;
  const item = new vscode.TreeItem(isolated(title), vscode.TreeItemCollapsibleState.Collapsed);
  const ticked = edits.filter(isTicked);
  const words = wordsText(edits.reduce((sum, edit) => sum + edit.words, 0));
  const count =
    ticked.length === edits.length || ticked.length === 0 ? '' : vscode.l10n.t('{0} of {1} ticked', ticked.length, edits.length);
  item.id = path;
  item.description = [suspicious ?? words, count].filter(Boolean).join(', ');
  item.tooltip = [title, path, words, suspicious].filter(Boolean).join('\n');
  item.iconPath = new vscode.ThemeIcon('file');
  item.command = { command: 'winnow.showPreviewed', title: vscode.l10n.t('Show the Change'), arguments: [file] };
  return item;
}

function editItem(node: PreviewedEdit): vscode.TreeItem {
  const { removed, words, rule, path, edit } = node;
  const item = new vscode.TreeItem(excerpt(removed, 60) || excerpt(edit.inserted, 60) || vscode.l10n.t('blank lines'));
  item.id = `${path}#${edit.start}`;
  const inserted = edit.inserted.trim() === '' ? '' : `→ ${excerpt(edit.inserted, 30)}`;
  item.description = [inserted, rule === undefined ? '' : ruleName(rule), words > 0 ? wordsText(words) : ''].filter(Boolean).join(', ');
  item.tooltip = removed.trim().slice(0, 2000);
  item.command = { command: 'winnow.showPreviewed', title: vscode.l10n.t('Show the Change'), arguments: [node] };
  return item;
}
