import * as vscode from 'vscode';
import type { AnalysisStore, FileAnalysis } from './analysisStore.ts';
import type { Corpus, CorpusStore } from './corpusStore.ts';
import type { ModelStore } from './modelStore.ts';
import type { Report } from './reporting.ts';

/** What the tree and the filter need to know of an article; words as counted by core. */
export interface Summary {
  readonly words: { readonly raw: number; readonly clean: number };
  readonly findings: number;
  readonly rules: readonly string[];
  readonly title?: string;
  readonly language?: string;
  readonly entities: readonly string[];
}

/** Summaries of all articles, made in the background. */
export interface SummaryStore extends vscode.Disposable {
  readonly of: (corpus: Corpus, path: string) => Summary | undefined;
  readonly progress: () => { readonly done: number; readonly all: number } | undefined;
  readonly onDidChange: vscode.Event<void>;
}

export interface SummaryServices {
  readonly corpora: CorpusStore;
  readonly analyses: AnalysisStore;
  readonly models: ModelStore;
  readonly report: Report;
}

/** Makes the store; it starts when corpora appear. */
export function createSummaryStore(services: SummaryServices): SummaryStore {
  const summaries = new Map<string, Summary>();
  const changed = new vscode.EventEmitter<void>();
  let run = 0;
  const start = async (): Promise<void> => {
    const mine = ++run;
    for (const corpus of services.corpora.corpora()) {
      for (const path of corpus.files) {
        if (mine !== run) return;
        const uri = corpus.uriOf(path);
        const file = await services.analyses.analyzeFile(uri);
        if (file) summaries.set(uri.toString(), summaryOf(file));
      }
    }
    changed.fire();
  };
  const watching = services.corpora.onDidChange(() => void services.report.run('Winnow could not read the corpus', start));
  return {
    of: (corpus, path) => summaries.get(corpus.uriOf(path).toString()),
    progress: () => undefined,
    onDidChange: changed.event,
    dispose: () => vscode.Disposable.from(watching, changed).dispose(),
  };
}

function summaryOf({ text, analysis }: FileAnalysis): Summary {
  const title = analysis.articles[0]?.title;
  return {
    words: analysis.words,
    findings: analysis.findings.length,
    rules: [...new Set(analysis.findings.map((finding) => finding.rule))],
    entities: [...new Set(analysis.entities.map((entity) => text.slice(entity.start, entity.end)))],
    ...(title ? { title: text.slice(title.start, title.end) } : {}),
    ...(analysis.language === undefined ? {} : { language: analysis.language }),
  };
}
