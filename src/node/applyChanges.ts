import { randomUUID } from 'node:crypto';
import {
  applyEdits,
  composeEdits,
  encodeText,
  groupBy,
  readBack,
  rowIn,
  withRemoved,
  type Change,
  type CreateChange,
  type DeleteChange,
  type EditChange,
  type Encoding,
  type FieldMap,
  type JournalEntry,
} from '../core/index.ts';
import { appendJournal } from './journalFile.ts';
import { planRows } from './planRows.ts';
import { readArticle, whyOutside, type Refused } from './readArticle.ts';
import { sha256Of } from './sha256Of.ts';
import { writeFiles, type FileWrite } from './writeFiles.ts';

/** Why files change; `who` as contracts.md says. */
export interface ChangeCause {
  readonly who: string;
  readonly command: string;
}

/** What a batch of changes rests on: the SHA-256 of the files when they were looked at, by path (a file that differs now is refused). */
export interface ApplyOptions {
  readonly cause: ChangeCause;
  readonly basis?: ReadonlyMap<string, string>;
  /** Of annotation files that lose spans with their words: the SHA-256 of the text before, for their journal entries, by path. */
  readonly of?: ReadonlyMap<string, string>;
  /** The encoding of created files by path, UTF-8 by default, and of changed ones that get another. */
  readonly encodings?: ReadonlyMap<string, Encoding>;
  /** The person's names for fields, by which rows of an index are read. */
  readonly fields?: FieldMap;
  /** Where one change is refused, none is made. */
  readonly together?: true;
}

/** What was written, as the journal has it, and what was refused (and is as it was). */
export interface Applied {
  readonly entries: readonly JournalEntry[];
  readonly refused: readonly Refused[];
}

/**
 * Makes changes on disk, in the order given but rows first, all rows of an index in one write: each file is whole, old or new, whatever happens; encoding, byte order mark and line ends stay. The journal is written before
 * the files take their places, so it knows every change that can be found on disk. Throws when a file cannot be written (nothing has changed then).
 */
export function applyChanges(root: string, changes: readonly Change[], options: ApplyOptions): Applied {
  const refused: Refused[] = [];
  const planned: Made[] = [];
  for (const plan of planAll(root, mergedByPath(changes), { ...options, time: new Date().toISOString() })) {
    if ('refused' in plan) refused.push(plan);
    else if (plan.entries.some(({ before, after }) => before !== after)) planned.push(plan);
  }
  if (options.together && refused.length > 0) return { entries: [], refused };
  const entries = planned.flatMap((made) => made.entries);
  const journalled = entries.filter(({ path }) => !path.startsWith('.winnow/') || path.startsWith(SPANS));
  writeFiles(
    root,
    planned.map(({ write }) => write),
    () => appendJournal(root, journalled),
  );
  return { entries, refused };
}

function planAll(root: string, changes: readonly Change[], stamped: Stamped): readonly Planned[] {
  const byIndex = groupBy(changes, ({ path }) => rowIn(path)?.index);
  const files = byIndex.get(undefined) ?? [];
  byIndex.delete(undefined);
  const rows = [...byIndex].map(([index = '', some]) => planIndex(root, index, { changes: some, isAlone: files.length === 0, stamped }));
  const own = files.map((change) => (change.kind === 'create' ? planCreate(root, change, stamped) : planChange(root, change, stamped)));
  return [...rows, ...own];
}

/** Edits of one file from several changes as one; they are of the same text. */
function mergedByPath(changes: readonly Change[]): readonly Change[] {
  const merged = new Map<string, Change>();
  for (const change of changes) {
    const other = merged.get(change.path);
    const both =
      other?.kind === 'edit' && change.kind === 'edit' ? [...other.edits, ...change.edits].sort((a, b) => a.start - b.start) : undefined;
    if (other && !both) throw new RangeError(`${change.path} is changed twice in one batch`);
    merged.set(change.path, both ? { kind: 'edit', path: change.path, edits: both } : change);
  }
  return [...merged.values()];
}

/** All entries of a batch have one time, which tells them from others. */
interface Stamped extends ApplyOptions {
  readonly time: string;
}

/** A write with what the journal says of it. */
interface Made {
  readonly write: FileWrite;
  readonly entries: readonly JournalEntry[];
}

type Planned = Made | Refused;

/** Annotations of rows, and of texts that share their stem: they are journalled like those beside their text. */
const SPANS = '.winnow/spans/';

interface OfIndex {
  readonly changes: readonly Change[];
  /** Nothing else is written with it. */
  readonly isAlone: boolean;
  readonly stamped: Stamped;
}

/** Rows of an index in one write. That of the index itself is journalled where others go with it, so that what a killed process had begun can be finished. */
function planIndex(root: string, index: string, { changes, isAlone, stamped }: OfIndex): Planned {
  const plan = planRows(root, index, { changes, basis: stamped.basis ?? new Map(), fields: stamped.fields ?? {} });
  if ('refused' in plan) return plan;
  const rows = [...plan.rows].map(([path, recorded]) => entryOf(path, stamped, recorded));
  return { write: plan.write, entries: isAlone ? rows : [...rows, entryOf(index, stamped, plan.index)] };
}

function planCreate(root: string, { path, text }: CreateChange, options: Stamped): Planned {
  const outside = whyOutside(root, path);
  if (outside !== undefined) return { path, refused: outside };
  const encoding = options.encodings?.get(path) ?? 'utf-8';
  const bytes = encodeText(text, encoding);
  if (!bytes) return { path, refused: `The text cannot be written as ${encoding}` };
  const edits = [{ start: 0, end: 0, removed: '', inserted: text }];
  return { write: { path, bytes, create: true }, entries: [entryOf(path, options, { before: '', after: sha256Of(bytes), edits })] };
}

function planChange(root: string, change: EditChange | DeleteChange, options: Stamped): Planned {
  const { path } = change;
  const file = readArticle(root, path);
  if ('refused' in file) return file;
  const basis = options.basis?.get(path);
  if (basis !== undefined && basis !== file.hash) return { path, refused: 'The file has changed since it was looked at' };
  if (change.kind === 'delete') {
    const edits = [{ start: 0, end: file.text.length, removed: file.text, inserted: '' }];
    return {
      write: { path, bytes: undefined, create: false, before: file.hash },
      entries: [entryOf(path, options, { before: file.hash, after: '', edits })],
    };
  }
  if (!file.roundTrips) return { path, refused: 'The bytes of the file do not survive decoding and encoding' };
  const encoding = options.encodings?.get(path) ?? file.encoding;
  const read = readBack(applyEdits(file.text, change.edits), encoding);
  if (!read) return { path, refused: `The new text cannot be written as ${encoding}` };
  // the journal's edits lead from text to text as the bytes are read
  const edits = withRemoved(file.text, composeEdits(file.text, change.edits, read.edits));
  const entry = entryOf(path, options, { before: file.hash, after: sha256Of(read.bytes), edits });
  return { write: { path, bytes: read.bytes, create: false, before: file.hash }, entries: [entry] };
}

function entryOf(path: string, { cause, of, time }: Stamped, change: Pick<JournalEntry, 'before' | 'after' | 'edits'>): JournalEntry {
  const { who, command } = cause;
  const text = of?.get(path);
  return { id: randomUUID(), time, who, command, path, ...change, ...(text === undefined ? {} : { of: text }) };
}
