import * as vscode from 'vscode';
import type { Change, Edit, Entity } from '../../core/index.ts';
import { applyChanges } from '../changes/applyChanges.ts';
import type { ApplyResult, ApplyRequest } from '../changes/applyRequest.ts';
import { planChanges } from '../changes/applyChangesPlan.ts';
import { toWorkspaceEdit } from '../changes/applyChangesEdit.ts';
import { toRange } from '../convert.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { NameId } from '../names/nameStore.ts';
import { articleNow, articlesNow } from '../articleNow.ts';
import { nameFor, type ChosenName } from './nameFor.ts';
import { asNumber, asText, saidIn } from './saidIn.ts';
import { targetOf, targetsIn, type Target } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** A name in one way of writing it. */
interface Chosen {
  readonly corpus: Corpus;
  readonly name: NameId;
  readonly surface: string;
}

/** Winnow: Rename Name in the Corpus...: every mention of the name that is written the same way, after the refactor preview; `{written}` answers the question, `{start}` means that one mention of the article alone. */
export async function renameName(tools: Tools, ...args: readonly unknown[]): Promise<ApplyResult | undefined> {
  const named = await nameFor(tools, args);
  const chosen = named && (await spellingOf(tools, named, args));
  if (!chosen) return undefined;
  const written = saidIn(args, 'written', asText) ?? (await vscode.window.showInputBox(inputFor(chosen)));
  if (written === undefined || written === chosen.surface || written.trim() === '') return undefined;
  const place = placeIn(tools, args);
  const request = place ? await requestAt(tools, chosen, { ...place, written }) : await requestFor(tools, chosen, written);
  return request && (await applyChanges(tools, request));
}

/** F2 on a name: the same as a rename of the editor's, through its preview. */
export function provideRename(tools: Tools): vscode.Disposable {
  return vscode.languages.registerRenameProvider(
    { pattern: '**/*' },
    {
      prepareRename: async (document, position) => {
        const chosen = await chosenAt(tools, document, position);
        if (!chosen) throw new Error(vscode.l10n.t('There is no name of the corpus here.'));
        return { range: chosen.range, placeholder: chosen.surface };
      },
      provideRenameEdits: async (document, position, written) => {
        const chosen = vscode.workspace.isTrusted ? await chosenAt(tools, document, position) : undefined;
        const request = chosen && (await requestFor(tools, chosen, written));
        if (!request) return undefined;
        const { safe, refused } = await planChanges(request);
        if (refused[0]) throw new Error(refused[0].reason);
        return toWorkspaceEdit(request, safe);
      },
    },
  );
}

/** Of a name that is written in several ways, the one to change. */
async function spellingOf(
  { services }: Tools,
  { corpus, id, type, text }: ChosenName,
  args: readonly unknown[],
): Promise<Chosen | undefined> {
  if (id === undefined || !type) {
    void services.report.say(vscode.l10n.t('“{0}” is no name that Winnow knows in this corpus.', text));
    return undefined;
  }
  const isSaid = saidIn(args, 'text', asText) !== undefined;
  const spellings = services.names.of(corpus).spellings(id, type);
  const isHere = vscode.window.activeTextEditor !== undefined && args.length === 0;
  if (isSaid || isHere || spellings.length < 2) return { corpus, name: { id, type }, surface: text };
  const items = spellings.map(([label, count]) => ({ label, description: `${count}×` }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which way of writing it to change') });
  return picked && { corpus, name: { id, type }, surface: picked.label };
}

interface Placed extends Chosen {
  readonly range: vscode.Range;
}

async function chosenAt({ services }: Tools, document: vscode.TextDocument, position: vscode.Position): Promise<Placed | undefined> {
  const article = services.corpora.articleOf(document.uri);
  const analysis = article && (await services.analyses.analyzeNow(document));
  const name = analysis && services.names.nameAt(analysis.entities, document.offsetAt(position));
  if (!name) return undefined;
  const range = toRange(document, name);
  return { corpus: article.corpus, name, surface: document.getText(range), range };
}

function inputFor({ surface }: Chosen): vscode.InputBoxOptions {
  return {
    prompt: vscode.l10n.t('Write “{0}” in the whole corpus as', surface),
    value: surface,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A name needs a letter.') : undefined),
  };
}

async function requestFor(tools: Tools, chosen: Chosen, written: string): Promise<ApplyRequest | undefined> {
  const { corpus, name } = chosen;
  const paths = new Set(
    tools.services.names
      .of(corpus)
      .references(name.id, name.type)
      .map(({ path }) => path),
  );
  const articles = await articlesNow(tools, targetsIn(corpus, paths), vscode.l10n.t('Winnow: looking for the name'));
  if (!articles) return undefined;
  const changes = articles.flatMap(({ target, text, analysis }): Change[] => {
    const edits = editsIn(text, analysis.entities, chosen, written);
    return edits.length === 0 ? [] : [{ kind: 'edit', path: target.path, edits }];
  });
  return {
    corpus,
    changes,
    basis: new Map(articles.map(({ target, text }) => [target.path, text])),
    cause: { command: 'rename-name' },
    label: vscode.l10n.t('Rename {0} to {1}', chosen.surface, written),
    preview: true,
  };
}

interface Place {
  readonly target: Target;
  readonly start: number;
}

function placeIn({ services }: Tools, args: readonly unknown[]): Place | undefined {
  const start = saidIn(args, 'start', asNumber);
  const target = start === undefined ? undefined : targetOf(services, args);
  return target && start !== undefined ? { target, start } : undefined;
}

/** One mention, without a preview; nothing where the name does not stand there any more. */
async function requestAt(
  tools: Tools,
  chosen: Chosen,
  { target, start, written }: Place & { readonly written: string },
): Promise<ApplyRequest | undefined> {
  const article = await articleNow(tools, target);
  const edits = article && editsIn(article.text, article.analysis.entities, chosen, written).filter((edit) => edit.start === start);
  if (!article || !edits || edits.length === 0) return undefined;
  return {
    corpus: target.corpus,
    changes: [{ kind: 'edit', path: target.path, edits }],
    basis: new Map([[target.path, article.text]]),
    cause: { command: 'rename-name' },
    label: vscode.l10n.t('Rename {0} to {1}', chosen.surface, written),
  };
}

function editsIn(text: string, entities: readonly Entity[], { name, surface }: Chosen, written: string): readonly Edit[] {
  const same = entities.filter(({ id, type, start, end }) => id === name.id && type === name.type && text.slice(start, end) === surface);
  return same.map(({ start, end }) => ({ start, end, inserted: written }));
}
