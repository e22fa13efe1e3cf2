import type { ArticleLine, Role } from '../article/types.ts';
import type { Rule, RuleContext } from './context.ts';
import { isDecided } from './judge.ts';
import type { Finding } from './rule.ts';

/** Lines that credit an agency, reporters or a photographer: shown, offered as metadata, kept by clean unless the corpus says otherwise. */
export const credit: Rule = { id: 'credit', find: (context) => findingsOf(context, 'credit', 'Credits reporters or an agency') };

/** Captions of pictures: shown, offered as metadata, kept by clean unless the corpus says otherwise. */
export const caption: Rule = { id: 'caption', find: (context) => findingsOf(context, 'caption', 'Caption of a picture') };

function findingsOf(context: RuleContext, role: Role, message: string): readonly Finding[] {
  const { lines, decided, removed } = context;
  const found: Finding[] = [];
  lines.forEach((line, index) => {
    if (line.role !== role || isDecided(decided, role, line)) return;
    found.push(toFinding(line, { index, message, removable: removed.has(index) }));
  });
  return found;
}

function toFinding(line: ArticleLine, about: { readonly index: number; readonly message: string; readonly removable: boolean }): Finding {
  return {
    rule: line.role,
    start: line.start,
    end: line.end,
    message: about.removable ? about.message : `${about.message}; kept`,
    score: 1 - line.score,
    reasons: [],
    lines: { first: about.index, end: about.index + 1 },
    removable: about.removable,
  };
}
