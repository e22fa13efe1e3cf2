import type { Span } from '../text/span.ts';
import type { Entity, EntityType } from './entity.ts';
import type { EntityModel } from './model.ts';

/** A user's list of names: surface form to type, with where it came from; wins over the model. */
export interface NameList {
  readonly name: string;
  readonly entries: ReadonlyMap<string, EntityType>;
}

/** What finding entities may use; without a model: capitalised runs, patterns and document evidence. */
export interface FindEntitiesOptions {
  readonly model?: EntityModel;
  readonly lists?: readonly NameList[];
  /** The article's date (ISO), to resolve relative dates. */
  readonly date?: string;
  /** ISO 639-1 code of the text. */
  readonly language?: string;
}

/** The entities in the given stretches of a text (one per line usually; they never cross), sorted by start, not overlapping. Pure, total, linear. */
export function findEntities(text: string, stretches: readonly Span[], options: FindEntitiesOptions): readonly Entity[] {
  void text;
  void stretches;
  void options;
  return [];
}
