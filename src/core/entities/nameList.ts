import type { EntityType } from './entity.ts';

/** What one token of a pattern must be. */
export interface TokenTest {
  readonly forms: readonly string[];
  /** Then `forms` are in lower case. */
  readonly ignoreCase: boolean;
  readonly optional: boolean;
}

/** A pattern over tokens, as spaCy and Prodigy write them. */
export interface ListPattern {
  readonly type: EntityType;
  readonly tokens: readonly TokenTest[];
  /** The alias group of its hits. */
  readonly group?: string;
}

/** A user's list of names: surface form to type, with where it came from; wins over the model. */
export interface NameList {
  readonly name: string;
  readonly entries: ReadonlyMap<string, EntityType>;
  readonly patterns?: readonly ListPattern[];
  /** Surface form to alias group: all names of a group share one id. */
  readonly groups?: ReadonlyMap<string, string>;
}
