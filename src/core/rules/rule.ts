import { BOILERPLATE_KINDS, isBoilerplateKind } from '../boilerplate/types.ts';
import type { EntityType } from '../entities/entity.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/** Every id that a finding about a text, an index or a file under `.winnow/` can have; stable for ever. */
export const RULE_IDS = [
  ...BOILERPLATE_KINDS,
  'second-item',
  'credit',
  'caption',
  'no-break-space',
  'zero-width',
  'soft-hyphen',
  'html-entity',
  'private-use',
  'encoding',
  'mixed-line-ends',
  'mojibake',
  'unknown-tag',
  'name-type',
  'name-spelling',
  'name-unmarked',
  'stale-review',
  'winnow-file',
  'more-findings',
  'index-missing-file',
  'index-orphan-file',
  'index-duplicate-id',
  'index-duplicate-path',
  'index-path-outside',
  'index-bad-record',
  'index-map-field',
  'link-not-followed',
  'unreadable',
] as const;

export type RuleId = (typeof RULE_IDS)[number];

/** Whether a rule is about whole lines, which its fix removes: a kind of boilerplate, a credit or a caption; others are about characters, names or places in the text. */
export function isAboutLines(rule: string): boolean {
  return rule === 'credit' || rule === 'caption' || isBoilerplateKind(rule);
}

/** What a quick fix does, as data: edits of the file the finding is in (sorted, not overlapping), or a split at a line. */
export type Fix =
  | { readonly kind: 'edit'; readonly title: string; readonly edits: readonly Edit[] }
  | { readonly kind: 'split'; readonly title: string; readonly line: number };

/** What tells how loud a finding is: its rule, whether clean removes it at the configured point, and for a summary what it stands for, each sort once. */
export interface Judged {
  readonly rule: RuleId;
  readonly removable?: boolean;
  readonly rest?: readonly Judged[];
}

/** Something to see or do in a text: a block of boilerplate, a second item, an encoding trouble. Offsets are UTF-16 code units of the whole file. */
export interface Finding extends Span, Judged {
  /** One sentence for Problems. */
  readonly message: string;
  /** Probability 0-1 that the finding is right. */
  readonly score: number;
  /** Two or three reasons that weighed most, in words a person understands. */
  readonly reasons: readonly string[];
  /** 0-based lines, `first` included, `end` excluded. */
  readonly lines: { readonly first: number; readonly end: number };
  /** How many other files of the corpus hold the same block, when known. */
  readonly twins?: number;
  /** The user's rule that found it, when one did. */
  readonly userRule?: string;
  /** Whether clean removes it at the configured point. */
  readonly removable: boolean;
  readonly fix?: Fix;
  /** The name that the finding is about, where it is about one. */
  readonly name?: FoundName;
}

/** A name as it is in the text (type, id, written form), and as it usually is. */
export interface FoundName {
  readonly id: string;
  readonly type: EntityType;
  readonly text: string;
  readonly usual: { readonly id: string; readonly type: EntityType; readonly text: string };
}
