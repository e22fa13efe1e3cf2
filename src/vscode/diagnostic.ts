import * as vscode from 'vscode';
import { isBoilerplateKind, severityOf, type Finding, type Preset, type RuleId, type Severity } from '../core/index.ts';
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

/** The most links from one diagnostic to the same block elsewhere. */
export const MOST_TWINS = 5;

/** One diagnostic per finding that the preset lets be seen: source "Winnow", code the rule's id, links to at most five twins, boilerplate marked as unnecessary. */
export function toDiagnostics(findings: readonly Finding[], options: DiagnosticOptions): vscode.Diagnostic[] {
  return findings.flatMap((finding) => toDiagnostic(finding, options) ?? []);
}

/** A diagnostic of Winnow's: a warning unless another severity is given. */
export function diagnosticAt(
  range: vscode.Range,
  message: string,
  { code, severity = vscode.DiagnosticSeverity.Warning }: { readonly code: string; readonly severity?: vscode.DiagnosticSeverity },
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, severity);
  diagnostic.source = 'Winnow';
  diagnostic.code = code;
  return diagnostic;
}

/** A trouble at a line of a file, 0-based, as loud as the preset has its rule. */
export function troubleAt(
  line: number,
  message: string,
  { rule, preset }: { readonly rule: RuleId; readonly preset: Preset },
): vscode.Diagnostic {
  const severity = SEVERITIES[severityOf(preset, { rule })];
  const range = new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
  return diagnosticAt(range, message, { code: rule, ...(severity === undefined ? {} : { severity }) });
}

/** A warning about a file as a whole, at its start. */
export function fileDiagnostic(message: string, about: { readonly code: string }): vscode.Diagnostic {
  return diagnosticAt(new vscode.Range(0, 0, 0, 0), message, about);
}

function toDiagnostic(finding: Finding, { rangeOf, settings, twinsOf }: DiagnosticOptions): vscode.Diagnostic | undefined {
  const severity = SEVERITIES[severityOf(settings.severity, finding)];
  if (severity === undefined) return undefined;
  const diagnostic = diagnosticAt(rangeOf(finding), finding.message, { severity, code: finding.rule });
  if (settings.dimBoilerplate && isBoilerplateKind(finding.rule)) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  diagnostic.relatedInformation = twinsOf(finding)
    .slice(0, MOST_TWINS)
    .map(({ uri, line }) => {
      const place = new vscode.Location(uri, new vscode.Position(line, 0));
      return new vscode.DiagnosticRelatedInformation(place, vscode.l10n.t('The same block'));
    });
  return diagnostic;
}

/** Hints are not listed in Problems, so the quietest severity is information. */
const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity | undefined>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Information,
  off: undefined,
};
