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
  const last = text.includes('\r') ? splitMixed(text, lines) : splitFeeds(text, lines);
  lines.push({ start: last, end: text.length, next: text.length });
  return lines;
}

/** Adds the lines that end in a line feed; gives where the last line starts. */
function splitFeeds(text: string, lines: Line[]): number {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    lines.push({ start, end, next: end + 1 });
    start = end + 1;
  }
  return start;
}

function splitMixed(text: string, lines: Line[]): number {
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== LF && code !== CR) continue;
    const next = code === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
    lines.push({ start, end: at, next });
    start = next;
    at = next - 1;
  }
  return start;
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

const LF = 10;
const CR = 13;
