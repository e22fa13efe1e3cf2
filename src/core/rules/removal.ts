import type { ArticleLine } from '../article/types.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/** What a removal of lines needs to know: all lines of the text, where the text proper starts, and which lines go (0-based). */
export interface Removal {
  readonly lines: readonly ArticleLine[];
  readonly textStart: number;
  readonly removed: ReadonlySet<number>;
}

/**
 * The edits that remove the lines and the blank lines that go with them: blank runs that the removal made longer than the longest one between
 * two body lines are cut to that length, blank lines at an edge of the text that was cut go, a text without a final break still has none.
 */
export function removalEdits(text: string, removal: Removal): readonly Edit[] {
  if (removal.removed.size === 0) return [];
  const longest = longestBlankRun(removal);
  return gapsOf(removal).flatMap((gap) => gapEdits(text, removal, gap, longest));
}

/** A stretch of lines between two kept ones (`before` and `after` excluded; -1 or the line count at the edges) that holds a removed line. */
export interface Gap {
  readonly before: number;
  readonly after: number;
}

/** The longest run of blank lines between two kept body lines; undefined when no two body lines follow each other. */
export function longestBlankRun({ lines, removed }: Removal): number | undefined {
  let longest: number | undefined;
  let lastBody: number | undefined;
  lines.forEach((line, index) => {
    if (line.role === 'blank') return;
    const isBody = line.role === 'body' && !removed.has(index);
    if (isBody && lastBody !== undefined) longest = Math.max(longest ?? 0, index - lastBody - 1);
    lastBody = isBody ? index : undefined;
  });
  return longest;
}

function gapsOf({ lines, textStart, removed }: Removal): readonly Gap[] {
  const gaps: Gap[] = [];
  let before = -1;
  let holds = false;
  lines.forEach((line, index) => {
    if (line.start < textStart) return;
    if (removed.has(index)) holds = true;
    else if (line.role !== 'blank') {
      if (holds) gaps.push({ before, after: index });
      before = index;
      holds = false;
    }
  });
  if (holds) gaps.push({ before, after: lines.length });
  return gaps;
}

/** The edits of one gap: one at an edge, otherwise one for each stretch of lines that goes. */
export function gapEdits(text: string, removal: Removal, gap: Gap, longest: number | undefined): readonly Edit[] {
  const { lines } = removal;
  const next = lines[gap.after];
  const previous = lines[gap.before];
  const start = previous ? nextOf(lines, gap.before, text.length) : headOf(text, removal.textStart);
  if (!next) return [{ start: previous && !endsWithBreak(text) ? previous.end : start, end: text.length, inserted: '' }];
  if (!previous) return [{ start, end: next.start, inserted: '' }];
  return middleEdits(removal, gap, longest);
}

function middleEdits({ lines, removed }: Removal, gap: Gap, longest: number | undefined): readonly Edit[] {
  const runs = blankRuns(removed, gap);
  const total = runs.reduce((sum, run) => sum + run.length, 0);
  const widest = runs.reduce((most, run) => Math.max(most, run.length), 0);
  const kept = keptBlanks(runs, total > widest ? Math.min(total, longest ?? widest) : total);
  const edits: Span[] = [];
  for (let index = gap.before + 1; index < gap.after; index++) {
    if (kept.has(index)) continue;
    const start = lines[index]?.start ?? 0;
    const end = lines[index + 1]?.start ?? start;
    const last = edits.at(-1);
    if (last?.end === start) edits[edits.length - 1] = { start: last.start, end };
    else edits.push({ start, end });
  }
  return edits.map((edit) => ({ ...edit, inserted: '' }));
}

/** The blank lines of the gap as runs between removed lines; the first stands before the first removed line, the last after the last one. */
function blankRuns(removed: ReadonlySet<number>, gap: Gap): readonly (readonly number[])[] {
  const runs: number[][] = [[]];
  for (let index = gap.before + 1; index < gap.after; index++) {
    if (removed.has(index)) runs.push([]);
    else runs.at(-1)?.push(index);
  }
  return runs;
}

/** Which blank lines stay: those after the line before the gap first, then those before the line after it, then those within. */
function keptBlanks(runs: readonly (readonly number[])[], count: number): ReadonlySet<number> {
  const head = runs[0] ?? [];
  const tail = runs.length > 1 ? (runs.at(-1) ?? []) : [];
  const inner = runs.slice(1, -1).flat();
  return new Set([...head, ...tail.toReversed(), ...inner].slice(0, count));
}

function nextOf(lines: readonly ArticleLine[], index: number, length: number): number {
  return lines[index + 1]?.start ?? length;
}

/** Where a removal at the head starts: after front matter, or after a byte order mark. */
function headOf(text: string, textStart: number): number {
  return textStart > 0 ? textStart : text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

function endsWithBreak(text: string): boolean {
  return text.endsWith('\n') || text.endsWith('\r');
}
