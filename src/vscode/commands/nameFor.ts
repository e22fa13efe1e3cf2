import * as vscode from 'vscode';
import { ENTITY_TYPES, type EntityType } from '../../core/index.ts';
import { toRange, toSpan } from '../convert.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { corpusFor, targetOf, targetsOf } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** The name that a command is about, as it is written; `id` and `type` where it is one of the corpus's names. */
export interface ChosenName {
  readonly corpus: Corpus;
  readonly text: string;
  readonly id?: string;
  readonly type?: EntityType;
}

/** The name among a command's arguments (a node of the tree, or `{uri, id, type, text}`), else the selected words, else the name at the cursor. Says so when there is none. */
export async function nameFor(tools: Tools, args: readonly unknown[]): Promise<ChosenName | undefined> {
  const named = await namedIn(tools, args);
  if (!named && !targetOf(tools.services, [])) return undefined;
  const chosen = named ?? (await nameHere(tools));
  if (!chosen) void tools.services.report.say(vscode.l10n.t('Select a name, or put the cursor on one first.'));
  return chosen;
}

async function namedIn(tools: Tools, args: readonly unknown[]): Promise<ChosenName | undefined> {
  const [arg] = args;
  if (typeof arg !== 'object' || arg === null || !('type' in arg)) return undefined;
  const type = ENTITY_TYPES.find((one) => one === arg.type);
  const id = stringIn(arg, 'id') ?? stringIn(arg, 'name');
  const corpus = await corpusOf(tools, arg);
  if (!type || !corpus) return undefined;
  const text = stringIn(arg, 'text') ?? (id === undefined ? undefined : tools.services.names.of(corpus).nameOf({ id, type }));
  return text === undefined ? undefined : { corpus, text, type, ...(id === undefined ? {} : { id }) };
}

function stringIn(arg: object, field: string): string | undefined {
  const value: unknown = field in arg ? (arg as Readonly<Record<string, unknown>>)[field] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

async function corpusOf({ services }: Tools, arg: object): Promise<Corpus | undefined> {
  const key = 'corpus' in arg && typeof arg.corpus === 'object' && arg.corpus !== null && 'key' in arg.corpus ? arg.corpus.key : undefined;
  return services.corpora.corpora().find((corpus) => corpus.key === key) ?? (await corpusFor(services, [arg]));
}

async function nameHere({ services }: Tools): Promise<ChosenName | undefined> {
  const editor = vscode.window.activeTextEditor;
  const [target] = targetsOf(services, []);
  const analysis = editor && target && (await services.analyses.analyzeNow(editor.document));
  if (!analysis) return undefined;
  const { corpus } = target;
  const { document, selection } = editor;
  const name = services.names.nameAt(analysis.entities, toSpan(document, selection).start);
  const text = document.getText(selection.isEmpty && name ? toRange(document, name) : selection).trim();
  if (text === '') return undefined;
  return name && document.getText(toRange(document, name)) === text ? { corpus, text, id: name.id, type: name.type } : { corpus, text };
}
