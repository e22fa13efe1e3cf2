import { countOf } from './messages.ts';
import type { Finding, Judged } from './rule.ts';

/** The most findings one file shows (E4). */
export const MOST_FINDINGS = 50;

/** At most MOST_FINDINGS findings in the order of the text: what clean removes and second items first; the rest is summarised in a last one. */
export function controlFlood(findings: readonly Finding[]): readonly Finding[] {
  const sorted = [...findings].sort((a, b) => a.start - b.start || a.end - b.end);
  if (sorted.length <= MOST_FINDINGS) return sorted;
  const ranked = sorted.map((finding, index) => ({ index, rank: rankOf(finding) })).sort((a, b) => a.rank - b.rank || a.index - b.index);
  const shown = new Set(ranked.slice(0, MOST_FINDINGS - 1).map(({ index }) => index));
  const rest = sorted.filter((_, index) => !shown.has(index));
  return [...sorted.filter((_, index) => shown.has(index)), summary(rest)].sort((a, b) => a.start - b.start || a.end - b.end);
}

function rankOf(finding: Finding): number {
  if (finding.rule === 'second-item') return 0;
  return finding.removable ? 1 : 2;
}

/** One finding for many: at the first of them. */
function summary(rest: readonly Finding[]): Finding {
  const [first] = rest;
  const counts = new Map<string, number>();
  for (const { rule } of rest) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const parts = [...counts].sort((a, b) => b[1] - a[1]).map(([rule, count]) => `${count} ${rule}`);
  return {
    rule: 'more-findings',
    start: first?.start ?? 0,
    end: first?.end ?? 0,
    message: `${countOf(rest.length, 'further finding')} from here on: ${parts.join(', ')}`,
    score: 1,
    reasons: [],
    lines: first?.lines ?? { first: 0, end: 1 },
    removable: false,
    rest: sortsOf(rest),
  };
}

function sortsOf(findings: readonly Finding[]): readonly Judged[] {
  return [...new Map(findings.map(({ rule, removable }) => [`${rule} ${removable}`, { rule, removable }])).values()];
}
