import type { BoilerplateKind } from '../boilerplate/types.ts';
import type { Span } from '../text/span.ts';

/** Where a rule or a decision holds: one source, files by glob (relative paths with `/`), or the whole corpus. */
export type RuleScope =
  { readonly kind: 'source'; readonly source: string } | { readonly kind: 'glob'; readonly glob: string } | { readonly kind: 'corpus' };

/** What a rule finds: a literal, an RE2 pattern, the lines from one literal to the next one that holds another, or a heading line and all after it. */
export type RuleMatch =
  | { readonly kind: 'literal'; readonly literal: string }
  | { readonly kind: 're'; readonly re: string }
  | { readonly kind: 'fromTo'; readonly from: string; readonly to: string }
  | { readonly kind: 'heading'; readonly heading: string };

/** A rule as `.winnow/rules.yaml` holds it. */
export interface UserRuleSource {
  readonly id: string;
  readonly boilerplate: BoilerplateKind;
  readonly scope: RuleScope;
  readonly match: RuleMatch;
  /** A keep rule protects what it matches instead of removing it. */
  readonly keep: boolean;
  readonly examples: { readonly match: readonly string[]; readonly noMatch: readonly string[] };
}

/** A rule that is ready to run; `find` gives the matches in ascending order, not overlapping, in time linear in the text. */
export interface UserRule extends UserRuleSource {
  readonly find: (text: string) => readonly Span[];
  readonly applies: (file: { readonly path?: string; readonly source?: string }) => boolean;
}
