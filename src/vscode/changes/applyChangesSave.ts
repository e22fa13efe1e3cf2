import * as vscode from 'vscode';
import type { Planned } from './applyChangesPlan.ts';
import { documentAt } from '../documentAt.ts';

/** Whether a person has the file open: in a tab, or with unsaved edits. */
export function isOpen(uri: vscode.Uri): boolean {
  return tabsOf(uri).length > 0 || documentAt(uri)?.isDirty === true;
}

/** The files that a person has open, in a tab or with unsaved edits, as texts of their uris. */
export function openArticles(): ReadonlySet<string> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(uriOfTab));
  const dirty = vscode.workspace.textDocuments.filter(({ isDirty, isClosed }) => isDirty && !isClosed).map(({ uri }) => uri);
  return new Set([...tabs, ...dirty].flatMap((uri) => uri?.toString() ?? []));
}

/** Saves documents that nobody has open, several at once, each few within `around`; the tabs that the editor opens for changed documents on its own are closed again. Throws naming files that stay unsaved. */
export async function saveAll(planned: readonly Planned[], around: Around): Promise<void> {
  const hasOthers = hasOtherTabs(planned);
  const failed = planned.length > AT_ONCE ? await saveShowing(planned, around) : await saveInTurns(planned, around, () => undefined);
  // there and back: which tab the person has brought to the front meanwhile is known then
  await vscode.commands.executeCommand('setContext', 'winnow.saved', true);
  const tabs = planned.flatMap(({ uri }) => tabsOf(uri)).filter(({ isDirty, isActive }) => !isDirty && !(hasOthers && isActive));
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs, true);
  if (failed.length > 0)
    throw new Error(vscode.l10n.t('these files could not be saved and stay open with the change: {0}', failed.join(', ')));
}

async function saveShowing(planned: readonly Planned[], around: Around): Promise<readonly string[]> {
  const options = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Winnow: saving the articles') };
  return await vscode.window.withProgress(options, (progress) =>
    saveInTurns(planned, around, (done, more) =>
      progress.report({ message: vscode.l10n.t('{0} of {1}', done, planned.length), increment: (100 * more) / planned.length }),
    ),
  );
}

/** The paths that could not be saved; `tell` hears how many are done and how many more than the last time. */
async function saveInTurns(
  planned: readonly Planned[],
  around: Around,
  tell: (done: number, more: number) => void,
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (let at = 0; at < planned.length; at += AT_ONCE) {
    const some = planned.slice(at, at + AT_ONCE);
    await around(some, async () => {
      const saved = await Promise.all(some.map(async (one) => ({ one, done: await save(one.uri) })));
      failed.push(...saved.filter(({ done }) => !done).map(({ one }) => one.path));
    });
    tell(at + some.length, some.length);
  }
  return failed;
}

/** What is done before and after some files are saved. */
export type Around = (files: readonly Planned[], save: () => Promise<void>) => Promise<void>;

const AT_ONCE = 16;

/** Where other tabs are open, one of these files that is in front was brought there by the person, meanwhile. */
function hasOtherTabs(planned: readonly Planned[]): boolean {
  const own = new Set(planned.map(({ uri }) => uri.toString()));
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => !own.has(uriOfTab(tab)?.toString() ?? '')));
}

async function save(uri: vscode.Uri): Promise<boolean> {
  const document = documentAt(uri) ?? (await vscode.workspace.openTextDocument(uri));
  return !document.isDirty || (await document.save());
}

function tabsOf(uri: vscode.Uri): readonly vscode.Tab[] {
  const key = uri.toString();
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter((tab) => uriOfTab(tab)?.toString() === key));
}

function uriOfTab(tab: vscode.Tab): vscode.Uri | undefined {
  if (tab.input instanceof vscode.TabInputText) return tab.input.uri;
  return tab.input instanceof vscode.TabInputTextDiff ? tab.input.modified : undefined;
}
