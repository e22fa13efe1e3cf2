import { minimatch } from 'minimatch';
import { RE2JS } from 're2js';
import { linesOf } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { RuleMatch, RuleScope, UserRule, UserRuleSource } from './userRule.ts';

/** Makes the rule ready to run; throws SyntaxError with a sentence for the person when its pattern is not RE2. */
export function compileRule(source: UserRuleSource): UserRule {
  const find = finderOf(source.match);
  return { ...source, find, applies: (file) => isInScope(source.scope, file) };
}

/** Whether a file is in the scope; back slashes in its path count as slashes, dot folders are matched like others. */
export function isInScope(scope: RuleScope, file: { readonly path?: string; readonly source?: string }): boolean {
  if (scope.kind === 'corpus') return true;
  if (scope.kind === 'source') return file.source === scope.source;
  if (file.path === undefined) return false;
  const path = file.path.replaceAll('\\', '/');
  const options = { dot: true, windowsPathsNoEscape: false, platform: 'linux' } as const;
  return minimatch(path, scope.glob.replaceAll('\\', '/'), { ...options, matchBase: !scope.glob.includes('/') });
}

function finderOf(match: RuleMatch): (text: string) => readonly Span[] {
  if (match.kind === 'literal') return (text) => literalSpans(text, match.literal);
  if (match.kind === 'fromTo') return (text) => stretchSpans(text, match.from, match.to);
  if (match.kind === 'heading') return (text) => headingSpan(text, match.heading);
  return patternFinder(match.re);
}

function patternFinder(re: string): (text: string) => readonly Span[] {
  const pattern = compilePattern(re);
  return (text) => {
    const spans: Span[] = [];
    const matcher = pattern.matcher(text);
    while (matcher.find()) if (matcher.end() > matcher.start()) spans.push({ start: matcher.start(), end: matcher.end() });
    return spans;
  };
}

function compilePattern(re: string): RE2JS {
  try {
    return RE2JS.compile(re, RE2JS.MULTILINE);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(PREFIX, '') : 'it is not understood';
    throw new SyntaxError(`pattern is not RE2: ${reason}`, { cause: error });
  }
}

/** Every place where the literal stands; a line break in it matches any line break. */
function literalSpans(text: string, literal: string): readonly Span[] {
  const [first = '', ...rest] = literal.trim().split(BREAK);
  const spans: Span[] = [];
  for (let start = text.indexOf(first); start >= 0 && literal.trim() !== '';) {
    const end = endOfLines(text, start + first.length, rest);
    if (end !== undefined) spans.push({ start, end });
    start = text.indexOf(first, end ?? start + 1);
  }
  return spans;
}

/** Where the further lines of a literal end when they follow at `at`. */
function endOfLines(text: string, at: number, rest: readonly string[]): number | undefined {
  let end = at;
  for (const line of rest) {
    const width = text.startsWith('\r\n', end) ? 2 : text[end] === '\n' || text[end] === '\r' ? 1 : 0;
    if (width === 0 || !text.startsWith(line, end + width)) return undefined;
    end += width + line.length;
  }
  return end;
}

/** The lines from each one that holds `from` to the next one that holds `to`, both included; a beginning without an end matches nothing. */
function stretchSpans(text: string, from: string, to: string): readonly Span[] {
  const spans: Span[] = [];
  let start: number | undefined;
  for (const line of linesOf(text)) {
    const content = text.slice(line.start, line.end);
    if (start === undefined && content.includes(from)) start = line.start;
    if (start === undefined || !content.includes(to)) continue;
    spans.push({ start, end: line.end });
    start = undefined;
  }
  return spans;
}

/** From the first line that is the heading (blanks at its ends aside) to the end of the text. */
function headingSpan(text: string, heading: string): readonly Span[] {
  const line = linesOf(text).find(({ start, end }) => text.slice(start, end).trim() === heading.trim());
  return line ? [{ start: line.start, end: text.trimEnd().length }] : [];
}

// e.g. "error parsing regexp: "
const PREFIX = /^error parsing regexp: /;
// e.g. "\r\n"
const BREAK = /\r\n|\n|\r/;
