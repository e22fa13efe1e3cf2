import * as vscode from 'vscode';
import type { Analysis, Finding } from '../core/index.ts';
import type { AnalysisStore } from './analysisStore.ts';
import { createDebounce, createPacer, inBatches } from './batches.ts';
import type { Corpus, CorpusStore } from './corpusStore.ts';
import { learnProfile } from './learnProfile.ts';
import type { ModelStore } from './modelStore.ts';
import { messageOf, type Report } from './reporting.ts';
import { createStamps } from './stamps.ts';
import { blockOf, summaryOf, troubleSummary, type Block, type Summary } from './summary.ts';

export type { Summary } from './summary.ts';

/** Where the same block stands in another file. */
export interface Twin {
  readonly uri: vscode.Uri;
  readonly line: number;
}

/** A file of a corpus as it was analysed in the background. */
export interface Analyzed {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly analysis: Analysis;
}

/** How far the background work is. */
export interface Progress {
  readonly done: number;
  readonly all: number;
}

/** Summaries of all articles, made in the background in small slices of time: first the profile of each corpus, then the analyses. */
export interface SummaryStore extends vscode.Disposable {
  readonly of: (corpus: Corpus, path: string) => Summary | undefined;
  /** Where else a finding's block stands, by the longest of its lines. */
  readonly twinsOf: (uri: vscode.Uri, text: string, finding: Finding) => readonly Twin[];
  /** How far the work is; undefined when there is none. */
  readonly progress: () => Progress | undefined;
  /** Stops the background work; `start` takes it up again. */
  readonly cancel: () => void;
  readonly start: () => void;
  /** Resolves when the background work has ended or was cancelled. */
  readonly settled: () => Promise<void>;
  /** Fires now and then while summaries are made, and after single files were summed up again. */
  readonly onDidChange: vscode.Event<void>;
  /** Fires when all summaries are made. */
  readonly onDidFinish: vscode.Event<void>;
  /** Fires with each file's text and analysis as it is summed up, so that others need not read it again. */
  readonly onDidAnalyze: vscode.Event<Analyzed>;
}

/** What the store works with. */
export interface SummaryServices {
  readonly corpora: CorpusStore;
  readonly analyses: AnalysisStore;
  readonly models: ModelStore;
  readonly report: Report;
}

/** Makes the store; it starts when corpora appear. */
export function createSummaryStore(services: SummaryServices): SummaryStore {
  return new Summaries(services);
}

/** Files read at the same time, and milliseconds between two events while the work runs. */
const WIDTH = 16;
const TELL = 400;

class Summaries implements SummaryStore {
  readonly #services: SummaryServices;
  readonly #summaries = new Map<string, Summary>();
  readonly #twins = new Map<string, { readonly uri: string; readonly line: number }[]>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #finished = new vscode.EventEmitter<void>();
  readonly #analyzed = new vscode.EventEmitter<Analyzed>();
  readonly #tell = createDebounce(() => this.#changed.fire(), TELL / 4, TELL);
  readonly #stamps = new Map<string, string>();
  readonly #stampOf = createStamps();
  /** Texts read for the profile and not analysed yet, by uri. */
  readonly #texts = new Map<string, string>();
  readonly #waiting = new Set<string>();
  readonly #soon = createDebounce(() => void this.#renew(), 200);
  readonly #watching: vscode.Disposable;
  #run = 0;
  #done = 0;
  #all = 0;
  #working: Promise<void> = Promise.resolve();

  constructor(services: SummaryServices) {
    this.#services = services;
    this.#watching = vscode.Disposable.from(
      services.corpora.onDidChange(() => this.start()),
      services.corpora.onDidChangeArticle((uri) => {
        this.#waiting.add(uri.toString());
        this.#texts.delete(uri.toString());
        this.#soon.call();
      }),
      services.analyses.onDidChange((document) => this.#keepOpen(document)),
    );
  }

  readonly onDidChange = this.#changed.event;
  readonly onDidFinish = this.#finished.event;
  readonly onDidAnalyze = this.#analyzed.event;
  readonly settled = (): Promise<void> => this.#working;
  readonly of = (corpus: Corpus, path: string): Summary | undefined => this.#summaries.get(corpus.uriOf(path).toString());
  readonly progress = (): Progress | undefined => (this.#done < this.#all ? { done: this.#done, all: this.#all } : undefined);

  readonly twinsOf = (uri: vscode.Uri, text: string, finding: Finding): readonly Twin[] => {
    const block = blockOf(text, finding);
    const own = uri.toString();
    const places = block ? (this.#twins.get(block.key) ?? []) : [];
    return places.filter((place) => place.uri !== own).map((place) => ({ uri: vscode.Uri.parse(place.uri), line: place.line }));
  };

  readonly cancel = (): void => {
    this.#run++;
    this.#all = this.#done;
    this.#changed.fire();
  };

  readonly start = (): void => {
    const run = ++this.#run;
    const work = async (): Promise<void> => this.#work(run);
    this.#working = this.#services.report.run(vscode.l10n.t('Winnow could not read the corpus'), work).then(() => undefined);
  };

  dispose(): void {
    this.#run++;
    vscode.Disposable.from(this.#watching, this.#tell, this.#soon, this.#changed, this.#finished, this.#analyzed).dispose();
  }

  async #work(run: number): Promise<void> {
    const corpora = this.#services.corpora.corpora();
    this.#done = 0;
    this.#all = corpora.reduce((sum, corpus) => sum + this.#due(corpus).length, 0);
    if (this.#all > 0) await this.#services.models.load();
    for (const corpus of corpora) {
      if (!corpus.profile() && corpus.files.length > 0) await this.#learn(corpus, run);
      await this.#sumUp(corpus, run);
    }
    if (run !== this.#run) return;
    this.#texts.clear();
    this.#forgetOthers(corpora);
    this.#changed.fire();
    this.#finished.fire();
  }

  async #learn(corpus: Corpus, run: number): Promise<void> {
    const learned = await learnProfile(corpus, () => run !== this.#run);
    if (!learned) return;
    for (const [path, text] of learned.texts) this.#texts.set(corpus.uriOf(path).toString(), text);
    this.#services.corpora.learn(corpus, learned.profile);
    this.#services.analyses.invalidate();
  }

  /** The articles whose summary is not there or rests on other rules, decisions or shared lines than now. */
  #due(corpus: Corpus): readonly string[] {
    const stampOf = this.#stampOf(corpus);
    return corpus.files.filter((path) => this.#stamps.get(corpus.uriOf(path).toString()) !== stampOf(path));
  }

  async #sumUp(corpus: Corpus, run: number): Promise<void> {
    const pace = createPacer();
    const stampOf = this.#stampOf(corpus);
    const one = async (path: string): Promise<void> => {
      const uri = corpus.uriOf(path);
      const summary = this.#summaryOfKept(corpus, path) ?? (await this.#summary(uri));
      if (run !== this.#run) return;
      if (summary) this.#keep(uri.toString(), summary);
      this.#stamps.set(uri.toString(), stampOf(path));
      this.#done++;
      this.#tell.call();
      await pace();
    };
    await inBatches(this.#due(corpus), one, { width: WIDTH, isCancelled: () => run !== this.#run });
  }

  /** The summary of a text that was read a moment ago and has not changed since. */
  #summaryOfKept(corpus: Corpus, path: string): Summary | undefined {
    const key = corpus.uriOf(path).toString();
    const text = this.#texts.get(key);
    if (text === undefined) return undefined;
    this.#texts.delete(key);
    const analysis = this.#services.analyses.analyzeText(corpus, path, text);
    this.#analyzed.fire({ uri: corpus.uriOf(path), text, analysis });
    return summaryOf({ text, analysis });
  }

  async #summary(uri: vscode.Uri): Promise<Summary | undefined> {
    try {
      const file = await this.#services.analyses.analyzeFile(uri);
      if (file?.kind === 'text') this.#analyzed.fire({ uri, text: file.text, analysis: file.analysis });
      return file && (file.kind === 'text' ? summaryOf(file) : troubleSummary(file.trouble));
    } catch (error) {
      return troubleSummary(messageOf(error));
    }
  }

  /** Sums up again the files that have changed on disk. */
  async #renew(): Promise<void> {
    const uris = [...this.#waiting].map((text) => vscode.Uri.parse(text));
    this.#waiting.clear();
    for (const uri of uris) {
      const summary = await this.#summary(uri);
      if (summary) this.#keep(uri.toString(), summary);
    }
    this.#changed.fire();
  }

  /** An open document is summed up as it stands in the editor. */
  #keepOpen(document: vscode.TextDocument): void {
    const analysis = this.#services.analyses.get(document);
    if (!analysis) return;
    this.#keep(document.uri.toString(), summaryOf({ text: document.getText(), analysis }));
    this.#tell.call();
  }

  #keep(uri: string, summary: Summary): void {
    for (const block of this.#summaries.get(uri)?.blocks ?? []) this.#dropTwin(uri, block);
    for (const { key, line } of summary.blocks) {
      const places = this.#twins.get(key);
      if (places) places.push({ uri, line });
      else this.#twins.set(key, [{ uri, line }]);
    }
    this.#summaries.set(uri, summary);
  }

  #dropTwin(uri: string, { key }: Block): void {
    const places = (this.#twins.get(key) ?? []).filter((place) => place.uri !== uri);
    if (places.length > 0) this.#twins.set(key, places);
    else this.#twins.delete(key);
  }

  #forgetOthers(corpora: readonly Corpus[]): void {
    const known = new Set(corpora.flatMap((corpus) => corpus.files.map((path) => corpus.uriOf(path).toString())));
    for (const [uri, summary] of this.#summaries) {
      if (known.has(uri)) continue;
      for (const block of summary.blocks) this.#dropTwin(uri, block);
      this.#summaries.delete(uri);
      this.#stamps.delete(uri);
    }
  }
}
