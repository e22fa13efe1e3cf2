import { linesOf, type Edit } from '../../core/index.ts';

/** Line differences beyond which the changed stretch is taken as one edit: the search is quadratic in them. */
const MOST_DIFFERENCES = 1500;

/** Changed lines of more code units together are one edit each. */
const LONGEST_REFINED = 40_000;

/**
 * Edits that turn `before` into `after`, sorted and not overlapping: whole lines by Myers' greedy algorithm (1986), changed lines again by their words
 * where half of them or more stay, each edit then cut to what differs.
 */
export function diffTexts(before: string, after: string): readonly Edit[] {
  if (before === after) return [];
  return pieces(linesWithBreaks(before), linesWithBreaks(after)).flatMap(byWords);
}

/** Changed lines as edits of their words, so that what stands between two of them keeps its place. */
function byWords(edit: Replaced): readonly Edit[] {
  const { removed, inserted } = edit;
  const whole = trimmed(edit);
  if (removed === '' || inserted === '' || removed.length + inserted.length > LONGEST_REFINED) return whole;
  const parts = pieces(tokens(removed), tokens(inserted));
  const changed = parts.reduce((sum, part) => sum + part.removed.length + part.inserted.length, 0);
  if (changed * 2 > removed.length + inserted.length) return whole;
  return parts.flatMap((part) => trimmed({ ...part, start: edit.start + part.start }));
}

/** What stands between the common pieces of two texts, as replacements in the first. */
function pieces(from: readonly string[], to: readonly string[]): readonly Replaced[] {
  const head = commonHead(from, to);
  const tail = commonTail(from, to, head);
  const hunks = myers(from.slice(head, from.length - tail), to.slice(head, to.length - tail));
  const starts = startsOf(from);
  return hunks.map((hunk) => ({
    start: starts[head + hunk.from] ?? starts.at(-1) ?? 0,
    removed: from.slice(head + hunk.from, head + hunk.fromEnd).join(''),
    inserted: to.slice(head + hunk.to, head + hunk.toEnd).join(''),
  }));
}

/** A stretch of a text with what takes its place. */
interface Replaced {
  readonly start: number;
  readonly removed: string;
  readonly inserted: string;
}

function tokens(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

interface Hunk {
  readonly from: number;
  readonly fromEnd: number;
  readonly to: number;
  readonly toEnd: number;
}

function linesWithBreaks(text: string): string[] {
  return linesOf(text).map((line) => text.slice(line.start, line.next));
}

function startsOf(lines: readonly string[]): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length;
  }
  starts.push(at);
  return starts;
}

function commonHead(a: readonly string[], b: readonly string[]): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count++;
  return count;
}

function commonTail(a: readonly string[], b: readonly string[], head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

function myers(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  if (a.length === 0 && b.length === 0) return [];
  const trace = forward(a, b);
  return trace ? backward(a, b, trace) : [{ from: 0, fromEnd: a.length, to: 0, toEnd: b.length }];
}

/** The furthest reaching paths for each number of differences, undefined when there are too many. */
function forward(a: readonly string[], b: readonly string[]): Int32Array[] | undefined {
  const most = Math.min(a.length + b.length, MOST_DIFFERENCES);
  const reach = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(reach.slice(most - d, most + d + 3));
    for (let k = -d; k <= d; k += 2) {
      let x = stepsDown(k, d, (at) => reach[most + 1 + at] ?? 0) ? (reach[most + 2 + k] ?? 0) : (reach[most + k] ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach[most + 1 + k] = x;
      if (x >= a.length && x - k >= b.length) return trace;
    }
  }
  return undefined;
}

function backward(a: readonly string[], b: readonly string[], trace: readonly Int32Array[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = trace.length - 1; d > 0; d--) {
    const reach = trace[d];
    const at = (k: number): number => reach?.[d + 1 + k] ?? 0;
    const k = x - y;
    const down = stepsDown(k, d, at);
    const fromX = down ? at(k + 1) : at(k - 1);
    const fromY = fromX - (down ? k + 1 : k - 1);
    prepend(hunks, { from: fromX, fromEnd: down ? fromX : fromX + 1, to: fromY, toEnd: down ? fromY + 1 : fromY });
    x = fromX;
    y = fromY;
  }
  return hunks;
}

function stepsDown(k: number, d: number, at: (k: number) => number): boolean {
  return k === -d || (k !== d && at(k - 1) < at(k + 1));
}

function prepend(hunks: Hunk[], hunk: Hunk): void {
  const next = hunks[0];
  if (next && hunk.fromEnd === next.from && hunk.toEnd === next.to) hunks[0] = { ...next, from: hunk.from, to: hunk.to };
  else hunks.unshift(hunk);
}

/** The edit without what both sides share at their edges, never cutting a surrogate pair or a CRLF; none when nothing is left. */
function trimmed({ start, removed, inserted }: Replaced): readonly Edit[] {
  const most = Math.min(removed.length, inserted.length);
  let head = 0;
  while (head < most && removed[head] === inserted[head]) head++;
  while (head > 0 && (joined(removed, head) || joined(inserted, head))) head--;
  let tail = 0;
  while (tail < most - head && removed[removed.length - 1 - tail] === inserted[inserted.length - 1 - tail]) tail++;
  while (tail > 0 && (joined(removed, removed.length - tail) || joined(inserted, inserted.length - tail))) tail--;
  if (removed.length === inserted.length && head === removed.length) return [];
  return [{ start: start + head, end: start + removed.length - tail, inserted: inserted.slice(head, inserted.length - tail) }];
}

function joined(text: string, at: number): boolean {
  return JOINED.test(text.slice(at - 1, at + 1));
}

// e.g. "harbour", "  ", "\r\n", ","
const TOKEN = /[\p{L}\p{N}\p{M}]+|[^\S\r\n]+|\r\n|[^]/gu;
// e.g. the two halves of an emoji, or "\r\n"
const JOINED = /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/;
