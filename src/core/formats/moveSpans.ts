import { applyEdits, type Edit } from '../text/edit.ts';
import { locateQuote } from '../text/quote.ts';
import { contains, type Span } from '../text/span.ts';
import { coveredBy, fragmentsOf, removeSpans, spansOf, type AnnFile, type AnnSpan } from './brat.ts';

/** Spans after their text has changed: the file for the new text, the spans whose own words were edited, and those that are lost (and no longer in the file). */
export interface MovedSpans {
  readonly file: AnnFile;
  readonly changed: readonly AnnSpan[];
  readonly lost: readonly AnnSpan[];
}

/**
 * Carries spans along edits of their text (sorted, not overlapping). A span keeps covering its words; an edit within it, or of just all of it, changes them;
 * it is lost when an edit removes it or reaches over one of its ends.
 */
export function moveSpans(file: AnnFile, before: string, edits: readonly Edit[]): MovedSpans {
  const after = applyEdits(before, edits);
  const changed: AnnSpan[] = [];
  const lost: AnnSpan[] = [];
  const items = file.items.map((item) => {
    if (item.kind === 'line') return item;
    const pieces = item.fragments.map((fragment) => moved(fragment, edits));
    if (pieces.includes(undefined)) {
      lost.push(item);
      return item;
    }
    const next = spanAt(item, pieces as readonly Span[], { before, after });
    if (next.text !== item.text && coveredBy(after, next.fragments) !== coveredBy(before, item.fragments)) changed.push(next);
    return next;
  });
  return {
    file: removeSpans(
      { ...file, items },
      lost.map(({ id }) => id),
    ),
    changed,
    lost,
  };
}

/**
 * Finds spans again in a text that something else edited: those that do not cover their words any more, by the words. Where these stand several times, the
 * place counts to which the nearest span with a single place moved.
 */
export function reanchorSpans(file: AnnFile, text: string): MovedSpans {
  const placed = spansOf(file).map((span) => ({ span, places: placesOf(text, span) }));
  const sure = placed.flatMap(({ span, places: [place, other] }) =>
    place && !other ? [{ at: startOf(span), shift: place.start - startOf(span) }] : [],
  );
  const changed: AnnSpan[] = [];
  const lost: AnnSpan[] = [];
  const found = new Map<string, AnnSpan>();
  for (const { span, places } of placed) {
    const [near] = [...sure].sort((a, b) => Math.abs(a.at - startOf(span)) - Math.abs(b.at - startOf(span)));
    const expected = startOf(span) + (near?.shift ?? 0);
    const [place] = [...places].sort((a, b) => Math.abs(a.start - expected) - Math.abs(b.start - expected));
    if (!place) lost.push(span);
    else if (place.start !== startOf(span) || coveredBy(text, span.fragments) !== span.text) {
      const next = withoutRaw(span, fragmentsOf(text, [place]), span.text);
      found.set(span.id, next);
      changed.push(next);
    }
  }
  const items = file.items.map((item) => (item.kind === 'span' ? (found.get(item.id) ?? item) : item));
  return {
    file: removeSpans(
      { ...file, items },
      lost.map(({ id }) => id),
    ),
    changed,
    lost,
  };
}

/** Where a span's words stand; of a discontinuous one that still covers its words, only where it is. */
function placesOf(text: string, span: AnnSpan): readonly Span[] {
  const places = locateQuote(text, { quote: span.text, prefix: '', suffix: '' });
  if (coveredBy(text, span.fragments) !== span.text) return places;
  const own = { start: startOf(span), end: span.fragments.at(-1)?.end ?? 0 };
  return places.some(({ start }) => start === own.start) ? places : [own];
}

function startOf(span: AnnSpan): number {
  return span.fragments[0]?.start ?? 0;
}

/** The spans that lie in a stretch of the text, for that stretch as a text of its own; those that only reach into it are lost. */
export function sliceSpans(file: AnnFile, stretch: Span): MovedSpans {
  const outside: string[] = [];
  const lost: AnnSpan[] = [];
  for (const span of spansOf(file)) {
    if (span.fragments.every((fragment) => contains(stretch, fragment))) continue;
    outside.push(span.id);
    if (span.fragments.some(({ start, end }) => start < stretch.end && end > stretch.start)) lost.push(span);
  }
  const kept = removeSpans(file, outside);
  const shift = ({ start, end }: Span): Span => ({ start: start - stretch.start, end: end - stretch.start });
  const items = kept.items.map((item) =>
    item.kind === 'line' || stretch.start === 0 ? item : withoutRaw(item, item.fragments.map(shift), item.text),
  );
  return { file: { ...kept, items }, changed: [], lost };
}

/** Where a stretch is after edits; undefined when it is gone or cut into. */
function moved({ start, end }: Span, edits: readonly Edit[]): Span | undefined {
  let from = start;
  let to = end;
  for (const edit of edits) {
    if (edit.start >= end) break;
    const growth = edit.inserted.length - (edit.end - edit.start);
    if (edit.end <= start) from += growth;
    else if (edit.start < start || edit.end > end || (edit.end - edit.start === end - start && edit.inserted.trim() === ''))
      return undefined;
    to += growth;
  }
  return from < to ? { start: from, end: to } : undefined;
}

/** The span at its new place; its line is kept as read when offsets and words are the same. */
function spanAt(span: AnnSpan, pieces: readonly Span[], { before, after }: { readonly before: string; readonly after: string }): AnnSpan {
  const still = pieces.every((piece, index) => piece.start === span.fragments[index]?.start && piece.end === span.fragments[index]?.end);
  const covered = coveredBy(after, pieces);
  const same = covered === coveredBy(before, span.fragments);
  if (same && still && before.slice(0, pieces.at(-1)?.end) === after.slice(0, pieces.at(-1)?.end)) return span;
  if (same) return withoutRaw(span, pieces, span.text);
  const fragments = fragmentsOf(after, pieces);
  return withoutRaw(span, fragments, coveredBy(after, fragments));
}

function withoutRaw({ id, label }: AnnSpan, fragments: readonly Span[], text: string): AnnSpan {
  return { kind: 'span', id, label, fragments, text };
}
