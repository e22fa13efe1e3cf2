import * as vscode from 'vscode';
import type { Finding } from '../core/index.ts';

/** A link of a Markdown text that runs a command; the text must be trusted for it. */
export function commandLink(title: string, command: string, argument: object): string {
  return `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
}

/** A quick fix that runs a command. */
export function commandAction(title: string, command: string, argument: object, kind = vscode.CodeActionKind.QuickFix): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.command = { title, command, arguments: [argument] };
  return action;
}

/** What a command is told of a finding, to find it again in the document as it is when the command runs. */
export interface NamedFinding {
  readonly uri: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/** A finding of a document as an argument of a command. */
export function namedFinding({ uri }: vscode.TextDocument, { rule, start, end }: Finding): NamedFinding {
  return { uri: uri.toString(), rule, start, end };
}
