import * as vscode from 'vscode';
import { documentAt } from '../documentAt.ts';
import { wait } from '../pacing.ts';

/**
 * Asks by a preview, then brings the tab that the person has had in front there again, with the keyboard, and closes behind it, in a while, what the editor has opened for
 * its preview: closed in front, it would uncover a tab that a changed document has opened. Where the preview had not loaded when it was answered, the editor leaves its
 * error over the article in front, which is then shown again.
 */
export async function underPreview<T>(ask: () => Thenable<T>): Promise<T> {
  const { tabGroups } = vscode.window;
  let front = tabGroups.activeTabGroup.activeTab;
  const watch = tabGroups.onDidChangeTabs(() => {
    const tab = tabGroups.activeTabGroup.activeTab;
    if (isText(tab)) front = tab;
  });
  try {
    const answer = await ask();
    await toFront(front);
    return answer;
  } finally {
    watch.dispose();
    void tidy();
  }
}

async function toFront(tab: vscode.Tab | undefined): Promise<void> {
  const isCovered = previews().some(({ isActive }) => isActive);
  if (isCovered && isText(tab)) await show(tab, false);
  // a list of rows that has been answered goes, and would take the focus with it
  else await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
}

/** A tab that shows a text. */
type TextTab = vscode.Tab & { readonly input: vscode.TabInputText };

function isText(tab: vscode.Tab | undefined): tab is TextTab {
  return tab?.input instanceof vscode.TabInputText;
}

async function show({ input, group, isPreview }: TextTab, preserveFocus: boolean): Promise<void> {
  await vscode.window.showTextDocument(input.uri, { viewColumn: group.viewColumn, preview: isPreview, preserveFocus });
}

async function tidy(): Promise<void> {
  const tabs = previews();
  for (let look = 1; look <= LOOKS; look++) {
    await wait(BETWEEN);
    const still = look === LOADED ? previews().filter((tab) => tabs.includes(tab)) : [];
    if (still.length > 0) await vscode.window.tabGroups.close(still, true);
    await uncover(vscode.window.tabGroups.activeTabGroup.activeTab);
  }
}

/** A document whose tab is in front has an editor, unless the editor's error lies over it. */
async function uncover(tab: vscode.Tab | undefined): Promise<void> {
  if (isText(tab) && documentAt(tab.input.uri) && !vscode.window.activeTextEditor) await show(tab, true);
}

const previews = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isRefactorPreview));

/** It asks for nothing when it goes, although it counts as unsaved where it shows an article with unsaved edits: these stay in their own tab. */
function isRefactorPreview({ input, label }: vscode.Tab): boolean {
  return label.startsWith(TITLE) && typeof input === 'object' && input !== null && 'textDiffs' in input;
}

/** The editor's own, in every language; "(39 files)" follows once it has loaded. */
const TITLE = 'Refactor Preview';
const LOOKS = 10;
/** At which look the editor has read the files and waited, for two seconds, for their differences. */
const LOADED = 6;
/** Milliseconds. */
const BETWEEN = 500;
