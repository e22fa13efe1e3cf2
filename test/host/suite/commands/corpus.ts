import * as vscode from 'vscode';
import type { WinnowApi } from '../../../../src/extension.ts';
import { assert, bytesOf, fileOf, until } from '../../support.ts';

/** The activated extension, its folders read. */
export async function winnow(): Promise<WinnowApi> {
  const extension = vscode.extensions.getExtension<WinnowApi>('winnow.winnow');
  assert(extension, 'the extension is not there');
  const api = await extension.activate();
  await api.ready;
  return api;
}

/** Writes a file of the corpus, byte for byte (each character one byte), and waits until it is an article. */
export async function writeArticle(path: string, bytes: string): Promise<vscode.Uri> {
  const uri = fileOf(path);
  await vscode.workspace.fs.writeFile(
    uri,
    Uint8Array.from(bytes, (character) => character.charCodeAt(0)),
  );
  const { services } = await winnow();
  await services.corpora.refresh();
  await until(`${path} to be an article`, () => services.corpora.articleOf(uri) !== undefined);
  return uri;
}

/** The entries of the journal about a file, as parsed JSON. */
export async function journalOf(path: string): Promise<readonly Record<string, unknown>[]> {
  const lines = (await bytesOf(fileOf('.winnow', 'journal.jsonl')).catch(() => '')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((entry) => entry['path'] === path);
}

/** An article with removable chaff before and after; `eol` between lines, none at the end unless given. */
export function messy(name: string, eol = '\n'): string {
  return [`CHAFF menu of ${name}`, ...body(name), 'CHAFF follow us'].join(eol);
}

/** The same without its chaff. */
export function cleaned(name: string, eol = '\n'): string {
  return body(name).join(eol);
}

function body(name: string): readonly string[] {
  return [
    `A title for ${name}`,
    '',
    `The council met on Monday and agreed on the plan of ${name} for the bridge.`,
    '',
    'The mayor said that the work would begin in spring, and that it would cost little.',
  ];
}

/** Closes all editors, dropping what is not saved but for the settings, which the window is about to save itself where it changes them. */
export async function closeAll(): Promise<void> {
  const isSettings = ({ uri }: vscode.TextDocument): boolean => uri.path.endsWith('/User/settings.json');
  for (const document of vscode.workspace.textDocuments.filter((each) => each.isDirty && !isSettings(each))) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Answers the preview of a command that is under way (`apply` or `discard`) as soon as it is there: Winnow's own, or the refactor preview where there are few articles. */
export async function answerPreview(done: Thenable<unknown>, answer: 'apply' | 'discard'): Promise<void> {
  let settled = false;
  const end = Promise.resolve(done).finally(() => (settled = true));
  while (!settled) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    await vscode.commands.executeCommand(`winnow.${answer}Preview`);
    await vscode.commands.executeCommand('refactorPreview.focus').then(undefined, () => undefined);
    await vscode.commands.executeCommand(`refactorPreview.${answer}`).then(undefined, () => undefined);
  }
  await end;
}

/** Writes the annotation file of a text, in which one word is a person. */
export async function annotate(name: string, text: string, word: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileOf(name), new TextEncoder().encode(lineFor(text, word)));
}

/** The line of an annotation file that marks the first such word. */
export const lineFor = (text: string, word: string): string =>
  `T1\tperson ${text.indexOf(word)} ${text.indexOf(word) + word.length}\t${word}\n`;
