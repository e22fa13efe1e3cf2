import { applyEdits, csvTable, type Change, type RecordHome } from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Tools } from '../tools.ts';
import type { ApplyResult } from './applyRequest.ts';

/** Which columns Winnow has added to which index, so that taking the last value out leaves the index as it was before the first came in. */
const COLUMNS = 'winnow.addedColumns';

type IndexHome = Extract<RecordHome, { readonly kind: 'index' }>;

/** An index to write to that tells which of its columns are Winnow's own. */
export function withOwnColumns(tools: Tools, corpus: Corpus, home: IndexHome): IndexHome {
  const ours = allColumns(tools)[columnsKey(corpus, home.path)] ?? [];
  return { ...home, index: { ...home.index, ours } };
}

interface Written {
  readonly changes: readonly Change[];
  readonly home: Pick<IndexHome, 'path' | 'index'> | undefined;
  readonly result: ApplyResult;
}

/** Remembers the columns that changes have added to a CSV index, once they are made. */
export async function rememberColumns(tools: Tools, corpus: Corpus, { changes, home, result }: Written): Promise<void> {
  const change = changes.find(({ path }) => path === home?.path);
  if (!home || home.index.table.format !== 'csv' || change?.kind !== 'edit' || !result.applied.includes(home.path)) return;
  const before = csvTable(home.index.text).columns;
  const after = csvTable(applyEdits(home.index.text, change.edits)).columns;
  const known = allColumns(tools)[columnsKey(corpus, home.path)] ?? [];
  const ours = [...known.filter((name) => after.includes(name)), ...after.filter((name) => !before.includes(name))];
  const all = { ...allColumns(tools), [columnsKey(corpus, home.path)]: [...new Set(ours)] };
  await tools.services.context.workspaceState.update(COLUMNS, all);
}

function allColumns(tools: Tools): Readonly<Record<string, readonly string[]>> {
  return tools.services.context.workspaceState.get(COLUMNS, {});
}

function columnsKey(corpus: Corpus, path: string): string {
  return `${corpus.key} ${path}`;
}
