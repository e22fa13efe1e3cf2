import type { Mark } from '../entities/findEntities.ts';
import { typeOfLabel } from '../entities/readNameList.ts';
import type { AnnSpan } from './brat.ts';
import { spansOf } from './brat.ts';
import { readSpans } from './readSpans.ts';

/** The names, dates and amounts that an `.ann` marks in its text: spans whose label means one of Winnow's types, sorted; of those that overlap the longest. Discontinuous ones are left out. */
export function marksIn(ann: string, text: string): Mark[] {
  const marks = spansOf(readSpans(ann, text)).flatMap((span) => markOf(span, text));
  marks.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Mark[] = [];
  for (const mark of marks) if (!kept.some(({ start, end }) => start < mark.end && mark.start < end)) kept.push(mark);
  return kept.sort((a, b) => a.start - b.start);
}

function markOf({ label, fragments }: AnnSpan, text: string): readonly Mark[] {
  const type = typeOfLabel(label);
  const [first] = fragments;
  const last = fragments.at(-1);
  if (!type || !first || !last) return [];
  const isWhole = fragments.every(({ start }, at) => at === 0 || text.slice(fragments[at - 1]?.end ?? 0, start).trim() === '');
  return isWhole ? [{ start: first.start, end: last.end, type }] : [];
}
