import type { Span } from './span.ts';

/** A stretch of text that can be found again after edits elsewhere: the words themselves and up to 32 code units on both sides. */
export interface Quote {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** The quote of a stretch. */
export function quoteOf(text: string, span: Span): Quote {
  return {
    quote: text.slice(span.start, span.end),
    prefix: text.slice(Math.max(0, span.start - CONTEXT), span.start),
    suffix: text.slice(span.end, span.end + CONTEXT),
  };
}

/** Where the quote stands: every place, the one with the likest context first; white space (and so line ends) may differ. Linear in the text for one quote. */
export function locateQuote(text: string, wanted: Quote): readonly Span[] {
  if (wanted.quote.trim() === '') return [];
  const exact = spansOf(text, wanted.quote);
  const spans = exact.length > 0 ? exact : foldedSpans(text, wanted.quote);
  if (spans.length < 2) return spans;
  const likeness = (span: Span): number => commonEnd(text, span.start, wanted.prefix) + commonStart(text, span.end, wanted.suffix);
  return spans
    .map((span) => ({ span, like: likeness(span) }))
    .sort((a, b) => b.like - a.like || a.span.start - b.span.start)
    .map(({ span }) => span);
}

function spansOf(text: string, quote: string): readonly Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + quote.length))
    spans.push({ start, end: start + quote.length });
  return spans;
}

/** As spansOf, but runs of white space in text and quote count as one blank. */
function foldedSpans(text: string, quote: string): readonly Span[] {
  const offsets: number[] = [];
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const blank = BLANK.test(text[at] ?? '');
    if (blank && folded.endsWith(' ')) continue;
    offsets.push(at);
    folded += blank ? ' ' : (text[at] ?? '');
  }
  return spansOf(folded, quote.trim().replace(BLANKS, ' ')).map(({ start, end }) => ({
    start: offsets[start] ?? 0,
    end: (offsets[end - 1] ?? 0) + 1,
  }));
}

function commonEnd(text: string, end: number, prefix: string): number {
  let count = 0;
  while (count < prefix.length && text[end - 1 - count] === prefix[prefix.length - 1 - count]) count++;
  return count;
}

function commonStart(text: string, start: number, suffix: string): number {
  let count = 0;
  while (count < suffix.length && text[start + count] === suffix[count]) count++;
  return count;
}

const CONTEXT = 32;
// e.g. "\n"
const BLANK = /\s/;
// e.g. "  \r\n"
const BLANKS = /\s+/g;
