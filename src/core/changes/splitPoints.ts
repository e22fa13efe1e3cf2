import { compileRule } from '../rules/compileRule.ts';
import type { RuleMatch } from '../rules/userRule.ts';
import { frontMatterOf } from '../text/frontMatter.ts';
import { lineAt, linesOf } from '../text/lines.ts';
import { listItems } from './listItems.ts';

/** What tells where a text is cut: a marker as in a rule (a heading counts wherever it stands as a line of its own), or the items of a numbered list. */
export type SplitMarker = RuleMatch | { readonly kind: 'list' };

/**
 * The offsets at which a text is cut by a marker: the starts of the lines on which a match of it starts, the first line of the text aside; of a list the starts
 * of its items, within a line too. Throws SyntaxError for a pattern that is not RE2.
 */
export function splitPoints(text: string, marker: SplitMarker): readonly number[] {
  const head = frontMatterOf(text)?.end ?? 0;
  if (marker.kind === 'list') return listItems(text).filter((offset) => offset > head);
  const lines = linesOf(text);
  const first = lineAt(lines, head);
  const starts = matchesOf(text, marker).map((start) => lineAt(lines, start));
  return [...new Set(starts)].filter((line) => line > first).map((line) => lines[line]?.start ?? 0);
}

function matchesOf(text: string, marker: RuleMatch): readonly number[] {
  if (marker.kind === 'heading') {
    const wanted = marker.heading.trim();
    const isHeading = ({ start, end }: { readonly start: number; readonly end: number }): boolean =>
      text.slice(start, end).trim() === wanted;
    return wanted === ''
      ? []
      : linesOf(text)
          .filter(isHeading)
          .map(({ start }) => start);
  }
  const rule = compileRule({
    id: 'marker',
    boilerplate: 'chrome',
    scope: { kind: 'corpus' },
    match: marker,
    keep: false,
    examples: { match: [], noMatch: [] },
  });
  return rule.find(text).map(({ start }) => start);
}
