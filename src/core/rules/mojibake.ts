import { outsideBoilerplate } from '../article/types.ts';
import { mojibakeIn } from '../text/mojibake.ts';
import { lineAt } from '../text/lines.ts';
import type { Rule } from './context.ts';
import { countOf } from './messages.ts';

/** Text that was read in the wrong encoding: one finding for a text, at the first place; its fix mends all places outside boilerplate. */
export const mojibake: Rule = ({ text, textStart, lines, decided }) => {
  if (decided.some(({ rule }) => rule === 'mojibake')) return [];
  const found = mojibakeIn(text).filter(({ start }) => start >= textStart);
  const hits = found.filter(outsideBoilerplate(lines));
  const [first] = hits;
  if (!first) return [];
  const line = lineAt(lines, first.start);
  const message = `Read in the wrong encoding: ${countOf(hits.length, 'place')}, such as "${text.slice(first.start, first.end)}" for "${first.fixed}"`;
  const edits = hits.map(({ start, end, fixed }) => ({ start, end, inserted: fixed }));
  return [
    {
      rule: 'mojibake',
      start: first.start,
      end: first.end,
      message,
      score: 1,
      reasons: [],
      lines: { first: line, end: line + 1 },
      removable: false,
      fix: { kind: 'edit', title: `Mend ${countOf(hits.length, 'place')}`, edits },
    },
  ];
};
