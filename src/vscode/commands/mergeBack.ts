import * as vscode from 'vscode';
import { merge, type MergePart } from '../../core/changes/split.ts';
import { fileNameOf } from '../../core/corpus/fileName.ts';
import type { Corpus, Entry } from '../corpusStore.ts';
import { applyChanges } from '../applyChanges.ts';
import { textNow } from './articleNow.ts';
import { annotationsOf, homeOf } from './home.ts';
import { tellRefused } from './split.ts';
import { targetOf } from './targets.ts';
import type { Tools } from './tools.ts';

/** Winnow: Merge Back. Joins an article with all that was split off from it, called on any of them. */
export async function mergeBack(tools: Tools, ...args: readonly unknown[]): Promise<string | undefined> {
  const target = targetOf(tools.services, args);
  const entry = target?.corpus.entryOf(target.path);
  if (!target || !entry) return undefined;
  const family = familyOf(target.corpus, entry);
  if (family.length < 2) throw new Error(vscode.l10n.t('nothing was split off from this article'));
  const parts = await Promise.all(family.map((member) => partOf(target.corpus, member)));
  const { home, basis } = await homeOf(target.corpus);
  const result = await applyChanges(tools, {
    corpus: target.corpus,
    changes: merge(
      parts.map(({ part }) => part),
      home,
    ),
    basis: new Map([...basis, ...parts.flatMap(({ part, basis: own }) => [...own, [part.path, part.text] as const])]),
    cause: { command: 'merge' },
    label: vscode.l10n.t('Merge Back'),
    together: true,
  });
  tellRefused(result);
  await tools.services.corpora.refresh();
  const [whole, ...joined] = parts.map(({ part }) => part.path);
  tools.services.report.tell(vscode.l10n.t('{0} is in {1} again', joined.join(', '), whole ?? ''));
  return whole;
}

/** The article that others were split off from, and these in the order they stood in it. */
function familyOf(corpus: Corpus, entry: Entry): readonly Entry[] {
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
