import type { Span } from '../text/span.ts';

export const ENTITY_TYPES = ['person', 'organization', 'location', 'date', 'money'] as const;

export type EntityType = (typeof ENTITY_TYPES)[number];

/** The types of names, which dates and amounts are not. */
export const NAME_TYPES = ['person', 'organization', 'location'] as const satisfies readonly EntityType[];

export type NameType = (typeof NAME_TYPES)[number];

/** Whether a type is one of names. */
export function isNameType(type: EntityType): type is NameType {
  return type !== 'date' && type !== 'money';
}

/** Who says so: the learned tagger, a pattern (dates, money), the shipped gazetteer, the user's lists, or the user. */
export type EntitySource = 'model' | 'pattern' | 'gazetteer' | 'list' | 'user';

/** A mention of a name, date or amount; offsets are UTF-16 code units, `score` a probability 0-1. */
export interface Entity extends Span {
  readonly type: EntityType;
  readonly score: number;
  readonly source: EntitySource;
  /** The same for all mentions of one thing in the article (normalised fullest name); absent for dates and money. */
  readonly id?: string;
  /** ISO date or range ("2024-10-09", "2022-02"), or amount and currency ("2 USD"), where the text allows. */
  readonly value?: string;
  /** The list that the name stands in, when `source` is `list`. */
  readonly list?: string;
}
