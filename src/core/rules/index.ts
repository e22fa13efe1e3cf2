import { boilerplate } from './boilerplate.ts';
import { characters, JUNK_RULES } from './characters.ts';
import type { Rule, RuleContext } from './context.ts';
import { caption, credit } from './credit.ts';
import { controlFlood } from './flood.ts';
import { mojibake } from './mojibake.ts';
import { NAME_RULES, names } from './names.ts';
import { mixedLineEnds } from './mixedLineEnds.ts';
import type { Finding, RuleId } from './rule.ts';
import { secondItem } from './secondItem.ts';
import { unknownTag } from './unknownTag.ts';
import { userCut } from './userCut.ts';
import { BOILERPLATE_KINDS } from '../boilerplate/types.ts';

/** Every rule that looks at one text. */
export const RULES: readonly Rule[] = [
  secondItem,
  boilerplate,
  userCut,
  credit,
  caption,
  characters,
  mixedLineEnds,
  mojibake,
  unknownTag,
  names,
];

/** Every rule id a finding in a text, an index or a review can have; stable for ever. */
export const RULE_IDS: readonly RuleId[] = [
  ...BOILERPLATE_KINDS,
  'second-item',
  'credit',
  'caption',
  ...JUNK_RULES,
  'mixed-line-ends',
  'mojibake',
  'encoding',
  'unknown-tag',
  ...NAME_RULES,
  'stale-review',
  'more-findings',
  'index-missing-file',
  'index-orphan-file',
  'index-duplicate-id',
  'index-duplicate-path',
  'index-path-outside',
  'index-bad-record',
  'index-map-field',
  'bad-rule',
];

/** All findings of a text in its order, at most 50, the rest summarised. */
export function findAll(context: RuleContext): readonly Finding[] {
  return controlFlood(RULES.flatMap((rule) => rule.find(context))).map((finding) => withReasons(context, finding));
}

const KINDS: ReadonlySet<RuleId> = new Set(BOILERPLATE_KINDS);

/** What made the detector call a block boilerplate; asked only for the findings that are shown, since it costs time. */
function withReasons({ explain }: RuleContext, finding: Finding): Finding {
  const isBlock = finding.userRule === undefined && KINDS.has(finding.rule);
  return isBlock ? { ...finding, reasons: explain(finding.lines) } : finding;
}
