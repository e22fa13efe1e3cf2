import * as vscode from 'vscode';
import { EntityIndex, linesOf, nameUsage, outsideBoilerplate, type Analysis, type Entity, type EntityType } from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import { createDebounce } from '../pacing.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { CorpusStore } from '../corpus/corpusStore.ts';
import type { SummaryStore } from '../summary/summaryTypes.ts';

/** A name of the corpus: the id that all its mentions share (normalised fullest form), and its type. */
export interface NameId {
  readonly id: string;
  readonly type: EntityType;
}

/** The names of each corpus and where they stand, kept up with the background analyses and with open documents as they are typed in. */
export interface NameStore extends vscode.Disposable {
  readonly of: (corpus: Corpus) => EntityIndex;
  /** Every mention of the name in the corpus. */
  readonly locationsOf: (corpus: Corpus, name: NameId) => readonly vscode.Location[];
  /** Fires now and then while names come and go. */
  readonly onDidChange: vscode.Event<void>;
  /** The name at the offset, if there is one. */
  readonly nameAt: (entities: readonly Entity[], offset: number) => (NameId & Entity) | undefined;
}

/** Milliseconds after the last change before names are held against each other. */
const PAUSE = 1000;

/** What the store is fed from. */
export interface NameServices {
  readonly corpora: CorpusStore;
  readonly analyses: AnalysisStore;
  readonly summaries: SummaryStore;
}

/** Makes the store; it fills while the summaries are made. */
export function createNameStore(services: NameServices): NameStore {
  return new Names(services);
}

/** The names of one corpus, and of each file the offsets where its lines start. */
interface CorpusNames {
  readonly corpus: Corpus;
  readonly index: EntityIndex;
  /** What is known of its use, as text, to tell when that changes. */
  usage: string;
  readonly lineStarts: Map<string, Uint32Array>;
}

class Names implements NameStore {
  readonly #corpora: CorpusStore;
  readonly #analyses: AnalysisStore;
  readonly #summaries: SummaryStore;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #soon = createDebounce(() => this.#learn(), PAUSE, PAUSE * 10);
  readonly #names = new Map<string, CorpusNames>();
  readonly #watching: vscode.Disposable;

  constructor({ corpora, analyses, summaries }: NameServices) {
    this.#corpora = corpora;
    this.#analyses = analyses;
    this.#summaries = summaries;
    this.#watching = vscode.Disposable.from(
      summaries.onDidAnalyze(({ uri, text, analysis }) => this.#set(uri, text, analysis)),
      analyses.onDidChange((document) => {
        const analysis = analyses.get(document);
        if (analysis) this.#set(document.uri, document.getText(), analysis);
      }),
      corpora.onDidChange(() => this.#forgetOthers()),
      summaries.onDidFinish(() => this.#learn()),
    );
  }

  readonly onDidChange = this.#changed.event;
  readonly of = (corpus: Corpus): EntityIndex => this.#namesOf(corpus).index;

  readonly locationsOf = (corpus: Corpus, name: NameId): readonly vscode.Location[] => {
    const { index, lineStarts } = this.#namesOf(corpus);
    return index.references(name.id, name.type).map(({ path, start, end }) => {
      const starts = lineStarts.get(path) ?? new Uint32Array(1);
      return new vscode.Location(corpus.uriOf(path), new vscode.Range(positionIn(starts, start), positionIn(starts, end)));
    });
  };

  readonly nameAt = (entities: readonly Entity[], offset: number): (NameId & Entity) | undefined => {
    const entity = entities.find(({ start, end }) => start <= offset && offset <= end);
    return entity?.id === undefined ? undefined : { ...entity, id: entity.id };
  };

  dispose(): void {
    vscode.Disposable.from(this.#watching, this.#soon, this.#changed).dispose();
    this.#names.clear();
  }

  #namesOf(corpus: Corpus): CorpusNames {
    const key = corpus.root.toString();
    const known = this.#names.get(key);
    if (known) return known;
    const fresh = { corpus, index: new EntityIndex(), usage: '', lineStarts: new Map<string, Uint32Array>() };
    this.#names.set(key, fresh);
    return fresh;
  }

  #set(uri: vscode.Uri, text: string, { entities, lines }: Analysis): void {
    const article = this.#corpora.articleOf(uri);
    if (!article) return;
    const { index, lineStarts } = this.#namesOf(article.corpus);
    index.add(article.path, text, entities, outsideBoilerplate(lines));
    lineStarts.set(
      article.path,
      Uint32Array.from(linesOf(text), ({ start }) => start),
    );
    this.#soon.call();
  }

  /** Tells the analyses how names are used, once their reading has come to an end, and only when that has changed: each telling has open documents analysed again. */
  #learn(): void {
    if (this.#summaries.progress()) return this.#changed.fire();
    for (const names of this.#names.values()) {
      const usage = nameUsage(names.index);
      const text = JSON.stringify([usage.spelling, usage.type].map((map) => [...map].map(([key, { id, type }]) => [key, id, type])));
      if (text === names.usage) continue;
      names.usage = text;
      this.#analyses.learnNames(names.corpus, usage);
    }
    this.#changed.fire();
  }

  #forgetOthers(): void {
    const corpora = new Map(this.#corpora.corpora().map((corpus) => [corpus.root.toString(), new Set(corpus.files)]));
    for (const [root, { index, lineStarts }] of this.#names) {
      const files = corpora.get(root);
      if (!files) this.#names.delete(root);
      for (const path of files ? lineStarts.keys() : []) {
        if (files?.has(path)) continue;
        index.remove(path);
        lineStarts.delete(path);
      }
    }
  }
}

function positionIn(starts: Uint32Array, offset: number): vscode.Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return new vscode.Position(low, offset - (starts[low] ?? 0));
}
