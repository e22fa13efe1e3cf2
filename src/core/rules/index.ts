import { boilerplate } from './boilerplate.ts';
import { characters } from './characters.ts';
import type { Rule, RuleContext } from './context.ts';
import { caption, credit } from './credit.ts';
import { controlFlood } from './flood.ts';
import { mojibake } from './mojibake.ts';
import { names } from './names.ts';
import { mixedLineEnds } from './mixedLineEnds.ts';
import type { Finding } from './rule.ts';
import { secondItem } from './secondItem.ts';
import { unknownTag } from './unknownTag.ts';
import { userCut } from './userCut.ts';
import { isBoilerplateKind } from '../boilerplate/types.ts';

/** Every rule that looks at one text. */
const RULES: readonly Rule[] = [secondItem, boilerplate, userCut, credit, caption, characters, mixedLineEnds, mojibake, unknownTag, names];

/** All findings of a text in its order, at most 50, the rest summarised. */
export function findAll(context: RuleContext): readonly Finding[] {
  return controlFlood(RULES.flatMap((find) => find(context))).map((finding) => withReasons(context, finding));
}

/** What made the detector call a block boilerplate; asked only for the findings that are shown, since it costs time. */
function withReasons({ explain }: RuleContext, finding: Finding): Finding {
  const isBlock = finding.userRule === undefined && isBoilerplateKind(finding.rule);
  return isBlock ? { ...finding, reasons: explain(finding.lines) } : finding;
}
