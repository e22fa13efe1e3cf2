import * as vscode from 'vscode';
import { setContextKey } from '../contextKey.ts';
import type { Change } from '../../core/index.ts';
import type { ApplyRequest } from '../changes/applyRequest.ts';
import type { Services } from '../services.ts';
import { labelOf } from '../tree/tooltip.ts';
import { articlesText, wordsText } from '../words.ts';
import { lineAfter, previewedFiles, textWith, tickedChange, type PreviewedEdit, type PreviewedFile } from './previewed.ts';
import { editsOf, previewGroups, previewItem, type PreviewGroup, type PreviewNode } from './previewNodes.ts';

/** Winnow's own preview of changes in many articles: a tree with a tick for each edit, each shown as a diff; nothing is changed by it. */
export interface Previews extends vscode.Disposable {
  /** Shows the changes; resolves with what is ticked when the person applies it, with undefined when they discard it or another preview takes its place. */
  readonly ask: (request: ApplyRequest) => Promise<readonly Change[] | undefined>;
}

/** Makes the view with its commands; it is hidden as long as there is nothing to preview. */
export function createPreviews(services: Services): Previews {
  return new PreviewTree(services);
}

/** The scheme of texts as they are and as they will be: the path is the article's, so that the editor shows it in its language. */
export const PREVIEW_SCHEME = 'winnow-preview';
const VIEW = 'winnow.preview';

interface Pending {
  readonly request: ApplyRequest;
  readonly files: ReadonlyMap<string, PreviewedFile>;
  readonly groups: readonly PreviewGroup[];
  readonly unticked: Set<PreviewedEdit>;
  readonly answer: (changes: readonly Change[] | undefined) => void;
}

class PreviewTree implements Previews, vscode.TreeDataProvider<PreviewNode>, vscode.TextDocumentContentProvider {
  readonly #changed = new vscode.EventEmitter<PreviewNode | undefined>();
  readonly #texts = new vscode.EventEmitter<vscode.Uri>();
  readonly #view: vscode.TreeView<PreviewNode>;
  readonly #registered: vscode.Disposable;
  readonly #services: Services;
  #pending: Pending | undefined;

  constructor(services: Services) {
    this.#services = services;
    const options = { treeDataProvider: this, manageCheckboxStateManually: true, showCollapseAll: true, canSelectMany: false };
    this.#view = vscode.window.createTreeView(VIEW, options);
    this.#registered = vscode.Disposable.from(
      this.#view,
      this.#changed,
      this.#texts,
      this.#view.onDidChangeCheckboxState(({ items }) => this.#tick(items)),
      vscode.workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, this),
      vscode.commands.registerCommand('winnow.applyPreview', () => (this.#pending ? this.#apply() : this.#tellNone())),
      vscode.commands.registerCommand('winnow.discardPreview', () => (this.#pending ? this.#end(undefined) : this.#tellNone())),
      vscode.commands.registerCommand('winnow.showPreviewed', (node: PreviewedFile | PreviewedEdit | undefined) => this.#show(node)),
    );
  }

  readonly onDidChangeTreeData = this.#changed.event;
  readonly onDidChange = this.#texts.event;

  readonly ask = async (request: ApplyRequest): Promise<readonly Change[] | undefined> => {
    this.#end(undefined);
    const files = previewedFiles(request, (path) => this.#titleOf(request, path));
    const unticked = new Set(files.flatMap(({ suspicious, edits }) => (suspicious === undefined ? [] : edits)));
    const answered = new Promise<readonly Change[] | undefined>((answer) => {
      const byPath = new Map(files.map((file) => [file.path, file]));
      this.#pending = { request, files: byPath, groups: previewGroups(files), unticked, answer };
    });
    await setContextKey('previewing', true);
    this.#tell();
    this.#changed.fire(undefined);
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    return await answered;
  };

  readonly getTreeItem = (node: PreviewNode): vscode.TreeItem => previewItem(node, this.#isTicked);

  readonly getChildren = (node?: PreviewNode): PreviewNode[] => {
    if (!node) return [...(this.#pending?.groups ?? [])];
    if (node.kind === 'group') return [...node.files];
    return node.kind === 'file' ? [...node.edits] : [];
  };

  readonly provideTextDocumentContent = ({ authority, query }: vscode.Uri): string => {
    const file = this.#pending?.files.get(query);
    if (!file) return '';
    return authority === 'now' ? file.basis : textWith(file, this.#shownIn(file));
  };

  dispose(): void {
    this.#end(undefined);
    this.#registered.dispose();
  }

  readonly #isTicked = (edit: PreviewedEdit): boolean => this.#pending?.unticked.has(edit) === false;

  /** Of an article in which nothing is ticked all is shown: what it would lose is to be looked at. */
  #shownIn({ edits }: PreviewedFile): (edit: PreviewedEdit) => boolean {
    return edits.some(this.#isTicked) ? this.#isTicked : () => true;
  }

  #titleOf({ corpus }: ApplyRequest, path: string): string {
    const entry = corpus.entryOf(path);
    return entry ? labelOf(entry, this.#services.summaries.of(corpus, path)) : path;
  }

  #tick(items: readonly [PreviewNode, vscode.TreeItemCheckboxState][]): void {
    if (!this.#pending) return;
    for (const [node, state] of items)
      for (const edit of editsOf(node)) {
        if (state === vscode.TreeItemCheckboxState.Checked) this.#pending.unticked.delete(edit);
        else this.#pending.unticked.add(edit);
      }
    this.#tell();
    this.#changed.fire(undefined);
    for (const path of new Set(items.flatMap(([node]) => (node.kind === 'group' ? [] : [node.path]))))
      this.#texts.fire(previewUri('after', path));
  }

  /** What will be done, over the tree. */
  #tell(): void {
    const { request, files, unticked } = this.#pending ?? {};
    if (!request || !files || !unticked) return;
    const ticked = [...files.values()].map(({ edits }) => edits.filter((edit) => !unticked.has(edit)));
    const words = ticked.flat().reduce((sum, edit) => sum + edit.words, 0);
    const articles = ticked.filter(({ length }) => length > 0).length;
    const left = files.size - articles;
    this.#view.title = request.label;
    const said = vscode.l10n.t('{0} will change and lose {1}.', articlesText(articles), wordsText(words));
    this.#view.message = left === 0 ? said : `${said} ${vscode.l10n.t('Without a tick, and left as before: {0}.', articlesText(left))}`;
  }

  #apply(): void {
    const files = [...(this.#pending?.files.values() ?? [])];
    this.#end(files.flatMap((file) => tickedChange(file, this.#isTicked) ?? []));
  }

  #tellNone(): void {
    void this.#services.report.say(vscode.l10n.t('There is no preview to answer.'));
  }

  #end(changes: readonly Change[] | undefined): void {
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = undefined;
    this.#changed.fire(undefined);
    void setContextKey('previewing', false);
    void closeDiffs();
    pending.answer(changes);
  }

  async #show(node: PreviewedFile | PreviewedEdit | undefined): Promise<void> {
    const file = node && this.#pending?.files.get(node.path);
    if (!file) return;
    const line = node.kind === 'edit' ? lineAfter(file, node, this.#shownIn(file)) : 0;
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const isTicked = file.edits.some(this.#isTicked);
    const title = isTicked ? vscode.l10n.t('{0} (now ↔ after)', name) : vscode.l10n.t('{0} (now ↔ if it were ticked)', name);
    const options = { preview: true, preserveFocus: true, selection: new vscode.Range(line, 0, line, 0) };
    await vscode.commands.executeCommand('vscode.diff', previewUri('now', file.path), previewUri('after', file.path), title, options);
  }
}

function previewUri(authority: 'now' | 'after', path: string): vscode.Uri {
  return vscode.Uri.from({ scheme: PREVIEW_SCHEME, authority, path: `/${path}`, query: path });
}

/** The diffs of a preview that is over show nothing any more. */
async function closeDiffs(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const own = tabs.filter(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === PREVIEW_SCHEME);
  if (own.length > 0) await vscode.window.tabGroups.close(own);
}
