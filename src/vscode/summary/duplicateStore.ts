import * as vscode from 'vscode';
import { candidatesOf, findDuplicates, shinglesOf, type SketchedText } from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import { articleKey } from '../corpus/articleKey.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { CorpusStore } from '../corpus/corpusStore.ts';
import { createDebounce, createPacer, inBatches } from '../pacing.ts';
import type { Report } from '../reporting.ts';
import { proseOf } from './summary.ts';
import type { SummaryStore } from './summaryTypes.ts';

/** Which articles are near duplicates of each other, their boilerplate left out. They are looked for only while somebody wants to see them. */
export interface DuplicateStore extends vscode.Disposable {
  /** The path of the first article of the cluster that an article stands in; undefined where it has no near duplicate, or was not compared yet. */
  readonly clusterOf: (corpus: Corpus, path: string) => string | undefined;
  readonly onDidChange: vscode.Event<void>;
}

/** What the store works with; `isWanted` tells whether anybody wants to see duplicates, `onDidWant` that this may have changed. */
export interface DuplicateServices {
  readonly corpora: CorpusStore;
  readonly analyses: AnalysisStore;
  readonly summaries: SummaryStore;
  readonly report: Report;
  readonly isWanted: () => boolean;
  readonly onDidWant: vscode.Event<void>;
}

/** Makes the store; it compares nothing before duplicates are wanted. */
export function createDuplicateStore(services: DuplicateServices): DuplicateStore {
  return new Duplicates(services);
}

/** The shingles of an article's text as it was when it had the sketch. */
interface Read {
  readonly sketch: Uint32Array;
  readonly shingles: Uint32Array;
}

class Duplicates implements DuplicateStore {
  readonly #services: DuplicateServices;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Of articles that may be duplicates, kept while they are wanted, so that after a change only changed texts are read. */
  readonly #read = new Map<string, Read>();
  readonly #soon = createDebounce(() => this.#start(), 500);
  readonly #watching: vscode.Disposable;
  #clusters: ReadonlyMap<string, string> = new Map();
  #run = 0;

  constructor(services: DuplicateServices) {
    this.#services = services;
    const { summaries, onDidWant } = services;
    const soon = (): void => this.#soon.call();
    this.#watching = vscode.Disposable.from(
      onDidWant(() => this.#start()),
      summaries.onDidChange(soon),
      summaries.onDidFinish(soon),
    );
  }

  readonly onDidChange = this.#changed.event;
  readonly clusterOf = (corpus: Corpus, path: string): string | undefined => this.#clusters.get(articleKey(corpus, path));

  dispose(): void {
    this.#run++;
    vscode.Disposable.from(this.#watching, this.#soon, this.#changed).dispose();
  }

  #start(): void {
    const run = ++this.#run;
    const { summaries, report, isWanted } = this.#services;
    if (!isWanted()) {
      this.#read.clear();
      this.#clusters = new Map();
      return;
    }
    if (summaries.progress()) return;
    const work = async (): Promise<void> =>
      await vscode.window.withProgress({ location: { viewId: 'winnow.corpus' } }, async () => this.#work(run));
    void report.run(vscode.l10n.t('Winnow could not look for near duplicates'), work);
  }

  async #work(run: number): Promise<void> {
    const clusters = new Map<string, string>();
    for (const corpus of this.#services.corpora.corpora()) {
      const texts = corpus.files.map((path) => ({ path, sketch: this.#sketchOf(corpus, path) }));
      await this.#readAll(corpus, candidatesOf(texts), run);
      if (run !== this.#run) return;
      for (const paths of this.#clustersIn(corpus, texts))
        for (const path of paths) clusters.set(articleKey(corpus, path), paths[0] ?? path);
    }
    const isSame = clusters.size === this.#clusters.size && [...clusters].every(([key, first]) => this.#clusters.get(key) === first);
    this.#clusters = clusters;
    if (!isSame) this.#changed.fire();
  }

  #sketchOf(corpus: Corpus, path: string): Uint32Array {
    return this.#services.summaries.of(corpus, path)?.sketch ?? NONE;
  }

  /** Reads those of the texts that are not known as they are now. */
  async #readAll(corpus: Corpus, paths: ReadonlySet<string>, run: number): Promise<void> {
    const pace = createPacer();
    const due = [...paths].filter((path) => this.#read.get(articleKey(corpus, path))?.sketch !== this.#sketchOf(corpus, path));
    const one = async (path: string): Promise<void> => {
      await pace();
      const sketch = this.#sketchOf(corpus, path);
      const file = await this.#services.analyses.analyzeFile(corpus.uriOf(path));
      if (file?.kind === 'text') this.#read.set(articleKey(corpus, path), { sketch, shingles: shinglesOf(proseOf(file)) });
    };
    await inBatches(due, one, { width: WIDTH, isCancelled: () => run !== this.#run });
  }

  #clustersIn(corpus: Corpus, texts: readonly SketchedText[]): readonly (readonly string[])[] {
    return findDuplicates(texts, (path) => this.#read.get(articleKey(corpus, path))?.shingles ?? NONE).clusters;
  }
}

const NONE = new Uint32Array();
/** Files read at the same time. */
const WIDTH = 16;
