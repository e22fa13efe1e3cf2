import type { ArticleLine } from '../article/types.ts';
import type { Edit } from '../text/edit.ts';

/** What a removal of lines needs to know: all lines of the text, where the text proper starts, and which lines go (0-based). */
export interface Removal {
  readonly lines: readonly ArticleLine[];
  readonly textStart: number;
  readonly removed: LineSet;
}

/** Lines by number, as a set or a range. */
export type LineSet = Pick<ReadonlySet<number>, 'has' | 'size'>;

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
  const blanks = blanksIn(removed, gap);
  const { total, widest } = blanks;
  const kept = total > widest ? Math.min(total, longest ?? widest) : total;
  const edits: Edit[] = [];
  let blank = 0;
  let open: { start: number; end: number; inserted: string } | undefined;
  for (let index = gap.before + 1; index < gap.after; index++) {
    const stays = !removed.has(index) && turnOf(blank++, blanks) < kept;
    if (stays) open = undefined;
    else {
      const start = lines[index]?.start ?? 0;
      const end = lines[index + 1]?.start ?? start;
      if (open) open.end = end;
      else edits.push((open = { start, end, inserted: '' }));
    }
  }
  return edits;
}

/** The blank lines of a gap: before the first removed line, after the last one, all, and the most between two removed lines. */
interface Blanks {
  head: number;
  tail: number;
  total: number;
  widest: number;
}

function blanksIn(removed: LineSet, gap: Gap): Blanks {
  const blanks: Blanks = { head: -1, tail: 0, total: 0, widest: 0 };
  for (let index = gap.before + 1; index < gap.after; index++) {
    if (!removed.has(index)) {
      blanks.total++;
      blanks.widest = Math.max(blanks.widest, ++blanks.tail);
      continue;
    }
    if (blanks.head < 0) blanks.head = blanks.tail;
    blanks.tail = 0;
  }
  return blanks.head < 0 ? { ...blanks, head: blanks.tail, tail: 0 } : blanks;
}

/** Which blank lines stay first (0 the first of all): those after the line before the gap, then those before the line after it, then those within. */
function turnOf(blank: number, { head, tail, total }: Blanks): number {
  if (blank < head) return blank;
  return blank >= total - tail ? head + total - 1 - blank : tail + blank;
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
