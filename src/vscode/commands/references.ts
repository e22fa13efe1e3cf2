import * as vscode from 'vscode';
import { entityTypeName } from '../words.ts';
import { nameFor, type ChosenName } from './nameFor.ts';
import { corpusFor } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** Winnow: Show References of Name. Every mention in the corpus, in the editor's own list over the first of them; the number of mentions. */
export async function showReferences(tools: Tools, ...args: readonly unknown[]): Promise<number> {
  const chosen = await nameFor(tools, args);
  return chosen ? await show(tools, chosen) : 0;
}

/** Winnow: Find Name... Any name of the corpus by a part of it, the most frequent first; then its references. */
export async function findName(tools: Tools, ...args: readonly unknown[]): Promise<number> {
  const corpus = await corpusFor(tools.services, args);
  if (!corpus) return 0;
  const items = tools.services.names
    .of(corpus)
    .names()
    .slice(0, MOST)
    .map((name) => ({
      label: name.name,
      description: vscode.l10n.t('{0} · {1}× in {2} articles', entityTypeName(name.type), name.mentions, name.files),
      name,
    }));
  const placeHolder = vscode.l10n.t('A name of the corpus, or its type');
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked ? await show(tools, { corpus, text: picked.name.name, id: picked.name.id, type: picked.name.type }) : 0;
}

/** More only slow the list down. */
const MOST = 10_000;

async function show({ services }: Tools, { corpus, id, type, text }: ChosenName): Promise<number> {
  const locations = id === undefined || !type ? [] : services.names.locationsOf(corpus, { id, type });
  const [first] = locations;
  if (!first) {
    void services.report.say(vscode.l10n.t('“{0}” is no name that Winnow knows in this corpus.', text));
    return 0;
  }
  const editor = await vscode.window.showTextDocument(first.uri, { selection: first.range });
  await vscode.commands.executeCommand('editor.action.showReferences', editor.document.uri, first.range.start, locations);
  return locations.length;
}
