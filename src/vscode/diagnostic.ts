import * as vscode from 'vscode';
import type { Finding } from '../core/index.ts';
import type { SettingValues } from './settings.ts';

/** Where the same block stands in another file. */
export interface Twin {
  readonly uri: vscode.Uri;
  readonly line: number;
}

/** How findings of one file become diagnostics: where a span lies, what the settings say, where twins are. */
export interface DiagnosticOptions {
  readonly rangeOf: (finding: Finding) => vscode.Range;
  readonly settings: SettingValues;
  readonly twinsOf: (finding: Finding) => readonly Twin[];
}

/** The most diagnostics of one file; what is more is summed up in one. */
const MOST = 50;
const MOST_TWINS = 5;

/** One diagnostic per finding, source "Winnow", code the rule's id; at most 50, then one that counts the rest. */
export function toDiagnostics(findings: readonly Finding[], options: DiagnosticOptions): vscode.Diagnostic[] {
  const listed = findings.length > MOST ? findings.slice(0, MOST - 1) : findings;
  const diagnostics = listed.map((finding) => toDiagnostic(finding, options));
  const next = findings[listed.length];
  if (next) diagnostics.push(restDiagnostic(options.rangeOf(next), findings.length - listed.length, options.settings));
  return diagnostics;
}

/** The severity of findings under a preset; never a hint, which Problems does not list. */
export function severityOf({ severity }: SettingValues): vscode.DiagnosticSeverity {
  if (severity === 'ci') return vscode.DiagnosticSeverity.Error;
  return severity === 'strict' ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Information;
}

function toDiagnostic(finding: Finding, { rangeOf, settings, twinsOf }: DiagnosticOptions): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(finding), finding.message, severityOf(settings));
  diagnostic.source = 'Winnow';
  diagnostic.code = finding.rule;
  if (finding.removable && settings.dimBoilerplate) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  diagnostic.relatedInformation = twinsOf(finding)
    .slice(0, MOST_TWINS)
    .map(
      ({ uri, line }) =>
        new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, new vscode.Position(line, 0)), vscode.l10n.t('The same block')),
    );
  return diagnostic;
}

function restDiagnostic(range: vscode.Range, count: number, settings: SettingValues): vscode.Diagnostic {
  const message = vscode.l10n.t('{0} more findings from here on are not listed', count);
  const diagnostic = new vscode.Diagnostic(new vscode.Range(range.start, range.start), message, severityOf(settings));
  diagnostic.source = 'Winnow';
  diagnostic.code = 'more-findings';
  return diagnostic;
}
