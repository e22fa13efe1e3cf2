import { contains, type Span } from '../text/span.ts';
import { withAliases } from './aliases.ts';
import type { Entity, EntityType } from './entity.ts';
import { timeOf } from './dateValue.ts';
import { Lexicon } from './lexicon.ts';
import { linkEntities } from './link.ts';
import { listEntities } from './listEntities.ts';
import type { EntityModel } from './model.ts';
import type { NameList } from './nameList.ts';
import { taggedNames } from './taggedNames.ts';
import { patternEntities } from './patterns.ts';
import { languageOf, readText, type Reading } from './reading.ts';
import { ruleEntities } from './ruleTagger.ts';
import { Tokens } from './tokens.ts';

/** What finding entities may use; without a model: capitalised runs, patterns and document evidence. */
export interface FindEntitiesOptions {
  readonly model?: EntityModel;
  readonly lists?: readonly NameList[];
  /** The article's date (ISO), to resolve relative dates. */
  readonly date?: string;
  /** ISO 639-1 code of the text. */
  readonly language?: string;
  /** What the person has marked: wins over everything. */
  readonly marks?: readonly Mark[];
  /** What the person has said is no such name: exactly these stretches as these types are not found. */
  readonly rejected?: readonly Mark[];
}

/** A stretch of text as a name, a date or an amount. */
export interface Mark extends Span {
  readonly type: EntityType;
}

/** The entities in the given stretches of a text (one per line usually; they never cross), sorted by start, not overlapping. Pure, total, linear. */
export function findEntities(text: string, stretches: readonly Span[], options: FindEntitiesOptions): readonly Entity[] {
  const tagger = options.model?.tagger;
  const reading = readText(text, stretches, tagger ?? { tokens: new Tokens(), lexicon: new Lexicon() });
  const context = { language: options.language ?? languageOf(reading), reference: timeOf(options.date) };
  const lists = options.lists ?? NO_LISTS;
  const allowed = allowing(options.rejected ?? []);
  const marked = (options.marks ?? [])
    .map(({ start, end, type }): Entity => ({ start, end, type, score: 1, source: 'user' }))
    .sort(byStart);
  const listed = without(allowed(listEntities(reading, lists)), marked);
  const patterns = without(allowed(patternEntities(reading, context)), marked);
  const names = tagger
    ? without(allowed(taggedNames(reading, tagger, context.language)), marked)
    : allowed(ruleEntities(reading, takenBy(reading, [...marked, ...listed, ...patterns].sort(byStart))));
  const found = merged(patterns, names);
  const sure = [...marked, ...notInsideLonger(listed, found)].sort(byStart);
  const all = sure.length === 0 ? found : [...sure, ...without(found, sure)].sort(byStart);
  return withAliases(linkEntities(text, all), lists);
}

/** One array for all, for lists are compiled once for each array. */
const NO_LISTS: readonly NameList[] = [];

/** Takes out what was rejected. */
function allowing(rejected: readonly Mark[]): (entities: readonly Entity[]) => readonly Entity[] {
  if (rejected.length === 0) return (entities) => entities;
  const keyOf = ({ start, end, type }: Mark): string => `${start} ${end} ${type}`;
  const gone = new Set(rejected.map(keyOf));
  return (entities) => entities.filter((entity) => !gone.has(keyOf(entity)));
}

/** The listed names but for those that are only a part of a longer one ("Paris" of "Paris Hilton"): that one is about something else. Both sorted, none overlapping among its own. */
function notInsideLonger(listed: readonly Entity[], others: readonly Entity[]): readonly Entity[] {
  let next = 0;
  return listed.filter((entity) => {
    while (next < others.length && (others[next]?.end ?? 0) <= entity.start) next++;
    const other = others[next];
    return !other || !contains(other, entity) || other.end - other.start === entity.end - entity.start;
  });
}

function byStart(a: Entity, b: Entity): number {
  return a.start - b.start || b.end - a.end;
}

/** The entities that share nothing with the others; both sorted, none overlapping among its own. */
function without(entities: readonly Entity[], others: readonly Entity[]): readonly Entity[] {
  if (others.length === 0) return entities;
  let next = 0;
  return entities.filter((entity) => {
    while (next < others.length && (others[next]?.end ?? 0) <= entity.start) next++;
    return (others[next]?.start ?? Infinity) >= entity.end;
  });
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

/** Patterns and names as one sorted list: of two that overlap the name stays when it is the longer one and holds the other, else the pattern. */
function merged(patterns: readonly Entity[], names: readonly Entity[]): Entity[] {
  const all = [...patterns, ...names].sort(byStart);
  const kept: Entity[] = [];
  for (const entity of all) {
    const before = kept.at(-1);
    if (!before || before.end <= entity.start) kept.push(entity);
    else if (entity.source === 'pattern' && before.end < entity.end) kept[kept.length - 1] = entity;
    else if (entity.source === 'pattern' && before.source === 'model' && before.start === entity.start && before.end === entity.end)
      kept[kept.length - 1] = entity;
  }
  return kept;
}
