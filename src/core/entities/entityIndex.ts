import type { Span } from '../text/span.ts';
import type { Entity, EntityType } from './entity.ts';
import { nameKey } from './link.ts';

/** A name as a symbol of the corpus: its key (normalised fullest form), how it is written, and how often it is mentioned. */
export interface CorpusName {
  readonly key: string;
  readonly type: EntityType;
  readonly name: string;
  readonly files: number;
  readonly mentions: number;
}

/** Where a name is mentioned: UTF-16 offsets in the text of one file. */
export interface Mention extends Span {
  readonly path: string;
}

/** Key and type of a name; with aliases a key may stand for several others. */
export interface NameId {
  readonly key: string;
  readonly type: EntityType;
}

/**
 * All names of a corpus and where they stand. One file is added, replaced or removed in time linear in its own mentions;
 * the references of a name cost as much as it has mentions.
 */
export class EntityIndex {
  readonly #names = new Map<string, IndexedName>();
  readonly #idsOf = new Map<string, readonly string[]>();

  /** Puts the names of a file in, in place of what the index knew of it; dates and amounts are left out. */
  set(path: string, text: string, entities: readonly Entity[]): void {
    this.remove(path);
    const ids = new Set<string>();
    for (const entity of entities) {
      if (entity.type === 'date' || entity.type === 'money') continue;
      const surface = text.slice(entity.start, entity.end);
      const key = entity.id ?? nameKey(surface);
      const id = idOf({ key, type: entity.type });
      ids.add(id);
      this.#put(id, { key, type: entity.type }, { path, surface, entity });
    }
    this.#idsOf.set(path, [...ids]);
  }

  /** Forgets a file. */
  remove(path: string): void {
    for (const id of this.#idsOf.get(path) ?? []) {
      const name = this.#names.get(id);
      if (!name) continue;
      name.mentions -= (name.places.get(path)?.length ?? 0) / 2;
      name.places.delete(path);
      if (name.places.size === 0) this.#names.delete(id);
    }
    this.#idsOf.delete(path);
  }

  /** Every mention of the name, files in the order they came, offsets ascending. */
  references(name: NameId): readonly Mention[] {
    const mentions: Mention[] = [];
    for (const [path, offsets] of this.#names.get(idOf(name))?.places ?? []) {
      for (let at = 0; at < offsets.length; at += 2) mentions.push({ path, start: offsets[at] ?? 0, end: offsets[at + 1] ?? 0 });
    }
    return mentions;
  }

  /** What the index knows of one name. */
  nameOf(name: NameId): CorpusName | undefined {
    const known = this.#names.get(idOf(name));
    return known && toCorpusName(known);
  }

  /** The names of a type (or all), most mentioned first, then by name. */
  names(type?: EntityType): readonly CorpusName[] {
    const all = [...this.#names.values()].filter((name) => type === undefined || name.type === type);
    return all.map(toCorpusName).sort(byMentions);
  }

  /** Names that hold every character of the query in its order, ignoring case, as VS Code asks of workspace symbols; at most `limit`, most mentioned first. */
  search(query: string, limit: number): readonly CorpusName[] {
    const wanted = query.toLowerCase().replace(/\s+/gu, '');
    const found = [...this.#names.values()].filter(({ key }) => holdsInOrder(key, wanted));
    return found.map(toCorpusName).sort(byMentions).slice(0, limit);
  }

  #put(id: string, { key, type }: NameId, place: { readonly path: string; readonly surface: string; readonly entity: Span }): void {
    const known = this.#names.get(id);
    const name = known ?? { key, type, name: place.surface, mentions: 0, places: new Map<string, number[]>() };
    if (!known) this.#names.set(id, name);
    if (nameKey(name.name) !== key && nameKey(place.surface) === key) name.name = place.surface;
    name.mentions++;
    const offsets = name.places.get(place.path);
    if (offsets) offsets.push(place.entity.start, place.entity.end);
    else name.places.set(place.path, [place.entity.start, place.entity.end]);
  }
}

interface IndexedName {
  readonly key: string;
  readonly type: EntityType;
  name: string;
  mentions: number;
  /** Path to start, end, start, end ... */
  readonly places: Map<string, number[]>;
}

function idOf({ type, key }: NameId): string {
  return `${type}\t${key}`;
}

function toCorpusName({ key, type, name, mentions, places }: IndexedName): CorpusName {
  return { key, type, name, mentions, files: places.size };
}

function byMentions(a: CorpusName, b: CorpusName): number {
  return b.mentions - a.mentions || (a.key < b.key ? -1 : 1);
}

function holdsInOrder(text: string, wanted: string): boolean {
  let at = 0;
  for (const character of wanted) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
