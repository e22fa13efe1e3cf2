import * as vscode from 'vscode';
import { groupBy, type Preset } from '../../core/index.ts';
import type { Corpus, CorpusProblem } from '../corpus/corpus.ts';
import { troubleAt } from '../diagnostic.ts';
import type { Services } from '../services.ts';

/** Trouble with the corpus's own files in Problems: each at its line in the index or in `.winnow/`, at most 50 a file. */
export function indexProblems({ corpora, settings }: Services): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('winnow-index');
  const show = (): void => {
    collection.clear();
    for (const corpus of corpora.corpora()) showCorpus(collection, corpus, settings.values().severity);
  };
  show();
  return vscode.Disposable.from(collection, corpora.onDidChange(show), settings.onDidChange(show));
}

const MOST = 50;

function showCorpus(collection: vscode.DiagnosticCollection, corpus: Corpus, preset: Preset): void {
  for (const [path, problems] of groupBy(corpus.problems, (problem) => problem.path))
    collection.set(corpus.uriOf(path), toDiagnostics(problems, preset));
}

function toDiagnostics(problems: readonly CorpusProblem[], preset: Preset): vscode.Diagnostic[] {
  const listed = problems.length > MOST ? problems.slice(0, MOST - 1) : problems;
  const diagnostics = listed.map(({ line, message, rule }) => troubleAt(line, message, { rule, preset }));
  const rest = problems.length - listed.length;
  const more = vscode.l10n.t('{0} more problems are not listed', rest);
  if (rest > 0) diagnostics.push(troubleAt(listed.at(-1)?.line ?? 0, more, { rule: 'more-findings', preset }));
  return diagnostics;
}
