import * as vscode from 'vscode';
import {
  annPathFor,
  groupBy,
  movedPath,
  relocateArticles,
  relocateDecisions,
  relocateRecords,
  twinsOf,
  WINNOW_FILES,
  withConfigValue,
  type Move,
} from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { isRowPath } from '../files/articleUri.ts';
import { exists } from '../files/writes.ts';
import type { Tools } from '../tools.ts';
import { applyChanges } from './applyChanges.ts';
import { indexNow } from './indexFile.ts';
import { assertApplied } from './refusals.ts';

/**
 * What is known of articles follows when they, or folders of them, are renamed or moved within their corpus in the editor: their records in the index, what
 * `.winnow/` says of them, their annotations and their history. Taking the rename back in the Explorer is a rename too, so all of it goes back as well.
 */
export function followRenames(tools: Tools): vscode.Disposable {
  const { corpora, report } = tools.services;
  let last: Promise<unknown> = Promise.resolve();
  return vscode.workspace.onDidRenameFiles(({ files }) => {
    if (!vscode.workspace.isTrusted) return;
    const moves = files.flatMap(({ oldUri, newUri }) => {
      const corpus = corpora.corpusOf(newUri);
      const [from, to] = [corpus?.pathOf(oldUri), corpus?.pathOf(newUri)];
      return corpus && from && to && corpora.corpusOf(oldUri) === corpus ? [{ key: corpus.key, from, to }] : [];
    });
    for (const [key, own] of groupBy(moves, ({ key }) => key))
      last = last.then(async () =>
        report.run(vscode.l10n.t('Winnow could not take along all that belongs to the renamed files'), async () => {
          const corpus = corpora.corpora().find((each) => each.key === key);
          if (corpus) await follow(tools, corpus, own);
        }),
      );
  });
}

/** Has all that is known of articles follow them to where they are now, and reads the corpus anew; rejects with what could not be written. */
export async function follow(tools: Tools, corpus: Corpus, moves: readonly Move[]): Promise<void> {
  const { journal, services } = tools;
  await journal.settled();
  const annotations = await moveAnnotations(corpus, moves);
  await moveState(tools, corpus, moves);
  await journal.recordMoves(corpus, [...moves, ...annotations]);
  await moveRecords(tools, corpus, moves);
  await services.corpora.refresh();
}

/** The articles by their paths before and after the moves, whether the corpus was read before or after them. */
function filesAround(corpus: Corpus, moves: readonly Move[]): readonly { readonly before: string; readonly after: string }[] {
  const back = moves.map(({ from, to }) => ({ from: to, to: from }));
  return corpus.files.map((path) => {
    const after = movedPath(path, moves);
    return { before: movedPath(after, back), after };
  });
}

/** Renames the annotation files that lie elsewhere for the new path of their text, and have not gone along with its folder; those of texts that a moved one shared its stem with, too. */
async function moveAnnotations(corpus: Corpus, moves: readonly Move[]): Promise<readonly Move[]> {
  const files = filesAround(corpus, moves);
  const [before, after] = [new Set(files.map((file) => file.before)), new Set(files.map((file) => file.after))];
  const concerned = files.flatMap((file) =>
    file.before === file.after ? [] : [file, ...twinsOf(file.before, after).map((path) => ({ before: path, after: path }))],
  );
  const renames = concerned
    .map((file) => ({ from: movedPath(annPathFor(file.before, before), moves), to: annPathFor(file.after, after) }))
    .filter(({ from, to }) => from !== to);
  const can = await Promise.all(
    renames.map(async ({ from, to }) => (await exists(corpus.uriOf(from))) && !(await exists(corpus.uriOf(to)))),
  );
  const done = renames.filter((_, at) => can[at]);
  const edit = new vscode.WorkspaceEdit();
  for (const { from, to } of done) edit.renameFile(corpus.uriOf(from), corpus.uriOf(to));
  if (done.length > 0 && !(await vscode.workspace.applyEdit(edit))) throw new Error(done.map(({ from }) => from).join(', '));
  return done;
}

async function moveState({ writes }: Tools, corpus: Corpus, moves: readonly Move[]): Promise<void> {
  const update = async (path: string, next: (text: string) => string): Promise<unknown> =>
    writes.updateText(corpus.uriOf(path), (now) => {
      const text = now === undefined ? undefined : next(now);
      return text === now ? undefined : text;
    });
  await update(WINNOW_FILES.articles, (text) => relocateArticles(text, moves));
  await update(WINNOW_FILES.decisions, (text) => relocateDecisions(text, moves));
  const { index } = corpus.config;
  const moved = index === undefined ? undefined : movedPath(index, moves);
  if (moved !== index) await update(WINNOW_FILES.config, (text) => withConfigValue(text, ['index'], moved));
}

async function moveRecords(tools: Tools, corpus: Corpus, moves: readonly Move[]): Promise<void> {
  const index = await indexNow(corpus);
  if (!index) return;
  const files = filesAround(corpus, moves).map(({ before }) => before);
  const edits = relocateRecords({ index, files: files.filter((path) => !isRowPath(path)), config: corpus.config, moves });
  if (edits.length === 0) return;
  const { path, text } = index;
  const result = await applyChanges(tools, {
    corpus,
    changes: [{ kind: 'edit', path, edits }],
    basis: new Map([[path, text]]),
    cause: { command: 'rename' },
    label: vscode.l10n.t('Index'),
  });
  assertApplied(result);
}
