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
  const claims = claimsOf(entities, keys);
  const latest = new Map<string, string>();
  return entities.map((entity, index) => {
    const key = keys[index];
    if (!key) return entity;
    for (const short of shortForms(entity.type, key)) latest.set(`${entity.type}\t${short}`, key);
    if (entity.id !== undefined) return entity;
    const name = `${entity.type}\t${key}`;
    return { ...entity, id: claims.get(name) ?? latest.get(name) ?? key };
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

/** For each short form the one longer name of its type that holds it: a surname's full name, an acronym's organization; none where two claim it. */
function claimsOf(entities: readonly Entity[], keys: readonly string[]): ReadonlyMap<string, string> {
  const only = new Map<string, string>();
  const shared = new Set<string>();
  entities.forEach((entity, index) => {
    const key = keys[index];
    if (!key) return;
    for (const short of shortForms(entity.type, key)) {
      const name = `${entity.type}\t${short}`;
      if ((only.get(name) ?? key) !== key) shared.add(name);
      only.set(name, key);
    }
  });
  for (const name of shared) only.delete(name);
  return only;
}

function shortForms(type: EntityType, key: string): readonly string[] {
  const words = key.split(' ');
  const last = words.at(-1);
  if (words.length < 2 || last === undefined) return [];
  if (type === 'person') return words.length > 2 ? [last, `${words[0] ?? ''} ${last}`] : [last];
  const initials = words.filter((word) => word.length > 2 || type === 'location').map((word) => word.charAt(0));
  return initials.length > 1 ? [initials.join('')] : [];
}
