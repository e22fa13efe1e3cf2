import type { Entity, EntityType } from './entity.ts';

/** A name as the corpus compares it: case folded, quotes and white space made equal, without possessive ending, article or title dots. */
export function nameKey(name: string): string {
  const lower = name.toLowerCase();
  if (PLAIN.test(lower)) return lower.startsWith('the ') ? lower.slice(4) : lower;
  return lower
    .normalize('NFKC')
    .replaceAll('’', "'")
    .replace(INITIAL, '$1')
    .replace(SEPARATORS, ' ')
    .trim()
    .replace(POSSESSIVE, '')
    .replace(ARTICLE, '');
}

/**
 * The same entities with an `id` on each name: all mentions of one thing in the article share the normalised fullest name. A short form that two full names
 * claim goes to the one named last before it. Dates and amounts have none. Linear.
 */
export function linkEntities(text: string, entities: readonly Entity[]): Entity[] {
  const keys = entities.map((entity) => (isName(entity.type) ? nameKey(text.slice(entity.start, entity.end)) : ''));
  const { only, shared } = claimsOf(entities, keys);
  const latest = new Map<string, string>();
  return entities.map((entity, index) => {
    const key = keys[index];
    if (!key) return entity;
    const name = `${entity.type}\t${key}`;
    if (shared.size > 0) for (const short of shortForms(entity.type, key)) latest.set(short, only.get(name) ?? key);
    return entity.id === undefined ? { ...entity, id: (shared.has(name) ? latest : only).get(name) ?? key } : entity;
  });
}

// e.g. "ada novak-orn": nothing to change but an article
const PLAIN = /^[a-z0-9-]+(?: [a-z0-9-]+)*$/;
// e.g. "putin's", "the times'"
const POSSESSIVE = /'s?$/;
// e.g. "the harbour times"
const ARTICLE = /^the (?=\S)/;
// e.g. the letters of "u.s.", "j. k. novak"
const INITIAL = /(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}\.|\s|$)/gu;
// e.g. "st. orn", "jean-luc", two spaces, line break
const SEPARATORS = /[\s.\u00ad]+/gu;

function isName(type: EntityType): boolean {
  return type === 'person' || type === 'organization' || type === 'location';
}

/** What full names claim each short form: a surname, an acronym. */
interface Claims {
  /** The one longer name of its type that holds it. */
  readonly only: ReadonlyMap<string, string>;
  /** Those that two claim. */
  readonly shared: ReadonlySet<string>;
}

function claimsOf(entities: readonly Entity[], keys: readonly string[]): Claims {
  const only = new Map<string, string>();
  const shared = new Set<string>();
  entities.forEach((entity, index) => {
    const key = keys[index];
    if (!key) return;
    for (const short of shortForms(entity.type, key)) {
      if ((only.get(short) ?? key) !== key) shared.add(short);
      only.set(short, key);
    }
  });
  for (const name of shared) only.delete(name);
  return { only, shared };
}

/** The short forms of a name of several words, each after its type. */
function shortForms(type: EntityType, key: string): readonly string[] {
  const space = key.lastIndexOf(' ');
  if (space < 0) return [];
  if (type === 'person') {
    const first = key.indexOf(' ');
    const last = key.slice(space + 1);
    return first === space ? [`${type}\t${last}`] : [`${type}\t${last}`, `${type}\t${key.slice(0, first)} ${last}`];
  }
  const words = key.split(' ').filter((word) => word.length > 2 || type === 'location');
  return words.length > 1 ? [`${type}\t${words.map((word) => word.charAt(0)).join('')}`] : [];
}
