import type { IndexFormat } from '../corpus/entry.ts';
import { fieldOf, type FieldMap } from '../corpus/fields.ts';
import { rowIn } from '../corpus/rowPath.ts';
import { rowsIn, type Row } from '../corpus/rows.ts';
import { insertRecords, type Insertion, type WritableIndex } from '../formats/editIndex.ts';
import { editRowTexts, inAscii, isSpeltInAscii, rowLiteral, type RowEdit } from '../formats/editRowTexts.ts';
import { readIndex } from '../formats/readIndex.ts';
import { groupBy } from '../groupBy.ts';
import { composeEdits } from '../text/composeEdits.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import type { Change, CreateChange, DeleteChange, EditChange } from './change.ts';
import { dropRecords } from './records.ts';

/** An index to write to, with the rows that it holds by their paths. */
export interface RowIndex extends WritableIndex {
  readonly path: string;
  readonly rows: ReadonlyMap<string, Row>;
}

/** Reads an index of that path with its rows. */
export function rowIndexOf(path: string, text: string, fields: FieldMap): RowIndex {
  const table = readIndex(path, text);
  return { path, text, table, fields, rows: rowsIn(path, table, fields) };
}

/**
 * The edits of an index that make changes of its rows, all or none (then with the reason). A new row comes behind the one it names, and at the end where rows
 * that have no id but their number would get another; what moves from one row to another keeps its spelling, escapes and all. Offsets are those of a row's text
 * as a file would be decoded: a byte order mark at its start does not count.
 */
export function changeRows(
  index: RowIndex,
  changes: readonly Change[],
): { readonly edits: readonly Edit[] } | { readonly refused: string } {
  const { edited, made, gone } = sorted(changes);
  const refused = whyNot(index, { edited, made, gone });
  if (refused !== undefined) return { refused };
  const joined = rowsByWhole(index, gone);
  const texts = editRowTexts(
    index,
    edited.map((change) => textWrite(index, change, joined.get(rowIn(change.path)?.id ?? '') ?? [])),
  );
  if (made.length + gone.length === 0) return { edits: texts };
  const edits = [...texts, ...inserted(index, made), ...removed(index, gone)].sort(byPlace);
  const isSound = edits.every(({ start }, at) => at === 0 || (edits[at - 1]?.end ?? 0) <= start);
  return isSound ? checked(index, edits, { edited, made, gone }) : { refused: TANGLED };
}

interface Sorted {
  readonly edited: readonly EditChange[];
  readonly made: readonly CreateChange[];
  readonly gone: readonly DeleteChange[];
}

function sorted(changes: readonly Change[]): Sorted {
  return {
    edited: changes.filter((change) => change.kind === 'edit'),
    made: changes.filter((change) => change.kind === 'create'),
    gone: changes.filter((change) => change.kind === 'delete'),
  };
}

/** Why no row of an index of that format can be split or merged, where that is so: only JSON keeps its spelling, which a merge must give back. */
export function unsplittable(path: string, format: IndexFormat): string | undefined {
  if (SPLITTABLE.has(format)) return undefined;
  return `only rows of JSON and JSONL can be split or merged, and ${path} is ${format.toUpperCase()}`;
}

const SPLITTABLE: ReadonlySet<IndexFormat> = new Set(['json', 'jsonl']);
const TANGLED = 'the records of the index cannot be changed together';

function whyNot({ path, table, rows }: RowIndex, { edited, made, gone }: Sorted): string | undefined {
  const fixed = made.length + gone.length > 0 ? unsplittable(path, table.format) : undefined;
  if (fixed !== undefined) return fixed;
  const absent = [...edited, ...gone].find((change) => !rows.has(change.path));
  if (absent) return `${path} holds no such row any more`;
  if (made.some((change) => rows.has(change.path) || !rows.has(change.row?.after ?? '')))
    return `${path} has a row of that id already, or lost the one to follow`;
  if (made.some(({ text }) => markOf(text) !== '')) return 'a part of it would start with a byte order mark, and lose it';
  if (edited.some((change) => textAfter(rows, change) === '')) return 'a row without a text is no article';
  const first = gone.reduce((least, change) => Math.min(least, rows.get(change.path)?.record ?? Infinity), Infinity);
  return first < lastNumbered(rows) ? `rows of ${path} behind it have no id but their number, and would get another` : undefined;
}

/** The last record that is known by its number alone; -1 where there is none. */
function lastNumbered(rows: RowIndex['rows']): number {
  return [...rows.values()].reduce((last, { record, isNumbered }) => (isNumbered ? Math.max(last, record) : last), -1);
}

function textWrite(
  index: RowIndex,
  { path, edits }: EditChange,
  joined: readonly Row[],
): { readonly record: number; readonly edits: readonly RowEdit[] } {
  const { record = -1, text = '' } = index.rows.get(path) ?? {};
  const shift = markOf(text).length;
  const spelt = edits.map(({ start, end, inserted: added }): RowEdit => {
    const spelling = joined.length > 0 && added !== '' ? joinedSpelling(index, { record, added }, joined) : undefined;
    return { start: start + shift, end: end + shift, inserted: added, ...(spelling === undefined ? {} : { spelling }) };
  });
  return { record, edits: spelt };
}

/** The rows that go by the id of the row that they, or what they were split off from, were split off from. */
function rowsByWhole({ table, rows, fields }: RowIndex, gone: Sorted['gone']): ReadonlyMap<string, readonly Row[]> {
  const parents = new Map(
    gone.map(({ path }) => {
      const found = table.records[rows.get(path)?.record ?? -1];
      return [rowIn(path)?.id ?? '', String((found && fieldOf(found, 'parent', fields)?.value) ?? '')];
    }),
  );
  const wholeOf = (id: string, seen = new Set<string>()): string => {
    const parent = seen.has(id) ? undefined : parents.get(id);
    return parent === undefined ? id : wholeOf(parent, seen.add(id));
  };
  const byWhole = groupBy(gone, ({ path }) => wholeOf(rowIn(path)?.id ?? ''));
  return new Map([...byWhole].map(([id, own]) => [id, own.flatMap(({ path }) => rows.get(path) ?? [])]));
}

/** What is added to a row as those that go have spelt it, each where its text stands. */
function joinedSpelling(
  index: RowIndex,
  { record, added }: { readonly record: number; readonly added: string },
  joined: readonly Row[],
): string | undefined {
  const own = rowLiteral(index, record);
  const left = joined.map((row) => ({ row, text: row.text.slice(markOf(row.text).length) }));
  let spelling = '';
  for (let rest = added; own;) {
    const found = left.map((one) => ({ ...one, at: rest.indexOf(one.text) })).filter(({ text, at }) => at >= 0 && text !== '');
    const [next] = found.sort((a, b) => a.at - b.at || b.text.length - a.text.length);
    const literal = next && rowLiteral(index, next.row.record);
    if (!next || !literal) return spelling + own.spell(rest);
    const { row, text, at } = next;
    spelling += own.spell(rest.slice(0, at)) + literal.spelling(row.text.length - text.length, row.text.length);
    rest = rest.slice(at + text.length);
    left.splice(
      left.findIndex((one) => one.row === row),
      1,
    );
  }
  return undefined;
}

function inserted(index: RowIndex, made: readonly CreateChange[]): readonly Edit[] {
  const { rows, table } = index;
  const numbered = lastNumbered(rows);
  const insertions = made.map(({ text, row }): Insertion => {
    const behind = rows.get(row?.after ?? '')?.record ?? -1;
    const { id, ...others } = row?.values ?? {};
    const values = { ...(id === undefined ? {} : { id }), text, ...others };
    return { values, after: behind < numbered ? table.records.length - 1 : behind };
  });
  const edits = insertRecords(index, insertions, (text) => readIndex(index.path, text));
  return isSpeltInAscii(index.text) ? edits.map((edit) => ({ ...edit, inserted: inAscii(edit.inserted) })) : edits;
}

function removed(index: RowIndex, gone: Sorted['gone']): readonly Edit[] {
  const records = gone.map(({ path }) => ({ path, record: index.rows.get(path)?.record ?? -1 }));
  return dropRecords({ kind: 'index', path: index.path, index }, records).flatMap((change) => (change.kind === 'edit' ? change.edits : []));
}

/** The edits with the new rows spelt as they were, where the index read again holds exactly what it should. */
function checked(index: RowIndex, edits: readonly Edit[], changes: Sorted): ReturnType<typeof changeRows> {
  const next = rowIndexOf(index.path, applyEdits(index.text, edits), index.fields);
  if (!isAsMeant(index.rows, next.rows, changes)) return { refused: TANGLED };
  const spelt = changes.made.flatMap((change) => respelt(index, next, change));
  return { edits: composeEdits(index.text, edits, spelt.sort(byPlace)) };
}

function isAsMeant(before: RowIndex['rows'], after: RowIndex['rows'], { edited, made, gone }: Sorted): boolean {
  const wanted = new Map([...before].map(([path, { text }]) => [path, text]));
  for (const change of edited) wanted.set(change.path, textAfter(before, change));
  for (const { path, text } of made) wanted.set(path, text);
  for (const { path } of gone) wanted.delete(path);
  return wanted.size === after.size && [...wanted].every(([path, text]) => after.get(path)?.text === text);
}

function respelt(before: RowIndex, after: RowIndex, { path, text, row }: CreateChange): readonly Edit[] {
  const { record = -1, text: whole = '' } = before.rows.get(row?.after ?? '') ?? {};
  const [from = 0] = Array.isArray(row?.values.range) ? (row.values.range as readonly number[]) : [];
  const start = from + markOf(whole).length;
  const literal = rowLiteral(before, record);
  const place = rowLiteral(after, after.rows.get(path)?.record ?? -1);
  if (!literal || !place || whole.slice(start, start + text.length) !== text) return [];
  return [{ start: place.placeOf(0), end: place.placeOf(text.length), inserted: literal.spelling(start, start + text.length) }];
}

function textAfter(rows: RowIndex['rows'], { path, edits }: EditChange): string {
  const text = rows.get(path)?.text ?? '';
  const mark = markOf(text);
  return mark + applyEdits(text.slice(mark.length), edits);
}

/** The byte order mark that a text starts with. */
function markOf(text: string): string {
  return text.startsWith('\ufeff') ? '\ufeff' : '';
}

function byPlace(a: Edit, b: Edit): number {
  return a.start - b.start || a.end - b.end;
}
