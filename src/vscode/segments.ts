import type { Analysis, ArticleLine, BoilerplateKind, Role, Span } from '../core/index.ts';

/** A stretch of lines of one role (and one kind of boilerplate) without the blank lines at its ends; lines are 0-based, `last` included. */
export interface Segment {
  readonly role: Exclude<Role, 'blank'>;
  readonly kind?: BoilerplateKind;
  readonly lines: { readonly first: number; readonly last: number };
  readonly span: Span;
}

/** One item of a file with its segments in order. */
export interface Item {
  readonly title?: Span;
  readonly span: Span;
  readonly segments: readonly Segment[];
}

/** The items of a file: the article, and each second item. */
export function itemsOf(analysis: Analysis): readonly Item[] {
  return analysis.articles.map((article) => {
    const segments = segmentsOf(analysis.lines, article.first, article.end);
    const start = segments[0]?.span.start ?? analysis.lines[article.first]?.start ?? 0;
    const end = segments.at(-1)?.span.end ?? start;
    return { ...(article.title ? { title: article.title } : {}), span: { start, end }, segments };
  });
}

function segmentsOf(lines: readonly ArticleLine[], first: number, end: number): readonly Segment[] {
  const segments: Segment[] = [];
  for (let at = first; at < end; at++) {
    const line = lines[at];
    if (!line || line.role === 'blank') continue;
    const last = segments.at(-1);
    if (last && last.role === line.role && last.kind === line.kind) segments[segments.length - 1] = extended(last, at, line);
    else segments.push({ role: line.role, ...(line.kind ? { kind: line.kind } : {}), lines: { first: at, last: at }, span: spanOf(line) });
  }
  return segments;
}

function extended(segment: Segment, at: number, line: ArticleLine): Segment {
  return { ...segment, lines: { first: segment.lines.first, last: at }, span: { start: segment.span.start, end: line.end } };
}

function spanOf({ start, end }: ArticleLine): Span {
  return { start, end };
}
