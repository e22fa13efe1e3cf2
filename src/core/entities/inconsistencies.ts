import { linesOf } from '../text/lines.ts';
import { overlaps, type Span } from '../text/span.ts';
import { type Entity, type EntityType, isNameType } from './entity.ts';
import { Lexicon } from './lexicon.ts';
import { nameKey } from './link.ts';
import { listEntities } from './listEntities.ts';
import { readText } from './reading.ts';
import { Tokens } from './tokens.ts';

/** A place where the marks of a text disagree: the same name marked with a rarer type (`usual` is the more frequent one), or a mention of a marked name that is not marked. */
export type Inconsistency =
  | (Span & { readonly kind: 'mixed-types'; readonly name: string; readonly type: EntityType; readonly usual: EntityType })
  | (Span & { readonly kind: 'unmarked-mention'; readonly name: string; readonly type: EntityType });

/** The inconsistencies of a text's names, sorted by start: what the person has marked outweighs suggestions, and only of what they have marked are unmarked mentions named. Dates and amounts are not looked at. Linear. */
export function inconsistencies(entities: readonly Entity[], text: string): Inconsistency[] {
  const names = entities.filter(({ type }) => isNameType(type));
  const usual = usualTypes(names, text);
  return [...mixedTypes(names, text, usual), ...unmarkedMentions(entities, text, usual)].sort((a, b) => a.start - b.start);
}

/** For each name, case and possessive aside, its most frequent type, the first found where two are as frequent. */
function usualTypes(names: readonly Entity[], text: string): ReadonlyMap<string, EntityType> {
  const counts = new Map<string, Map<EntityType, number>>();
  for (const entity of names) {
    const surface = surfaceOf(entity, text);
    const name = nameKey(surface);
    const types = counts.get(name) ?? new Map<EntityType, number>();
    types.set(entity.type, (types.get(entity.type) ?? 0) + weightOf(entity, surface));
    counts.set(name, types);
  }
  return new Map([...counts].map(([name, types]) => [name, [...types].reduce((best, each) => (each[1] > best[1] ? each : best))[0]]));
}

/** What stands in capitals, as in a dateline, is easily mistaken. */
function weightOf({ source }: Entity, surface: string): number {
  if (source === 'user') return MARKED;
  if (source === 'list') return LISTED;
  return surface === surface.toUpperCase() ? IN_CAPITALS : 1;
}

function mixedTypes(names: readonly Entity[], text: string, usual: ReadonlyMap<string, EntityType>): Inconsistency[] {
  return names.flatMap(({ start, end, type }) => {
    const name = surfaceOf({ start, end }, text);
    const most = usual.get(nameKey(name));
    return most === undefined || most === type ? [] : [{ kind: 'mixed-types' as const, start, end, name, type, usual: most }];
  });
}

function unmarkedMentions(entities: readonly Entity[], text: string, usual: ReadonlyMap<string, EntityType>): Inconsistency[] {
  const own = entities.filter(({ source, type }) => source === 'user' && isNameType(type));
  const marked = new Set(own.map((entity) => surfaceOf(entity, text)));
  const entries = new Map(
    [...marked].flatMap((name): (readonly [string, EntityType])[] => {
      const type = usual.get(nameKey(name));
      return type && nameKey(name).length >= SHORTEST ? [[name, type]] : [];
    }),
  );
  if (entries.size === 0) return [];
  const reading = readText(text, linesOf(text), { tokens: new Tokens(), lexicon: new Lexicon() });
  const sorted = [...entities].sort((a, b) => a.start - b.start);
  let next = 0;
  return listEntities(reading, [{ name: 'marked', entries }]).flatMap(({ start, end, type }) => {
    while (next < sorted.length && (sorted[next]?.end ?? 0) <= start) next++;
    const other = sorted[next];
    return (other && overlaps(other, { start, end })) || isInLongerName(text, { start, end })
      ? []
      : [{ kind: 'unmarked-mention' as const, start, end, name: text.slice(start, end), type }];
  });
}

/** Whether a capitalised word follows, or one goes before a lone word: then the words are part of another name. */
function isInLongerName(text: string, { start, end }: Span): boolean {
  if (FOLLOWED.test(text.slice(end, end + 3))) return true;
  const before = PRECEDED.exec(text.slice(Math.max(0, start - 40), start))?.[1];
  return before !== undefined && !text.slice(start, end).includes(' ') && !OPENERS.has(before);
}

/** How much more the person's word weighs than a suggestion. */
const MARKED = 1000;
const LISTED = 100;
const IN_CAPITALS = 0.5;
// e.g. " Bay" after "Orn"
const FOLLOWED = /^(?: |-)\p{Lu}/u;
// e.g. "Port " before "Orn"
const PRECEDED = /(?:^|[^\p{L}\p{M}'’-])(\p{Lu}[\p{L}\p{M}'’-]*) $/u;
/** Words that begin a sentence and are part of no name. */
const OPENERS = new Set([
  'A',
  'After',
  'And',
  'As',
  'At',
  'Before',
  'But',
  'By',
  'For',
  'From',
  'If',
  'In',
  'Near',
  'Of',
  'On',
  'The',
  'To',
  'When',
  'With',
]);
/** Shorter names are too often something else. */
const SHORTEST = 3;

function surfaceOf({ start, end }: Span, text: string): string {
  return text.slice(start, end);
}
