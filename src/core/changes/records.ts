import { withArticles } from '../formats/articlesFile.ts';
import { editRecords, insertRecord, insertRecords, removeRecord, removeRecords, type WritableIndex } from '../formats/editIndex.ts';
import { readIndex } from '../formats/readIndex.ts';
import { WINNOW_FILES } from '../formats/winnowFiles.ts';
import type { FieldValues } from '../formats/writtenValue.ts';
import { composeEdits } from '../text/composeEdits.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import type { Change } from './change.ts';
import { difference } from './difference.ts';

/** Where metadata of articles is written: the index, or articles.jsonl (`text` undefined where there is none yet). */
export type RecordHome =
  | { readonly kind: 'index'; readonly path: string; readonly index: WritableIndex }
  | { readonly kind: 'articles'; readonly text: string | undefined };

/** What to write of one article; `record` is its number in the index, `after` the record behind which a new one comes. */
export interface RecordWrite {
  readonly path: string;
  readonly values: FieldValues;
  readonly record?: number;
  readonly after?: number;
}

/** The change that adds records of new articles to their home; the parts of one file follow it in the index, in the order given. */
export function addRecords(home: RecordHome, writes: readonly RecordWrite[]): readonly Change[] {
  if (home.kind === 'articles') return writeArticles(home.text, writes);
  const insertions = writes.map(({ path, values: { id, ...others }, after }) => ({
    values: { ...(id === undefined ? {} : { id }), path, ...others },
    ...(after === undefined ? {} : { after }),
  }));
  return editOf(
    home.path,
    insertRecords(home.index, insertions, (text) => readIndex(home.path, text)),
  );
}

/** The change that writes fields of articles (undefined takes a field out); an article that the index does not know gets a record. */
export function writeRecords(home: RecordHome, writes: readonly RecordWrite[]): readonly Change[] {
  if (home.kind === 'articles') return writeArticles(home.text, writes);
  const known = writes.flatMap(({ values, record }) => (record === undefined ? [] : [{ record, values }]));
  const added = writes
    .filter(({ record }) => record === undefined)
    .map(
      ({ path, values }) =>
        (index: WritableIndex): readonly Edit[] =>
          insertRecord(index, { path, ...values }),
    );
  return editIndex(home, known.length === 0 ? added : [(index) => editRecords(index, known), ...added]);
}

/** The change that takes the records of articles out. */
export function dropRecords(home: RecordHome, articles: readonly { readonly path: string; readonly record?: number }[]): readonly Change[] {
  if (home.kind === 'articles')
    return writeArticles(
      home.text,
      articles.map(({ path }) => ({ path, values: LINEAGE_GONE })),
    );
  const records = articles.map(({ record }) => record).filter((record) => record !== undefined);
  records.sort((a, b) => b - a);
  const together = removeRecords(home.index, records);
  if (together) return editOf(home.path, together);
  return editIndex(
    home,
    records.map(
      (record) =>
        (index: WritableIndex): readonly Edit[] =>
          removeRecord(index, record),
    ),
  );
}

const LINEAGE_GONE: FieldValues = { id: undefined, parent: undefined, range: undefined, title: undefined };

function writeArticles(text: string | undefined, writes: readonly RecordWrite[]): readonly Change[] {
  const next = withArticles(
    text ?? '',
    writes.map(({ path, values }) => ({ path, fields: spanned(values) })),
  );
  if (next === (text ?? '')) return [];
  return text === undefined
    ? [{ kind: 'create', path: WINNOW_FILES.articles, text: next }]
    : editOf(WINNOW_FILES.articles, [difference(text, next)]);
}

/** articles.jsonl holds ranges as spans. */
function spanned(values: FieldValues): Readonly<Record<string, unknown>> {
  const { range, ...others } = values;
  if (!('range' in values)) return others;
  return { ...others, range: Array.isArray(range) ? { start: range[0] as unknown, end: range[1] as unknown } : undefined };
}

function editOf(path: string, edits: readonly Edit[]): readonly Change[] {
  return edits.length === 0 ? [] : [{ kind: 'edit', path, edits }];
}

/** Steps one after the other, each on the index as the step before left it (it may have gained a column), as one change. */
function editIndex(
  home: Extract<RecordHome, { kind: 'index' }>,
  steps: readonly ((index: WritableIndex) => readonly Edit[])[],
): readonly Change[] {
  let { index } = home;
  let edits: readonly Edit[] = [];
  for (const step of steps) {
    const further = step(index);
    edits = composeEdits(home.index.text, edits, further);
    const text = applyEdits(index.text, further);
    index = { ...index, text, table: readIndex(home.path, text) };
  }
  return editOf(home.path, edits);
}
