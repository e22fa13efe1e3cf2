import { isBoilerplateKind, type BoilerplateKind } from '../boilerplate/types.ts';
import type { Judged, RuleId } from './rule.ts';

/** How loud a finding is; `off` is not shown. */
export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off';

export const PRESETS = ['reader', 'strict', 'ci'] as const;

/** Who looks: someone who reads (quiet), someone who cleans (everything), or a build that shall fail on what a clean would take and on trouble. */
export type Preset = (typeof PRESETS)[number];

const TROUBLE: Readonly<Record<Preset, Severity>> = { reader: 'warning', strict: 'warning', ci: 'error' };
const CHAFF: Readonly<Record<Preset, Severity>> = { reader: 'hint', strict: 'warning', ci: 'error' };
const NOTE: Readonly<Record<Preset, Severity>> = { reader: 'off', strict: 'information', ci: 'off' };
const SECOND: Readonly<Record<Preset, Severity>> = { reader: 'information', strict: 'warning', ci: 'error' };
const LEFT: Readonly<Record<Preset, Severity>> = { reader: 'hint', strict: 'information', ci: 'off' };
const NAME: Readonly<Record<Preset, Severity>> = { reader: 'hint', strict: 'warning', ci: 'off' };
const SUMMARY: Readonly<Record<Preset, Severity>> = { reader: 'information', strict: 'information', ci: 'warning' };

const OTHERS: Readonly<Record<Exclude<RuleId, BoilerplateKind>, Readonly<Record<Preset, Severity>>>> = {
  'second-item': SECOND,
  credit: NOTE,
  caption: NOTE,
  'no-break-space': NOTE,
  'zero-width': NOTE,
  'soft-hyphen': NOTE,
  'html-entity': { reader: 'hint', strict: 'information', ci: 'warning' },
  'private-use': { reader: 'hint', strict: 'warning', ci: 'warning' },
  'name-type': NAME,
  'name-spelling': NAME,
  'name-unmarked': NAME,
  'more-findings': SUMMARY,
  'mixed-line-ends': TROUBLE,
  mojibake: TROUBLE,
  encoding: TROUBLE,
  'unknown-tag': TROUBLE,
  'stale-review': { reader: 'information', strict: 'information', ci: 'warning' },
  'winnow-file': TROUBLE,
  'index-missing-file': TROUBLE,
  'index-orphan-file': TROUBLE,
  'index-duplicate-id': TROUBLE,
  'index-duplicate-path': TROUBLE,
  'index-path-outside': TROUBLE,
  'index-bad-record': TROUBLE,
  'index-map-field': TROUBLE,
  'link-not-followed': TROUBLE,
  unreadable: TROUBLE,
};

/**
 * How loud a finding or a trouble is under a preset, in the editor as in `lint`: chaff that clean leaves at the configured point is quieter than what it takes,
 * and nothing a build fails on; a summary of findings of which none is shown is not shown either.
 */
export function severityOf(preset: Preset, { rule, removable = false, rest }: Judged): Severity {
  if (rest?.every((each) => severityOf(preset, each) === 'off')) return 'off';
  if (!isBoilerplateKind(rule)) return OTHERS[rule][preset];
  return (removable ? CHAFF : LEFT)[preset];
}
