import { FIELD_ALIASES, fieldOf, foldName, type FieldMap } from '../corpus/fields.ts';
import type { EntryField, IndexRecord, IndexTable } from '../corpus/entry.ts';
import { tagsOf } from '../corpus/toEntry.ts';

/** A value to write into a field; undefined takes the field out. */
export type FieldValue = string | number | boolean | readonly (string | number)[] | undefined;

/** The fields to write into a record. */
export type FieldValues = Readonly<Partial<Record<EntryField, FieldValue>>>;

/** One field to write: the keys that lead to it in the record (two for `metadata.url`), and what. */
export interface WrittenField {
  readonly steps: readonly string[];
  readonly value: FieldValue;
}

/** The fields to write into one record of an index, which counts from 0. */
export interface RecordFields {
  readonly record: number;
  readonly fields: readonly WrittenField[];
}

/** A writer of fields into records of a table: where a record has them, else where other records have them, else under the mapped or plain name. */
export function fieldWriter(table: IndexTable, map: FieldMap): (record: IndexRecord | undefined, values: FieldValues) => WrittenField[] {
  const usual = new Map<EntryField, readonly string[]>();
  const usualPlace = (field: EntryField): readonly string[] => {
    const known = usual.get(field) ?? placeElsewhere(table, field, map) ?? [map[field] ?? field];
    usual.set(field, known);
    return known;
  };
  return (record, values) =>
    Object.entries(values).map(([name, value]) => {
      const field = name as EntryField;
      return { steps: (record && placeIn(record, field, map)) ?? usualPlace(field), value };
    });
}

/** A list written as one string: joined as the column's other cells are (`;` unless they use `|` or `,`), ranges by `-`. */
export function joinedList(list: readonly (string | number)[], like: readonly string[], delimiter = ','): string {
  if (list.every((item) => typeof item === 'number')) return list.join('-');
  const sample = like.find((cell) => /[;|]/.test(cell)) ?? like.find((cell) => cell.includes(',')) ?? '';
  const mark = sample.includes(';') ? ';' : sample.includes('|') ? '|' : sample.includes(',') ? ',' : delimiter === ';' ? ',' : ';';
  const at = sample.indexOf(mark);
  const around = (blank: number): string => (at > 0 && sample[at + blank] === ' ' ? ' ' : '');
  const joined = list.join(around(-1) + mark + around(1));
  return [joined, ...MARKS.map((each) => list.join(each) + (list.length === 1 ? each : ''))].find((text) => isReadAs(text, list)) ?? joined;
}

/** Whether a string is read as these tags: an item may hold a mark itself, as "Smith, John" does, which another mark after it keeps together. */
function isReadAs(text: string, list: readonly (string | number)[]): boolean {
  const read = tagsOf(text);
  return read.length === list.length && read.every((tag, index) => tag === String(list[index]).trim());
}

const MARKS = [';', '|', ','];

function placeElsewhere(table: IndexTable, field: EntryField, map: FieldMap): readonly string[] | undefined {
  for (const other of table.records.slice(0, 200)) {
    const steps = placeIn(other, field, map);
    if (steps) return steps;
  }
  return undefined;
}

function placeIn(record: IndexRecord, field: EntryField, map: FieldMap): readonly string[] | undefined {
  return fieldOf(record, field, map)?.steps ?? blankPlace(record, field, map);
}

/** A field that is there but blank is no hit of fieldOf; it is written to all the same. */
function blankPlace(record: IndexRecord, field: EntryField, map: FieldMap): readonly string[] | undefined {
  const mapped = map[field];
  const wanted = mapped === undefined ? FIELD_ALIASES[field].map(foldName) : [foldName(mapped)];
  const names = Object.keys(record.fields);
  for (const alias of wanted) {
    const name = names.find((each) => foldName(each) === alias);
    if (name !== undefined && (field !== 'text' || typeof record.fields[name] === 'string')) return [name];
  }
  return undefined;
}
