import * as vscode from 'vscode';
import {
  ENTITY_TYPES,
  nameKey,
  withListedName,
  WINNOW_FILES,
  type EntityType,
  type IndexedName,
  type ListedName,
} from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { entityTypeName } from '../words.ts';
import { readBytes } from '../files/writes.ts';
import { nameFor, type ChosenName } from './nameFor.ts';
import { asOneOf, saidIn } from './saidIn.ts';
import type { Tools } from '../tools.ts';
import { fileSystem } from '../files/fileSystem.ts';

/** Winnow: Add to Name List... The name is what the list says in every article, whatever the tagger thinks; `{listAs}` answers the question. */
export async function addToNameList(tools: Tools, ...args: readonly unknown[]): Promise<ListedName | undefined> {
  const chosen = await nameFor(tools, args);
  const type = chosen && (saidIn(args, 'listAs', asOneOf(ENTITY_TYPES)) ?? (await askType(chosen)));
  return chosen && type ? await list(tools, chosen, { name: chosen.text, type }) : undefined;
}

/** Winnow: Treat Name as Alias of... All mentions of the name count as the other one, its text stays; of itself it is a name of its own again. `{group}` answers the question. */
export async function aliasName(tools: Tools, ...args: readonly unknown[]): Promise<ListedName | undefined> {
  const chosen = await nameFor(tools, args);
  const type = chosen && (chosen.type ?? (await askType(chosen)));
  const group = chosen && type && (saidIn(args, 'group', asName) ?? (await askGroup(tools, chosen, type)));
  return chosen && type && group !== undefined ? await list(tools, chosen, { name: chosen.text, type, group }) : undefined;
}

async function list(tools: Tools, { corpus }: ChosenName, listed: ListedName): Promise<ListedName> {
  const uri = vscode.Uri.joinPath(corpus.root, WINNOW_FILES.ownNames);
  let before: string | undefined;
  let after = '';
  await tools.writes.updateText(uri, (now) => {
    before = now;
    after = withListedName(now, listed);
    return after === now ? undefined : after;
  });
  await tools.services.corpora.refresh();
  const back = async (): Promise<void> => {
    if (before === undefined) await removeList(uri, after);
    else await tools.writes.updateText(uri, (now) => (now === after ? before : undefined));
    await tools.services.corpora.refresh();
  };
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active) tools.undos.push(active, back);
  void tools.services.report.run(vscode.l10n.t('Winnow could not take the name back'), () => offer(tools, { corpus, listed, back }));
  return listed;
}

/** Takes the list away that this very name began, unless something else has been written to it. */
async function removeList(uri: vscode.Uri, content: string): Promise<void> {
  const bytes = await readBytes(uri);
  if (bytes && new TextDecoder().decode(bytes) === content) await fileSystem.delete(uri);
}

interface Offer {
  readonly corpus: Corpus;
  readonly listed: ListedName;
  readonly back: () => Promise<void>;
}

async function offer(tools: Tools, { corpus, listed, back }: Offer): Promise<void> {
  const [undo, show] = [vscode.l10n.t('Undo'), vscode.l10n.t('Show List')];
  const { name, type, group } = listed;
  const said =
    group === undefined
      ? vscode.l10n.t('“{0}” is now found as {1} in every article.', name, type)
      : vscode.l10n.t('“{0}” now counts as “{1}” in every article.', name, group);
  const answer = await tools.services.report.say(said, undo, show);
  if (answer === undo) await back();
  if (answer === show) await vscode.window.showTextDocument(vscode.Uri.joinPath(corpus.root, WINNOW_FILES.ownNames));
}

function asName(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

async function askType({ text, type: now }: ChosenName): Promise<EntityType | undefined> {
  const types = ENTITY_TYPES.toSorted((a, b) => Number(b === now) - Number(a === now));
  const items = types.map((type) => ({
    type,
    label: type,
    description: type === now ? vscode.l10n.t('{0}, as it is now', entityTypeName(type)) : entityTypeName(type),
  }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('“{0}” is, in every article, a', text) }))?.type;
}

async function askGroup({ services }: Tools, { corpus, text, id }: ChosenName, type: EntityType): Promise<string | undefined> {
  const own = { label: text, description: vscode.l10n.t('a name of its own'), group: text };
  const others = services.names
    .of(corpus)
    .names(type)
    .filter((name) => name.id !== (id ?? nameKey(text)))
    .slice(0, MOST_OFFERED);
  const items = [...others.map((name) => ({ label: name.name, description: countText(name), group: groupOf(name) })), own];
  const title = vscode.l10n.t('“{0}” is another name of', text);
  return (await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('The names of the corpus') }))?.group;
}

const MOST_OFFERED = 5000;

/** How the name is written, where that leads to its id. */
function groupOf({ id, name }: IndexedName): string {
  return nameKey(name) === id ? name : id;
}

function countText({ files, mentions }: IndexedName): string {
  return vscode.l10n.t('{0}× in {1}', mentions, files);
}
