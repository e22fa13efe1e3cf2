import { groupBy } from '../groupBy.ts';
import type { EntityIndex, IndexedName } from './entityIndex.ts';
import { misspellings } from './spellings.ts';

/** How a corpus uses its names, as far as a text may differ from it. */
export interface NameUsage {
  /** By type and id (tab between) of a name that is spelt almost as a more frequent one: that one. */
  readonly spelling: ReadonlyMap<string, IndexedName>;
  /** By id of a name that stands under several types: the one it usually has, where that is clear. */
  readonly type: ReadonlyMap<string, IndexedName>;
}

/** What the index says of spellings and types, by the articles themselves without their boilerplate. Linear in the names. */
export function nameUsage(index: EntityIndex): NameUsage {
  const names = index.ownNames();
  const byId = groupBy(names, ({ id }) => id);
  const types = [...byId].flatMap(([id, same]): (readonly [string, IndexedName])[] => {
    const usual = same.length > 1 && !CONTRACTION.test(id) ? usualOf(same) : undefined;
    return usual ? [[id, usual]] : [];
  });
  const spellings = misspellings(names).map(({ rare, usual }) => [`${rare.type}\t${rare.id}`, usual] as const);
  return { spelling: new Map(spellings), type: new Map(types) };
}

/** The type that the person has marked most often, else the one of most suggestions by far. */
function usualOf(same: readonly IndexedName[]): IndexedName | undefined {
  const marked = same.reduce<IndexedName | undefined>((best, name) => ((name.marked ?? 0) > (best?.marked ?? 0) ? name : best), undefined);
  if (marked) return marked;
  const all = same.reduce((sum, { mentions }) => sum + mentions, 0);
  return same.find(({ mentions, files }) => files >= FEWEST_FILES && mentions >= all * CLEAR_SHARE);
}

/** Chosen on Voice of America news and on web pages, where a lower share points at doubts of the tagger more often than at slips. */
const CLEAR_SHARE = 0.9;
const FEWEST_FILES = 5;

// e.g. "i've", which is no name at all
const CONTRACTION = /'(?:ve|m|d|re|ll)$/;
