import * as vscode from 'vscode';
import { activated, assert, fileOf } from '../../support.ts';

/** The JSONL file of the suite's corpus. */
export const index = (): vscode.Uri => fileOf('dump.jsonl');

/** The address of a row by its id. */
export async function uriOf(id: string): Promise<vscode.Uri> {
  const { services } = await activated();
  const [corpus] = services.corpora.corpora();
  assert(corpus, 'the folder with a JSONL file of texts is no corpus');
  return corpus.uriOf(`dump.jsonl#${id}`);
}

/** A file as text, with a byte order mark if it has one. */
export async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
}

/** Writes the JSONL file, or another, past the editor. */
export async function write(text: string, uri = index()): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Leaves no editor open after a test, and the JSONL file as it was before all of them; gives its bytes then. */
export function giveBack(): () => Uint8Array {
  let original: Uint8Array = new Uint8Array();
  before(async () => {
    await activated();
    original = await vscode.workspace.fs.readFile(index());
  });
  afterEach(async () => {
    for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.writeFile(index(), original);
    const { services } = await activated();
    await services.corpora.refresh();
    await services.summaries.settled();
  });
  return () => original;
}
