import type { Entity } from './entity.ts';
import { nameKey } from './link.ts';
import type { NameList } from './nameList.ts';

/** The same entities where those that a user's list gives another name carry the id of that: all names of an alias group are one thing, in every article. */
export function withAliases(entities: Entity[], lists: readonly NameList[]): Entity[] {
  const ids = idsOf(lists);
  if (ids.size === 0) return entities;
  return entities.map((entity) => {
    const id = entity.id === undefined ? undefined : ids.get(`${entity.type}\t${entity.id}`);
    return id === undefined || id === entity.id ? entity : { ...entity, id };
  });
}

/** Compiled once for each array of lists, and kept as long as the array lives. */
const COMPILED = new WeakMap<readonly NameList[], ReadonlyMap<string, string>>();

/** Type and normalised name to the id of the name's group. */
function idsOf(lists: readonly NameList[]): ReadonlyMap<string, string> {
  const known = COMPILED.get(lists);
  if (known) return known;
  const groups = new Map<string, string>();
  for (const { entries, groups: own } of lists)
    for (const [name, group] of own ?? []) {
      const key = `${entries.get(name) ?? ''}\t${nameKey(name)}`;
      if (!groups.has(key)) groups.set(key, nameKey(group));
    }
  const ids = new Map([...groups].map(([key, group]) => [key, endOf(groups, key, group)]));
  COMPILED.set(lists, ids);
  return ids;
}

/** Follows an alias of an alias; one that runs in a circle ends where it meets itself. */
function endOf(groups: ReadonlyMap<string, string>, key: string, group: string): string {
  const type = key.slice(0, key.indexOf('\t'));
  const seen = new Set([key]);
  let id = group;
  for (let next = `${type}\t${id}`; !seen.has(next); next = `${type}\t${id}`) {
    seen.add(next);
    id = groups.get(next) ?? id;
  }
  return id;
}
