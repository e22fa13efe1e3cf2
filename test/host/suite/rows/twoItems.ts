import * as vscode from 'vscode';
import { activated, until } from '../../support.ts';
import { cleaned } from '../commands/corpus.ts';
import { uriOf, write } from './dump.ts';

const SECOND = 'Harvest fair opens early\n\nThe fair of Linz opened a week early this year.';

/** A row of two items, as a tool writes it that escapes all beyond ASCII. */
export function rowOf(id: string): string {
  const text = JSON.stringify(`${cleaned(id)}\n\n* * *\n${SECOND} Caf\u00e9s were full.`).replaceAll('\u00e9', '\\u00E9');
  return `{"id": "${id}",  "text": ${text}, "source": "Post"}`;
}

/** Rows with CRLF between them, and none at the end. */
export const rowsOf = (count: number): string => Array.from({ length: count }, (_, at) => rowOf(`r${at}`)).join('\r\n');

export const idsIn = (text: string): readonly string[] => text.split('\r\n').map((line) => (JSON.parse(line) as { id: string }).id);

/** Writes rows as the corpus's index, read. */
export async function prepare(text: string): Promise<string> {
  await write(text);
  const { services } = await activated();
  await services.corpora.refresh();
  return text;
}

/** Shows a row and splits it where its second item starts. */
export async function splitHere(id: string): Promise<readonly string[]> {
  const { services } = await activated();
  const { document } = await vscode.window.showTextDocument(await uriOf(id));
  await until('an analysis', () => services.analyses.get(document));
  const line = document.positionAt(document.getText().indexOf('Harvest fair')).line;
  return await vscode.commands.executeCommand<readonly string[]>('winnow.splitHere', document.uri, { line });
}
