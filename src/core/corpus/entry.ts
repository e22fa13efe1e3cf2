import type { RuleId } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';

/** The shapes an index may have; CSV and TSV are one, told apart by their delimiter. */
export type IndexFormat = 'json' | 'jsonl' | 'csv' | 'yaml';

/** One record of an index as it stands there: its bytes (offsets into the index's text), its 0-based line, and its fields verbatim. */
export interface IndexRecord extends Span {
  readonly line: number;
  /** The key of the record in an id → record map. */
  readonly key?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Something wrong with an index, at a stretch of its text (0-based line of its start), with what would mend it as data. */
export interface IndexFinding extends Span {
  readonly rule: RuleId;
  readonly message: string;
  readonly line: number;
  /** The article file it is about, relative to the corpus root. */
  readonly path?: string;
  readonly fixes: readonly IndexFix[];
}

/** What mends a finding about the index; `record` counts the records of the table. */
export type IndexFix =
  | { readonly kind: 'add-record'; readonly title: string; readonly path: string }
  | { readonly kind: 'remove-record'; readonly title: string; readonly record: number }
  | { readonly kind: 'set-field'; readonly title: string; readonly record: number; readonly field: EntryField; readonly value: string }
  | { readonly kind: 'map-field'; readonly title: string; readonly field: EntryField; readonly columns: readonly string[] };

/** An index as read: its records in order, and what could not be read. */
export interface IndexTable {
  readonly format: IndexFormat;
  readonly records: readonly IndexRecord[];
  readonly problems: readonly IndexFinding[];
  /** The text of what could not be read: broken records, and all that follows a syntax error. */
  readonly unread?: string;
}

/** The fields Winnow knows; everything else of a record is kept verbatim. */
export const ENTRY_FIELDS = [
  'id',
  'path',
  'ordinal',
  'url',
  'title',
  'source',
  'author',
  'agency',
  'date',
  'fetched',
  'lang',
  'text',
  'tags',
  'status',
  'hash',
  'parent',
  'range',
] as const;

export type EntryField = (typeof ENTRY_FIELDS)[number];

/** Whether a value names a field that Winnow knows. */
export function isEntryField(value: unknown): value is EntryField {
  return ENTRY_FIELDS.some((field) => field === value);
}

/** One article of the corpus, whatever it is known from; paths are relative to the corpus root with `/`. */
export interface Entry {
  readonly id: string;
  /** The file; for a row with inline text the index's path, `#` and the id. */
  readonly path: string;
  readonly ordinal?: number;
  /** Which part of a split file this is (2 and up), by its name. */
  readonly part?: number;
  readonly url?: string;
  readonly title?: string;
  readonly source?: string;
  readonly author?: string;
  readonly agency?: string;
  /** As written. */
  readonly date?: string;
  /** The date as ISO (a day, month or year where no more is known), for sorting. */
  readonly isoDate?: string;
  readonly fetched?: string;
  readonly lang?: string;
  readonly tags: readonly string[];
  /** One of STATUSES where it is understood, else as written. */
  readonly status?: string;
  readonly hash?: string;
  /** The article itself, when the index holds it. */
  readonly text?: string;
  /** Id of the article that this one was split from, and where it stood there. */
  readonly parent?: string;
  readonly range?: Span;
  /** Fields Winnow does not know, verbatim. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** Which record of the index describes it; undefined for a file that the index does not name. */
  readonly record?: number;
  /** The index names a file that is not there. */
  readonly missing?: true;
}

export const STATUSES = ['todo', 'in progress', 'reviewed', 'rejected'] as const;

/** Where an article stands in review. */
export type Status = (typeof STATUSES)[number];
