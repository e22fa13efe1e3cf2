import type { Span } from './span.ts';

/** Replaces the span (offsets into the text before any edit of the same list) by `inserted`. */
export interface Edit extends Span {
  readonly inserted: string;
}

/** The text after all edits; they must be sorted by start and must not overlap (RangeError otherwise). */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const edit of edits) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length)
      throw new RangeError(`edit ${edit.start}-${edit.end} overlaps or leaves the text`);
    out += text.slice(at, edit.start) + edit.inserted;
    at = edit.end;
  }
  return out + text.slice(at);
}
