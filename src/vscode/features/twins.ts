import * as vscode from 'vscode';
import type { Finding } from '../../core/index.ts';
import { findingAt, shownFindings } from '../findings/findings.ts';
import type { Services } from '../services.ts';
import { someTargets } from '../targets.ts';

/** Shows where else a block stands, in the references view of the editor; for the hover and CodeLens links. */
export function twins(services: Services): vscode.Disposable {
  const show = async (named: unknown): Promise<void> => {
    if (someTargets(services, []).length === 0) return;
    const found = await blockFor(services, named);
    if (!found) return void services.report.say(vscode.l10n.t('There is no finding here; put the cursor on one.'));
    const places = services.summaries.twinsOf(found.document.uri, found.document.getText(), found.finding);
    if (places.length === 0) return void services.report.say(vscode.l10n.t('No other file holds the same block.'));
    const locations = places.map(({ uri, line }) => new vscode.Location(uri, new vscode.Position(line, 0)));
    const position = found.document.positionAt(found.finding.start);
    await vscode.commands.executeCommand('editor.action.showReferences', found.document.uri, position, locations);
  };
  return vscode.commands.registerCommand('winnow.showTwins', (named: unknown) =>
    services.report.run(vscode.l10n.t('The other files could not be shown'), () => show(named)),
  );
}

async function blockFor(
  { analyses, settings }: Services,
  named: unknown,
): Promise<{ readonly document: vscode.TextDocument; readonly finding: Finding } | undefined> {
  const editor = vscode.window.activeTextEditor;
  const analysis = editor && (await analyses.analyzeNow(editor.document));
  if (!analysis) return undefined;
  const findings = shownFindings(analysis, settings.values());
  const start = typeof named === 'object' && named !== null && 'start' in named ? Number(named.start) : undefined;
  const finding = findingAt(findings, start ?? editor.document.offsetAt(editor.selection.active));
  return finding && { document: editor.document, finding };
}
