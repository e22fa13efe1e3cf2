import { linesOf } from '../text/lines.ts';
import type { Rule } from './context.ts';

/** A text whose line ends differ, in the file where the editor does not show it: the finding stands at the first one of the rarer sort. Never changed silently, so it has no fix here. */
export const mixedLineEnds: Rule = ({ text, fileText = text, lines, decided }) => {
  if (!fileText.includes('\r') || decided.some(({ rule }) => rule === 'mixed-line-ends')) return [];
  const ends = new Map<string, { count: number; first: number }>();
  let breaks = 0;
  for (const each of linesOf(fileText)) {
    if (each.end === each.next) continue;
    const end = fileText.slice(each.end, each.next);
    const seen = ends.get(end);
    if (seen) seen.count++;
    else ends.set(end, { count: 1, first: breaks });
    breaks++;
  }
  if (ends.size < 2) return [];
  const sorted = [...ends].sort(([, a], [, b]) => a.count - b.count || b.first - a.first);
  const line = Math.min(sorted[0]?.[1].first ?? 0, lines.length - 1);
  const at = lines[line]?.end ?? 0;
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
