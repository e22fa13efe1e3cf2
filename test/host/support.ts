import * as vscode from 'vscode';
import type { WinnowApi } from '../../src/extension.ts';

/** Fails the test unless `value` is truthy. */
export function assert(value: unknown, message = 'expected something true'): asserts value {
  if (!value) throw new Error(message);
}

/** Fails the test unless both have the same JSON. */
export function assertEqual(actual: unknown, expected: unknown, message = ''): void {
  const [got, want] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== want) throw new Error(`${message}\n  got  ${got}\n  want ${want}`);
}

/** Asks again every 25 ms until `question` gives something truthy, at most `limit` ms. */
export async function until<T>(
  what: string,
  question: () => T | undefined | false | Promise<T | undefined | false>,
  limit = 15_000,
): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${limit} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The address of a file in the first workspace folder. */
export function fileOf(...path: string[]): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, ...path);
}

/** The bytes of a file, as on disk. */
export async function bytesOf(uri: vscode.Uri): Promise<string> {
  return Array.from(await vscode.workspace.fs.readFile(uri), (byte) => String.fromCharCode(byte)).join('');
}

/**
 * Writes files, and waits until the window has heard of each and of nothing more for a while: to the editor's refactor preview a change that it hears of while
 * it is shown is a conflict, upon which an answer only cancels it.
 */
export async function writeAndHear(uris: readonly vscode.Uri[], write: () => Promise<unknown>): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const unheard = new Set(uris.map(String));
  let last = Date.now();
  const hear = (uri: vscode.Uri): void => {
    last = Date.now();
    unheard.delete(uri.toString());
  };
  const watching = vscode.Disposable.from(watcher, watcher.onDidCreate(hear), watcher.onDidChange(hear));
  try {
    await write();
    await until('the window to hear of what was written', () => unheard.size === 0 && Date.now() - last > QUIET);
  } finally {
    watching.dispose();
  }
}

/** Milliseconds: several times as long as the editor's watcher gathers what has changed. */
const QUIET = 500;

/** Activates the extension and waits until its tree has data. */
export async function activated(): Promise<WinnowApi> {
  const extension = vscode.extensions.getExtension<WinnowApi>('winnow.winnow');
  assert(extension, 'the extension is not there');
  const api = await extension.activate();
  await api.ready;
  return api;
}

/** Opens a file of the first folder and waits until Winnow has analysed it. */
export async function openArticle(...path: string[]): Promise<vscode.TextEditor> {
  const { services } = await activated();
  const editor = await vscode.window.showTextDocument(fileOf(...path));
  await until(`an analysis of ${path.join('/')}`, () => services.analyses.get(editor.document));
  return editor;
}

/** Winnow's diagnostics of a document, once there is at least one. */
export async function findingsOf(document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]> {
  return until(`findings in ${document.uri.path}`, () => {
    const found = winnowDiagnostics(document.uri);
    return found.length > 0 && found;
  });
}

/** Winnow's diagnostics of a file, as they are now. */
export function winnowDiagnostics(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Winnow');
}

/** The code actions at a range whose title starts as said. */
export async function actionsAt(document: vscode.TextDocument, range: vscode.Range, title: string): Promise<readonly vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
  return actions.filter((action) => action.title.startsWith(title));
}

/** Takes a code action as the editor does: its edit, then its command. */
export async function take(action: vscode.CodeAction | undefined): Promise<void> {
  assert(action, 'there is no such action');
  if (action.edit) assert(await vscode.workspace.applyEdit(action.edit), `the edit of "${action.title}" was refused`);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
}

/** The names in a folder of the first workspace folder; none where it does not exist. */
export async function namesIn(...path: string[]): Promise<readonly string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(fileOf(...path));
    return entries.map(([name]) => name).sort();
  } catch {
    return [];
  }
}

/** The records of a file under .winnow/; none where it does not exist. */
export async function records(name: string): Promise<readonly Record<string, unknown>[]> {
  if (!(await namesIn('.winnow')).includes(name)) return [];
  const bytes = await vscode.workspace.fs.readFile(fileOf('.winnow', name));
  const lines = new TextDecoder().decode(bytes).split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
}
