import * as vscode from 'vscode';
import { isBoilerplateKind, type Finding } from '../../core/index.ts';
import { commandLink, namedFinding } from '../commandLink.ts';
import { toRange } from '../convert.ts';
import { findingAt, shownFindings } from '../findings/findings.ts';
import { nameText } from '../names/nameText.ts';
import type { Services } from '../services.ts';
import { excerpt, percent, ruleName } from '../words.ts';

/** On a finding: what it is, why, how sure, where else it stands, and what to do; on a name: its type and its mentions. */
export function hover(services: Services): vscode.Disposable {
  const provideHover = async (document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> => {
    if (!services.corpora.articleOf(document.uri)) return undefined;
    const analysis = await services.analyses.analyzeNow(document);
    if (!analysis) return undefined;
    const offset = document.offsetAt(position);
    const finding = findingAt(shownFindings(analysis, services.settings.values()), offset);
    const entity = analysis.entities.find(({ start, end }) => start <= offset && offset < end);
    const parts = [
      ...(entity ? [nameText(services, { document, entity, entities: analysis.entities })] : []),
      ...(finding ? [findingText(services, document, finding)] : []),
    ];
    return parts.length === 0 ? undefined : new vscode.Hover(parts, toRange(document, entity ?? finding ?? { start: offset, end: offset }));
  };
  return vscode.languages.registerHoverProvider({ pattern: '**/*' }, { provideHover });
}

/** The commands that a hover's links may run. */
const LINKED = ['winnow.removeFinding', 'winnow.keep', 'winnow.ignore', 'winnow.makeRule', 'winnow.splitHere', 'winnow.showTwins'];

function findingText({ summaries }: Services, document: vscode.TextDocument, finding: Finding): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: LINKED };
  const twins = summaries.twinCount(document.uri, document.getText(), finding);
  const files = Math.max(twins, finding.twins ?? 0);
  text.appendMarkdown(
    `**${vscode.l10n.t('Winnow: {0}', ruleName(finding.rule))}** · \`${finding.rule}\` · ${vscode.l10n.t('{0} sure', percent(finding.score))}\n\n`,
  );
  // the editor shows the finding's message above this; what can be done comes first, since a long hover is cut off below
  text.appendMarkdown(`${linksOf(document, finding, twins).join(' · ')}\n\n`);
  for (const reason of finding.reasons) text.appendMarkdown('- ').appendText(reason).appendMarkdown('\n');
  text.appendMarkdown('\n');
  if (!finding.name) appendEvidence(text, document, { finding, files });
  return text;
}

function appendEvidence(
  text: vscode.MarkdownString,
  document: vscode.TextDocument,
  { finding, files }: { readonly finding: Finding; readonly files: number },
): void {
  text.appendText(vscode.l10n.t('Evidence: “{0}”', excerpt(document.getText(toRange(document, finding)), 120)));
  text.appendMarkdown('\n\n');
  text.appendText(elsewhereText(files));
}

function elsewhereText(files: number): string {
  if (files === 0) return vscode.l10n.t('The block as a whole stands in no other file.');
  return files === 1
    ? vscode.l10n.t('The same block stands in 1 other file.')
    : vscode.l10n.t('The same block stands in {0} other files.', files);
}

function linksOf(document: vscode.TextDocument, finding: Finding, twins: number): readonly string[] {
  const named = namedFinding(document, finding);
  const link = (title: string, command: string, argument: object = named): string => commandLink(title, command, argument);
  const split =
    finding.fix?.kind === 'split' ? [link(vscode.l10n.t('Split here'), 'winnow.splitHere', { ...named, line: finding.fix.line })] : [];
  if (!isBoilerplateKind(finding.rule)) return [...split, link(vscode.l10n.t('Ignore...'), 'winnow.ignore')];
  return [
    link(vscode.l10n.t('Remove'), 'winnow.removeFinding'),
    link(vscode.l10n.t('Keep'), 'winnow.keep'),
    link(vscode.l10n.t('Ignore...'), 'winnow.ignore'),
    link(vscode.l10n.t('Make rule...'), 'winnow.makeRule'),
    ...(twins > 0 ? [link(vscode.l10n.t('Show the other files'), 'winnow.showTwins')] : []),
  ];
}
