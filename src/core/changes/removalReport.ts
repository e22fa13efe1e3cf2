import type { Analysis } from '../analyze.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { countWords } from '../text/words.ts';

/** What a rule takes from one text. */
export interface RuleRemoval {
  readonly rule: string;
  readonly blocks: number;
  readonly words: number;
}

/** What rules take from several texts, by rule: how many articles each takes something from, and how much in all. */
export type RemovalTotals = Map<string, { readonly articles: number; readonly blocks: number; readonly words: number }>;

/** Adds what is taken from one more article. */
export function addRemovals(totals: RemovalTotals, removals: readonly RuleRemoval[]): void {
  for (const { rule, blocks, words } of removals) {
    const total = totals.get(rule) ?? { articles: 0, blocks: 0, words: 0 };
    totals.set(rule, { articles: total.articles + 1, blocks: total.blocks + blocks, words: total.words + words });
  }
}

/** What edits take from a text, rule by rule (a user's rule by its id): the very edits of a later run, so that a dry run equals it. */
export function removalReport(text: string, analysis: Analysis, edits: readonly Edit[]): readonly RuleRemoval[] {
  const totals = new Map<string, { blocks: number; words: number }>();
  const named = userRulesByLine(analysis);
  let last: { readonly rule: string; readonly line: number } | undefined;
  let at = 0;
  analysis.lines.forEach((line, index) => {
    if (line.role === 'blank') return;
    while (at < edits.length && (edits[at]?.end ?? 0) <= line.start) at++;
    const words = wordsTaken(text, line, { edits, from: at });
    if (words === undefined) return void (last = undefined);
    const rule = named.get(index) ?? line.kind ?? (line.role === 'boilerplate' ? 'chrome' : line.role);
    const total = totals.get(rule) ?? { blocks: 0, words: 0 };
    totals.set(rule, { blocks: total.blocks + (last?.rule === rule ? 0 : 1), words: total.words + words });
    last = { rule, line: index };
  });
  return [...totals].map(([rule, total]) => ({ rule, ...total })).sort((a, b) => b.words - a.words || (a.rule < b.rule ? -1 : 1));
}

/** The words of a line that edits take; undefined when they leave it alone. */
function wordsTaken(
  text: string,
  line: Span,
  { edits, from }: { readonly edits: readonly Edit[]; readonly from: number },
): number | undefined {
  let words: number | undefined;
  for (let at = from; at < edits.length; at++) {
    const edit = edits[at];
    if (!edit || edit.start >= line.end) break;
    const taken = text.slice(Math.max(edit.start, line.start), Math.min(edit.end, line.end));
    if (taken.trim() !== '') words = (words ?? 0) + countWords(taken);
  }
  return words;
}

function userRulesByLine({ findings }: Analysis): ReadonlyMap<number, string> {
  const named = new Map<number, string>();
  for (const { userRule, lines } of findings)
    if (userRule !== undefined) for (let line = lines.first; line < lines.end; line++) named.set(line, userRule);
  return named;
}
