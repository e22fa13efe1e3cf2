import type { Analysis } from '../analyze.ts';
import { isChaff } from '../article/types.ts';
import type { Edit } from '../text/edit.ts';
import { countWordsIn } from '../text/words.ts';

/** A clean that takes more than this share of the words asks first. */
const MOST_WORDS_TAKEN = 0.6;

/**
 * Why a removal should be looked at before it is made: it takes over 60 % of the words, the longest run of body lines, or (in a later round of clean, when
 * what stood around is gone) a line that the analysis keeps as part of the article; undefined when it may go ahead.
 */
export function suspicion(text: string, analysis: Analysis, edits: readonly Edit[]): string | undefined {
  if (edits.length === 0) return undefined;
  const taken = countWordsIn(text, edits);
  const share = taken / Math.max(1, analysis.words.raw);
  if (share > MOST_WORDS_TAKEN) return `takes ${Math.round(share * 100)} % of the words`;
  const longest = longestBody(analysis);
  const isGone = longest && edits.some(({ start, end }) => start <= longest.start && longest.end <= end);
  if (isGone) return 'takes the longest run of text';
  const kept = keptLineIn(text, analysis, edits);
  return kept === undefined ? undefined : `takes a line that looked like part of the article (“${kept}”)`;
}

/** The first line, shortened, that edits take whole although the analysis keeps it and takes it for the article's own. */
function keptLineIn(text: string, { lines, removed, cuts }: Analysis, edits: readonly Edit[]): string | undefined {
  const gone = new Set(removed);
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const { start, end } = line;
    while (at < edits.length && (edits[at]?.end ?? 0) < end) at++;
    const edit = edits[at];
    if (line.role === 'blank' || isChaff(line) || gone.has(index) || !edit || edit.start > start || edit.inserted !== '') continue;
    if (!cuts.some((cut) => cut.start < end && cut.end > start)) return text.slice(start, end).trim().slice(0, 60);
  }
  return undefined;
}

/** The longest stretch (in code units) of lines that the shape of a page would call its text: body lines, or any lines where there are none. */
function longestBody({ lines, removed }: Analysis): { readonly start: number; readonly end: number } | undefined {
  const gone = new Set(removed);
  const hasBody = lines.some(({ role }, index) => role === 'body' && !gone.has(index));
  let longest: { readonly start: number; readonly end: number } | undefined;
  let run: { readonly start: number; readonly end: number } | undefined;
  for (const { role, start, end } of lines) {
    if (role === 'blank') continue;
    run = hasBody && role !== 'body' ? undefined : { start: run?.start ?? start, end };
    if (run && run.end - run.start > (longest ? longest.end - longest.start : 0)) longest = run;
  }
  return longest;
}
