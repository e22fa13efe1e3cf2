import * as vscode from 'vscode';
import { clean, overlaps, suspicion, type Analysis, type Finding } from '../../core/index.ts';
import { toSpan, toWorkspaceEdit } from '../convert.ts';
import { isBoilerplate } from '../diagnostic.ts';
import { findingAt, shownFindings } from '../findings.ts';
import type { Services } from '../services.ts';
import { ruleName } from '../words.ts';

/** Light bulb on findings: remove, keep, ignore here / in the source / in the corpus, make a rule, split here, fix all of a kind; and fix all of the file. */
export function quickFixes(services: Services): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: async (document, range, context) => {
      if (!services.corpora.articleOf(document.uri)) return [];
      const analysis = await services.analyses.analyzeNow(document);
      return analysis && actionsFor({ document, analysis, findings: shownFindings(analysis, services.settings.values()) }, range, context);
    },
  };
  const metadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] };
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider({ pattern: '**/*' }, provider, metadata),
    vscode.commands.registerCommand('winnow.removeFinding', (named: unknown) =>
      services.report.run(vscode.l10n.t('The block could not be removed'), () => removeFinding(services, named)),
    ),
  );
}

/** Removes the finding that a hover or a CodeLens named, when it still stands there; else the one at the cursor. */
async function removeFinding(services: Services, named: unknown): Promise<boolean> {
  const document = isNamed(named)
    ? await vscode.workspace.openTextDocument(vscode.Uri.parse(named.uri))
    : vscode.window.activeTextEditor?.document;
  const analysis = document && (await services.analyses.analyzeNow(document));
  if (!analysis) return false;
  const findings = shownFindings(analysis, services.settings.values());
  const cursor = vscode.window.activeTextEditor?.selection.active ?? new vscode.Position(0, 0);
  const finding = isNamed(named)
    ? findings.find(({ rule, start, end }) => rule === named.rule && start === named.start && end === named.end)
    : findingAt(findings, document.offsetAt(cursor));
  const edits = finding ? clean(document.getText(), analysis, { findings: [finding] }) : [];
  if (edits.length > 0) return await vscode.workspace.applyEdit(toWorkspaceEdit(document, edits));
  void services.report.say(vscode.l10n.t('There is no block to remove here; put the cursor on one.'));
  return false;
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && 'uri' in value && 'rule' in value && 'start' in value && 'end' in value;
}

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('winnow');

interface Found {
  readonly document: vscode.TextDocument;
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
}

function actionsFor(found: Found, range: vscode.Range, context: vscode.CodeActionContext): vscode.CodeAction[] {
  const span = toSpan(found.document, range);
  const touched = found.findings.filter((finding) => overlaps(finding, span) || (finding.start <= span.start && span.end <= finding.end));
  const wantsFixAll = context.only?.contains(FIX_ALL) ?? false;
  const wantsQuick = context.only === undefined || context.only.contains(vscode.CodeActionKind.QuickFix);
  return [
    ...(wantsQuick ? touched.flatMap((finding) => actionsOf(found, finding, diagnosticsOf(context, finding))) : []),
    ...(wantsFixAll ? fixAllActions(found) : []),
  ];
}

function diagnosticsOf({ diagnostics }: vscode.CodeActionContext, { rule, message }: Finding): vscode.Diagnostic[] {
  return diagnostics.filter((diagnostic) => diagnostic.code === rule && diagnostic.message === message);
}

function actionsOf(found: Found, finding: Finding, diagnostics: vscode.Diagnostic[]): vscode.CodeAction[] {
  const named = { uri: found.document.uri.toString(), rule: finding.rule, start: finding.start, end: finding.end };
  const actions = [...fixActions(found, finding, named), ...decisionActions(finding, named)];
  for (const action of actions) action.diagnostics = diagnostics;
  return actions;
}

type Named = Readonly<Record<'uri' | 'rule', string>> & Readonly<Record<'start' | 'end', number>>;

function fixActions(found: Found, finding: Finding, named: Named): vscode.CodeAction[] {
  if (finding.fix?.kind === 'split') {
    const action = commandAction(vscode.l10n.t('Split here'), 'winnow.splitHere', { ...named, line: finding.fix.line });
    action.isPreferred = true;
    return [action];
  }
  const remove = editAction(found, isBoilerplate(finding.rule) ? vscode.l10n.t('Remove this block') : finding.fix?.title, [finding]);
  if (!remove) return [];
  remove.isPreferred = true;
  const alike = found.findings.filter((other) => other.rule === finding.rule);
  const all = vscode.l10n.t('Fix all of this kind in the file: {0} ({1})', ruleName(finding.rule), alike.length);
  const removeAll = alike.length > 1 ? editAction(found, all, alike) : undefined;
  return removeAll ? [remove, removeAll] : [remove];
}

/** An action whose edit is one undo; undefined where there is nothing to edit. */
function editAction(
  { document, analysis }: Found,
  title: string | undefined,
  findings: readonly Finding[],
  kind = vscode.CodeActionKind.QuickFix,
): vscode.CodeAction | undefined {
  const edits = clean(document.getText(), analysis, { findings });
  if (edits.length === 0 || title === undefined) return undefined;
  const action = new vscode.CodeAction(title, kind);
  action.edit = toWorkspaceEdit(document, edits);
  return action;
}

function decisionActions(finding: Finding, named: Named): vscode.CodeAction[] {
  const boilerplate = isBoilerplate(finding.rule);
  if (!boilerplate && finding.rule !== 'second-item') return [];
  return [
    ...(boilerplate ? [commandAction(vscode.l10n.t('Keep here: it is part of the article'), 'winnow.keep', named)] : []),
    commandAction(vscode.l10n.t('Ignore here'), 'winnow.ignoreHere', named),
    commandAction(vscode.l10n.t('Ignore in this source'), 'winnow.ignoreInSource', named),
    commandAction(vscode.l10n.t('Ignore in the corpus'), 'winnow.ignoreInCorpus', named),
    ...(boilerplate ? [commandAction(vscode.l10n.t('Make a rule from this block...'), 'winnow.makeRule', named)] : []),
  ];
}

function commandAction(title: string, command: string, argument: object): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command, arguments: [argument] };
  return action;
}

/** Everything removable at the configured point; not where a clean would have to ask first. */
function fixAllActions(found: Found): vscode.CodeAction[] {
  const removable = found.findings.filter((finding) => finding.removable);
  const edits = clean(found.document.getText(), found.analysis, { findings: removable });
  if (suspicion(found.document.getText(), found.analysis, edits) !== undefined) return [];
  const action = editAction(found, vscode.l10n.t('Remove all boilerplate of the file'), removable, FIX_ALL);
  return action ? [action] : [];
}
