import type { Cue } from '../boilerplate/lexicon/cues.ts';
import { CUES } from '../boilerplate/lexicon/cues.ts';
import { LANGUAGES } from '../boilerplate/lexicon/stopWords.ts';
import { COLUMN, COLUMNS, CUE_COLUMN, type Scan } from '../boilerplate/scanColumns.ts';
import type { ArticleLine } from './types.ts';

/** What explaining needs to know of a parsed text. */
export interface Explained {
  readonly lines: readonly ArticleLine[];
  readonly scan: Scan;
  readonly language?: string;
  /** In how many files of the source each text line stands, when a profile was given. */
  readonly files?: ArrayLike<number>;
}

/** The two or three reasons that weighed most for calling lines `first` to `end` (excluded) boilerplate, in words a person understands. */
export function explainLines(parsed: Explained, range: { readonly first: number; readonly end: number }): readonly string[] {
  const { lineOf } = parsed.scan;
  const rows = { first: firstAtLeast(lineOf, range.first), end: firstAtLeast(lineOf, range.end) };
  const weighed: Weighed[] = [];
  addRepetition(weighed, parsed, range);
  addCues(weighed, parsed.scan, rows);
  addShape(weighed, parsed, rows);
  weighed.push(placeOf(parsed, range));
  weighed.sort((a, b) => b.weight - a.weight);
  return weighed.slice(0, MOST_REASONS).map(({ reason }) => reason);
}

const MOST_REASONS = 3;

/** The index of the first of the ascending values that is at least the given one; their number when none is. */
function firstAtLeast(values: Int32Array, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Scanned lines, `end` excluded. */
interface Rows {
  readonly first: number;
  readonly end: number;
}

interface Weighed {
  readonly reason: string;
  readonly weight: number;
}

function addRepetition(found: Weighed[], { lines, files }: Explained, range: { first: number; end: number }): void {
  let most = 0;
  let repeats = false;
  for (let line = range.first; line < range.end; line++) {
    most = Math.max(most, files?.[line] ?? 0);
    repeats ||= lines[line]?.kind === 'repeat';
  }
  if (most > 1) found.push({ reason: `the same line stands in ${most} files of this source`, weight: 100 });
  if (repeats) found.push({ reason: 'repeats the headline word for word', weight: 90 });
}

function addCues(found: Weighed[], scan: Scan, { first, end }: Rows): void {
  const words = Math.max(6, (scan.wordStarts[end] ?? 0) - (scan.wordStarts[first] ?? 0));
  for (const { text, weight, column } of REASONS) {
    let sum = 0;
    for (let line = first; line < end; line++) sum += Math.min(3, scan.rows[line * COLUMNS + column] ?? 0);
    if (sum > 0) found.push({ reason: text, weight: (weight * sum * 20) / (10 + words) });
  }
}

function addShape(found: Weighed[], { scan, language }: Explained, { first, end }: Rows): void {
  let short = 0;
  let own = 0;
  let other = 0;
  const column = LANGUAGES.findIndex((each) => each === language);
  for (let line = first; line < end; line++) {
    const row = line * COLUMNS;
    if ((scan.rows[row + COLUMN.words] ?? 0) <= 6 && (scan.rows[row + COLUMN.sentences] ?? 0) === 0) short++;
    let most = 0;
    for (let each = 0; each < LANGUAGES.length; each++) most = Math.max(most, scan.stops[line * LANGUAGES.length + each] ?? 0);
    if (column >= 0) own += scan.stops[line * LANGUAGES.length + column] ?? 0;
    other += most;
  }
  if (short * 3 >= (end - first) * 2 && short > 2)
    found.push({ reason: 'short lines without sentences, like a menu or a list of links', weight: 3 });
  if (column >= 0 && other >= 3 && own * 2 < other) found.push({ reason: 'is in another language than the article', weight: 6 });
}

function placeOf({ lines }: Explained, range: { first: number; end: number }): Weighed {
  let above = range.first - 1;
  while (above >= 0 && lines[above]?.role !== 'body') above--;
  let below = range.end;
  while (below < lines.length && lines[below]?.role !== 'body') below++;
  const before = above >= 0;
  const after = below < lines.length;
  if (before && after) return { reason: 'breaks the run of the article', weight: 0.5 };
  return { reason: before ? 'stands after the article has ended' : 'stands before the article begins', weight: 1 };
}

const CUE_REASONS: Readonly<Partial<Record<Cue, { readonly text: string; readonly weight: number }>>> = {
  you: { text: 'speaks to the reader', weight: 0.6 },
  we: { text: 'the outlet speaks of itself', weight: 0.6 },
  money: { text: 'asks the reader for money', weight: 2 },
  plea: { text: 'asks the reader for support', weight: 2 },
  greeting: { text: 'greets or thanks the reader', weight: 1.6 },
  mission: { text: 'the outlet speaks of its own work', weight: 1 },
  subscribe: { text: 'asks for a subscription or an e-mail address', weight: 2 },
  comments: { text: 'belongs to a comment section', weight: 2 },
  teaser: { text: 'points to other articles', weight: 2 },
  social: { text: 'names social networks or sharing', weight: 2 },
  contact: { text: 'gives contact details', weight: 1.5 },
  firm: { text: 'names the company behind the site', weight: 1 },
  legal: { text: 'speaks of rights, privacy or terms', weight: 2 },
  media: { text: 'labels a picture, video or sound', weight: 1.5 },
  navigation: { text: 'is navigation of the site', weight: 1.5 },
  account: { text: 'is about logging in', weight: 1.8 },
  shop: { text: 'advertises or sells something', weight: 1.5 },
  tags: { text: 'lists tags or topics', weight: 1.5 },
  dismiss: { text: 'is the text of a button', weight: 2 },
};

/** The reasons with the column that counts their cue. */
const REASONS = CUES.flatMap((cue, at) => {
  const reason = CUE_REASONS[cue];
  return reason ? [{ column: CUE_COLUMN + at, ...reason }] : [];
});
