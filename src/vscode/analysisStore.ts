import * as vscode from 'vscode';
import {
  analyze,
  linesOf,
  ParseMemory,
  readFrontMatter,
  withFrontMatter,
  withSidecar,
  type Analysis,
  type AnalysisContext,
  type Line,
  type NameUsage,
  type Entry,
} from '../core/index.ts';
import type { Corpus } from './corpus/corpus.ts';
import type { CorpusStore } from './corpus/corpusStore.ts';
import { documentAt } from './documentAt.ts';
import type { MarkStore } from './annotations/markStore.ts';
import type { ModelStore } from './modelStore.ts';
import { MixedTexts } from './files/mixedTexts.ts';
import { articleFile } from './corpus/articleFile.ts';
import type { ArticleFile } from './files/readArticle.ts';
import type { Report } from './reporting.ts';
import type { Settings } from './settings.ts';

/** A file as it lies on disk, decoded and analysed; or why it cannot be. */
export type FileAnalysis =
  | (Extract<ArticleFile, { readonly kind: 'text' }> & { readonly lines: readonly Line[]; readonly analysis: Analysis })
  | Extract<ArticleFile, { readonly kind: 'trouble' }>;

/** One analysis per open document version, and analyses of files that are not open. */
export interface AnalysisStore extends vscode.Disposable {
  /** The analysis of exactly `document.version`; undefined when it is not made yet or the document is no article. */
  readonly get: (document: vscode.TextDocument) => Analysis | undefined;
  /** The analysis of the document as it is now: waits for the models and computes at once if need be; undefined when it is no article. */
  readonly analyzeNow: (document: vscode.TextDocument) => Promise<Analysis | undefined>;
  /** Reads, decodes and analyses the file on disk; undefined when it is no article of a corpus. */
  readonly analyzeFile: (uri: vscode.Uri) => Promise<FileAnalysis | undefined>;
  /** Analyses a text as if it were the article at `path` of the corpus. */
  readonly analyzeText: (corpus: Corpus, path: string, text: string) => Analysis;
  /** What the analysis of the article at `path` depends on beside its text; the profile in it is frozen. The models must have been loaded. */
  readonly contextOf: (corpus: Corpus, path: string, text?: string) => AnalysisContext;
  /** Gives a corpus how it uses its names, for the analyses that follow; open documents of it are analysed again. */
  readonly learnNames: (corpus: Corpus, usage: NameUsage) => void;
  /** Forgets everything and analyses the open documents again: rules, decisions or the profile changed. */
  readonly invalidate: () => void;
  /** Fires when `get` answers for a document, or no longer does because it was closed. */
  readonly onDidChange: vscode.Event<vscode.TextDocument>;
}

/** What the store works with. */
export interface AnalysisServices {
  readonly corpora: CorpusStore;
  readonly models: ModelStore;
  readonly settings: Settings;
  readonly marks: MarkStore;
  readonly report: Report;
}

/** Makes the store and starts to watch documents. */
export function createAnalysisStore(services: AnalysisServices): AnalysisStore {
  return new Analyses(services);
}

/** Milliseconds without a keystroke before a document is analysed again. */
const PAUSE = 200;

class Analyses implements AnalysisStore {
  readonly #services: AnalysisServices;
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #done = new Map<string, { readonly version: number; readonly analysis: Analysis }>();
  /** What the last analysis of each open document left behind for the next. */
  readonly #memories = new Map<string, ParseMemory>();
  readonly #mixed = new MixedTexts();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #usages = new Map<string, NameUsage>();
  readonly #watching: vscode.Disposable;
  #epoch = 0;

  constructor(services: AnalysisServices) {
    this.#services = services;
    this.#watching = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.#schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument((event) => this.#schedule(event.document, PAUSE)),
      vscode.workspace.onDidSaveTextDocument((document) => this.#saved(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      services.corpora.onDidChange(() => this.invalidate()),
      services.marks.onDidChange((uri) => this.#renew(uri)),
    );
  }

  readonly onDidChange = this.#changed.event;

  readonly get = (document: vscode.TextDocument): Analysis | undefined => {
    const known = this.#done.get(document.uri.toString());
    return known && known.version === document.version ? known.analysis : undefined;
  };

  readonly analyzeNow = async (document: vscode.TextDocument): Promise<Analysis | undefined> => {
    await Promise.all([this.#services.models.load(), this.#mixed.look(document)]);
    return this.get(document) ?? this.#analyze(document);
  };

  readonly analyzeFile = async (uri: vscode.Uri): Promise<FileAnalysis | undefined> => {
    const article = this.#services.corpora.articleOf(uri);
    if (!article) return undefined;
    await this.#services.models.load();
    const file = await articleFile(article.corpus, article.path);
    if (file.kind === 'trouble') return file;
    return { ...file, lines: linesOf(file.text), analysis: this.analyzeText(article.corpus, article.path, file.text) };
  };

  readonly analyzeText = (corpus: Corpus, path: string, text: string): Analysis => analyze(text, this.contextOf(corpus, path, text));

  readonly contextOf = (corpus: Corpus, path: string, text?: string): AnalysisContext => {
    const entry = entryWith(corpus, path, text);
    const profile = corpus.profile();
    const usage = this.#usages.get(corpus.key);
    const date = entry?.isoDate ?? entry?.date;
    return {
      config: corpus.config,
      models: this.#services.models.current() ?? {},
      rules: corpus.rules,
      decisions: corpus.decisions,
      lists: corpus.lists,
      tags: entry?.tags ?? [],
      path,
      marks: text === undefined ? [] : this.#services.marks.of(corpus, path, text),
      ...(profile ? { profile } : {}),
      ...(usage ? { usage } : {}),
      ...(entry?.source === undefined ? {} : { source: entry.source }),
      ...(date === undefined ? {} : { date }),
    };
  };

  readonly learnNames = (corpus: Corpus, usage: NameUsage): void => {
    this.#usages.set(corpus.key, usage);
    for (const document of vscode.workspace.textDocuments) if (corpus.pathOf(document.uri) !== undefined) this.#renew(document.uri);
  };

  readonly invalidate = (): void => {
    this.#epoch++;
    this.#done.clear();
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0);
  };

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    vscode.Disposable.from(this.#watching, this.#changed).dispose();
  }

  /** The annotations of an article have changed. */
  #renew(uri: vscode.Uri): void {
    const document = documentAt(uri);
    this.#done.delete(uri.toString());
    if (document) this.#schedule(document, 0);
  }

  #schedule(document: vscode.TextDocument, pause: number): void {
    if (!this.#services.corpora.articleOf(document.uri)) return;
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.set(
      key,
      setTimeout(() => void this.#services.report.run('Winnow could not analyse a document', () => this.#run(document)), pause),
    );
  }

  async #run(document: vscode.TextDocument): Promise<void> {
    this.#waiting.delete(document.uri.toString());
    const epoch = this.#epoch;
    await Promise.all([this.#services.models.load(), this.#mixed.look(document)]);
    if (epoch === this.#epoch && !document.isClosed && !this.get(document)) this.#analyze(document);
  }

  #analyze(document: vscode.TextDocument): Analysis | undefined {
    const article = this.#services.corpora.articleOf(document.uri);
    if (!article) return undefined;
    const key = document.uri.toString();
    const memory = this.#memories.get(key) ?? new ParseMemory();
    const text = document.getText();
    const fileText = this.#mixed.of(document);
    const context = { ...this.contextOf(article.corpus, article.path, text), ...(fileText === undefined ? {} : { fileText }) };
    const analysis = analyze(text, { ...context, memory });
    if (!document.isClosed) this.#memories.set(key, memory);
    this.#done.set(key, { version: document.version, analysis });
    this.#changed.fire(document);
    return analysis;
  }

  /** A save makes line ends equal. */
  #saved(document: vscode.TextDocument): void {
    const wasMixed = this.#mixed.of(document) !== undefined;
    this.#mixed.forget(document);
    if (wasMixed) this.#renew(document.uri);
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
    this.#memories.delete(key);
    this.#mixed.forget(document);
    if (this.#done.delete(key)) this.#changed.fire(document);
  }
}

/** The article's entry with what the front matter of its text says. */
function entryWith(corpus: Corpus, path: string, text: string | undefined): Entry | undefined {
  const entry = corpus.entryOf(path);
  const fields = text === undefined ? undefined : readFrontMatter(text);
  const fronted = entry && fields ? withFrontMatter(entry, fields, corpus.config) : entry;
  const record = corpus.articles.get(path);
  return fronted && record ? withSidecar(fronted, record) : fronted;
}
