import * as vscode from 'vscode';

/** Closes what the editor has opened for its refactor preview, and gives the keyboard back to the editor: a preview that has been answered goes, and would take the focus with it. */
export async function leavePreview(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter(isRefactorPreview));
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs, true);
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
}

/** It asks for nothing when it goes, although it counts as unsaved where it shows an article with unsaved edits: these stay in their own tab. */
function isRefactorPreview({ input }: vscode.Tab): boolean {
  if (typeof input !== 'object' || input === null || !('textDiffs' in input) || !Array.isArray(input.textDiffs)) return false;
  return input.textDiffs.some((diff: unknown) => schemeOf(diff)?.startsWith(SCHEME));
}

function schemeOf(diff: unknown): string | undefined {
  const modified: unknown = typeof diff === 'object' && diff !== null && 'modified' in diff ? diff.modified : undefined;
  return modified instanceof vscode.Uri ? modified.scheme : undefined;
}

/** The editor's own, e.g. "vscode-bulkeditpreview-editor". */
const SCHEME = 'vscode-bulkeditpreview';
