import { groupBy } from '../groupBy.ts';
import type { Span } from '../text/span.ts';
import type { Entry } from './entry.ts';
import { fileNameOf } from './fileName.ts';

/** The articles of a corpus, and what `.winnow/articles.jsonl` says of where each comes from, by path. */
export interface Lineage {
  readonly entries: readonly Entry[];
  readonly articles: ReadonlyMap<string, { readonly parent?: string; readonly range?: Span }>;
}

/** Finds what was split off from what. */
export interface Families {
  /** The article that others were split off from, and these in the order they stood in it; called with any of them. Empty where the first of them is not there. */
  readonly familyOf: (entry: Entry) => readonly Entry[];
  /** What was split off from an article, and from that in turn. */
  readonly descendantsOf: (entry: Entry) => readonly Entry[];
}

/** The families of a corpus, for questions about many of its articles: the lineage is read once. */
export function familiesIn(lineage: Lineage): Families {
  const parentOf = parentFinder(lineage);
  const byParent = groupBy(presentIn(lineage), (entry) => {
    const parent = parentOf(entry);
    return parent === entry ? undefined : parent;
  });
  const childrenOf = (parent: Entry): readonly Entry[] =>
    (byParent.get(parent) ?? []).toSorted(
      (a, b) => (startOf(lineage, a) ?? 0) - (startOf(lineage, b) ?? 0) || (a.part ?? 0) - (b.part ?? 0),
    );
  return {
    familyOf: (entry) => {
      const parent = parentOf(entry) ?? (parentIdOf(lineage, entry) === undefined ? entry : undefined);
      return parent ? [parent, ...childrenOf(parent)] : [];
    },
    descendantsOf: (entry) => {
      const found = [entry];
      for (const one of found) found.push(...childrenOf(one).filter((child) => !found.includes(child)));
      return found.slice(1);
    },
  };
}

/** As `familiesIn` for one article. */
export function familyOf(lineage: Lineage, entry: Entry): readonly Entry[] {
  return familiesIn(lineage).familyOf(entry);
}

type ParentFinder = (entry: Entry) => Entry | undefined;

/** Finds the article that another was split off from: by the id that was written down, and where only its name tells, by the name, since two files may share an id. */
function parentFinder(lineage: Lineage): ParentFinder {
  const present = presentIn(lineage);
  const byId = new Map(present.map((entry) => [entry.id, entry]));
  const byPath = new Map(present.map((entry) => [entry.path, entry]));
  return (entry) => {
    const id = parentIdOf(lineage, entry);
    if (id === undefined) return undefined;
    const named = byPath.get(entry.path.replace(PART, ''));
    return named !== entry && named && fileNameOf(named.path).id === id ? named : byId.get(id);
  };
}

function presentIn({ entries }: Lineage): Entry[] {
  return entries.filter(({ missing }) => missing !== true);
}

function parentIdOf({ articles }: Lineage, { path, parent }: Entry): string | undefined {
  return articles.get(path)?.parent ?? parent;
}

/** Where an article stood in the one that it was split from. */
function startOf({ articles }: Lineage, { path, range }: Entry): number | undefined {
  return range?.start ?? articles.get(path)?.range?.start;
}

// e.g. the "-2" of "003_7eab56a015ad09b8-2.txt"
const PART = /-\d+(?=\.[^./]+$)/;
