import { isMap, isScalar, isSeq } from 'yaml';
import type { IndexTable } from '../corpus/entry.ts';
import type { FieldMap } from '../corpus/fields.ts';
import { composeEdits } from '../text/composeEdits.ts';
import { applyEdits, lineRemoval, type Edit } from '../text/edit.ts';
import { once } from '../text/once.ts';
import { csvInserter, editCsvRecords, emptyColumns } from './csvWrite.ts';
import { editJsonRecord, insertJsonRecord, jsonObjectLike, jsonRemover } from './jsonWrite.ts';
import { parseYaml, yamlRecordNodes, type YamlRecordNode } from './yamlIndex.ts';
import { endOf, lineEndOf, lineStartOf, startOf, yamlScalar } from './yamlText.ts';
import { editYamlRecords, isReadable, lineAfter } from './yamlWrite.ts';
import { fieldWriter, type FieldValues, type WrittenField } from './writtenValue.ts';

/** An index to write to: its text and the records read from it, with the person's field names. */
export interface WritableIndex {
  readonly text: string;
  readonly table: IndexTable;
  readonly fields: FieldMap;
  /** Columns of a CSV that Winnow itself has added (see `addedColumns`): the last ones of them go again with their last value. */
  readonly ours?: readonly string[];
}

/** The edits that write fields (undefined takes one out) into a record; no other byte of the index changes, but a column that a CSV lacks is added to all rows. */
export function editRecord(index: WritableIndex, record: number, values: FieldValues): readonly Edit[] {
  return editRecords(index, [{ record, values }]);
}

/** As editRecord for many records at once (of two writes to one record the later wins field by field): the index is parsed once. */
export function editRecords(
  index: WritableIndex,
  writes: readonly { readonly record: number; readonly values: FieldValues }[],
): readonly Edit[] {
  const { text, table, fields } = index;
  const merged = new Map<number, FieldValues>();
  for (const { record, values } of writes) if (table.records[record]) merged.set(record, { ...merged.get(record), ...values });
  const written = fieldWriter(table, fields);
  const all = [...merged].map(([record, values]) => ({ record, fields: written(table.records[record], values) }));
  if (table.format === 'csv') return withoutEmptyColumns(index, editCsvRecords(text, all));
  if (table.format === 'yaml') return editYamlRecords(text, all);
  const edits = all.flatMap(({ record, fields: own }) => {
    const found = table.records[record];
    return found ? editJsonRecord(text, found, own) : [];
  });
  return edits.sort((a, b) => a.start - b.start);
}

/** The edits that add a record after record `after` (the last one by default), written in the manner of its neighbour. */
export function insertRecord(index: WritableIndex, values: FieldValues, after: number = index.table.records.length - 1): readonly Edit[] {
  return inserterOf(index)(values, after);
}

/** A record to add to an index: after which of those that it has (the last one where not given). */
export interface Insertion {
  readonly values: FieldValues;
  readonly after?: number;
}

/**
 * As insertRecord for many records; of those behind one record the first given comes first. The index is read again only where a record does more to it than
 * to add itself, such as the first that needs a new column.
 */
export function insertRecords(index: WritableIndex, insertions: readonly Insertion[], read: (text: string) => IndexTable): readonly Edit[] {
  const last = index.table.records.length - 1;
  const placed: number[] = [];
  let edits: readonly Edit[] = [];
  let { text, table } = index;
  for (let rest = insertions; rest.length > 0;) {
    const insert = inserterOf({ ...index, text, table });
    const made = rest.map(({ values, after = last }) => insert(values, after + placed.filter((other) => other <= after).length));
    const more = made.findIndex(([edit, ...others]) => others.length > 0 || edit?.start !== edit?.end);
    const count = more < 0 ? made.length : Math.max(1, more);
    const step = made.slice(0, count).flat();
    step.sort((a, b) => a.start - b.start);
    edits = composeEdits(index.text, edits, step);
    placed.push(...rest.slice(0, count).map(({ after = last }) => after));
    rest = rest.slice(count);
    text = applyEdits(text, step);
    if (rest.length > 0) table = read(text);
  }
  return edits;
}

/** A function that gives the edits that add a record; what they need of the index is read once. */
function inserterOf(index: WritableIndex): (values: FieldValues, after: number) => readonly Edit[] {
  const { text, table, fields } = index;
  const write = fieldWriter(table, fields);
  const csv = once(() => csvInserter(text));
  const nodes = once(() => yamlRecordNodes(parseYaml(text)).filter(isReadable));
  return (values, after) => {
    const model = table.records[after];
    const keyed = model?.key !== undefined;
    const { id, ...others } = values;
    const written = write(model, keyed ? others : values).filter(({ value }) => value !== undefined);
    if (table.format === 'csv') return csv()(after, written);
    if (!model) return firstRecord(index, written);
    const record = { ...(keyed ? { key: String(id ?? '') } : {}), fields: nested(written) };
    if (table.format === 'yaml') return insertYamlRecord(text, nodes()[after], { ...record, written });
    if (table.format === 'json') return insertJsonRecord(text, table, after, record);
    const eol = breakAfter(text, model);
    return [{ start: model.end, end: model.end, inserted: eol + jsonObjectLike(text.slice(model.start, model.end), '', record.fields) }];
  };
}

/** How a line of JSONL ends; the last one, that may have no break, as the one before it. */
function breakAfter(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  if (end < text.length) return text[end] === '\r' ? '\r\n' : '\n';
  return text.slice(Math.max(0, start - 2), start) === '\r\n' ? '\r\n' : '\n';
}

/** The edits that take a record out. */
export function removeRecord(index: WritableIndex, record: number): readonly Edit[] {
  return withoutEmptyColumns(index, removerOf(index)(record));
}

/** As removeRecord for many records, which are read once; undefined where what two of them take touches, as it may at the ends of a list. */
export function removeRecords(index: WritableIndex, records: readonly number[]): readonly Edit[] | undefined {
  const remove = removerOf(index);
  const edits = records.flatMap((record) => remove(record)).sort((a, b) => a.start - b.start);
  return edits.every(({ start }, at) => at === 0 || (edits[at - 1]?.end ?? 0) <= start) ? withoutEmptyColumns(index, edits) : undefined;
}

/** The edits, and with them the columns of ours that they leave empty. */
function withoutEmptyColumns({ text, table, ours = [] }: WritableIndex, edits: readonly Edit[]): readonly Edit[] {
  if (table.format !== 'csv' || ours.length === 0 || edits.length === 0) return edits;
  return composeEdits(text, edits, emptyColumns(applyEdits(text, edits), ours));
}

/** A function that gives the edits that take a record out; what they need of the index is read once. */
function removerOf({ text, table }: WritableIndex): (record: number) => readonly Edit[] {
  if (table.format === 'json') return jsonRemover(text, table);
  if (table.format === 'yaml') return yamlRemover(text);
  return (record) => {
    const found = table.records[record];
    return found ? [lineRemoval(text, found.start, found.end)] : [];
  };
}

/** A record in an index that has none yet: only an empty array, or lines. */
function firstRecord({ text, table }: WritableIndex, written: readonly WrittenField[]): Edit[] {
  const object = jsonObjectLike('', '', nested(written));
  if (table.format === 'jsonl') return [{ start: text.length, end: text.length, inserted: `${object}\n` }];
  const empty = /\[\s*\]/.exec(text);
  return empty ? [{ start: empty.index, end: empty.index + empty[0].length, inserted: `[\n  ${object}\n]` }] : [];
}

function nested(written: readonly WrittenField[]): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const { steps, value } of written) {
    const [name = '', inner] = steps;
    if (inner === undefined) fields[name] = value;
    else fields[name] = { ...(fields[name] as object | undefined), [inner]: value };
  }
  return fields;
}

function insertYamlRecord(
  text: string,
  found: YamlRecordNode | undefined,
  record: { readonly key?: string; readonly fields: Readonly<Record<string, unknown>>; readonly written: readonly WrittenField[] },
): Edit[] {
  const { node } = found ?? {};
  if (!node) return [];
  const start = startOf(node);
  const lead = text.slice(lineStartOf(text, start), start);
  const json = Object.entries(record.fields).map(([name, value]) => `${yamlScalar(name)}: ${flowOf(value)}`);
  const key = record.key === undefined ? '' : `${yamlScalar(record.key)}: `;
  if ((isMap(node) && node.flow === true && !/^\s*-\s*$/.test(lead) && record.key === undefined) || !/^\s*(?:-\s*)?$|:\s*$/.test(lead))
    return [{ start: endOf(node), end: endOf(node), inserted: `, ${key}{${json.join(', ')}}` }];
  if (record.key !== undefined)
    return keyedYaml(text, { start, end: endOf(node), flow: isMap(node) && node.flow === true }, { key: record.key, json });
  if (isScalar(node) || (isMap(node) && node.flow === true)) {
    const only = isScalar(node) && json.length === 1 ? flowOf(Object.values(record.fields)[0]) : `{${json.join(', ')}}`;
    return [lineAfter(text, endOf(node), [`${lead}${only}`])];
  }
  return [
    lineAfter(
      text,
      endOf(node),
      json.map((line, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + line),
    ),
  ];
}

function keyedYaml(
  text: string,
  model: { readonly start: number; readonly end: number; readonly flow: boolean },
  record: { readonly key: string; readonly json: readonly string[] },
): Edit[] {
  const start = lineStartOf(text, model.start);
  const inner = text.slice(start, model.start);
  if (model.flow || inner.trim() !== '') {
    const indent = /^ */.exec(inner)?.[0] ?? '';
    return [lineAfter(text, model.end, [`${indent}${yamlScalar(record.key)}: {${record.json.join(', ')}}`])];
  }
  const outer = inner.slice(0, Math.max(0, inner.length - 2));
  return [lineAfter(text, model.end, [`${outer}${yamlScalar(record.key)}:`, ...record.json.map((line) => inner + line)])];
}

function flowOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowOf).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([name, inner]) => `${yamlScalar(name)}: ${flowOf(inner)}`)
      .join(', ')}}`;
  return typeof value === 'string' ? yamlScalar(value) : String(value);
}

function yamlRemover(text: string): (record: number) => Edit[] {
  const document = parseYaml(text);
  const root: unknown = document.contents;
  const nodes = isSeq(root) && root.flow ? [] : yamlRecordNodes(document).filter(isReadable);
  return (record) => {
    const { node, key } = nodes[record] ?? {};
    if (!node) return [];
    const end = endOf(node);
    let start = lineStartOf(text, startOf(node));
    if (key !== undefined && text.slice(start, startOf(node)).trim() === '')
      start = lineStartOf(text, start - (text.slice(0, start).endsWith('\r\n') ? 2 : 1));
    return [lineRemoval(text, start, /[\r\n]/.test(text[end - 1] ?? '') ? end - 1 : lineEndOf(text, end))];
  };
}
