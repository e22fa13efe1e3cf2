import { lineAt } from '../text/lines.ts';
import type { Rule } from './context.ts';
import type { Finding } from './rule.ts';

/** Parts of lines that a user's rule removes; whole lines are blocks of boilerplate. */
export const userCut: Rule = ({ cuts, lines, removed }) => {
  if (cuts.length === 0) return [];
  return cuts.flatMap(({ start, end, rule }): readonly Finding[] => {
    const line = lineAt(lines, start);
    if (removed.has(line)) return [];
    return [
      {
        rule: rule.boilerplate,
        start,
        end,
        message: `Matches the rule "${rule.id}"`,
        score: 1,
        reasons: [`your rule "${rule.id}" matches`],
        lines: { first: line, end: line + 1 },
        userRule: rule.id,
        removable: true,
        fix: { kind: 'edit', title: 'Remove', edits: [{ start, end, inserted: '' }] },
      },
    ];
  });
};
