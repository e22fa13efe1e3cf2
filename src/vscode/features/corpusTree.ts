import * as vscode from 'vscode';
import { setContextKey } from '../contextKey.ts';
import type { Services } from '../services.ts';
import { createDebounce } from '../pacing.ts';
import { childrenOf, rootsOf, type TreeView } from '../tree/children.ts';
import { askFilter, pickGrouping } from '../tree/asking.ts';
import { createDragAndDrop } from '../tree/drag.ts';
import { GROUPINGS } from '../tree/groups.ts';
import { itemOf, withTooltip } from '../tree/item.ts';
import { watchOpening } from '../tree/opening.ts';
import { isBranch, isListed, type TreeNode } from '../tree/node.ts';
import { RowSelection } from '../tree/rowSelection.ts';
import { TopLevel } from '../tree/topLevel.ts';
import { someCorpus } from '../targets.ts';
import { articlesText } from '../words.ts';

/** The Corpus view: corpora, groups, articles, segments and names; grouping, filter, ticks and reveal. */
export function corpusTree(services: Services): vscode.Disposable {
  const tree = new CorpusTree(services);
  const register = (command: string, run: (...args: readonly unknown[]) => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(command, (...args: readonly unknown[]) =>
      services.report.run(vscode.l10n.t('The Corpus view could not do that'), () => run(...args)),
    );
  return vscode.Disposable.from(
    tree,
    register('winnow.groupBy', (by) => tree.groupBy(by)),
    register('winnow.filterCorpus', (query) => tree.filter(query)),
    register('winnow.clearFilter', () => tree.clearFilter()),
    register('winnow.tickAll', (node) => tree.tick(node, true)),
    register('winnow.untickAll', (node) => tree.tick(node, false)),
    register('winnow.revealInCorpus', (uri, how) => tree.reveal(uri, how)),
  );
}

/** The view with the first steps has no rows: only then does VS Code show its buttons. */
const EMPTY: vscode.TreeDataProvider<never> = { getChildren: () => [], getTreeItem: (node) => node };

class CorpusTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #services: Services;
  readonly #changed = new vscode.EventEmitter<TreeNode[] | undefined>();
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #soon = createDebounce(() => (this.#isBusy() ? this.#soon.call() : this.#show()), 60, 300);
  readonly #watching: vscode.Disposable;
  /** By the nodes themselves: what the view has let go of keeps nothing. */
  readonly #parents = new WeakMap<TreeNode, TreeNode>();
  /** The top level by key, the same objects as long as their corpora are there. */
  #roots: ReadonlyMap<string, TreeNode> = new Map();
  readonly #topLevel = new TopLevel();
  /** Whether the view has no row, as the editor asked for them last. */
  #isEmpty = false;
  readonly #opening = watchOpening();
  readonly #selection: RowSelection<TreeNode>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
    const { corpora, summaries, analyses, names, checked, filter, grouping, duplicates, reviews, settings } = services;
    const options = { treeDataProvider: this, canSelectMany: true, showCollapseAll: true, dragAndDropController: createDragAndDrop() };
    this.#view = vscode.window.createTreeView('winnow.corpus', options);
    this.#selection = new RowSelection(this.#view);
    this.#watching = vscode.Disposable.from(
      this.#view,
      vscode.window.registerTreeDataProvider('winnow.start', EMPTY),
      this.#opening,
      corpora.onDidChange(() => this.#soon.call()),
      summaries.onDidChange(() => this.#soon.call()),
      summaries.onDidFinish(() => this.#soon.call()),
      analyses.onDidChange(() => this.#soon.call()),
      names.onDidChange(() => this.#soon.call()),
      checked.onDidChange(() => this.#describe()),
      reviews.onDidChange(() => this.#soon.call()),
      filter.onDidChange(() => this.#show()),
      grouping.onDidChange(() => this.#show()),
      duplicates.onDidChange(() => this.#show()),
      settings.onDidChange(() => this.#soon.call()),
      this.#view.onDidChangeCheckboxState(({ items }) => this.#check(items)),
    );
    this.#describe();
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return itemOf(this.#services, node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    return withTooltip(this.#services, item, node);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) return await this.#childrenOf(node);
    const roots = this.#rootsNow();
    this.#topLevel.give(roots.map(({ key }) => key));
    this.#tellEmpty(roots.length === 0);
    return roots;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.#parents.get(node);
  }

  async groupBy(by: unknown): Promise<void> {
    if (!someCorpus(this.#services)) return;
    const { grouping } = this.#services;
    const wanted = GROUPINGS.find((each) => each === by) ?? (await pickGrouping(grouping.by()));
    if (wanted) await grouping.set(wanted);
  }

  async filter(query: unknown): Promise<void> {
    if (!someCorpus(this.#services)) return;
    const { filter } = this.#services;
    const asked = typeof query === 'string' ? query : await askFilter(filter.query());
    if (asked !== undefined) await filter.set(asked);
  }

  async clearFilter(): Promise<void> {
    const { filter, report } = this.#services;
    if (filter.query() === '') void report.say(vscode.l10n.t('There is no filter; all articles are shown.'));
    else await filter.set('');
  }

  /** Ticks or unticks all articles of a group or corpus; without one all that the filter lets through are ticked, or all are unticked. */
  tick(node: unknown, on: boolean): Promise<void> {
    if (!someCorpus(this.#services)) return Promise.resolve();
    const { checked, report } = this.#services;
    const roots = rootsOf(this.#services, this.#seen()).filter(isBranch);
    const all = on ? roots.flatMap(({ uris }) => uris) : checked.all();
    checked.set(isListed(node) ? node.uris : all, on);
    report.tell(vscode.l10n.t('{0} ticked', articlesText(checked.count())));
    this.#show();
    return Promise.resolve();
  }

  /**
   * Shows the article (the active one when none is given) in the view and resolves with whether its row is selected; `how` with `{focus: false}` leaves the
   * focus where it is, with `{onlyIfOpen: true}` nothing is done where the view is not open.
   */
  async reveal(uri: unknown, how: unknown): Promise<boolean> {
    const { focus = true, onlyIfOpen = false } = (how ?? {}) as { readonly focus?: boolean; readonly onlyIfOpen?: boolean };
    if (onlyIfOpen && !this.#view.visible) return false;
    const wanted = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
    const article = wanted && this.#services.corpora.articleOf(wanted);
    const find = async (): Promise<TreeNode | undefined> => article && (await this.#find(article.corpus.key, article.path));
    if (!article) void this.#services.report.say(vscode.l10n.t('Open an article of a corpus first.'));
    else if (await find()) return await this.#selection.select(find, { focus, onlyIfOpen });
    else if (focus) void this.#services.report.say(vscode.l10n.t('The filter hides this article.'));
    return false;
  }

  /** Walks down corpora and groups, so that every parent on the way is known. */
  async #find(corpus: string, path: string): Promise<TreeNode | undefined> {
    let level = this.#rootsNow();
    while (level.length > 0) {
      const hit = level.find((node) => node.kind === 'article' && node.corpus.key === corpus && node.entry.path === path);
      if (hit) return hit;
      const holding = level.filter((node) => isBranch(node) && node.corpus.key === corpus && node.rows.some((row) => row.path === path));
      level = (await Promise.all(holding.map((node) => this.#childrenOf(node)))).flat();
    }
    return undefined;
  }

  dispose(): void {
    vscode.Disposable.from(this.#watching, this.#soon, this.#changed).dispose();
  }

  #seen(): TreeView {
    return { by: this.#services.grouping.by(), passes: this.#services.filter.passes() };
  }

  #check(items: readonly (readonly [TreeNode, vscode.TreeItemCheckboxState])[]): void {
    for (const [node, state] of items)
      if (node.kind === 'article') this.#services.checked.set([node.uri], state === vscode.TreeItemCheckboxState.Checked);
  }

  /** Whether the editor is opening or selecting a row, which it would forget if the view were read anew. */
  #isBusy(): boolean {
    return this.#opening.isOpening() || this.#selection.isSelecting();
  }

  #tellEmpty(isEmpty: boolean): void {
    if (this.#isEmpty === isEmpty) return;
    this.#isEmpty = isEmpty;
    this.#describe();
  }

  /** Tells the editor that the view has changed, no more of it than it must. */
  #show(): void {
    this.#describe();
    const roots = this.#rootsNow();
    const what = this.#topLevel.tell(roots.map(({ key }) => key));
    if (what !== 'nothing') this.#changed.fire(what === 'each' ? roots : undefined);
  }

  #rootsNow(): TreeNode[] {
    const roots = rootsOf(this.#services, this.#seen()).map((root) => renewed(this.#roots.get(root.key), root));
    this.#roots = new Map(roots.map((root) => [root.key, root]));
    return roots;
  }

  async #childrenOf(node: TreeNode): Promise<TreeNode[]> {
    const children = await childrenOf(this.#services, this.#seen(), node);
    for (const child of children) this.#parents.set(child, node);
    return [...children];
  }

  /** The view's heading says the filter, the grouping and the ticks; its message what lasts, for the rows below move when it comes or goes. */
  #describe(): void {
    const { corpora, checked, filter, grouping } = this.#services;
    const by = grouping.by();
    const query = filter.query();
    const ticked = checked.count();
    void setContextKey('ticked', ticked > 0);
    const parts = [
      ...(query === '' ? [] : [vscode.l10n.t('filter: {0}', query)]),
      ...(by === undefined || by === 'none' ? [] : [vscode.l10n.t('by {0}', by)]),
      ...(ticked > 0 ? [vscode.l10n.t('{0} ticked', ticked)] : []),
    ];
    this.#view.description = parts.join(' · ');
    const named = corpora.corpora().filter((corpus) => corpus.index === undefined && corpus.files.length > 0);
    const found = named.reduce((sum, corpus) => sum + corpus.files.length, 0);
    const idle = named.length > 0 ? vscode.l10n.t('{0} found by file name', articlesText(found)) : undefined;
    // the heading has no room for the filter where the side bar is narrow
    const filtered =
      query === ''
        ? undefined
        : this.#isEmpty
          ? vscode.l10n.t('Filter: {0}, which no article passes', query)
          : vscode.l10n.t('Filter: {0}', query);
    const lines = [filtered, idle].filter((line) => line !== undefined);
    // the type has no undefined, but an absent message is how the line goes away
    (this.#view as { message: string | undefined }).message = lines.length === 0 ? undefined : lines.join(' · ');
  }
}

/** The known object with what holds now, since the editor knows a node by its object; the new one where none is known. */
function renewed(known: TreeNode | undefined, now: TreeNode): TreeNode {
  return known ? (Object.defineProperties(known, Object.getOwnPropertyDescriptors(now)) as TreeNode) : now;
}
