import { tokenize } from '../../entities/tokenize.ts';
import { Tokens } from '../../entities/tokens.ts';
import { codePointsOf } from '../../text/codePoints.ts';
import { linesOf } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import type { Exported, FlatSpan } from './exported.ts';

/**
 * The article with one token a line in IOB2: token, its start and end in code points of the text, tag; a blank line after each line of the text, which stands before its tokens as `# text`. Tokens are cut where an
 * annotation begins or ends, so that none is lost; of annotations that overlap the longest is written, `left` are the others.
 */
export function conllOf(
  { entry, text }: Exported,
  spans: readonly FlatSpan[],
): { readonly text: string; readonly left: readonly FlatSpan[] } {
  const points = codePointsOf(text);
  const { kept, left } = withoutOverlaps(spans);
  const tagged = kept.map((span) => ({ ...span, start: points.toUtf16(span.start), end: points.toUtf16(span.end) }));
  const edges = new Set(tagged.flatMap(({ start, end }) => [start, end]));
  const out = [`# newdoc id = ${inLine(entry.id)}`, `# path = ${inLine(entry.path)}`];
  let at = 0;
  let begun = -1;
  const room = new Tokens();
  for (const line of linesOf(text)) {
    const tokens = tokensOf(text, line, room).flatMap((token) => cutAt(token, edges));
    if (tokens.length === 0) continue;
    out.push(`# text = ${text.slice(line.start, line.end)}`);
    for (const { start, end } of tokens) {
      while ((tagged[at]?.end ?? Infinity) <= start) at++;
      const span = tagged[at];
      const isIn = span !== undefined && span.start < end;
      const tag = isIn ? `${begun === at ? 'I' : 'B'}-${span.label}` : 'O';
      if (isIn) begun = at;
      out.push([text.slice(start, end), points.toCodePoint(start), points.toCodePoint(end), tag].join('\t'));
    }
    out.push('');
  }
  return { text: `${out.join('\n')}\n`, left };
}

/** Of spans that overlap the longest, in order. */
function withoutOverlaps(spans: readonly FlatSpan[]): { readonly kept: readonly FlatSpan[]; readonly left: readonly FlatSpan[] } {
  const kept: FlatSpan[] = [];
  for (const span of spans.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (!kept.some(({ start, end }) => start < span.end && span.start < end)) kept.push(span);
  return { kept: kept.sort((a, b) => a.start - b.start), left: spans.filter((span) => !kept.includes(span)) };
}

/** The tokens of a line; what the tokenizer passes over (letters' marks on their own) belongs to none. */
function tokensOf(text: string, { start, end }: Span, tokens: Tokens): readonly Span[] {
  tokens.clear();
  tokenize(text, start, end, tokens);
  return Array.from({ length: tokens.count }, (_, at) => ({ start: tokens.start[at] ?? 0, end: tokens.end[at] ?? 0 }));
}

function inLine(text: string): string {
  return text.replace(/[\r\n]/g, ' ');
}

function cutAt({ start, end }: Span, edges: ReadonlySet<number>): readonly Span[] {
  const cuts = [start];
  for (let at = start + 1; at < end; at++) if (edges.has(at)) cuts.push(at);
  return cuts.map((cut, index) => ({ start: cut, end: cuts[index + 1] ?? end }));
}
