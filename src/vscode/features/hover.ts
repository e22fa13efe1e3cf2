import * as vscode from 'vscode';
import type { Entity, Finding } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import { isBoilerplate } from '../diagnostic.ts';
import { findingAt, shownFindings } from '../findings.ts';
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
      ...(entity ? [entityText(document, entity, analysis.entities)] : []),
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
  text.appendText(finding.message);
  text.appendMarkdown('\n\n');
  for (const reason of finding.reasons) text.appendMarkdown('- ').appendText(reason).appendMarkdown('\n');
  text.appendMarkdown('\n');
  text.appendText(vscode.l10n.t('Evidence: “{0}”', excerpt(document.getText(toRange(document, finding)), 120)));
  text.appendMarkdown('\n\n');
  text.appendText(
    files > 0 ? vscode.l10n.t('The same block stands in {0} other files.', files) : vscode.l10n.t('No other file holds the same block.'),
  );
  text.appendMarkdown(`\n\n${linksOf(document, finding, twins).join(' · ')}`);
  return text;
}

function linksOf(document: vscode.TextDocument, finding: Finding, twins: number): readonly string[] {
  const named = { uri: document.uri.toString(), rule: finding.rule, start: finding.start, end: finding.end };
  const link = (title: string, command: string, argument: object = named): string =>
    `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
  const split =
    finding.fix?.kind === 'split' ? [link(vscode.l10n.t('Split here'), 'winnow.splitHere', { ...named, line: finding.fix.line })] : [];
  if (!isBoilerplate(finding.rule)) return [...split, link(vscode.l10n.t('Ignore...'), 'winnow.ignore')];
  return [
    link(vscode.l10n.t('Remove'), 'winnow.removeFinding'),
    link(vscode.l10n.t('Keep'), 'winnow.keep'),
    link(vscode.l10n.t('Ignore...'), 'winnow.ignore'),
    link(vscode.l10n.t('Make rule...'), 'winnow.makeRule'),
    ...(twins > 0 ? [link(vscode.l10n.t('Show the other files'), 'winnow.showTwins')] : []),
  ];
}

function entityText(document: vscode.TextDocument, entity: Entity, entities: readonly Entity[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  const mentions = entity.id === undefined ? 1 : entities.filter((other) => other.id === entity.id && other.type === entity.type).length;
  text
    .appendMarkdown('**')
    .appendText(entity.id ?? document.getText(toRange(document, entity)))
    .appendMarkdown(`** · ${entity.type} · `);
  text.appendText(vscode.l10n.t('{0} sure, by {1}', percent(entity.score), sourceName(entity)));
  text.appendMarkdown('\n\n');
  const value = entity.value === undefined ? '' : vscode.l10n.t('{0}. ', entity.value);
  text.appendText(
    value + (mentions === 1 ? vscode.l10n.t('One mention in this article.') : vscode.l10n.t('{0} mentions in this article.', mentions)),
  );
  return text;
}

function sourceName({ source, list }: Entity): string {
  switch (source) {
    case 'model':
      return vscode.l10n.t('the learned tagger');
    case 'pattern':
      return vscode.l10n.t('its form');
    case 'gazetteer':
      return vscode.l10n.t('the shipped list of names');
    case 'list':
      return vscode.l10n.t('your list {0}', list ?? '');
    case 'user':
      return vscode.l10n.t('you');
  }
}
