import type { Span } from '../text/span.ts';
import type { Entity, EntityType } from './entity.ts';
import { timeOf } from './dateValue.ts';
import { Lexicon } from './lexicon.ts';
import { linkEntities } from './link.ts';
import type { EntityModel } from './model.ts';
import { patternEntities } from './patterns.ts';
import { languageOf, readText, type Reading } from './reading.ts';
import { ruleEntities } from './ruleTagger.ts';
import { Tokens } from './tokens.ts';

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
  const reading = readText(text, stretches, { tokens: new Tokens(), lexicon: new Lexicon() });
  const context = { language: options.language ?? languageOf(reading), reference: timeOf(options.date) };
  const patterns = patternEntities(reading, context);
  const names = ruleEntities(reading, takenBy(reading, patterns));
  return linkEntities(text, merged(patterns, names));
}

/** Marks the tokens that the entities cover (1), the others 0. */
function takenBy(reading: Reading, entities: readonly Entity[]): Uint8Array {
  const taken = new Uint8Array(reading.tokens.count);
  let index = 0;
  for (const { start, end } of entities) {
    while (index < taken.length && (reading.tokens.end[index] ?? 0) <= start) index++;
    while (index < taken.length && (reading.tokens.start[index] ?? 0) < end) taken[index++] = 1;
  }
  return taken;
}

/** Two sorted lists without overlaps as one. */
function merged(first: readonly Entity[], second: readonly Entity[]): Entity[] {
  return [...first, ...second].sort((a, b) => a.start - b.start || b.end - a.end);
}
