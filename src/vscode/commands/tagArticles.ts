import * as vscode from 'vscode';
import { newTags, tag, tagsAt, WINNOW_FILES, groupBy, type Entry, type TagInput, type TagTarget } from '../../core/index.ts';
import { applyChanges } from '../changes/applyChanges.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { textNow } from '../articleNow.ts';
import { homeOf, type Home } from '../changes/home.ts';
import { rememberColumns, withOwnColumns } from '../changes/ownColumns.ts';
import { pickTags, type TagDecision } from './pickTags.ts';
import { assertApplied } from '../changes/refusals.ts';
import { saidIn } from './saidIn.ts';
import { batchOf, someTargets, type Target } from '../targets.ts';
import { tellTagged, type Applied } from './tellTagged.ts';
import type { Tools } from '../tools.ts';

/** Winnow: Tag Article... Of one or of those selected; `{add, remove}` among the arguments answers the question. */
export async function tagArticles(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  for (const [corpus, targets] of groupBy(someTargets(tools.services, args), ({ corpus }) => corpus))
    await tagIn(tools, corpus, targets, args);
}

/** Winnow: Tag Selected Articles... Of all ticked ones. */
export async function tagSelected(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  for (const [corpus, targets] of groupBy(batchOf(tools.services, args), ({ corpus }) => corpus)) await tagIn(tools, corpus, targets, args);
}

const RECENT = 'winnow.recentTags';
const MOST_RECENT = 12;

async function tagIn(tools: Tools, corpus: Corpus, targets: readonly Target[], args: readonly unknown[]): Promise<void> {
  const decision = decisionIn(args) ?? (await ask(tools, corpus, await taggingOf(tools, corpus, targets)));
  if (!decision || (decision.add.length === 0 && decision.remove.length === 0)) return;
  await remember(tools, decision);
  // looked at anew: while the person was choosing, another window may have tagged
  const { articles, place } = await taggingOf(tools, corpus, targets);
  const result = await write(tools, corpus, { articles, place: { ...place, input: { ...place.input, ...decision } } });
  if (result) assertApplied(result.result);
  await tools.services.corpora.refresh();
  if (result) tellTagged(tools, result, { paths: articles.map(({ path }) => path), decision });
}

async function taggingOf(tools: Tools, corpus: Corpus, targets: readonly Target[]): Promise<Tagging> {
  const place = await placeOf(tools, corpus);
  const articles = await Promise.all(targets.map((target) => toTagTarget(target, place.entryOf(target.path))));
  return { place, articles: articles.filter((article) => article !== undefined) };
}

interface Place extends Pick<Home, 'entryOf'> {
  readonly input: TagInput;
  readonly basis: ReadonlyMap<string, string>;
}

interface Tagging {
  readonly articles: readonly TagTarget[];
  readonly place: Place;
}

async function placeOf(tools: Tools, corpus: Corpus): Promise<Place> {
  const index = await homeOf(corpus);
  const sidecar = await homeOf(corpus, true);
  const articles = sidecar.basis.get(WINNOW_FILES.articles);
  const input = { add: [], remove: [], where: corpus.config.tags.where, articles, fields: corpus.config.fields };
  const basis = new Map([...index.basis, ...sidecar.basis]);
  const { entryOf } = index;
  if (index.home.kind !== 'index') return { input, basis, entryOf };
  return { input: { ...input, index: withOwnColumns(tools, corpus, index.home) }, basis, entryOf };
}

async function toTagTarget(target: Target, entry: Entry | undefined): Promise<TagTarget | undefined> {
  const text = await textNow(target);
  if (text === undefined) return undefined;
  return { path: target.path, text, indexTags: entry?.tags ?? [], ...(entry?.record === undefined ? {} : { record: entry.record }) };
}

async function ask(tools: Tools, corpus: Corpus, { articles, place }: Tagging): Promise<TagDecision | undefined> {
  const have = new Map<string, number>();
  for (const article of articles) for (const each of tagsAt(article, place.input)) have.set(each, (have.get(each) ?? 0) + 1);
  return await pickTags({
    files: articles.length,
    have,
    recent: tools.services.context.workspaceState.get<readonly string[]>(RECENT, []),
    vocabulary: corpus.config.tags.vocabulary,
    used: [...new Set(corpus.files.flatMap((path) => corpus.tagsOf(path)))].sort(),
  });
}

async function remember(tools: Tools, { add }: TagDecision): Promise<void> {
  const { workspaceState } = tools.services.context;
  const recent = [...new Set([...add, ...workspaceState.get<readonly string[]>(RECENT, [])])].slice(0, MOST_RECENT);
  await workspaceState.update(RECENT, recent);
}

async function write(tools: Tools, corpus: Corpus, { articles, place }: Tagging): Promise<Applied | undefined> {
  const changes = tag(articles, place.input);
  if (changes.length === 0) {
    if (articles.some((article) => newTags(article, place.input)))
      throw new Error(vscode.l10n.t('The index cannot take records of these articles; nothing was changed.'));
    return undefined;
  }
  const basis = new Map([...place.basis, ...articles.map(({ path, text }) => [path, text] as const)]);
  const request = { corpus, changes, basis, cause: { command: 'tag' }, label: vscode.l10n.t('Tag') };
  const result = await applyChanges(tools, request);
  await rememberColumns(tools, corpus, { changes, home: place.input.index, result });
  return { request, result };
}

function decisionIn(args: readonly unknown[]): TagDecision | undefined {
  const asTexts = (list: unknown): readonly string[] => (Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []);
  const [add, remove] = [saidIn(args, 'add', asTexts), saidIn(args, 'remove', asTexts)];
  return (add ?? remove) && { add: add ?? [], remove: remove ?? [] };
}
