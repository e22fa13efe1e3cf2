import * as vscode from 'vscode';
import { isExcludedByDefault, type CorpusProfile } from '../../core/index.ts';
import { createDebounce } from '../pacing.ts';
import { createCorpus, type Corpus } from './corpus.ts';
import { loadCorpus } from './corpusLoad.ts';
import { createListFiles } from './listFiles.ts';
import { createRowReader, type ReadRows } from './rowReader.ts';
import type { Report } from '../reporting.ts';

/** The corpora among the open folders; each a snapshot that is replaced when its files change. */
export interface CorpusStore extends vscode.Disposable {
  readonly corpora: () => readonly Corpus[];
  /** The corpus that the file belongs to (as article or otherwise inside its root); the innermost where roots are nested. */
  readonly corpusOf: (uri: vscode.Uri) => Corpus | undefined;
  /** Whether the file is one of the corpus's articles, and then its corpus and path. */
  readonly articleOf: (uri: vscode.Uri) => { readonly corpus: Corpus; readonly path: string } | undefined;
  /** Looks at the folders again and reads the corpora anew; calls that come while it runs lead to one more reading. */
  readonly refresh: () => Promise<void>;
  /** Treats the folder as a corpus from now on, also after a reload. */
  readonly openAsCorpus: (folder: vscode.Uri) => Promise<Corpus | undefined>;
  /** Gives a corpus its profile, for this snapshot and the ones that follow; does not fire. */
  readonly learn: (corpus: Corpus, profile: CorpusProfile) => void;
  /** Fires after any corpus was replaced, added or removed. */
  readonly onDidChange: vscode.Event<void>;
  /** Fires when the content of an article file on disk has changed. */
  readonly onDidChangeArticle: vscode.Event<vscode.Uri>;
  /** Whether the first look at the folders has ended. */
  readonly isReady: () => boolean;
}

/** Makes the store; call `refresh` to read. */
export function createCorpusStore(context: vscode.ExtensionContext, report: Report): CorpusStore {
  return new FolderCorpora(context, report);
}

const CHOSEN_KEY = 'openedAsCorpus';
/** Milliseconds without a file event before the corpora are read anew. */
const PAUSE = 250;

class FolderCorpora implements CorpusStore {
  readonly #context: vscode.ExtensionContext;
  readonly #report: Report;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #articleChanged = new vscode.EventEmitter<vscode.Uri>();
  readonly #soon = createDebounce(() => void this.refresh(), PAUSE);
  readonly #always: vscode.Disposable;
  readonly #profiles = new Map<string, CorpusProfile>();
  readonly #lists = createListFiles();
  readonly #readers = new Map<string, ReadRows>();
  #watching: readonly vscode.Disposable[] = [];
  #watched = '';
  #corpora: readonly Corpus[] = [];
  #ready = false;
  #refreshing: Promise<void> | undefined;
  #again = false;

  constructor(context: vscode.ExtensionContext, report: Report) {
    this.#context = context;
    this.#report = report;
    this.#always = vscode.Disposable.from(
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.refresh()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.refresh()),
    );
  }

  readonly onDidChange = this.#changed.event;
  readonly onDidChangeArticle = this.#articleChanged.event;
  readonly corpora = (): readonly Corpus[] => this.#corpora;
  readonly isReady = (): boolean => this.#ready;

  readonly corpusOf = (uri: vscode.Uri): Corpus | undefined => {
    const holding = this.#corpora.filter((corpus) => corpus.pathOf(uri) !== undefined);
    return holding.reduce<Corpus | undefined>(
      (inner, corpus) => (inner && inner.root.path.length >= corpus.root.path.length ? inner : corpus),
      undefined,
    );
  };

  readonly articleOf = (uri: vscode.Uri): { readonly corpus: Corpus; readonly path: string } | undefined => {
    const corpus = this.corpusOf(uri);
    const path = corpus?.pathOf(uri);
    return corpus && path !== undefined && corpus.entryOf(path) ? { corpus, path } : undefined;
  };

  readonly refresh = async (): Promise<void> => {
    if (this.#refreshing) this.#again = true;
    this.#refreshing ??= this.#refreshUntilQuiet();
    await this.#refreshing;
  };

  readonly openAsCorpus = async (folder: vscode.Uri): Promise<Corpus | undefined> => {
    const chosen = new Set(this.#chosen()).add(folder.toString());
    await this.#context.workspaceState.update(CHOSEN_KEY, [...chosen]);
    await this.refresh();
    return this.#corpora.find((corpus) => corpus.root.toString() === folder.toString());
  };

  readonly learn = (corpus: Corpus, profile: CorpusProfile): void => {
    this.#profiles.set(corpus.root.toString(), profile);
  };

  dispose(): void {
    vscode.Disposable.from(this.#always, ...this.#watching, this.#soon, this.#changed, this.#articleChanged).dispose();
  }

  #chosen(): readonly string[] {
    return this.#context.workspaceState.get<readonly string[]>(CHOSEN_KEY, []);
  }

  async #refreshUntilQuiet(): Promise<void> {
    try {
      do {
        this.#again = false;
        await this.#readAll();
      } while (this.#again as boolean);
    } finally {
      this.#refreshing = undefined;
    }
  }

  async #readAll(): Promise<void> {
    const chosen = this.#chosen();
    const roots = new Map((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => [uri.toString(), uri]));
    for (const text of chosen) if (!roots.has(text)) roots.set(text, vscode.Uri.parse(text));
    const loaded = await Promise.all([...roots.values()].map((root) => this.#read(root, chosen.includes(root.toString()))));
    this.#corpora = loaded.filter((corpus) => corpus !== undefined);
    this.#ready = true;
    this.#watch();
    this.#changed.fire();
  }

  async #read(root: vscode.Uri, chosen: boolean): Promise<Corpus | undefined> {
    try {
      const parts = await loadCorpus(root, { chosen, trusted: vscode.workspace.isTrusted, lists: this.#lists });
      return parts && createCorpus(root, parts, { profile: () => this.#profiles.get(root.toString()), readRows: this.#rowsIn(root) });
    } catch (error) {
      this.#report.log(`The folder ${root.toString()} cannot be read`, error);
      return undefined;
    }
  }

  #rowsIn(root: vscode.Uri): ReadRows {
    const reader = this.#readers.get(root.toString()) ?? createRowReader(root);
    this.#readers.set(root.toString(), reader);
    return reader;
  }

  /** Watches the folders of corpora wholly, the other folders for the `.winnow` that would make them one. */
  #watch(): void {
    const roots = this.#corpora.map((corpus) => corpus.root.toString());
    const others = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => !roots.includes(uri.toString()));
    const watched = [...roots, '', ...others.map(({ uri }) => uri.toString())].join(' ');
    if (watched === this.#watched) return;
    this.#watched = watched;
    vscode.Disposable.from(...this.#watching).dispose();
    this.#watching = [
      ...this.#corpora.flatMap((corpus) => this.#watchRoot(corpus.root)),
      ...others.flatMap(({ uri }) => this.#watchOther(uri)),
    ];
  }

  /** A folder that is no corpus becomes one when an index, articles or `.winnow` appear at its top. */
  #watchOther(root: vscode.Uri): readonly vscode.Disposable[] {
    const pattern = new vscode.RelativePattern(root, '{.winnow,*.{txt,md,text,csv,tsv,json,jsonl,ndjson,yaml,yml}}');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, true);
    return [watcher, watcher.onDidCreate(() => this.#soon.call())];
  }

  #watchRoot(root: vscode.Uri): readonly vscode.Disposable[] {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, '**/*'));
    const listed = (uri: vscode.Uri): void => {
      const path = this.corpusOf(uri)?.pathOf(uri) ?? '';
      if (!JOURNAL.test(uri.path) && (path.startsWith('.winnow') || !isExcludedByDefault(path))) this.#soon.call();
    };
    const changed = (uri: vscode.Uri): void => {
      if (this.articleOf(uri)) this.#articleChanged.fire(uri);
      else if (this.#matters(uri)) this.#soon.call();
    };
    // what is written by renaming another file over it has been created, as the watcher tells it
    const created = (uri: vscode.Uri): void => {
      if (this.articleOf(uri)) this.#articleChanged.fire(uri);
      listed(uri);
    };
    return [watcher, watcher.onDidCreate(created), watcher.onDidDelete(listed), watcher.onDidChange(changed)];
  }

  #matters(uri: vscode.Uri): boolean {
    const corpus = this.corpusOf(uri);
    const path = corpus?.pathOf(uri);
    return (
      path !== undefined &&
      !JOURNAL.test(uri.path) &&
      (path.startsWith('.winnow/') || path === corpus?.index || corpus?.config.lists.includes(path) === true)
    );
  }
}

// e.g. "/corpus/.winnow/journal.jsonl", a temporary file beside an article, or git's own
const JOURNAL = /\/\.winnow\/(?:journal\.jsonl|\.gitattributes)$|\.winnow-tmp$|\/\.git\//;
