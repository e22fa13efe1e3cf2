import type { Span } from './span.ts';

/** A line of text: `end` excludes the line break, `next` is where the following line starts (UTF-16 offsets). */
export interface Line extends Span {
  readonly next: number;
}

/**
 * The lines of a text, one element per line, blank ones too, as `text.split(/\r\n|\n|\r/)`; always at least one.
 * Lines with their breaks tile the text: each `next` is the following line's `start`, the last `next` is the text's length.
 */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let feed = text.indexOf('\n');
  let back = text.indexOf('\r');
  while (feed >= 0 || back >= 0) {
    const isBack = back >= 0 && (feed < 0 || back < feed);
    const end = isBack ? back : feed;
    const next = isBack && feed === back + 1 ? feed + 1 : end + 1;
    lines.push({ start, end, next });
    start = next;
    if (feed >= 0 && feed < next) feed = text.indexOf('\n', next);
    if (back >= 0 && back < next) back = text.indexOf('\r', next);
  }
  lines.push({ start, end: text.length, next: text.length });
  return lines;
}

/** The 0-based index of the line that holds the offset; an offset inside a break belongs to the line before it. Binary search. */
export function lineAt(lines: readonly Span[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first line break of a text, in the manner of which others are written; LF where it has none. */
export function firstBreak(text: string): string {
  return BREAK.exec(text)?.[0] ?? '\n';
}

// e.g. "\r\n"
const BREAK = /\r\n|\n|\r/;
