import * as vscode from 'vscode';
import type { Plan } from './applyChangesPlan.ts';
import type { Tools } from './commands/tools.ts';

/** Lists files that were not changed, each with its reason, among the problems; those that can be changed now are off that list. */
export function tellRefusals(tools: Tools, plan: Plan): void {
  for (const { uri } of plan.safe) tools.refusals.delete(uri);
  for (const { uri, reason } of plan.refused) {
    const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), reason, vscode.DiagnosticSeverity.Warning);
    diagnostic.source = 'winnow';
    diagnostic.code = 'refused-change';
    tools.refusals.set(uri, [diagnostic]);
  }
}
