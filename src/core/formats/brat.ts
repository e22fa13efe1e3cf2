import { codePointsOf } from '../text/codePoints.ts';
import { linesOf } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** An annotated stretch of a text: its pieces in order (more than one when it runs over a line break or is discontinuous), UTF-16 offsets. */
export interface AnnSpan {
  readonly kind: 'span';
  readonly id: string;
  readonly label: string;
  readonly fragments: readonly Span[];
  /** What it covers, by its own line; pieces joined by a blank. */
  readonly text: string;
  /** The line as it was read, with its break; undefined once the span has moved. */
  readonly raw?: string;
}

/** A line that is no span: relation, event, attribute, note, or something not understood; kept as it is. */
export interface AnnLine {
  readonly kind: 'line';
  readonly raw: string;
}

/** A brat standoff file: its lines in order, and the 0-based lines that look like spans but cannot be read. */
export interface AnnFile {
  readonly items: readonly (AnnSpan | AnnLine)[];
  /** How the file's lines end; LF where it has none. */
  readonly eol?: string;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** Reads an `.ann` of a text; offsets in it are code points of the text, CR counted. Every line is kept. Total. */
export function parseAnn(ann: string, text: string): AnnFile {
  const points = codePointsOf(text);
  const problems: { readonly line: number; readonly message: string }[] = [];
  const items = (ann.match(LINES) ?? []).map((raw, line): AnnSpan | AnnLine => {
    if (!raw.startsWith('T')) return { kind: 'line', raw };
    const match = SPAN.exec(raw);
    const offsets = match?.[3]?.split(';').map((pair) => pair.split(' ').map(Number)) ?? [];
    const fragments = offsets.map(([start = 0, end = 0]) => ({ start: points.toUtf16(start), end: points.toUtf16(end) }));
    const sound = match !== null && offsets.every(([start = 0, end = 0]) => start < end && points.toCodePoint(points.toUtf16(end)) === end);
    if (!sound) problems.push({ line, message: match ? 'This annotation reaches beyond its text' : 'This annotation cannot be read' });
    if (!sound) return { kind: 'line', raw };
    const [, id = '', label = '', , covered = ''] = match;
    return { kind: 'span', id, label, fragments, text: covered, raw };
  });
  return { items, problems, ...(ann.includes('\r\n') ? { eol: '\r\n' } : {}) };
}

/** Writes an `.ann` for a text; lines that have not moved are written as they were read, the others with the file's line ends. */
export function formatAnn(file: AnnFile, text: string): string {
  const points = codePointsOf(text);
  const { eol = '\n' } = file;
  return file.items
    .map((item) => {
      if (item.raw !== undefined) return item.raw.endsWith('\n') ? item.raw : item.raw + eol;
      if (item.kind === 'line') return '';
      const offsets = item.fragments.map(({ start, end }) => `${points.toCodePoint(start)} ${points.toCodePoint(end)}`).join(';');
      return `${item.id}\t${item.label} ${offsets}\t${item.text}${eol}`;
    })
    .join('');
}

/** The spans of a file. */
export function spansOf(file: AnnFile): AnnSpan[] {
  return file.items.filter((item) => item.kind === 'span');
}

/** What pieces of a text cover, joined by a blank; line breaks inside a piece become blanks. */
export function coveredBy(text: string, fragments: readonly Span[]): string {
  return fragments.map(({ start, end }) => text.slice(start, end).replace(BREAKS, ' ')).join(' ');
}

/** The file with a new span; over line breaks it is written in fragments, as brat does. Its id is the next free one. */
export function addSpan(file: AnnFile, text: string, span: Span & { readonly label: string }): AnnFile {
  const numbers = file.items.map((item) => Number(/^T(\d+)\t/.exec(item.kind === 'span' ? `${item.id}\t` : item.raw)?.[1] ?? 0));
  const id = `T${numbers.reduce((most, number) => Math.max(most, number), 0) + 1}`;
  const fragments = fragmentsOf(text, [span]);
  const added: AnnSpan = { kind: 'span', id, label: span.label, fragments, text: coveredBy(text, fragments) };
  return { ...file, items: [...file.items, added] };
}

/** The pieces cut at line breaks, blank ones dropped. */
export function fragmentsOf(text: string, spans: readonly Span[]): Span[] {
  return spans.flatMap((span) =>
    linesOf(text.slice(span.start, span.end))
      .map(({ start, end }) => ({ start: span.start + start, end: span.start + end }))
      .filter(({ start, end }) => text.slice(start, end).trim() !== ''),
  );
}

/** The file without spans, and without what refers to them: relations, events, attributes and notes; an equivalence loses the member. */
export function removeSpans(file: AnnFile, ids: Iterable<string>): AnnFile {
  const gone = new Set(ids);
  let items = file.items.filter((item) => item.kind === 'line' || !gone.has(item.id));
  for (let before = -1; before !== gone.size;) {
    before = gone.size;
    items = items.flatMap((item): (AnnSpan | AnnLine)[] => (item.kind === 'span' ? [item] : withoutReferences(item, gone)));
  }
  return { ...file, items };
}

function withoutReferences(item: AnnLine, gone: Set<string>): AnnLine[] {
  const [id = '', body = '', ...rest] = item.raw.split('\t');
  const [type = '', ...members] = body.trimEnd().split(' ');
  const references = [type, ...members].map((member) => member.slice(member.lastIndexOf(':') + 1));
  if (!references.some((reference) => gone.has(reference))) return [item];
  if (id === '*') {
    const left = members.filter((member) => !gone.has(member));
    return left.length < 2
      ? []
      : [{ kind: 'line', raw: [id, `${type} ${left.join(' ')}`, ...rest].join('\t') + (/\r?\n$/.exec(body)?.[0] ?? '') }];
  }
  if (!id.startsWith('#')) gone.add(id);
  return [];
}

// e.g. "T1\tperson 0 5\tAnna\n", and a last line without its break
const LINES = /[^\n]*\n|[^\n]+$/g;
// e.g. "T1\tperson 0 5;10 15\tAnna Holm\r\n"
const SPAN = /^(T\d+)\t([^\s\t]+) (\d+ \d+(?:;\d+ \d+)*)\t([^\r\n]*)\r?\n?$/;
// e.g. "\r\n"
const BREAKS = /\r\n|\n|\r/g;
