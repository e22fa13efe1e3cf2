import * as vscode from 'vscode';
import type { Corpus } from './corpus.ts';
import { loadCorpus } from './corpusLoad.ts';
import type { Report } from './reporting.ts';

export type { ArticleRecord, Corpus, CorpusProblem, Decision, Entry } from './corpus.ts';

/** The corpora among the open folders; each a snapshot that is replaced when its files change. */
export interface CorpusStore extends vscode.Disposable {
  readonly corpora: () => readonly Corpus[];
  /** The corpus that the file belongs to (as article or otherwise inside its root). */
  readonly corpusOf: (uri: vscode.Uri) => Corpus | undefined;
  /** Whether the file is one of the corpus's articles, and then its corpus and path. */
  readonly articleOf: (uri: vscode.Uri) => { readonly corpus: Corpus; readonly path: string } | undefined;
  /** Looks at the folders again and reads the corpora anew; all, or only the one at `root`. */
  readonly refresh: (root?: vscode.Uri) => Promise<void>;
  /** Treats the folder as a corpus from now on, also after a reload. */
  readonly openAsCorpus: (folder: vscode.Uri) => Promise<Corpus | undefined>;
  /** Fires after any corpus was replaced, added or removed. */
  readonly onDidChange: vscode.Event<void>;
  /** Whether the first look at the folders has ended. */
  readonly isReady: () => boolean;
}

/** Makes the store; call `refresh` to read. */
export function createCorpusStore(context: vscode.ExtensionContext, report: Report): CorpusStore {
  return new FolderCorpora(context, report);
}

const CHOSEN_KEY = 'winnow.openedAsCorpus';

class FolderCorpora implements CorpusStore {
  readonly #context: vscode.ExtensionContext;
  readonly #report: Report;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watching: vscode.Disposable[] = [];
  #corpora: readonly Corpus[] = [];
  #ready = false;
  #refreshing: Promise<void> | undefined;
  #again = false;

  constructor(context: vscode.ExtensionContext, report: Report) {
    this.#context = context;
    this.#report = report;
    this.#watching.push(
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.refresh()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.refresh()),
    );
  }

  readonly onDidChange = this.#changed.event;
  readonly corpora = (): readonly Corpus[] => this.#corpora;
  readonly isReady = (): boolean => this.#ready;
  readonly corpusOf = (uri: vscode.Uri): Corpus | undefined => this.#corpora.find((corpus) => corpus.pathOf(uri) !== undefined);

  readonly articleOf = (uri: vscode.Uri): { readonly corpus: Corpus; readonly path: string } | undefined => {
    for (const corpus of this.#corpora) {
      const path = corpus.pathOf(uri);
      if (path !== undefined && corpus.entryOf(path)) return { corpus, path };
    }
    return undefined;
  };

  readonly refresh = async (): Promise<void> => {
    if (this.#refreshing) {
      this.#again = true;
      return await this.#refreshing;
    }
    this.#refreshing = this.#readAll();
    await this.#refreshing;
    this.#refreshing = undefined;
    if (!this.#again) return;
    this.#again = false;
    await this.refresh();
  };

  readonly openAsCorpus = async (folder: vscode.Uri): Promise<Corpus | undefined> => {
    const chosen = new Set(this.#chosen()).add(folder.toString());
    await this.#context.workspaceState.update(CHOSEN_KEY, [...chosen]);
    await this.refresh();
    return this.#corpora.find((corpus) => corpus.root.toString() === folder.toString());
  };

  dispose(): void {
    vscode.Disposable.from(...this.#watching, this.#changed).dispose();
  }

  #chosen(): readonly string[] {
    return this.#context.workspaceState.get<readonly string[]>(CHOSEN_KEY, []);
  }

  async #readAll(): Promise<void> {
    const chosen = this.#chosen();
    const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri);
    const extra = chosen
      .map((text) => vscode.Uri.parse(text))
      .filter((uri) => !folders.some((folder) => folder.toString() === uri.toString()));
    const loaded = await Promise.all([...folders, ...extra].map((root) => this.#read(root, chosen.includes(root.toString()))));
    this.#corpora = loaded.filter((corpus) => corpus !== undefined);
    this.#ready = true;
    this.#changed.fire();
  }

  async #read(root: vscode.Uri, chosen: boolean): Promise<Corpus | undefined> {
    try {
      return await loadCorpus(root, { chosen, trusted: vscode.workspace.isTrusted });
    } catch (error) {
      this.#report.log(`The folder ${root.toString()} cannot be read`, error);
      return undefined;
    }
  }
}
