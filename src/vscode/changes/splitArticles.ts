import * as vscode from 'vscode';
import { addRecords, sharedOf, split, type Annotations, type Change, type Entry, type RecordWrite, type Split } from '../../core/index.ts';
import { applyChanges } from './applyChanges.ts';
import { tellLost } from '../annotations/spanCarrier.ts';
import { assertApplied } from './refusals.ts';
import type { ArticleNow } from '../articleNow.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { annotationsOf, homeOf } from './home.ts';
import { rememberColumns } from './ownColumns.ts';
import type { Target } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** An article and the offsets at which it is cut. */
export interface SplitPlace {
  readonly article: ArticleNow;
  readonly offsets: readonly number[];
}

/** Cuts articles of one corpus in one change, all or none, under an id of the journal; gives the parts that were made. */
export async function splitArticles(tools: Tools, places: readonly SplitPlace[], batch: string): Promise<readonly Target[]> {
  const [first] = places;
  if (!first) return [];
  // a split before this one may have changed the index
  const corpus = tools.services.corpora.articleOf(first.article.target.uri)?.corpus ?? first.article.target.corpus;
  const { home, basis, entryOf } = await homeOf(corpus);
  const all: Cutting = { taken: new Set(corpus.entries.map(({ path }) => path)), basis: new Map(basis), changes: [], records: [] };
  const cuts: (Split & { readonly uri: vscode.Uri })[] = [];
  for (const place of places) cuts.push(await cut(all, place, { corpus, entryOf }));
  const changes = [...all.changes, ...addRecords(home, all.records)];
  const why = { cause: { command: 'split', batch }, label: vscode.l10n.t('Split'), together: true } as const;
  const result = await applyChanges(tools, { corpus, changes, basis: all.basis, ...why });
  assertApplied(result);
  await rememberColumns(tools, corpus, { changes, home: home.kind === 'index' ? home : undefined, result });
  for (const { uri, crossing } of cuts) if (crossing.length > 0) tellLost(tools.refusals, uri, crossing);
  await tools.services.corpora.refresh();
  return cuts.flatMap(({ parts }) => parts.slice(1).map(({ path }) => ({ corpus, path, uri: corpus.uriOf(path) })));
}

/** What the articles of a split come to together. */
interface Cutting {
  /** Paths of articles that are there, or will be. */
  readonly taken: Set<string>;
  /** The texts that the changes are of. */
  readonly basis: Map<string, string>;
  readonly changes: Change[];
  readonly records: RecordWrite[];
}

async function cut(
  all: Cutting,
  { article, offsets }: SplitPlace,
  { corpus, entryOf }: { readonly corpus: Corpus; readonly entryOf: Corpus['entryOf'] },
): Promise<Split & { readonly uri: vscode.Uri }> {
  const { path, uri } = article.target;
  const { annotations, basis } = await annotationsOf(corpus, path, article.text);
  const known = { offsets, annotations, entry: entryOf(path), taken: all.taken };
  const own = splitOf({ ...article, target: { corpus, path, uri } }, known);
  if (own.changes.length === 0) throw new Error(vscode.l10n.t('there is no text before or after this line to split from'));
  for (const [name, text] of [...basis, [path, article.text] as const]) all.basis.set(name, text);
  for (const part of own.parts) all.taken.add(part.path);
  all.changes.push(...own.changes);
  all.records.push(...own.records);
  return { ...own, uri };
}

interface Known {
  readonly offsets: readonly number[];
  readonly annotations: Annotations | undefined;
  readonly entry: Entry | undefined;
  /** Paths of articles that are there, or will be. */
  readonly taken: ReadonlySet<string>;
}

function splitOf({ target, text, analysis }: ArticleNow, { offsets, annotations, entry, taken }: Known): Split {
  const { path } = target;
  const record = entry?.record === undefined ? {} : { record: entry.record };
  return split({
    path,
    text,
    at: [],
    offsets,
    isTaken: (name) => taken.has(name),
    id: entry?.id ?? path,
    analysis,
    shared: sharedOf(entry ?? {}),
    ...(annotations ? { annotations } : {}),
    ...record,
  });
}
