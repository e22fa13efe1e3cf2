import * as vscode from 'vscode';
import { split, type Split, type SplitInput } from '../../core/changes/split.ts';
import type { Entry } from '../corpusStore.ts';
import { applyChanges, type ApplyResult } from '../applyChanges.ts';
import { tellLost } from '../spanCarrier.ts';
import { isRowPath } from '../articleUri.ts';
import { articleNow, type ArticleNow } from './articleNow.ts';
import { annotationsOf, homeOf } from './home.ts';
import { batchOf, targetOf, type Target } from './targets.ts';
import type { Tools } from './tools.ts';

/** Winnow: Split at Boundaries. Each second item that was found becomes a file of its own, with its parent's id and place; of one article or of all ticked ones. */
export async function splitAtBoundaries(tools: Tools, ...args: readonly unknown[]): Promise<readonly string[]> {
  const made: Target[] = [];
  const targets = batchOf(tools.services, args);
  for (const target of targets) {
    const article = await articleNow(tools, target);
    const at = article?.analysis.boundaries.map(({ line }) => line) ?? [];
    if (article && at.length > 0) made.push(...(await splitArticle(tools, article, { at })));
  }
  tellMade(tools, made);
  if (made.length === 0 && targets.length > 0) void tools.services.report.say(vscode.l10n.t('No second item was found.'));
  return made.map(({ path }) => path);
}

/** Winnow: Split Here. What starts at the cursor's line (or `{line}` of a quick fix, 0-based) becomes a file of its own. */
export async function splitHere(tools: Tools, ...args: readonly unknown[]): Promise<readonly string[]> {
  const target = targetOf(tools.services, args);
  const article = target && (await articleNow(tools, target));
  const line = args.map(lineIn).find((one) => one !== undefined) ?? vscode.window.activeTextEditor?.selection.active.line;
  const made = article && line !== undefined ? await splitArticle(tools, article, { at: [line] }) : [];
  tellMade(tools, made);
  return made.map(({ path }) => path);
}

/** Says which files are new, and opens the first of them if the person wishes. */
export function tellMade({ services: { report } }: Tools, made: readonly Target[]): void {
  const [first] = made;
  if (!first) return;
  void report.run(vscode.l10n.t('Winnow could not open the new article'), async () => {
    const open = vscode.l10n.t('Open');
    const said = vscode.l10n.t('Split off: {0}', made.map(({ path }) => path).join(', '));
    if ((await report.say(said, open)) === open) await vscode.window.showTextDocument(first.uri);
  });
}

/** Where an article is cut: before lines, at offsets. */
export type Cuts = Pick<SplitInput, 'at' | 'offsets'>;

/** Cuts an article as one undo; gives the parts that were made. */
export async function splitArticle(tools: Tools, article: ArticleNow, cuts: Cuts): Promise<readonly Target[]> {
  const { path, uri } = article.target;
  // a split before this one may have changed the index
  const corpus = tools.services.corpora.articleOf(uri)?.corpus ?? article.target.corpus;
  if (isRowPath(path))
    throw new Error(vscode.l10n.t('a row of {0} cannot be split yet: its second item would need a row of its own', corpus.index ?? path));
  const { home, basis } = await homeOf(corpus);
  const { annotations, basis: ann } = await annotationsOf(corpus, path, article.text);
  const { changes, parts, crossing } = splitOf({ ...article, target: { corpus, path, uri } }, cuts, {
    home,
    ...(annotations ? { annotations } : {}),
  });
  if (changes.length === 0) throw new Error(vscode.l10n.t('there is no text before or after this line to split from'));
  const result = await applyChanges(tools, {
    corpus,
    changes,
    basis: new Map([...basis, ...ann, [path, article.text]]),
    cause: { command: 'split' },
    label: vscode.l10n.t('Split'),
    together: true,
  });
  tellRefused(result);
  if (crossing.length > 0) tellLost(tools.refusals, article.target.uri, crossing);
  await tools.services.corpora.refresh();
  return parts.slice(1).map(({ path: part }) => ({ corpus, path: part, uri: corpus.uriOf(part) }));
}

function splitOf({ target, text, analysis }: ArticleNow, cuts: Cuts, place: Pick<SplitInput, 'home' | 'annotations'>): Split {
  const { corpus, path } = target;
  const entry = corpus.entryOf(path);
  const taken = new Set(corpus.entries.map((one) => one.path));
  const record = entry?.record === undefined ? {} : { record: entry.record };
  return split({
    path,
    text,
    ...cuts,
    isTaken: (name) => taken.has(name),
    id: entry?.id ?? path,
    analysis,
    shared: sharedOf(entry),
    ...place,
    ...record,
  });
}

function sharedOf(entry: Entry | undefined): NonNullable<SplitInput['shared']> {
  const { source, date, lang } = entry ?? {};
  return { ...(source === undefined ? {} : { source }), ...(date === undefined ? {} : { date }), ...(lang === undefined ? {} : { lang }) };
}

/** Throws what kept a change from being made. */
export function tellRefused(result: ApplyResult): void {
  const [first] = result.refused;
  if (result.applied.length === 0 && first) throw new Error(`${first.path}: ${first.reason}`);
}

function lineIn(value: unknown): number | undefined {
  return typeof value === 'object' && value !== null && 'line' in value && typeof value.line === 'number' ? value.line : undefined;
}
