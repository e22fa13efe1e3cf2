import type { Line } from './lines.ts';

/** A text with its lines, those of `linesOf`. */
export interface LinedText {
  readonly text: string;
  readonly lines: readonly Line[];
}

/** For each line of a text the line of an earlier text that is the very same, with what ends it, before or after all that differs; -1 for the others. Linear time. */
export function commonLines(earlier: LinedText, now: LinedText): Int32Array {
  const head = commonHead(earlier.text, now.text);
  const tail = commonTail(earlier.text, now.text, head);
  const count = now.lines.length;
  const shift = earlier.lines.length - count;
  const lineOf = new Int32Array(count).fill(-1);
  for (let line = 0; line < count && (now.lines[line]?.next ?? 0) <= head && line < earlier.lines.length; line++) {
    const isSame = earlier.lines[line]?.next === now.lines[line]?.next && earlier.lines[line]?.end === now.lines[line]?.end;
    if (isSame) lineOf[line] = line;
  }
  // the break before a line must be in the tail as well
  const first = now.text.length - tail;
  for (let line = count - 1; line > 0 && (now.lines[line]?.start ?? 0) > first && line + shift >= 0; line--) lineOf[line] = line + shift;
  return lineOf;
}

function commonHead(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** How many code units the texts end with alike, after their common head. */
function commonTail(a: string, b: string, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}
