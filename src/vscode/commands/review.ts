import * as vscode from 'vscode';
import { groupBy, STATUSES, type Status } from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { articleBytes } from '../corpus/articleFile.ts';
import { decodeFile } from '../files/fileText.ts';
import { hashOf } from '../journal/journalStore.ts';
import { updateArticles, type ArticleFields } from '../corpus/reviewStore.ts';
import { articlesText } from '../words.ts';
import { readBytes } from '../files/writes.ts';
import { asOneOf, asText, saidIn } from './saidIn.ts';
import { someTargets, targetOf, type Target } from '../targets.ts';
import { documentAt } from '../documentAt.ts';
import { offerUndo } from './offerUndo.ts';
import { articleAfter } from '../tree/order.ts';
import { noOtherArticle, showArticle } from '../tree/showArticle.ts';
import type { Tools } from '../tools.ts';

/** Winnow: Set Status... Of one article or many; `{status}` among the arguments answers the question. */
export async function setStatus(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  const targets = someTargets(tools.services, args);
  if (targets.length === 0) return;
  const status = saidIn(args, 'status', asOneOf(STATUSES)) ?? (await askStatus(targets));
  if (status) await review(tools, targets, status);
}

/** Winnow: Mark Reviewed. Remembers the hash, so that a later change shows. */
export async function markReviewed(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  await review(tools, someTargets(tools.services, args), 'reviewed');
}

/** Winnow: Mark Reviewed and Go to Next. The article in front is done; the next that is not reviewed comes, as the tree stood before. */
export async function reviewAndNext(tools: Tools): Promise<void> {
  const targets = someTargets(tools.services, []);
  if (targets.length === 0) return;
  const next = articleAfter(tools.services, 1, 'unreviewed');
  await review(tools, targets, 'reviewed');
  if (next) await showArticle(next);
  else void tools.services.report.say(noOtherArticle(tools.services, 'unreviewed'));
}

/** Winnow: Mark To Do. */
export async function markToDo(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  await review(tools, someTargets(tools.services, args), 'todo');
}

/** Winnow: Edit Note... `{note}` among the arguments answers the question; an empty note takes it away. */
export async function editNote(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  const target = targetOf(tools.services, args);
  if (!target) return;
  const value = target.corpus.articles.get(target.path)?.note ?? '';
  const note = saidIn(args, 'note', asText) ?? (await vscode.window.showInputBox({ prompt: target.path, value }));
  if (note === undefined) return;
  await write(tools, target.corpus, new Map([[target.path, { note: note.trim() === '' ? undefined : note.trim() }]]));
}

async function review(tools: Tools, targets: readonly Target[], status: Status): Promise<void> {
  for (const [corpus, own] of groupBy(targets, ({ corpus }) => corpus)) {
    const fields = await Promise.all(
      own.map(async (target): Promise<[string, ArticleFields]> => [target.path, await fieldsOf(target, status)]),
    );
    const before = await write(tools, corpus, new Map(fields));
    const name = own.length === 1 ? own[0]?.path : articlesText(own.length);
    const back = (): Promise<unknown> => write(tools, corpus, before);
    for (const { uri } of own.slice(0, 1)) offerUndo(tools, { said: `${name ?? ''}: ${status}`, articles: own.length, uri, back });
  }
}

async function fieldsOf(target: Target, status: Status): Promise<ArticleFields> {
  return { status, reviewed: status === 'reviewed' ? await hashNow(target) : undefined };
}

/** The hash of the bytes that the article has now, or will have once its unsaved edits are saved. */
async function hashNow({ corpus, path, uri }: Target): Promise<string> {
  const bytes = (await articleBytes(corpus, path)) ?? (await readBytes(uri));
  const open = documentAt(uri);
  return hashOf(open?.isDirty && bytes ? decodeFile(bytes).encode(open.getText()) : bytes);
}

async function write(
  tools: Tools,
  corpus: Corpus,
  changes: ReadonlyMap<string, ArticleFields>,
): Promise<ReadonlyMap<string, ArticleFields>> {
  const before = await updateArticles(tools.writes, corpus, changes);
  await tools.services.corpora.refresh();
  return before;
}

async function askStatus(targets: readonly Target[]): Promise<Status | undefined> {
  const now = new Set(targets.map(({ corpus, path }) => corpus.statusOf(path)));
  const items = STATUSES.map((status) => ({ label: status, ...(now.has(status) ? { description: vscode.l10n.t('now') } : {}), status }));
  const placeHolder =
    targets.length === 1 ? vscode.l10n.t('Status of this article') : vscode.l10n.t('Status of {0} articles', targets.length);
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.status;
}
