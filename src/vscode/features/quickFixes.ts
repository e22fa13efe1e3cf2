import * as vscode from 'vscode';
import {
  analyze,
  clean,
  isBoilerplateKind,
  overlaps,
  suspicion,
  type Analysis,
  type AnalysisContext,
  type Edit,
  type Finding,
} from '../../core/index.ts';
import { commandAction, namedFinding, type NamedFinding } from '../commandLink.ts';
import { toSpan, toWorkspaceEdit } from '../convert.ts';
import { shownFindings } from '../findings/findings.ts';
import { nameActions } from '../names/nameActions.ts';
import { isSafe } from '../changes/safeEdit.ts';
import type { Services } from '../services.ts';
import { unheard } from '../corpus/unheard.ts';
import { ruleName } from '../words.ts';

/**
 * Light bulb on findings: remove, keep, ignore here / in the source / in the corpus, make a rule, split here, fix all of a kind. Each runs a command, so that
 * every removal goes through applyChanges; only `source.fixAll.winnow`, which a save asks for, hands over edits: what a careful clean takes.
 */
export function quickFixes(services: Services): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: async (document, range, context) => {
      const article = services.corpora.articleOf(document.uri);
      const analysis = article && (await services.analyses.analyzeNow(document));
      if (!analysis) return [];
      const hasSource = article.corpus.entryOf(article.path)?.source !== undefined;
      const found = { document, analysis, hasSource, findings: shownFindings(analysis, services.settings.values()) };
      const wantsQuick = context.only === undefined || context.only.contains(vscode.CodeActionKind.QuickFix);
      const quick = wantsQuick ? actionsFor(found, range, context) : [];
      if (!context.only?.contains(FIX_ALL) || !vscode.workspace.isTrusted || unheard(article.corpus) !== undefined) return quick;
      if (!(await isSafe(document))) return quick;
      return [...quick, ...fixAllActions(found, services.analyses.contextOf(article.corpus, article.path, document.getText()))];
    },
  };
  const metadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] };
  return vscode.languages.registerCodeActionsProvider({ pattern: '**/*' }, provider, metadata);
}

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('winnow');

interface Found {
  readonly document: vscode.TextDocument;
  readonly analysis: Analysis;
  /** Whether the article is of a source, in which a finding can be ignored. */
  readonly hasSource: boolean;
  readonly findings: readonly Finding[];
}

function actionsFor(found: Found, range: vscode.Range, context: vscode.CodeActionContext): vscode.CodeAction[] {
  const span = toSpan(found.document, range);
  const touched = found.findings.filter((finding) => overlaps(finding, span) || (finding.start <= span.start && span.end <= finding.end));
  const several = touched.length > 1;
  return touched.flatMap((finding) => actionsOf(found, finding, { diagnostics: diagnosticsOf(context, finding), several }));
}

function diagnosticsOf({ diagnostics }: vscode.CodeActionContext, { rule, message }: Finding): vscode.Diagnostic[] {
  return diagnostics.filter((diagnostic) => diagnostic.code === rule && diagnostic.message === message);
}

/** The diagnostics of a finding, and whether the menu holds the actions of others too. */
interface Offer {
  readonly diagnostics: vscode.Diagnostic[];
  readonly several: boolean;
}

function actionsOf(found: Found, finding: Finding, { diagnostics, several }: Offer): vscode.CodeAction[] {
  const named = namedFinding(found.document, finding);
  const { name } = finding;
  const fixes = name ? nameActions({ ...found, finding: { ...finding, name } }) : fixActions(found, finding, named);
  const decisions = decisionActions(found, finding, named);
  if (several) for (const action of decisions) action.title = vscode.l10n.t('{0} ({1})', action.title, ruleName(finding.rule));
  const actions = [...fixes, ...decisions];
  for (const action of actions) action.diagnostics = diagnostics;
  return actions;
}

function fixActions(found: Found, finding: Finding, named: NamedFinding): vscode.CodeAction[] {
  if (finding.fix?.kind === 'split') {
    const action = commandAction(vscode.l10n.t('Split here'), 'winnow.splitHere', { ...named, line: finding.fix.line });
    action.isPreferred = true;
    return [action];
  }
  const title = isBoilerplateKind(finding.rule) ? vscode.l10n.t('Remove this block') : finding.fix?.title;
  if (title === undefined || !isRemovable(found, [finding])) return [];
  const remove = commandAction(title, 'winnow.removeFinding', named);
  remove.isPreferred = true;
  const alike = found.findings.filter((other) => other.rule === finding.rule);
  if (alike.length < 2) return [remove];
  const allTitle = vscode.l10n.t('Remove all of this kind in the file: {0} ({1})', ruleName(finding.rule), alike.length);
  return [remove, commandAction(allTitle, 'winnow.removeFinding', { ...named, all: true })];
}

function isRemovable({ document, analysis }: Found, findings: readonly Finding[]): boolean {
  return clean(document.getText(), analysis, { findings }).length > 0;
}

function decisionActions({ hasSource }: Found, finding: Finding, named: NamedFinding): vscode.CodeAction[] {
  const boilerplate = isBoilerplateKind(finding.rule);
  if (!boilerplate && finding.rule !== 'second-item' && !finding.name) return [];
  return [
    ...(boilerplate ? [commandAction(vscode.l10n.t('Keep here: it is part of the article'), 'winnow.keep', named)] : []),
    commandAction(finding.name ? vscode.l10n.t('Ignore in this article') : vscode.l10n.t('Ignore here'), 'winnow.ignoreHere', named),
    ...(hasSource ? [commandAction(vscode.l10n.t('Ignore in this source'), 'winnow.ignoreInSource', named)] : []),
    commandAction(vscode.l10n.t('Ignore in the corpus'), 'winnow.ignoreInCorpus', named),
    ...(boilerplate ? [commandAction(vscode.l10n.t('Make a rule from this block...'), 'winnow.makeRule', named)] : []),
  ];
}

/** What clean takes at the careful point, whatever the corpus is set to, since nobody looks at it before it is saved; nothing where a clean would ask first. */
function fixAllActions({ document, analysis }: Found, configured: AnalysisContext): vscode.CodeAction[] {
  const text = document.getText();
  const isCareful = configured.config.point === 'careful';
  const context: AnalysisContext = isCareful ? configured : { ...configured, config: { ...configured.config, point: 'careful' } };
  const careful = isCareful ? analysis : analyze(text, context, { entities: false });
  const edits = clean(text, careful, { context });
  if (edits.length === 0 || suspicion(text, careful, edits) !== undefined) return [];
  return [fixAllAction(document, edits)];
}

/** The edits are one undo; the command then tells the journal whose doing they are. */
function fixAllAction(document: vscode.TextDocument, edits: readonly Edit[]): vscode.CodeAction {
  const argument = { uri: document.uri.toString(), applied: true };
  const action = commandAction(vscode.l10n.t('Remove all boilerplate of the file'), 'winnow.removeFinding', argument, FIX_ALL);
  action.edit = toWorkspaceEdit(document, edits);
  return action;
}
