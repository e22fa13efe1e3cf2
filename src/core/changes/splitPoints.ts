import { compileRule } from '../rules/compileRule.ts';
import type { RuleMatch } from '../rules/userRule.ts';
import { frontMatterOf } from '../text/frontMatter.ts';
import { lineAt, linesOf } from '../text/lines.ts';

/** The 0-based lines of a text before which it is cut by a marker: those on which a match of it starts, the first line of the text aside. Throws SyntaxError for a pattern that is not RE2. */
export function splitPoints(text: string, marker: RuleMatch): readonly number[] {
  const rule = compileRule({
    id: 'marker',
    boilerplate: 'chrome',
    scope: { kind: 'corpus' },
    match: marker,
    keep: false,
    examples: { match: [], noMatch: [] },
  });
  const lines = linesOf(text);
  const first = lineAt(lines, frontMatterOf(text)?.end ?? 0);
  const found = rule.find(text).map(({ start }) => lineAt(lines, start));
  return [...new Set(found)].filter((line) => line > first);
}
