import { isSeq, parseDocument, stringify } from 'yaml';
import type { UserRuleSource } from './userRule.ts';

/** The rules.yaml with the rule added at the end (in place of one of the same id); comments and other rules stay as they are. */
export function addRule(yaml: string, rule: UserRuleSource): string {
  const fields = toFields(rule);
  const document = parseDocument(yaml);
  if (document.errors.length > 0 || !isSeq(document.contents))
    return `${yaml.trim() === '' ? '' : `${yaml.trimEnd()}\n`}${stringify([fields])}`;
  const at = document.contents.items.findIndex((item) => document.createNode(item).toJSON().id === rule.id);
  document.setIn([at < 0 ? document.contents.items.length : at], document.createNode(fields));
  return document.toString({ lineWidth: 0 });
}

/** The fields of a rule in the order of contracts.md. */
function toFields(rule: UserRuleSource): Readonly<Record<string, unknown>> {
  const { scope, match } = rule;
  return {
    id: rule.id,
    kind: rule.boilerplate,
    scope: scope.kind === 'corpus' ? 'corpus' : scope.kind === 'source' ? { source: scope.source } : { glob: scope.glob },
    match:
      match.kind === 'literal'
        ? match.literal
        : match.kind === 're'
          ? { re: match.re }
          : match.kind === 'fromTo'
            ? { from: match.from, to: match.to }
            : { heading: match.heading },
    ...(rule.keep ? { keep: true } : {}),
    examples: { match: rule.examples.match, noMatch: rule.examples.noMatch },
  };
}
