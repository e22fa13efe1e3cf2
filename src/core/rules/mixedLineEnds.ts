import { lineAt } from '../text/lines.ts';
import type { Rule } from './context.ts';

/** A text whose line ends differ: the finding stands at the first one of the rarer sort. Never changed silently, so it has no fix here. */
export const mixedLineEnds: Rule = ({ text, lines, decided }) => {
  if (!text.includes('\r') || decided.some(({ rule }) => rule === 'mixed-line-ends')) return [];
  const ends = new Map<string, { count: number; first: number }>();
  for (const match of text.matchAll(LINE_END)) {
    const seen = ends.get(match[0]);
    if (seen) seen.count++;
    else ends.set(match[0], { count: 1, first: match.index });
  }
  if (ends.size < 2) return [];
  const sorted = [...ends].sort(([, a], [, b]) => a.count - b.count || b.first - a.first);
  const at = sorted[0]?.[1].first ?? 0;
  const line = lineAt(lines, at);
  const counts = sorted.map(([end, { count }]) => `${count} ${NAMES[end] ?? 'CR'}`).reverse();
  const message = `Line ends are mixed: ${counts.join(', ')}; the first odd one is here`;
  return [
    {
      rule: 'mixed-line-ends',
      start: at,
      end: at,
      message,
      score: 1,
      reasons: [],
      lines: { first: line, end: line + 1 },
      removable: false,
    },
  ];
};

const NAMES: Readonly<Record<string, string>> = { '\r\n': 'CRLF', '\n': 'LF', '\r': 'CR' };
// e.g. "\r\n"
const LINE_END = /\r\n|\n|\r/g;
