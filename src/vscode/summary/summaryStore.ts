import * as vscode from 'vscode';
import type { Finding } from '../../core/index.ts';
import { articleKey, uriOfArticleKey } from '../corpus/articleKey.ts';
import { createDebounce, createPacer, inBatches } from '../pacing.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Twin } from '../diagnostic.ts';
import { learnProfile } from './learnProfile.ts';
import { messageOf } from '../reporting.ts';
import { createStamps } from './stamps.ts';
import { blockOf, summaryOf, troubleSummary, type Summary } from './summary.ts';
import type { Analyzed, Progress, SummaryServices, SummaryStore } from './summaryTypes.ts';
import { createTwinIndex } from './twinIndex.ts';

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
  readonly #twins = createTwinIndex();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #finished = new vscode.EventEmitter<void>();
  readonly #analyzed = new vscode.EventEmitter<Analyzed>();
  readonly #tell = createDebounce(() => this.#changed.fire(), TELL / 4, TELL);
  readonly #stamps = new Map<string, string>();
  readonly #stampOf = createStamps();
  /** Texts read for the profile and not analysed yet. */
  readonly #texts = new Map<string, string>();
  readonly #waiting = new Set<string>();
  readonly #soon = createDebounce(() => void this.#renew(), 200);
  readonly #watching: vscode.Disposable;
  readonly #learning = new Map<string, Promise<void>>();
  #run = 0;
  /** How often the person has stopped the work; learning goes on over new snapshots, but not over this. */
  #stops = 0;
  #done = 0;
  #all = 0;
  #working: Promise<void> = Promise.resolve();

  constructor(services: SummaryServices) {
    this.#services = services;
    this.#watching = vscode.Disposable.from(
      services.corpora.onDidChange(() => this.start()),
      services.corpora.onDidChangeArticle((uri) => this.#changedAt(uri)),
      services.marks.onDidChange((uri) => this.#changedAt(uri)),
      services.analyses.onDidChange((document) => this.#keepOpen(document)),
    );
  }

  readonly onDidChange = this.#changed.event;
  readonly onDidFinish = this.#finished.event;
  readonly onDidAnalyze = this.#analyzed.event;
  readonly settled = (): Promise<void> => this.#working;
  readonly of = (corpus: Corpus, path: string): Summary | undefined => this.#summaries.get(articleKey(corpus, path));
  readonly progress = (): Progress | undefined => (this.#done < this.#all ? { done: this.#done, all: this.#all } : undefined);

  readonly twinsOf = (uri: vscode.Uri, text: string, finding: Finding, most = Infinity): readonly Twin[] => {
    const block = blockOf(text, finding);
    const others = block ? this.#twins.others(block.key, this.#keyAt(uri) ?? '', most) : [];
    return others.map(({ article, line }) => ({ uri: uriOfArticleKey(article), line }));
  };

  readonly twinCount = (uri: vscode.Uri, text: string, finding: Finding): number => {
    const block = blockOf(text, finding);
    return block ? this.#twins.count(block.key, this.#keyAt(uri) ?? '') : 0;
  };

  readonly cancel = (): void => {
    this.#run++;
    this.#stops++;
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
    this.#stops++;
    vscode.Disposable.from(this.#watching, this.#tell, this.#soon, this.#changed, this.#finished, this.#analyzed).dispose();
  }

  #changedAt(uri: vscode.Uri): void {
    this.#waiting.add(uri.toString());
    this.#soon.call();
  }

  async #work(run: number): Promise<void> {
    const corpora = this.#services.corpora.corpora();
    this.#done = 0;
    this.#all = corpora.reduce((sum, corpus) => sum + this.#due(corpus).length + (corpus.profile() ? 0 : corpus.files.length), 0);
    if (this.#all > 0) await Promise.all([this.#services.models.load(), this.#services.marks.settled()]);
    for (const corpus of corpora) {
      if (!corpus.profile() && corpus.files.length > 0) await this.#learn(corpus);
      if (run !== this.#run) return;
      await this.#sumUp(corpus, run);
    }
    if (run !== this.#run) return;
    this.#done = this.#all;
    this.#texts.clear();
    this.#forgetOthers(corpora);
    this.#changed.fire();
    this.#finished.fire();
  }

  /** Reads the corpus once for its profile; a snapshot that comes meanwhile waits for the same reading. */
  async #learn(corpus: Corpus): Promise<void> {
    const learning = this.#learning.get(corpus.key) ?? this.#learnNow(corpus).finally(() => this.#learning.delete(corpus.key));
    this.#learning.set(corpus.key, learning);
    await learning;
  }

  async #learnNow(corpus: Corpus): Promise<void> {
    const stops = this.#stops;
    const onRead = (): void => {
      this.#done++;
      this.#tell.call();
    };
    const learned = await learnProfile(corpus, () => stops !== this.#stops, onRead);
    if (!learned) return;
    for (const [path, text] of learned.texts) this.#texts.set(articleKey(corpus, path), text);
    this.#services.corpora.learn(corpus, learned.profile);
    this.#services.analyses.invalidate();
  }

  /** The articles whose summary is not there or rests on other rules, decisions or shared lines than now. */
  #due(corpus: Corpus): readonly string[] {
    const stampOf = this.#stampOf(corpus);
    return corpus.files.filter((path) => this.#stamps.get(articleKey(corpus, path)) !== stampOf(path));
  }

  async #sumUp(corpus: Corpus, run: number): Promise<void> {
    const pace = createPacer();
    const stampOf = this.#stampOf(corpus);
    const one = async (path: string): Promise<void> => {
      await pace();
      const key = articleKey(corpus, path);
      const summary = this.#summaryOfKept(corpus, path) ?? (await this.#summary(corpus.uriOf(path)));
      if (run !== this.#run) return;
      if (summary) this.#keep(key, summary);
      this.#stamps.set(key, stampOf(path));
      this.#done++;
      this.#tell.call();
    };
    await inBatches(this.#due(corpus), one, { width: WIDTH, isCancelled: () => run !== this.#run });
  }

  /** The summary of a text that was read a moment ago and has not changed since. */
  #summaryOfKept(corpus: Corpus, path: string): Summary | undefined {
    const key = articleKey(corpus, path);
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
    const pace = createPacer();
    for (const uri of uris) {
      await pace();
      const key = this.#keyAt(uri);
      if (key !== undefined) this.#texts.delete(key);
      const summary = await this.#summary(uri);
      if (summary && key !== undefined) this.#keep(key, summary);
    }
    this.#changed.fire();
  }

  /** An open document is summed up as it stands in the editor. */
  #keepOpen(document: vscode.TextDocument): void {
    const analysis = this.#services.analyses.get(document);
    const key = this.#keyAt(document.uri);
    if (!analysis || key === undefined) return;
    this.#keep(key, summaryOf({ text: document.getText(), analysis }));
    this.#tell.call();
  }

  #keep(key: string, summary: Summary): void {
    this.#twins.set(key, this.#summaries.get(key)?.blocks ?? [], summary.blocks);
    this.#summaries.set(key, summary);
  }

  #keyAt(uri: vscode.Uri): string | undefined {
    const article = this.#services.corpora.articleOf(uri);
    return article && articleKey(article.corpus, article.path);
  }

  #forgetOthers(corpora: readonly Corpus[]): void {
    const known = new Set(corpora.flatMap((corpus) => corpus.files.map((path) => articleKey(corpus, path))));
    for (const [key, summary] of this.#summaries) {
      if (known.has(key)) continue;
      this.#twins.set(key, summary.blocks, []);
      this.#summaries.delete(key);
      this.#stamps.delete(key);
    }
  }
}
