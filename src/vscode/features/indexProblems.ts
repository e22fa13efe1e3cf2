import * as vscode from 'vscode';
import { groupBy } from '../../core/index.ts';
import type { Corpus, CorpusProblem } from '../corpus/corpus.ts';
import { diagnosticAt } from '../diagnostic.ts';
import type { Services } from '../services.ts';

/** Trouble with the corpus's own files in Problems: each at its line in the index or in `.winnow/`, at most 50 a file. */
export function indexProblems({ corpora }: Services): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('winnow-index');
  const show = (): void => {
    collection.clear();
    for (const corpus of corpora.corpora()) showCorpus(collection, corpus);
  };
  show();
  return vscode.Disposable.from(collection, corpora.onDidChange(show));
}

const MOST = 50;

function showCorpus(collection: vscode.DiagnosticCollection, corpus: Corpus): void {
  for (const [path, problems] of groupBy(corpus.problems, (problem) => problem.path))
    collection.set(corpus.uriOf(path), toDiagnostics(problems));
}

function toDiagnostics(problems: readonly CorpusProblem[]): vscode.Diagnostic[] {
  const listed = problems.length > MOST ? problems.slice(0, MOST - 1) : problems;
  const diagnostics = listed.map(({ line, message, rule }) => atLine(line, message, rule));
  const rest = problems.length - listed.length;
  if (rest > 0)
    diagnostics.push(atLine(listed.at(-1)?.line ?? 0, vscode.l10n.t('{0} more problems are not listed', rest), 'more-findings'));
  return diagnostics;
}

function atLine(line: number, message: string, code: string): vscode.Diagnostic {
  return diagnosticAt(new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER), message, { code });
}
