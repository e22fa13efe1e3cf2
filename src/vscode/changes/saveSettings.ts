import * as vscode from 'vscode';

/** The person's settings that change a file beyond what was edited when VS Code saves it. */
export interface SaveSettings {
  readonly trimTrailingWhitespace: boolean;
  readonly insertFinalNewline: boolean;
  readonly trimFinalNewlines: boolean;
}

/** What saving would do to this document, by its resource and language. */
export function saveSettingsOf(scope: vscode.ConfigurationScope): SaveSettings {
  const files = vscode.workspace.getConfiguration('files', scope);
  return {
    trimTrailingWhitespace: files.get('trimTrailingWhitespace', false),
    insertFinalNewline: files.get('insertFinalNewline', false),
    trimFinalNewlines: files.get('trimFinalNewlines', false),
  };
}

/** The settings that would alter `text` when it is saved, by name: saving under them writes other bytes than the ones shown. */
export function settingsAltering(text: string, settings: SaveSettings): readonly string[] {
  const names: string[] = [];
  if (settings.trimTrailingWhitespace && TRAILING.test(text)) names.push('files.trimTrailingWhitespace');
  if (settings.insertFinalNewline && text !== '' && !ENDS_IN_BREAK.test(text)) names.push('files.insertFinalNewline');
  if (settings.trimFinalNewlines && FINAL_BLANKS.test(text)) names.push('files.trimFinalNewlines');
  return names;
}

/** Whether a formatter of the language would change the document on save (`editor.formatOnSave`). */
export async function formattedOnSave(document: vscode.TextDocument): Promise<boolean> {
  if (!vscode.workspace.getConfiguration('editor', document).get('formatOnSave', false)) return false;
  const options = { tabSize: 4, insertSpaces: true } satisfies vscode.FormattingOptions;
  const edits: unknown = await vscode.commands.executeCommand('vscode.executeFormatDocumentProvider', document.uri, options);
  return Array.isArray(edits) && edits.length > 0;
}

// e.g. "a line \nnext" or "the end\t"
const TRAILING = /[ \t](?=[\r\n]|$)/;
// e.g. "the end\n"
const ENDS_IN_BREAK = /[\r\n]$/;
// e.g. "the end\n\n", "the end\r\n\r\n"
const FINAL_BLANKS = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/;
