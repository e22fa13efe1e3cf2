import * as vscode from 'vscode';
import { addRecords, split, type Annotations, type Entry, type Split, type SplitInput } from '../../core/index.ts';
import { applyChanges } from '../changes/applyChanges.ts';
import { tellLost } from '../annotations/spanCarrier.ts';
import { isRowPath } from '../files/articleUri.ts';
import { newId } from '../changes/applyMany.ts';
import { assertApplied } from '../changes/refusals.ts';
import { messageOf } from '../reporting.ts';
import { articlesText } from '../words.ts';
import { articleNow, eachArticle, type ArticleNow } from '../articleNow.ts';
import { pickCuts, type Cut } from './pickCuts.ts';
import { undoBatchById } from './undoLastBatch.ts';
import { annotationsOf, homeOf } from '../changes/home.ts';
import { rememberColumns } from '../changes/ownColumns.ts';
import { asNumber, asText, saidIn } from './saidIn.ts';
import { batchOf, targetOf, type Target } from '../targets.ts';
import type { Tools } from '../tools.ts';

/**
 * Winnow: Split at Boundaries. Each second item that was found becomes a file of its own, with its parent's id and place; of one article at once, of several those
 * that stay ticked in the preview. `{ticked: 'all'}` answers it.
 */
export async function splitAtBoundaries(tools: Tools, ...args: readonly unknown[]): Promise<readonly string[]> {
  const targets = batchOf(tools.services, args);
  const cuts = await boundariesOf(tools, targets);
  if (!cuts) return [];
  if (cuts.length === 0 && targets.length > 0) void tools.services.report.say(vscode.l10n.t('No second item was found.'));
  const isAsked = targets.length > 1 && cuts.length > 0 && saidIn(args, 'ticked', asText) !== 'all';
  return await splitAll(tools, isAsked ? await pickCuts(cuts) : cuts);
}

/** Winnow: Split Here. What starts at the cursor's line (or `{line}` of a quick fix, 0-based) becomes a file of its own. */
export async function splitHere(tools: Tools, ...args: readonly unknown[]): Promise<readonly string[]> {
  const target = targetOf(tools.services, args);
  const article = target && (await articleNow(tools, target));
  const line = saidIn(args, 'line', asNumber) ?? vscode.window.activeTextEditor?.selection.active.line;
  const offset = line === undefined ? undefined : article?.analysis.lines[line]?.start;
  if (!article || offset === undefined) return [];
  if (![article.text.slice(0, offset), article.text.slice(offset)].every((part) => part.trim() !== '')) {
    void tools.services.report.say(vscode.l10n.t('Put the cursor on the line where the second item starts.'));
    return [];
  }
  return await splitAll(tools, [{ article, offset }]);
}

/** Cuts articles, each as one undo in its editor and all as one step of the journal, and says what became of it; gives the paths of the parts that were made. */
export async function splitAll(tools: Tools, cuts: readonly Cut[]): Promise<readonly string[]> {
  const articles = [...new Set(cuts.map(({ article }) => article))];
  const location = articles.length > 1 ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window;
  const options = { location, title: vscode.l10n.t('Splitting'), cancellable: true };
  const batch = newId();
  const [made, kept]: [Target[], string[]] = [[], []];
  await vscode.window.withProgress(options, async (progress, token) => {
    for (const article of articles) {
      if (token.isCancellationRequested) return;
      progress.report({ increment: 100 / articles.length, message: article.target.path });
      const offsets = cuts.filter((cut) => cut.article === article).map(({ offset }) => offset);
      try {
        made.push(...(await splitArticle(tools, article, { offsets, batch })));
      } catch (error) {
        if (articles.length === 1) throw error;
        kept.push(`${article.target.path}: ${messageOf(error)}`);
      }
    }
  });
  tellMade(tools, { made, kept, batch, articles: articles.length });
  return made.map(({ path }) => path);
}

/** The boundaries that were found; of many articles those of files, since a row cannot be split. Undefined when the person cancelled. */
async function boundariesOf(tools: Tools, targets: readonly Target[]): Promise<readonly Cut[] | undefined> {
  const [only, second] = targets;
  if (only && !second) {
    const article = await articleNow(tools, only);
    return article ? cutsIn(article) : [];
  }
  const files = targets.filter(({ path }) => !isRowPath(path));
  return (await eachArticle(tools, files, { title: vscode.l10n.t('Looking for second items') }, cutsIn))?.flat();
}

function cutsIn(article: ArticleNow): readonly Cut[] {
  const { boundaries, lines } = article.analysis;
  return boundaries.map(({ line, reason }) => ({ article, offset: lines[line]?.start ?? 0, reason }));
}

interface Made {
  readonly made: readonly Target[];
  /** Articles that could not be split, each with the reason. */
  readonly kept: readonly string[];
  readonly batch: string;
  readonly articles: number;
}

/** Says which files are new, opens the first of them if the person wishes, or takes it all back. */
function tellMade(tools: Tools, { made, kept, batch, articles }: Made): void {
  const { report } = tools.services;
  const [first] = made;
  const rest = kept.length > 0 ? vscode.l10n.t('Not split: {0}.', kept.join('; ')) : '';
  if (!first) return void (rest && report.say(rest));
  void report.run(vscode.l10n.t('Winnow could not open the new article or take the split back'), async () => {
    const [open, undo] = [vscode.l10n.t('Open'), vscode.l10n.t('Undo')];
    const said =
      articles === 1
        ? vscode.l10n.t('Split off: {0}', made.map(({ path }) => path).join(', '))
        : vscode.l10n.t('Split {0} off. Undo Last Batch takes it back, also after a reload.', articlesText(made.length));
    const answer = await report.say([said, rest].filter(Boolean).join(' '), open, undo);
    if (answer === open) await vscode.window.showTextDocument(first.uri);
    if (answer === undo) await undoBatchById(tools, first.corpus, batch);
  });
}

/** Cuts an article at offsets as one undo; gives the parts that were made. */
async function splitArticle(
  tools: Tools,
  article: ArticleNow,
  { offsets, batch }: { readonly offsets: readonly number[]; readonly batch: string },
): Promise<readonly Target[]> {
  const { path, uri } = article.target;
  // a split before this one may have changed the index
  const corpus = tools.services.corpora.articleOf(uri)?.corpus ?? article.target.corpus;
  if (isRowPath(path))
    throw new Error(vscode.l10n.t('a row of {0} cannot be split yet: its second item would need a row of its own', corpus.index ?? path));
  const { home, basis, entryOf } = await homeOf(corpus);
  const { annotations, basis: ann } = await annotationsOf(corpus, path, article.text);
  const { changes, records, parts, crossing } = splitOf(
    { ...article, target: { corpus, path, uri } },
    { offsets, annotations, entry: entryOf(path) },
  );
  if (changes.length === 0) throw new Error(vscode.l10n.t('there is no text before or after this line to split from'));
  const all = [...changes, ...addRecords(home, records)];
  const result = await applyChanges(tools, {
    corpus,
    changes: all,
    basis: new Map([...basis, ...ann, [path, article.text]]),
    cause: { command: 'split', batch },
    label: vscode.l10n.t('Split'),
    together: true,
  });
  assertApplied(result);
  await rememberColumns(tools, corpus, { changes: all, home: home.kind === 'index' ? home : undefined, result });
  if (crossing.length > 0) tellLost(tools.refusals, article.target.uri, crossing);
  await tools.services.corpora.refresh();
  return parts.slice(1).map(({ path: part }) => ({ corpus, path: part, uri: corpus.uriOf(part) }));
}

interface Known {
  readonly offsets: readonly number[];
  readonly annotations: Annotations | undefined;
  readonly entry: Entry | undefined;
}

function splitOf({ target, text, analysis }: ArticleNow, { offsets, annotations, entry }: Known): Split {
  const { corpus, path } = target;
  const taken = new Set(corpus.entries.map((one) => one.path));
  const record = entry?.record === undefined ? {} : { record: entry.record };
  return split({
    path,
    text,
    at: [],
    offsets,
    isTaken: (name) => taken.has(name),
    id: entry?.id ?? path,
    analysis,
    shared: sharedOf(entry),
    ...(annotations ? { annotations } : {}),
    ...record,
  });
}

function sharedOf(entry: Entry | undefined): NonNullable<SplitInput['shared']> {
  const { source, date, lang } = entry ?? {};
  return { ...(source === undefined ? {} : { source }), ...(date === undefined ? {} : { date }), ...(lang === undefined ? {} : { lang }) };
}
