import type { Line } from './lines.ts';

/** A text with its lines, those of `linesOf`. */
export interface LinedText {
  readonly text: string;
  readonly lines: readonly Line[];
}

/** How many lines two texts begin and end with alike. */
export interface CommonLines {
  readonly head: number;
  readonly tail: number;
}

/** The lines before and after all that differs in two texts, each the very same with what ends it. Linear time. */
export function commonLines(earlier: LinedText, now: LinedText): CommonLines {
  const units = commonHead(earlier.text, now.text);
  // the break before a line must be in the tail as well
  const first = now.text.length - commonTail(earlier.text, now.text, units);
  const most = Math.min(earlier.lines.length, now.lines.length);
  let head = 0;
  while (head < most && isSameLine(earlier.lines[head], now.lines[head], units)) head++;
  let tail = 0;
  while (tail + 1 < most && (now.lines[now.lines.length - 1 - tail]?.start ?? 0) > first) tail++;
  return { head, tail };
}

function isSameLine(earlier: Line | undefined, now: Line | undefined, head: number): boolean {
  return now !== undefined && now.next <= head && earlier?.end === now.end && earlier.next === now.next;
}

/** How many code units the texts begin with alike: whole pieces first, which is quick. */
function commonHead(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at + PIECE <= most && a.slice(at, at + PIECE) === b.slice(at, at + PIECE)) at += PIECE;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** How many code units the texts end with alike, after their common head. */
function commonTail(a: string, b: string, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let length = 0;
  const pieceOf = (text: string): string => text.slice(text.length - length - PIECE, text.length - length);
  while (length + PIECE <= most && pieceOf(a) === pieceOf(b)) length += PIECE;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}

const PIECE = 512;
