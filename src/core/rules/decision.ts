import { parseJson } from '../json.ts';
import { compareTexts } from '../text/compareTexts.ts';
import { locateQuote, quoteOf, type Quote } from '../text/quote.ts';
import type { Span } from '../text/span.ts';
import type { FileProblem } from './parseRules.ts';
import type { Finding } from './rule.ts';

/** Where a decision holds: one file, one source, or the whole corpus. */
export type DecisionScope =
  { readonly kind: 'path'; readonly path: string } | { readonly kind: 'source'; readonly source: string } | { readonly kind: 'corpus' };

/** What the person said of a finding: `keep` (it is text) or `ignore` (do not speak of it); both hide it and keep its lines in clean. */
export interface Decision extends Quote {
  readonly scope: DecisionScope;
  readonly rule: string;
  readonly decision: 'keep' | 'ignore';
}

/** The decision about a finding of this text. */
export function decide(
  text: string,
  finding: Finding,
  verdict: { readonly decision: 'keep' | 'ignore'; readonly scope: DecisionScope },
): Decision {
  return { ...verdict, rule: finding.rule, ...quoteOf(text, finding) };
}

/** Where the decisions that hold for a file stand in its text now, with the rule they are about; found by quote and context. */
export function decidedSpans(
  text: string,
  decisions: readonly Decision[],
  file: { readonly path?: string; readonly source?: string },
): readonly (Span & { readonly rule: string })[] {
  return decisions
    .filter(({ scope }) => isDecisionFor(scope, file))
    .flatMap((decision) => {
      const places = locateQuote(text, decision);
      const taken = decision.scope.kind === 'path' ? places.slice(0, 1) : places;
      return taken.map((span) => ({ ...span, rule: decision.rule }));
    });
}

/** Whether a decision of this scope holds for a file. */
export function isDecisionFor(scope: DecisionScope, file: { readonly path?: string; readonly source?: string }): boolean {
  if (scope.kind === 'corpus') return true;
  return scope.kind === 'path' ? scope.path === file.path : scope.source === file.source;
}

/** The decisions in a decisions.jsonl; a broken line is a problem, the others load. */
export function parseDecisions(jsonl: string): { readonly decisions: readonly Decision[]; readonly problems: readonly FileProblem[] } {
  const decisions: Decision[] = [];
  const problems: FileProblem[] = [];
  jsonl.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const decision = readDecision(line);
    if (decision) decisions.push(decision);
    else
      problems.push({
        line: index + 1,
        message: 'decisions.jsonl: this line is not a decision',
        ...(CONFLICT.test(line) ? {} : { guards: true }),
      });
  });
  return { decisions, problems };
}

/** The decisions as decisions.jsonl holds them: one line each, sorted by path, then quote; each once. */
export function formatDecisions(decisions: readonly Decision[]): string {
  const keyed = decisions.map((decision) => ({ key: keyOfDecision(decision), line: JSON.stringify(toRecord(decision)) }));
  keyed.sort((a, b) => compareTexts(a.key, b.key) || compareTexts(a.line, b.line));
  const lines = keyed.map(({ line }) => line).filter((line, index, all) => line !== all[index - 1]);
  return lines.map((line) => `${line}\n`).join('');
}

/** A decisions.jsonl with what `next` makes of its decisions; as it is where all of them stay. Lines that cannot be read stay, at the end. */
export function withDecisions(text: string, next: (decisions: readonly Decision[]) => readonly Decision[]): string {
  const { decisions, problems } = parseDecisions(text);
  const after = next(decisions);
  if (after.length === decisions.length && after.every((decision, at) => decision === decisions[at])) return text;
  const lines = text.split('\n');
  return formatDecisions(after) + problems.map(({ line }) => `${lines[line - 1] ?? ''}\n`).join('');
}

function keyOfDecision({ scope, quote }: Decision): string {
  const path = scope.kind === 'path' ? scope.path : scope.kind === 'source' ? scope.source : '';
  return `${path}\u0000${quote}`;
}

function toRecord({ scope, rule, quote, prefix, suffix, decision }: Decision): Readonly<Record<string, unknown>> {
  const where = scope.kind === 'path' ? { path: scope.path } : scope.kind === 'source' ? { source: scope.source } : { corpus: true };
  return { ...where, rule, quote, prefix, suffix, decision };
}

function readDecision(line: string): Decision | undefined {
  const value = parseJson(line);
  if (typeof value !== 'object' || value === null) return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const { path, source, rule, quote, prefix, suffix, decision } = fields;
  if (typeof rule !== 'string' || typeof quote !== 'string' || (decision !== 'keep' && decision !== 'ignore')) return undefined;
  const scope: DecisionScope =
    typeof path === 'string' ? { kind: 'path', path } : typeof source === 'string' ? { kind: 'source', source } : { kind: 'corpus' };
  const context = { prefix: typeof prefix === 'string' ? prefix : '', suffix: typeof suffix === 'string' ? suffix : '' };
  return { scope, rule, quote, ...context, decision };
}

// e.g. "<<<<<<< HEAD", what a merge leaves between lines that are all there
const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?: |\r?$)/;
