import * as vscode from 'vscode';
import { merge, fileNameOf, type MergePart, type Entry } from '../core/index.ts';
import { applyChanges } from './applyChanges.ts';
import type { ApplyRequest, ApplyResult } from './applyRequest.ts';
import { textNow } from './commands/articleNow.ts';
import { annotationsOf, homeOf } from './commands/home.ts';
import type { Tools } from './commands/tools.ts';
import type { Corpus } from './corpus.ts';

/** Joins articles as they are now into the first of them, in the order given, all or nothing. */
export async function mergeFamily(
  tools: Tools,
  corpus: Corpus,
  members: readonly Entry[],
  why: Pick<ApplyRequest, 'cause' | 'label' | 'details'>,
): Promise<ApplyResult> {
  const parts = await Promise.all(members.map((member) => partOf(corpus, member)));
  const { home, basis } = await homeOf(corpus);
  const changes = merge(
    parts.map(({ part }) => part),
    home,
  );
  const all = new Map([...basis, ...parts.flatMap(({ part, basis: own }) => [...own, [part.path, part.text] as const])]);
  return await applyChanges(tools, { corpus, changes, basis: all, together: true, ...why });
}

/** The article that others were split off from, and these in the order they stood in it. */
export function familyOf(corpus: Corpus, entry: Entry): readonly Entry[] {
  const present = corpus.entries.filter(({ missing }) => missing !== true);
  const parentOf = parentFinder(corpus, present);
  const parent = parentOf(entry) ?? (parentIdOf(corpus, entry) === undefined ? entry : undefined);
  if (!parent) return [];
  const children = present.filter((other) => other !== parent && parentOf(other) === parent);
  children.sort((a, b) => (startOf(corpus, a) ?? 0) - (startOf(corpus, b) ?? 0) || (a.part ?? 0) - (b.part ?? 0));
  return [parent, ...children];
}

/** Finds the article that another was split off from: by the id that was written down, and where only its name tells, by the name, since two files may share an id. */
function parentFinder(corpus: Corpus, present: readonly Entry[]): (entry: Entry) => Entry | undefined {
  const byId = new Map(present.map((entry) => [entry.id, entry]));
  const byPath = new Map(present.map((entry) => [entry.path, entry]));
  return (entry) => {
    const id = parentIdOf(corpus, entry);
    if (id === undefined) return undefined;
    const named = byPath.get(entry.path.replace(PART, ''));
    return named !== entry && named && fileNameOf(named.path).id === id ? named : byId.get(id);
  };
}

function parentIdOf(corpus: Corpus, { path, parent }: Entry): string | undefined {
  return corpus.articles.get(path)?.parent ?? parent;
}

// e.g. the "-2" of "003_7eab56a015ad09b8-2.txt"
const PART = /-\d+(?=\.[^./]+$)/;

/** Where an article stood in the one that it was split from. */
function startOf(corpus: Corpus, { path, range }: Entry): number | undefined {
  return range?.start ?? corpus.articles.get(path)?.range?.start;
}

interface FamilyPart {
  readonly part: MergePart;
  readonly basis: ReadonlyMap<string, string>;
}

async function partOf(corpus: Corpus, entry: Entry): Promise<FamilyPart> {
  const { path, record } = entry;
  const text = await textNow({ corpus, path, uri: corpus.uriOf(path) });
  if (text === undefined) throw new Error(vscode.l10n.t('{0} cannot be read', path));
  const { annotations, basis } = await annotationsOf(corpus, path, text);
  return {
    part: {
      path,
      text,
      start: startOf(corpus, entry),
      ...(record === undefined ? {} : { record }),
      ...(annotations ? { annotations } : {}),
    },
    basis,
  };
}
