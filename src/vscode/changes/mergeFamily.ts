import * as vscode from 'vscode';
import { merge, type Change, type Entry, type MergePart } from '../../core/index.ts';
import { applyChanges } from './applyChanges.ts';
import type { ApplyRequest, ApplyResult } from './applyRequest.ts';
import { textNow } from '../articleNow.ts';
import { withOwnColumns } from './ownColumns.ts';
import { annotationsOf, homeOf } from './home.ts';
import type { Tools } from '../tools.ts';
import type { Corpus } from '../corpus/corpus.ts';

/** Joins articles as they are now into the first of them, in the order given, all or nothing. */
export async function mergeFamily(tools: Tools, corpus: Corpus, members: readonly Entry[], why: MergeCause): Promise<ApplyResult> {
  return await mergeFamilies(tools, corpus, { families: [members], ...why });
}

/** For the journal, and what the changes take back. */
export type MergeCause = Pick<ApplyRequest, 'cause' | 'label' | 'details'>;

/** The same for several at once, all or nothing; where there are several they are rows of the index. */
export async function mergeFamilies(
  tools: Tools,
  corpus: Corpus,
  { families, ...why }: MergeCause & { readonly families: readonly (readonly Entry[])[] },
): Promise<ApplyResult> {
  const { home, basis, entryOf } = await homeOf(corpus);
  const own = home.kind === 'index' ? withOwnColumns(tools, corpus, home) : home;
  const all = new Map(basis);
  const changes: Change[] = [];
  for (const members of families) {
    const parts = await Promise.all(members.map((member) => partOf(corpus, { ...member, ...entryOf(member.path) })));
    for (const { part, basis: known } of parts) for (const [path, text] of [...known, [part.path, part.text] as const]) all.set(path, text);
    changes.push(
      ...merge(
        parts.map(({ part }) => part),
        own,
      ),
    );
  }
  return await applyChanges(tools, { corpus, changes, basis: all, together: true, ...why });
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
      start: entry.range?.start ?? corpus.articles.get(path)?.range?.start,
      ...(record === undefined ? {} : { record }),
      ...(annotations ? { annotations } : {}),
    },
    basis,
  };
}
