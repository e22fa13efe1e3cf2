import * as vscode from 'vscode';
import { createPacer } from '../pacing.ts';
import { toRange } from '../convert.ts';
import { MOST_TWINS, toDiagnostics, troubleAt } from '../diagnostic.ts';
import { shownFindings } from './findings.ts';
import { someCorpus } from '../targets.ts';
import type { Services } from '../services.ts';
import { articlesText, findingsText } from '../words.ts';

/** Analyses every article of every corpus as it lies on disk, by all that its corpus shares, with progress and cancel, handing over the diagnostics file by file; then says what was found. */
export async function checkFiles(services: Services, keep: (uri: vscode.Uri, found: readonly vscode.Diagnostic[]) => void): Promise<void> {
  const uris = services.corpora.corpora().flatMap((corpus) => corpus.files.map((path) => corpus.uriOf(path)));
  if (!someCorpus(services)) return;
  const options = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Checking the corpus'), cancellable: true };
  const counts = await vscode.window.withProgress(options, async (progress, token) => {
    const counts = { files: 0, findings: 0, troubles: 0, all: uris.length };
    progress.report({ message: vscode.l10n.t('reading what the articles share') });
    await Promise.race([services.summaries.settled(), cancelled(token)]);
    const pace = createPacer();
    for (const uri of uris) {
      if (token.isCancellationRequested) break;
      const found = await check(services, uri);
      keep(uri, found.diagnostics);
      counts.files++;
      counts.findings += found.findings;
      counts.troubles += found.trouble ? 1 : 0;
      progress.report({ increment: 100 / uris.length, message: vscode.l10n.t('{0} of {1}', counts.files, uris.length) });
      await pace();
    }
    return counts;
  });
  void tell(services, counts);
}

function cancelled(token: vscode.CancellationToken): Promise<void> {
  return new Promise((resolve) => token.onCancellationRequested(() => resolve()));
}

interface Counts {
  readonly files: number;
  readonly findings: number;
  readonly troubles: number;
  readonly all: number;
}

async function tell({ report }: Services, { files, findings, troubles, all }: Counts): Promise<void> {
  const show = vscode.l10n.t('Show Problems');
  const stopped = files < all ? vscode.l10n.t('Stopped. ') : '';
  const unread = troubles > 0 ? vscode.l10n.t(', {0} not readable', troubles) : '';
  const said = vscode.l10n.t('{0}{1} checked: {2}{3}.', stopped, articlesText(files), findingsText(findings), unread);
  if ((await report.say(said, show)) === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

interface Checked {
  readonly diagnostics: readonly vscode.Diagnostic[];
  readonly findings: number;
  readonly trouble: boolean;
}

async function check({ analyses, settings, summaries }: Services, uri: vscode.Uri): Promise<Checked> {
  const file = await analyses.analyzeFile(uri);
  if (!file) return { diagnostics: [], findings: 0, trouble: false };
  const preset = settings.values().severity;
  if (file.kind === 'trouble')
    return { diagnostics: [troubleAt(0, file.trouble, { rule: 'unreadable', preset })], findings: 0, trouble: true };
  const findings = shownFindings(file.analysis, settings.values());
  const diagnostics = toDiagnostics(findings, {
    settings: settings.values(),
    rangeOf: (finding) => toRange(file.lines, finding),
    twinsOf: (finding) => summaries.twinsOf(uri, file.text, finding, MOST_TWINS),
  });
  return { diagnostics, findings: findings.length, trouble: false };
}
