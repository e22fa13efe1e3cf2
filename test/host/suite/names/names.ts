import * as vscode from 'vscode';
import type { Analysis, Entity } from '../../../../src/core/index.ts';
import { activated, assert, fileOf, openArticle, until } from '../../support.ts';

export const FERRY = '001_00000000000000f1.txt';
export const FOUND = '002_00000000000000f2.txt';
export const SOLD = '003_00000000000000f3.txt';
export const OPENS = '004_00000000000000f4.txt';

/** Waits until all articles have been read and their names held against each other. */
export async function settled(): Promise<void> {
  const { services } = await activated();
  await until('all names of the corpus', () => services.corpora.corpora().length > 0 && !services.summaries.progress(), 60_000);
  await services.summaries.settled();
}

/** Writes a file of the folder as UTF-8. */
export async function write(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileOf(...path.split('/')), new TextEncoder().encode(text));
}

/** A file of the folder as UTF-8 text; empty when there is none. */
export async function read(path: string): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileOf(...path.split('/'))));
  } catch {
    return '';
  }
}

/** Waits until the words are a name that passes the question, in an article that is open. */
export async function nameIn(path: string, words: string, wanted: (entity: Entity) => boolean): Promise<Entity> {
  const { services } = await activated();
  const { document } = await openArticle(path);
  return until(`${words} in ${path}`, () => {
    const analysis = services.analyses.get(document);
    const text = document.getText();
    return analysis?.entities.find((entity) => text.slice(entity.start, entity.end) === words && wanted(entity));
  });
}

/** Opens an article and selects the first place of the words; an empty selection inside them when `empty`. */
export async function select(path: string, words: string, empty = false): Promise<vscode.TextEditor> {
  const editor = await openArticle(path);
  const at = editor.document.getText().indexOf(words);
  assert(at >= 0, `no ${words} in ${path}`);
  const start = editor.document.positionAt(empty ? at + 1 : at);
  editor.selection = new vscode.Selection(start, empty ? start : editor.document.positionAt(at + words.length));
  return editor;
}

/** Waits until the article's diagnostics of a rule are as wanted, and gives them. */
export async function problemsOf(
  path: string,
  rule: string,
  wanted: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const { document } = await openArticle(path);
  const now = (): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === rule);
  return until(
    `${rule} in ${path}`,
    () => {
      const found = now();
      return wanted(found) && found;
    },
    20_000,
  );
}

/** The analysis of an open article as it is now. */
export async function analysisOf(path: string): Promise<Analysis> {
  const { services } = await activated();
  const { document } = await openArticle(path);
  const analysis = await services.analyses.analyzeNow(document);
  assert(analysis, `no analysis of ${path}`);
  return analysis;
}
