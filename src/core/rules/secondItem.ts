import type { Rule } from './context.ts';
import type { Finding } from './rule.ts';

/** One finding at each place where a further item starts in the file; its fix is the split. */
export const secondItem: Rule = ({ boundaries, lines }) =>
  boundaries.flatMap(({ line, score, reason }): readonly Finding[] => {
    const first = lines[line];
    if (!first) return [];
    return [
      {
        rule: 'second-item',
        start: first.start,
        end: first.end,
        message: `A second item starts here${reason === '' ? '' : `: ${reason}`}`,
        score,
        reasons: reason === '' ? [] : [reason],
        lines: { first: line, end: line + 1 },
        removable: false,
        fix: { kind: 'split', title: 'Split here', line },
      },
    ];
  });
