import * as vscode from 'vscode';
import { groupBy } from '../../core/index.ts';
import { isRowPath } from '../files/articleUri.ts';
import { newId } from '../changes/applyMany.ts';
import { isReloaded } from '../changes/applyChangesPlan.ts';
import { splitArticles } from '../changes/splitArticles.ts';
import { messageOf } from '../reporting.ts';
import { articlesText } from '../words.ts';
import { articleNow, eachArticle, type ArticleNow } from '../articleNow.ts';
import { pickCuts, type Cut } from './pickCuts.ts';
import { undoBatchById } from './undoLastBatch.ts';
import { asNumber, asText, saidIn } from './saidIn.ts';
import { batchOf, targetOf, type Target } from '../targets.ts';
import type { Tools } from '../tools.ts';

/**
 * Winnow: Split at Boundaries. Each second item that was found becomes a file (of a row: a row) of its own, with its parent's id and place; of one article at once, of several those
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

/** Winnow: Split Here. What starts at the cursor's line (or `{line}` of a quick fix, 0-based) becomes a file, or a row, of its own. */
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

/** Cuts articles, each file as one undo in its editor, rows as one, and all as one step of the journal, and says what became of it; gives the paths of the parts that were made. */
export async function splitAll(tools: Tools, cuts: readonly Cut[]): Promise<readonly string[]> {
  const articles = [...new Set(cuts.map(({ article }) => article))];
  const location = articles.length > 1 ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window;
  const options = { location, title: vscode.l10n.t('Splitting'), cancellable: true };
  const splitting: Splitting = { cuts: groupBy(cuts, ({ article }) => article), batch: newId(), made: [], kept: [] };
  await vscode.window.withProgress(options, async (progress, token) => {
    for (const some of togetherOf(articles)) {
      if (token.isCancellationRequested) return;
      progress.report({ increment: (100 * some.length) / articles.length, message: some[0]?.target.path ?? '' });
      await splitSome(tools, some, splitting);
    }
  });
  await offerKey(tools, articles, splitting);
  tellMade(tools, splitting);
  return splitting.made.map(({ path }) => path);
}

/** The cuts of each article, under which id the journal has them, and what has become of them so far. */
interface Splitting {
  readonly cuts: ReadonlyMap<ArticleNow, readonly Cut[]>;
  readonly batch: string;
  readonly made: Target[];
  /** Articles that could not be split, each with the reason. */
  readonly kept: string[];
}

/** One that cannot be split does not keep the others from it; throws where it is the only one. */
async function splitSome(tools: Tools, some: readonly ArticleNow[], splitting: Splitting): Promise<void> {
  const { cuts, batch, made, kept } = splitting;
  try {
    const places = some.map((article) => ({ article, offsets: (cuts.get(article) ?? []).map(({ offset }) => offset) }));
    made.push(...(await splitArticles(tools, places, batch)));
  } catch (error) {
    if (cuts.size === 1) throw error;
    const half = some.length >> 1;
    if (half === 0) return void kept.push(`${some[0]?.target.path ?? ''}: ${messageOf(error)}`);
    await splitSome(tools, some.slice(0, half), splitting);
    await splitSome(tools, some.slice(half), splitting);
  }
}

/** A row is split past its document, which only shows it: once it does, the undo key of the one in front takes the split back. */
async function offerKey(tools: Tools, articles: readonly ArticleNow[], { made: [first], batch }: Splitting): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const front = articles.find(({ target }) => isRowPath(target.path) && target.uri.toString() === document?.uri.toString());
  if (!first || !document || !front || !(await isReloaded(document, (text) => text !== front.text))) return;
  tools.undos.push(front.target.uri, () => undoBatchById(tools, first.corpus, batch));
}

/** Articles that are split in one write: a file by itself, the rows of a corpus together. */
function togetherOf(articles: readonly ArticleNow[]): readonly (readonly ArticleNow[])[] {
  const isRow = ({ target }: ArticleNow): boolean => isRowPath(target.path);
  const rows = groupBy(articles.filter(isRow), ({ target }) => target.corpus.key);
  return [...articles.filter((article) => !isRow(article)).map((article) => [article]), ...rows.values()];
}

/** The boundaries that were found. Undefined when the person cancelled. */
async function boundariesOf(tools: Tools, targets: readonly Target[]): Promise<readonly Cut[] | undefined> {
  const [only, second] = targets;
  if (only && !second) {
    const article = await articleNow(tools, only);
    return article ? cutsIn(article) : [];
  }
  return (await eachArticle(tools, targets, { title: vscode.l10n.t('Looking for second items') }, cutsIn))?.flat();
}

function cutsIn(article: ArticleNow): readonly Cut[] {
  const { boundaries, lines } = article.analysis;
  return boundaries.map(({ line, reason }) => ({ article, offset: lines[line]?.start ?? 0, reason }));
}

/** Says which articles are new, opens the first of them if the person wishes, or takes it all back. */
function tellMade(tools: Tools, { cuts, made, kept, batch }: Splitting): void {
  const { report } = tools.services;
  const [first] = made;
  const rest = kept.length > 0 ? vscode.l10n.t('Not split: {0}.', kept.join('; ')) : '';
  if (!first) return void (rest && report.say(rest));
  void report.run(vscode.l10n.t('Winnow could not open the new article or take the split back'), async () => {
    const [open, undo] = [vscode.l10n.t('Open'), vscode.l10n.t('Undo')];
    const said =
      cuts.size === 1
        ? vscode.l10n.t('Split off: {0}', made.map(({ path }) => path).join(', '))
        : vscode.l10n.t('Split {0} off. Undo Last Batch takes it back, also after a reload.', articlesText(made.length));
    const answer = await report.say([said, rest].filter(Boolean).join(' '), open, undo);
    if (answer === open) await vscode.window.showTextDocument(first.uri);
    if (answer === undo) await undoBatchById(tools, first.corpus, batch);
  });
}
