import * as vscode from 'vscode';
import { hashOf, parseArticles, WINNOW_FILES, withArticles } from '../../core/index.ts';
import { articleBytes } from './articleFile.ts';
import type { Corpus } from './corpus.ts';
import type { CorpusStore } from './corpusStore.ts';
import { troubleAt } from '../diagnostic.ts';
import { isRowPath } from '../files/articleUri.ts';
import { readAhead } from '../pacing.ts';
import type { Report } from '../reporting.ts';
import type { Settings } from '../settings.ts';
import { readBytes, type Writes } from '../files/writes.ts';
import { fileSystem } from '../files/fileSystem.ts';

/** Which reviewed articles have changed since, by the hash of their bytes; also said in Problems as `stale-review`. */
export interface ReviewStore extends vscode.Disposable {
  readonly isStale: (corpus: Corpus, path: string) => boolean;
  /** Fires when an article becomes stale or is no longer. */
  readonly onDidChange: vscode.Event<void>;
}

/** Fields of an article in `.winnow/articles.jsonl`; undefined takes a field out. */
export type ArticleFields = Readonly<Record<string, unknown>>;

/** Changes fields of many articles in one write, which stays sorted by path; gives the fields as they were, to take it back. */
export async function updateArticles(
  writes: Writes,
  corpus: Corpus,
  changes: ReadonlyMap<string, ArticleFields>,
): Promise<ReadonlyMap<string, ArticleFields>> {
  const before = new Map<string, ArticleFields>();
  await writes.updateText(corpus.uriOf(WINNOW_FILES.articles), (now = '') => {
    const { articles } = parseArticles(now);
    for (const [path, fields] of changes) {
      const old: ArticleFields = articles.get(path) ?? {};
      before.set(path, Object.fromEntries(Object.keys(fields).map((name) => [name, old[name]])));
    }
    const text = withArticles(
      now,
      [...changes].map(([path, fields]) => ({ path, fields })),
    );
    return text === now ? undefined : text;
  });
  return before;
}

/** Makes the store; it looks at reviewed articles whenever the corpora are read anew. */
export function createReviewStore(corpora: CorpusStore, settings: Settings, report: Report): ReviewStore {
  return new Reviews(corpora, settings, report);
}

class Reviews implements ReviewStore {
  readonly #corpora: CorpusStore;
  readonly #settings: Settings;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #problems = vscode.languages.createDiagnosticCollection('winnow-review');
  readonly #hashes = new Map<string, { readonly mtime: number; readonly size: number; readonly hash: string }>();
  /** Of rows by the reading of their index. */
  readonly #rowHashes = new WeakMap<object, Map<string, string>>();
  readonly #watching: vscode.Disposable;
  #stale: ReadonlySet<string> = new Set();
  #run = 0;

  constructor(corpora: CorpusStore, settings: Settings, report: Report) {
    this.#corpora = corpora;
    this.#settings = settings;
    const look = (): void => void report.run(vscode.l10n.t('Winnow could not look at reviewed articles'), () => this.#look());
    this.#watching = vscode.Disposable.from(
      corpora.onDidChange(look),
      vscode.workspace.onDidSaveTextDocument(look),
      settings.onDidChange(() => this.#list()),
    );
  }

  readonly onDidChange = this.#changed.event;
  readonly isStale = (corpus: Corpus, path: string): boolean => this.#stale.has(corpus.uriOf(path).toString());

  dispose(): void {
    vscode.Disposable.from(this.#watching, this.#problems, this.#changed).dispose();
  }

  async #look(): Promise<void> {
    const run = ++this.#run;
    const stale = new Set<string>();
    for (const corpus of this.#corpora.corpora()) {
      const watched = [...corpus.articles].filter(
        ([path, { reviewed, status }]) =>
          status === 'reviewed' && typeof reviewed === 'string' && corpus.pathOf(corpus.uriOf(path)) === path,
      );
      for await (const [[path, { reviewed }], hash] of readAhead(watched, ([path]) => this.#hash(corpus, path))) {
        if (run !== this.#run) return;
        if (hash !== reviewed) stale.add(corpus.uriOf(path).toString());
      }
    }
    if (run === this.#run) this.#show(stale);
  }

  #show(stale: ReadonlySet<string>): void {
    const same = stale.size === this.#stale.size && [...stale].every((key) => this.#stale.has(key));
    if (same) return;
    this.#stale = stale;
    this.#list();
    this.#changed.fire();
  }

  #list(): void {
    const preset = this.#settings.values().severity;
    const message = vscode.l10n.t('This article has changed since it was reviewed.');
    this.#problems.clear();
    for (const key of this.#stale) this.#problems.set(vscode.Uri.parse(key), [troubleAt(0, message, { rule: 'stale-review', preset })]);
  }

  /** The hash of an article's bytes; read again only when its time or size differs, of a row when its text does. Undefined when it is not there. */
  async #hash(corpus: Corpus, path: string): Promise<string | undefined> {
    if (isRowPath(path)) return await this.#hashOfRow(corpus, path);
    const uri = corpus.uriOf(path);
    const stat = await Promise.resolve(fileSystem.stat(uri)).catch(() => undefined);
    if (!stat) return undefined;
    const known = this.#hashes.get(uri.toString());
    if (known && known.mtime === stat.mtime && known.size === stat.size) return known.hash;
    const bytes = await readBytes(uri);
    if (!bytes) return undefined;
    const hash = hashOf(bytes);
    this.#hashes.set(uri.toString(), { mtime: stat.mtime, size: stat.size, hash });
    return hash;
  }

  async #hashOfRow(corpus: Corpus, path: string): Promise<string | undefined> {
    const rows = await corpus.rowsAt(path).then(
      (index) => index.rows,
      () => undefined,
    );
    if (!rows) return undefined;
    const known = this.#rowHashes.get(rows) ?? new Map<string, string>();
    this.#rowHashes.set(rows, known);
    const bytes = known.has(path) ? undefined : await articleBytes(corpus, path);
    if (bytes) known.set(path, hashOf(bytes));
    return known.get(path);
  }
}
