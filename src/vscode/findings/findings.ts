import { severityOf, type Analysis, type Finding, type Judged } from '../../core/index.ts';
import type { SettingValues } from '../settings.ts';

/** Whether the person's settings let a finding through: its rule is not turned off, and the preset speaks of it. */
export function isShown(finding: Judged, settings: SettingValues): boolean {
  return settings.rules[finding.rule] !== false && severityOf(settings.severity, finding) !== 'off';
}

/** The findings that the person's settings let through, in text order: those of rules turned off and those the preset does not speak of are left out. */
export function shownFindings(analysis: Analysis, settings: SettingValues): readonly Finding[] {
  return analysis.findings.filter((finding) => isShown(finding, settings)).toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** The finding at an offset: the shortest that covers it, its end included. */
export function findingAt(findings: readonly Finding[], offset: number): Finding | undefined {
  const hits = findings.filter((finding) => finding.start <= offset && offset <= finding.end);
  return hits.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
}
