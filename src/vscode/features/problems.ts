import * as vscode from 'vscode';
import type { Finding } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import { documentAt } from '../documentAt.ts';
import { MOST_TWINS, toDiagnostics } from '../diagnostic.ts';
import { checkFiles } from '../findings/checkFiles.ts';
import { shownFindings } from '../findings/findings.ts';
import type { Services } from '../services.ts';

/** Findings in Problems: those of open articles always, those of all others after "Check Corpus" until their file changes. */
export function problems(services: Services): vscode.Disposable {
  const { analyses, corpora, settings, summaries } = services;
  const collection = vscode.languages.createDiagnosticCollection('winnow');
  const checked = new Map<string, readonly vscode.Diagnostic[]>();
  const show = (document: vscode.TextDocument): void => {
    const analysis = analyses.get(document);
    if (analysis) collection.set(document.uri, diagnosticsOf(services, document, shownFindings(analysis, settings.values())));
    else if (document.isClosed) collection.set(document.uri, checked.get(document.uri.toString()));
  };
  const showOpen = (): void => vscode.workspace.textDocuments.forEach(show);
  const keep = (uri: vscode.Uri, found: readonly vscode.Diagnostic[]): void => {
    checked.set(uri.toString(), found);
    if (!documentAt(uri)) collection.set(uri, found);
  };
  const dropForeign = (): void => {
    collection.forEach((uri) => {
      if (!corpora.articleOf(uri)) collection.delete(uri);
    });
  };
  showOpen();
  return vscode.Disposable.from(
    collection,
    vscode.commands.registerCommand('winnow.checkCorpus', () =>
      services.report.run(vscode.l10n.t('The corpus could not be checked'), () => checkFiles(services, keep)),
    ),
    analyses.onDidChange(show),
    settings.onDidChange(showOpen),
    summaries.onDidFinish(showOpen),
    corpora.onDidChange(dropForeign),
    corpora.onDidChangeArticle((uri) => {
      if (checked.delete(uri.toString()) && !documentAt(uri)) collection.delete(uri);
    }),
  );
}

function diagnosticsOf(
  { settings, summaries }: Services,
  document: vscode.TextDocument,
  findings: readonly Finding[],
): vscode.Diagnostic[] {
  const text = document.getText();
  return toDiagnostics(findings, {
    settings: settings.values(),
    rangeOf: (finding) => toRange(document, finding),
    twinsOf: (finding) => summaries.twinsOf(document.uri, text, finding, MOST_TWINS),
  });
}
