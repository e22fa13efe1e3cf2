import { compareTexts } from '../text/compareTexts.ts';
import { detached } from '../text/detached.ts';
import type { Span } from '../text/span.ts';
import { type Entity, type EntityType, isNameType, NAME_TYPES } from './entity.ts';
import { nameKey } from './link.ts';

/** A mention of a name in a file of the corpus; offsets as in the entity. */
export interface Reference extends Span {
  readonly path: string;
}

/** A name of the corpus: its id (normalised fullest form), its usual spelling, in how many files it stands and how often. */
export interface IndexedName {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly files: number;
  readonly mentions: number;
  /** How many of them the person has marked; absent when none. */
  readonly marked?: number;
}

/** The mentions of a name in a file, how many of them the person has marked, and how many stand in the article itself. */
interface Mentions {
  readonly spans: readonly Span[];
  readonly marked: number;
  readonly own: number;
}

interface Entry {
  readonly id: string;
  readonly type: EntityType;
  readonly files: Map<string, Mentions>;
  readonly spellings: Map<string, number>;
  mentions: number;
  marked: number;
}

/** All names of a corpus by type and id, kept up to date file by file; a file's names cost time in proportion to its own mentions, whatever the size of the corpus. */
export class EntityIndex {
  readonly #entries = new Map<string, Entry>();
  readonly #byPath = new Map<string, readonly { readonly key: string; readonly spellings: readonly string[] }[]>();
  #names: readonly IndexedName[] | undefined;
  #ownNames: readonly IndexedName[] | undefined;

  /** Puts a file's names in, in place of those it had; dates and amounts are left out. `isOwn` tells mentions in the article itself from those in boilerplate. */
  add(path: string, text: string, entities: readonly Entity[], isOwn: (span: Span) => boolean = () => true): void {
    this.remove(path);
    const mentions = new Map<string, Found>();
    for (const entity of entities) {
      if (!isNameType(entity.type)) continue;
      const name = text.slice(entity.start, entity.end);
      const id = entity.id ?? nameKey(name);
      const key = `${entity.type}\t${id}`;
      const mention = mentions.get(key) ?? { entity, id, spans: [], spellings: [], marked: 0, own: 0 };
      mention.spans.push({ start: entity.start, end: entity.end });
      mention.spellings.push(detached(name));
      if (entity.source === 'user') mention.marked++;
      if (isOwn(entity)) mention.own++;
      mentions.set(key, mention);
    }
    for (const [key, { entity, id, spans, spellings, marked, own }] of mentions) {
      const entry = this.#entries.get(key) ?? {
        id: detached(id),
        type: entity.type,
        files: new Map(),
        spellings: new Map(),
        mentions: 0,
        marked: 0,
      };
      this.#entries.set(key, entry);
      entry.files.set(path, { spans, marked, own });
      entry.mentions += spans.length;
      entry.marked += marked;
      for (const spelling of spellings) entry.spellings.set(spelling, (entry.spellings.get(spelling) ?? 0) + 1);
    }
    this.#byPath.set(
      path,
      [...mentions].map(([key, { spellings }]) => ({ key, spellings })),
    );
    this.#names = undefined;
    this.#ownNames = undefined;
  }

  /** Takes a file's names out; nothing when it was never added. */
  remove(path: string): void {
    for (const { key, spellings } of this.#byPath.get(path) ?? []) {
      const entry = this.#entries.get(key);
      if (!entry) continue;
      const gone = entry.files.get(path);
      entry.mentions -= gone?.spans.length ?? 0;
      entry.marked -= gone?.marked ?? 0;
      entry.files.delete(path);
      for (const spelling of spellings) lessen(entry.spellings, spelling);
      if (entry.files.size === 0) this.#entries.delete(key);
    }
    this.#byPath.delete(path);
    this.#names = undefined;
    this.#ownNames = undefined;
  }

  /** All mentions of the name with this id (of any type, or of the given one), by path and place. */
  references(id: string, type?: EntityType): Reference[] {
    const types: readonly EntityType[] = type ? [type] : NAME_TYPES;
    const found: Reference[] = [];
    for (const each of types)
      for (const [path, { spans }] of this.#entries.get(`${each}\t${id}`)?.files ?? [])
        for (const { start, end } of spans) found.push({ path, start, end });
    return found.sort((a, b) => compareTexts(a.path, b.path) || a.start - b.start);
  }

  /** All names (of one type when given), the most mentioned first. */
  names(type?: EntityType): readonly IndexedName[] {
    this.#names ??= [...this.#entries.values()].map(toName).sort((a, b) => b.mentions - a.mentions || compareTexts(a.id, b.id));
    return type ? this.#names.filter((name) => name.type === type) : this.#names;
  }

  /** How a name is called: its usual way of writing, the full form where there is one; undefined when it is not there. */
  nameOf({ id, type }: Pick<IndexedName, 'id' | 'type'>): string | undefined {
    const entry = this.#entries.get(`${type}\t${id}`);
    return entry && toName(entry).name;
  }

  /** In how many files a name stands, and how often. */
  count({ id, type }: Pick<IndexedName, 'id' | 'type'>): Pick<IndexedName, 'files' | 'mentions'> {
    const entry = this.#entries.get(`${type}\t${id}`);
    return { files: entry?.files.size ?? 0, mentions: entry?.mentions ?? 0 };
  }

  /** How a name is written and how often, the most frequent first. */
  spellings(id: string, type: EntityType): readonly (readonly [string, number])[] {
    const spellings = this.#entries.get(`${type}\t${id}`)?.spellings ?? new Map<string, number>();
    return [...spellings].sort((a, b) => b[1] - a[1] || compareTexts(a[0], b[0]));
  }

  /** All names by their mentions in the articles themselves; those that stand in boilerplate alone are left out. */
  ownNames(): readonly IndexedName[] {
    this.#ownNames ??= [...this.#entries.values()].flatMap((entry): IndexedName[] => {
      const own = [...entry.files.values()].filter((file) => file.own > 0);
      return own.length === 0 ? [] : [{ ...toName(entry), files: own.length, mentions: own.reduce((sum, file) => sum + file.own, 0) }];
    });
    return this.#ownNames;
  }

  /** The names of one type that files mention, counted in these files alone, the most mentioned first. */
  namesWithin(files: ReadonlySet<string>, type: EntityType): readonly IndexedName[] {
    const found = this.names(type).flatMap((name): IndexedName[] => {
      const inside = [...(this.#entries.get(`${type}\t${name.id}`)?.files ?? [])].filter(([path]) => files.has(path));
      const mentions = inside.reduce((sum, [, { spans }]) => sum + spans.length, 0);
      return mentions === 0 ? [] : [{ ...name, files: inside.length, mentions }];
    });
    return found.sort((a, b) => b.mentions - a.mentions || compareTexts(a.id, b.id));
  }

  /** Names whose normalised form begins with the query, then those with a word that begins with it, then those that hold it; the most mentioned first in each. */
  search(query: string, limit: number): IndexedName[] {
    const wanted = nameKey(query);
    const ranks: IndexedName[][] = [[], [], []];
    for (const name of this.names()) {
      const at = name.id.indexOf(wanted);
      if (at < 0) continue;
      ranks[at === 0 ? 0 : name.id.includes(` ${wanted}`) ? 1 : 2]?.push(name);
    }
    return ranks.flat().slice(0, limit);
  }
}

interface Found {
  readonly entity: Entity;
  readonly id: string;
  readonly spans: Span[];
  readonly spellings: string[];
  marked: number;
  own: number;
}

function lessen(counts: Map<string, number>, key: string): void {
  const left = (counts.get(key) ?? 0) - 1;
  if (left > 0) counts.set(key, left);
  else counts.delete(key);
}

function toName(entry: Entry): IndexedName {
  let name = entry.id;
  let most = 0;
  for (const [spelling, count] of entry.spellings) {
    // the id is the fullest form: a spelling of it names the entry better than a surname that is more frequent
    const weight = nameKey(spelling) === entry.id ? count + FULL_FORM : count;
    if (weight <= most) continue;
    most = weight;
    name = spelling;
  }
  const { id, type, files, mentions, marked } = entry;
  return { id, type, name, files: files.size, mentions, ...(marked === 0 ? {} : { marked }) };
}

const FULL_FORM = 1e9;
