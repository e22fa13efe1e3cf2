import * as vscode from 'vscode';
import { clean, overlaps, suspicion, type Analysis, type Finding } from '../../core/index.ts';
import { toSpan, toWorkspaceEdit } from '../convert.ts';
import { isBoilerplate } from '../diagnostic.ts';
import { shownFindings } from '../findings.ts';
import { isSafe } from '../safeEdit.ts';
import type { Services } from '../services.ts';
import { ruleName } from '../words.ts';

/** Light bulb on findings: remove, keep, ignore here / in the source / in the corpus, make a rule, split here, fix all of a kind; and fix all of the file. */
export function quickFixes(services: Services): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: async (document, range, context) => {
      if (!services.corpora.articleOf(document.uri)) return [];
      const analysis = await services.analyses.analyzeNow(document);
      if (!analysis) return [];
      const found = { document, analysis, findings: shownFindings(analysis, services.settings.values()), safe: await isSafe(document) };
      return actionsFor(found, range, context);
    },
  };
  const metadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] };
  return vscode.languages.registerCodeActionsProvider({ pattern: '**/*' }, provider, metadata);
}

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('winnow');

interface Found {
  readonly document: vscode.TextDocument;
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
  /** Whether the editor can make the edit and save it without altering another byte; else the fix goes past the editor, after asking. */
  readonly safe: boolean;
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
  const title = isBoilerplate(finding.rule) ? vscode.l10n.t('Remove this block') : finding.fix?.title;
  const remove = title === undefined ? undefined : removeAction(found, [finding], { title, argument: named });
  if (!remove) return [];
  remove.isPreferred = true;
  const alike = found.findings.filter((other) => other.rule === finding.rule);
  const allTitle = vscode.l10n.t('Fix all of this kind in the file: {0} ({1})', ruleName(finding.rule), alike.length);
  const removeAll = alike.length > 1 ? removeAction(found, alike, { title: allTitle, argument: { ...named, all: true } }) : undefined;
  return removeAll ? [remove, removeAll] : [remove];
}

interface Removal {
  readonly title: string;
  readonly argument: object;
  readonly kind?: vscode.CodeActionKind;
}

/** An action whose edit is one undo, after which the journal is told why; where the editor would alter more, the command does it all. Undefined where there is nothing to edit. */
function removeAction(
  { document, analysis, safe }: Found,
  findings: readonly Finding[],
  { title, argument, kind = vscode.CodeActionKind.QuickFix }: Removal,
): vscode.CodeAction | undefined {
  const edits = clean(document.getText(), analysis, { findings });
  if (edits.length === 0) return undefined;
  const action = commandAction(title, 'winnow.removeFinding', safe ? { ...argument, applied: true } : argument, kind);
  if (safe) action.edit = toWorkspaceEdit(document, edits);
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

function commandAction(title: string, command: string, argument: object, kind = vscode.CodeActionKind.QuickFix): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.command = { title, command, arguments: [argument] };
  return action;
}

/** Everything removable at the configured point; not where a clean would have to ask first. */
function fixAllActions(found: Found): vscode.CodeAction[] {
  const { document, analysis, findings } = found;
  const removable = findings.filter((finding) => finding.removable);
  const edits = clean(document.getText(), analysis, { findings: removable });
  if (suspicion(document.getText(), analysis, edits) !== undefined) return [];
  const argument = { uri: document.uri.toString(), removable: true };
  const action = removeAction(found, removable, { title: vscode.l10n.t('Remove all boilerplate of the file'), argument, kind: FIX_ALL });
  return action ? [action] : [];
}
