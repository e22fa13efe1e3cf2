import * as vscode from 'vscode';
import { merge, type Entry, type MergePart } from '../../core/index.ts';
import { applyChanges } from './applyChanges.ts';
import type { ApplyRequest, ApplyResult } from './applyRequest.ts';
import { textNow } from '../articleNow.ts';
import { withOwnColumns } from './ownColumns.ts';
import { annotationsOf, homeOf } from './home.ts';
import type { Tools } from '../tools.ts';
import type { Corpus } from '../corpus/corpus.ts';

/** Joins articles as they are now into the first of them, in the order given, all or nothing. */
export async function mergeFamily(
  tools: Tools,
  corpus: Corpus,
  members: readonly Entry[],
  why: Pick<ApplyRequest, 'cause' | 'label' | 'details'>,
): Promise<ApplyResult> {
  const { home, basis, entryOf } = await homeOf(corpus);
  const parts = await Promise.all(members.map((member) => partOf(corpus, { ...member, ...entryOf(member.path) })));
  const changes = merge(
    parts.map(({ part }) => part),
    home.kind === 'index' ? withOwnColumns(tools, corpus, home) : home,
  );
  const all = new Map([...basis, ...parts.flatMap(({ part, basis: own }) => [...own, [part.path, part.text] as const])]);
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
