import type { CorpusProfile } from '../boilerplate/profile.ts';
import type { Entity } from '../entities/entity.ts';
import type { NameUsage } from '../entities/nameUsage.ts';
import type { Decision } from './decision.ts';
import type { Judgement } from './judge.ts';
import type { Finding } from './rule.ts';

/** What a rule may look at. */
export interface RuleContext extends Judgement {
  readonly text: string;
  /** The text as its file has it, where the editor has made its line ends equal. */
  readonly fileText?: string;
  readonly textStart: number;
  readonly longestBlankRun: number | undefined;
  /** Reasons for calling the lines `first` to `end` boilerplate. */
  readonly explain: (range: { readonly first: number; readonly end: number }) => readonly string[];
  readonly profile?: CorpusProfile;
  readonly source: string;
  /** The article's tags and the corpus's vocabulary (empty: any tag will do). */
  readonly tags: readonly string[];
  readonly vocabulary: readonly string[];
  readonly entities: readonly Entity[];
  /** How the corpus uses its names; without it names are held against the text alone. */
  readonly usage?: NameUsage;
  readonly decisions: readonly Decision[];
  readonly path?: string;
}

/** Finds one kind of trouble in a text: pure, total and linear, its findings ascend and do not overlap. */
export type Rule = (context: RuleContext) => readonly Finding[];
