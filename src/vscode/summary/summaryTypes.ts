import type * as vscode from 'vscode';
import type { Analysis, Finding } from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { CorpusStore } from '../corpus/corpusStore.ts';
import type { Twin } from '../diagnostic.ts';
import type { MarkStore } from '../annotations/markStore.ts';
import type { ModelStore } from '../modelStore.ts';
import type { Report } from '../reporting.ts';
import type { Summary } from './summary.ts';

/** An article that the background work has just analysed. */
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
  readonly twinsOf: (uri: vscode.Uri, text: string, finding: Finding, most?: number) => readonly Twin[];
  /** In how many other files it stands. */
  readonly twinCount: (uri: vscode.Uri, text: string, finding: Finding) => number;
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
  readonly marks: MarkStore;
  readonly report: Report;
}
