import * as vscode from 'vscode';
import type { Analysis, Finding } from '../../core/index.ts';
import { toSpan } from '../convert.ts';
import { findingAt, shownFindings } from '../findings/findings.ts';
import { openArticle, targetOf, type Target } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** A finding that a command was called for, with the article as it is now. */
export interface ChosenFinding {
  readonly target: Target;
  readonly document: vscode.TextDocument;
  readonly analysis: Analysis;
  readonly finding: Finding;
}

/** The finding among a command's arguments (`{uri, finding}`, or both in a row), looked up in the text as it is now; else the one at the cursor. Says so when there is none. */
export async function findingFor(tools: Tools, args: readonly unknown[]): Promise<ChosenFinding | undefined> {
  const target = targetOf(tools.services, args);
  if (!target) return undefined;
  const document = await openArticle(target);
  const analysis = await tools.services.analyses.analyzeNow(document);
  const wanted = args.map(wantedOf).find((one) => one !== undefined);
  const finding = analysis && (wanted ? wantedIn(analysis, wanted) : findingAtCursor(tools, analysis, document));
  if (analysis && finding) return { target, document, analysis, finding };
  void tools.services.report.say(vscode.l10n.t('There is no finding here; put the cursor on one.'));
  return undefined;
}

interface Wanted {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

function wantedIn(analysis: Analysis, wanted: Wanted): Finding | undefined {
  return analysis.findings.find(({ rule, start, end }) => rule === wanted.rule && start === wanted.start && end === wanted.end);
}

function wantedOf(value: unknown): Wanted | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('finding' in value) return wantedOf(value.finding);
  if (!('rule' in value) || !('start' in value) || !('end' in value)) return undefined;
  const { rule, start, end } = value;
  return typeof rule === 'string' && typeof start === 'number' && typeof end === 'number' ? { rule, start, end } : undefined;
}

function findingAtCursor(tools: Tools, analysis: Analysis, document: vscode.TextDocument): Finding | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document) return undefined;
  return findingAt(shownFindings(analysis, tools.services.settings.values()), toSpan(document, editor.selection).start);
}
