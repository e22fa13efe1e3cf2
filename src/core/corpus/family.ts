import type { Span } from '../text/span.ts';
import type { Entry } from './entry.ts';
import { fileNameOf } from './fileName.ts';

/** The articles of a corpus, and what `.winnow/articles.jsonl` says of where each comes from, by path. */
export interface Lineage {
  readonly entries: readonly Entry[];
  readonly articles: ReadonlyMap<string, { readonly parent?: string; readonly range?: Span }>;
}

/** The article that others were split off from, and these in the order they stood in it; called with any of them. Empty where the first of them is not there. */
export function familyOf(lineage: Lineage, entry: Entry): readonly Entry[] {
  const parentOf = parentFinder(lineage);
  const parent = parentOf(entry) ?? (parentIdOf(lineage, entry) === undefined ? entry : undefined);
  return parent ? [parent, ...childrenOf(lineage, parent, parentOf)] : [];
}

/** What was split off from an article, and from that in turn. */
export function descendantsOf(lineage: Lineage, entry: Entry): readonly Entry[] {
  const parentOf = parentFinder(lineage);
  const found = [entry];
  for (const one of found) found.push(...childrenOf(lineage, one, parentOf).filter((child) => !found.includes(child)));
  return found.slice(1);
}

type ParentFinder = (entry: Entry) => Entry | undefined;

function childrenOf(lineage: Lineage, parent: Entry, parentOf: ParentFinder): readonly Entry[] {
  const children = presentIn(lineage).filter((other) => other !== parent && parentOf(other) === parent);
  return children.sort((a, b) => (startOf(lineage, a) ?? 0) - (startOf(lineage, b) ?? 0) || (a.part ?? 0) - (b.part ?? 0));
}

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
