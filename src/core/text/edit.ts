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

/** The edit that takes whole lines out (`start` of the first, `end` of the last without its break) with the break after them or, at the end of the text, the one before. */
export function lineRemoval(text: string, start: number, end: number): Edit {
  const after = BREAK_AHEAD.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  if (after > 0) return { start, end: end + after, inserted: '' };
  const before = BREAK_BEHIND.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0;
  return { start: start - before, end, inserted: '' };
}

// e.g. "\r\n" at the start
const BREAK_AHEAD = /^(?:\r\n|\n|\r)/;
// e.g. "\r\n" at the end
const BREAK_BEHIND = /(?:\r\n|\n|\r)$/;
