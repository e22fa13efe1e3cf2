import * as vscode from 'vscode';
import { isBoilerplateKind, type Finding } from '../../core/index.ts';
import { namedFinding } from '../commandLink.ts';
import { toRange } from '../convert.ts';
import { shownFindings } from '../findings/findings.ts';
import type { Services } from '../services.ts';

/** "Remove · Keep · In 41 files · Make rule" above each block; off by setting until the person wants it. */
export function codeLens(services: Services): vscode.Disposable {
  const { analyses, corpora, settings, summaries } = services;
  const changed = new vscode.EventEmitter<void>();
  const provideCodeLenses = async (document: vscode.TextDocument): Promise<vscode.CodeLens[]> => {
    if (!settings.values().codeLens || !corpora.articleOf(document.uri)) return [];
    const analysis = await analyses.analyzeNow(document);
    if (!analysis) return [];
    return shownFindings(analysis, settings.values()).flatMap((finding) => lensesOf(services, document, finding));
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider({ pattern: '**/*' }, { provideCodeLenses, onDidChangeCodeLenses: changed.event }),
    analyses.onDidChange(() => changed.fire()),
    settings.onDidChange(() => changed.fire()),
    summaries.onDidFinish(() => changed.fire()),
  );
}

function lensesOf({ summaries }: Services, document: vscode.TextDocument, finding: Finding): vscode.CodeLens[] {
  const range = toRange(document, { start: finding.start, end: finding.start });
  const named = namedFinding(document, finding);
  const lens = (title: string, command: string, argument: object = named): vscode.CodeLens =>
    new vscode.CodeLens(range, { title, command, arguments: [argument] });
  if (finding.fix?.kind === 'split') return [lens(vscode.l10n.t('Split here'), 'winnow.splitHere', { ...named, line: finding.fix.line })];
  if (!isBoilerplateKind(finding.rule)) return [];
  const twins = summaries.twinCount(document.uri, document.getText(), finding);
  return [
    lens(vscode.l10n.t('Remove'), 'winnow.removeFinding'),
    lens(vscode.l10n.t('Keep'), 'winnow.keep'),
    ...(twins > 0 ? [lens(vscode.l10n.t('In {0} files', twins + 1), 'winnow.showTwins')] : []),
    lens(vscode.l10n.t('Make rule'), 'winnow.makeRule'),
  ];
}
