import type { ArticleLine } from '../article/types.ts';
import type { Rule, RuleContext } from './context.ts';
import { isDecided } from './judge.ts';
import type { Finding } from './rule.ts';

/** Lines that credit an agency, reporters or a photographer: shown, offered as metadata, kept by clean unless the corpus says otherwise. */
export const credit: Rule = (context) => findingsOf(context, 'credit', 'Credits reporters or an agency');

/** Captions of pictures: shown, offered as metadata, kept by clean unless the corpus says otherwise. */
export const caption: Rule = (context) => findingsOf(context, 'caption', 'Caption of a picture');

/** The roles of lines that are shown though they stay. */
type KeptRole = 'credit' | 'caption';

function findingsOf(context: RuleContext, role: KeptRole, message: string): readonly Finding[] {
  const { lines, decided, removed } = context;
  const found: Finding[] = [];
  lines.forEach((line, index) => {
    if (line.role !== role || isDecided(decided, role, line)) return;
    found.push(toFinding(line, { role, index, message, removable: removed.has(index) }));
  });
  return found;
}

interface About {
  readonly role: KeptRole;
  readonly index: number;
  readonly message: string;
  readonly removable: boolean;
}

function toFinding(line: ArticleLine, about: About): Finding {
  return {
    rule: about.role,
    start: line.start,
    end: line.end,
    message: about.removable ? about.message : `${about.message}; kept`,
    score: 1 - line.score,
    reasons: [],
    lines: { first: about.index, end: about.index + 1 },
    removable: about.removable,
  };
}
