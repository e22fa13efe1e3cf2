import { NAME_TYPES, type IndexedName } from '../../core/index.ts';
import type { Services } from '../services.ts';
import { cutIntoRuns } from './groups.ts';
import type { CorpusNameNode, CorpusNamesNode, CorpusNameTypeNode, CorpusNode } from './node.ts';

/** The names of a corpus by type, the most frequent first; under a filter those that the articles it lets through mention, with how many of these do; names that stand in boilerplate alone are left out. None where there are no names; while articles are read the node is there from the start, for one that comes later would move the rows below. */
export function corpusNamesNodes(
  { names: store, summaries }: Services,
  { passes }: { readonly passes: unknown },
  { corpus, rows }: CorpusNode,
): readonly CorpusNamesNode[] {
  const index = store.of(corpus);
  const shown = passes === undefined ? undefined : new Set(rows.map(({ path }) => path));
  const own = new Set(index.ownNames().map(({ type, id }) => `${type}\t${id}`));
  const types = NAME_TYPES.flatMap((type): readonly CorpusNameTypeNode[] => {
    const all = shown ? index.namesWithin(shown, type) : index.names(type);
    const names = all.filter(({ id }) => own.has(`${type}\t${id}`));
    return names.length === 0 ? [] : [{ kind: 'corpusNameType', key: `${corpus.key}\nnames\n${type}`, corpus, type, names }];
  });
  const mayCome = rows.length > 0 && summaries.progress() !== undefined;
  return types.length === 0 && !mayCome ? [] : [{ kind: 'corpusNames', key: `${corpus.key}\nnames`, corpus, types }];
}

/** The names, or runs of them where they are too many for one level. */
export function corpusNameNodes({ corpus, type, key, names }: CorpusNameTypeNode): readonly (CorpusNameTypeNode | CorpusNameNode)[] {
  const runs = cutIntoRuns(names);
  if (runs.length > 1)
    return runs.map(({ label, items }) => ({ kind: 'corpusNameType', key: `${key}\n${label}`, corpus, type, label, names: items }));
  return names.map((name: IndexedName): CorpusNameNode => ({
    ...name,
    kind: 'corpusName',
    key: `${corpus.key}\nname\n${type}\t${name.id}`,
    corpus,
  }));
}
