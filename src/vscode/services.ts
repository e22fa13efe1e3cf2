import * as vscode from 'vscode';
import { createCheckedStore, type CheckedStore } from './corpus/checkedStore.ts';
import { createAnalysisStore, type AnalysisStore } from './analysisStore.ts';
import { createCorpusStore, type CorpusStore } from './corpus/corpusStore.ts';
import { createFilterStore, type FilterStore } from './corpus/filterStore.ts';
import { createMarkStore, type MarkStore } from './annotations/markStore.ts';
import { createModelStore, type ModelStore } from './modelStore.ts';
import { createNameStore, type NameStore } from './names/nameStore.ts';
import { createGroupingStore, type GroupingStore } from './tree/groupingStore.ts';
import { createReport, type Report } from './reporting.ts';
import { createReviewStore, type ReviewStore } from './corpus/reviewStore.ts';
import { createSettings, type Settings } from './settings.ts';
import { createDuplicateStore, type DuplicateStore } from './summary/duplicateStore.ts';
import { createSummaryStore } from './summary/summaryStore.ts';
import type { SummaryStore } from './summary/summaryTypes.ts';

/** What every feature and command works with; made once in activate. */
export interface Services extends vscode.Disposable {
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  readonly report: Report;
  readonly models: ModelStore;
  readonly corpora: CorpusStore;
  readonly marks: MarkStore;
  readonly analyses: AnalysisStore;
  readonly summaries: SummaryStore;
  readonly names: NameStore;
  readonly checked: CheckedStore;
  readonly filter: FilterStore;
  readonly grouping: GroupingStore;
  readonly duplicates: DuplicateStore;
  readonly reviews: ReviewStore;
}

/** Builds the services, reading nothing yet: `corpora.refresh()` starts the work. */
export function createServices(context: vscode.ExtensionContext): Services {
  const settings = createSettings();
  const report = createReport();
  const models = createModelStore(context.extensionUri, report);
  const corpora = createCorpusStore(context, report);
  const marks = createMarkStore(corpora, report);
  const analyses = createAnalysisStore({ corpora, models, settings, marks, report });
  const summaries = createSummaryStore({ corpora, analyses, models, marks, report });
  const names = createNameStore({ corpora, analyses, summaries });
  const checked = createCheckedStore(context.workspaceState);
  const filter = createFilterStore();
  const grouping = createGroupingStore(context.workspaceState);
  const isWanted = (): boolean => grouping.by() === 'cluster';
  const duplicates = createDuplicateStore({ corpora, analyses, summaries, report, isWanted, onDidWant: grouping.onDidChange });
  const reviews = createReviewStore(corpora, settings, report);
  const dispose = (): void =>
    vscode.Disposable.from(
      reviews,
      duplicates,
      names,
      grouping,
      filter,
      checked,
      summaries,
      analyses,
      marks,
      corpora,
      settings,
      report,
    ).dispose();
  return {
    context,
    settings,
    report,
    models,
    corpora,
    marks,
    analyses,
    summaries,
    names,
    checked,
    filter,
    grouping,
    duplicates,
    reviews,
    dispose,
  };
}
