import { codePointsOf } from '../../text/codePoints.ts';
import { frontMatterOf } from '../../text/frontMatter.ts';
import type { CorpusConfig } from '../../config.ts';
import type { Entry } from '../../corpus/entry.ts';
import { withFrontMatter } from '../../corpus/withMetadata.ts';
import { coveredBy, spansOf, type AnnFile, type AnnLine, type AnnSpan } from '../brat.ts';
import { readFrontMatter } from '../frontMatterFields.ts';
import { readSpans } from '../readSpans.ts';

/** An article as it is exported: without its front matter, whose fields are among its metadata. Offsets of `ann` are UTF-16 units of `text`, line breaks as they stand. */
export interface Exported {
  readonly entry: Entry;
  readonly text: string;
  readonly ann: AnnFile;
}

/** An article of a text and what its annotation file says. Annotations that something else left behind are found again by their words. */
export function exportedOf(
  entry: Entry,
  { text, ann = '' }: { readonly text: string; readonly ann?: string | undefined },
  config: Pick<CorpusConfig, 'fields'>,
): Exported {
  const fields = readFrontMatter(text);
  const start = frontMatterOf(text)?.end ?? (text.startsWith('\ufeff') ? 1 : 0);
  const file = readSpans(ann, text);
  return {
    entry: fields ? withFrontMatter(entry, fields, config) : entry,
    text: text.slice(start),
    ann: start === 0 ? file : { ...file, items: file.items.flatMap((item) => movedUp(item, start)) },
  };
}

/** The item in a text that lost its first `by` units; no span that stood in them. */
function movedUp(item: AnnSpan | AnnLine, by: number): readonly (AnnSpan | AnnLine)[] {
  if (item.kind === 'line') return [item];
  const { kind, id, label, text } = item;
  const fragments = item.fragments.map(({ start, end }) => ({ start: start - by, end: end - by }));
  return fragments.some(({ start }) => start < 0) ? [] : [{ kind, id, label, fragments, text }];
}

/** An annotation in one piece; offsets count code points of the text. */
export interface FlatSpan {
  readonly id: string;
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** What it covers, as it stands in the text. */
  readonly exact: string;
}

/** The annotations in one piece, in order of their start, the longer first; `left` are those in several pieces with other words between them. One that only a line break parts is one piece. */
export function flatSpans({ text, ann }: Exported): { readonly spans: readonly FlatSpan[]; readonly left: readonly AnnSpan[] } {
  const points = codePointsOf(text);
  const all = spansOf(ann);
  const left = all.filter(({ fragments }) => {
    const outer = { start: fragments[0]?.start ?? 0, end: fragments.at(-1)?.end ?? 0 };
    return coveredBy(text, [outer]).replace(BLANKS, '') !== coveredBy(text, fragments).replace(BLANKS, '');
  });
  const inPieces = new Set(left);
  const whole = all.filter((span) => !inPieces.has(span));
  const spans = whole.map(({ id, label, fragments }) => {
    const [from, to] = [fragments[0]?.start ?? 0, fragments.at(-1)?.end ?? 0];
    return { id, label, start: points.toCodePoint(from), end: points.toCodePoint(to), exact: text.slice(from, to) };
  });
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  return { spans, left };
}

// e.g. " " and "\r\n"
const BLANKS = /\s+/g;
