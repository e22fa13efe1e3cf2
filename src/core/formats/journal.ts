import { addTo, groupBy } from '../groupBy.ts';
import { compareTexts } from '../text/compareTexts.ts';
import type { Edit } from '../text/edit.ts';
import { parseJson } from '../json.ts';
import { movedPath } from './moves.ts';

/** An edit with what it took away; offsets are UTF-16 code units of the decoded text before the entry. */
export interface RecordedEdit extends Edit {
  readonly removed: string;
}

/** One change of one file as it was saved (contracts.md): `before` and `after` are SHA-256 of the file's bytes, empty where there is no file. */
export interface JournalEntry {
  readonly id: string;
  /** ISO date and time. */
  readonly time: string;
  readonly who: string;
  readonly command: string;
  readonly rule?: string;
  readonly ruleVersion?: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly edits: readonly RecordedEdit[];
  /** What a restore takes back, where it is not simply the last change: an entry, or one of its edits. */
  readonly undoes?: Undo;
  /** Of an annotation file that lost spans with their words: the SHA-256 that the text's bytes had before. */
  readonly of?: string;
  /** The same for all entries of one change of several files. */
  readonly batch?: string;
  /** Of a file or folder that was renamed: its path before, as `path` is the one after; there are no edits. */
  readonly from?: string;
}

/** An entry of the journal, or one of its edits (counted from 0). */
export interface Undo {
  readonly id: string;
  readonly edit?: number;
}

/** An entry as a line of journal.jsonl with its break. */
export function formatJournalEntry(entry: JournalEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** What a journal.jsonl says. */
export interface Journal {
  /** The changes in the order of its lines, each with the path that its file has now: later renames of the file or its folder are followed. */
  readonly entries: readonly JournalEntry[];
  /** The renames of files and folders, which are no changes of their texts. */
  readonly renames: readonly JournalEntry[];
  /** The lines that are no entry (such as a last one cut off by a crash), 0-based. */
  readonly problems: readonly { readonly line: number }[];
}

/** Reads a journal.jsonl. Total; a line that stands there twice counts once. */
export function parseJournal(text: string): Journal {
  const entries: JournalEntry[] = [];
  const problems: { readonly line: number }[] = [];
  const seen = new Set<string>();
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '' || seen.has(line)) return;
    seen.add(line);
    const value = parseJson(line);
    if (isEntry(value)) entries.push(value);
    else problems.push({ line: index });
  });
  return { entries: atPresentPaths(entries), renames: entries.filter(({ from }) => from !== undefined), problems };
}

/** Goes through changes and renames by time; a rename moves what is known under its path, or under paths in it. */
function atPresentPaths(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  if (entries.every(({ from }) => from === undefined)) return entries;
  const known = new Map<string, JournalEntry[]>();
  const move = ({ from = '', path: to }: JournalEntry): void => {
    const moved = known.has(from) ? [from] : [...known.keys()].filter((path) => movedPath(path, [{ from, to }]) !== path);
    for (const path of moved) {
      const own = known.get(path) ?? [];
      known.delete(path);
      for (const entry of own) addTo(known, movedPath(path, [{ from, to }]), entry);
    }
  };
  for (const entry of entries.toSorted((a, b) => compareTexts(a.time, b.time))) {
    if (entry.from === undefined) addTo(known, entry.path, entry);
    else move(entry);
  }
  const paths = new Map([...known].flatMap(([path, own]) => own.map((entry) => [entry, path] as const)));
  return entries.flatMap((entry) => {
    const path = paths.get(entry);
    return path === undefined ? [] : [path === entry.path ? entry : { ...entry, path }];
  });
}

/** The edits with what each takes away from the text before. */
export function withRemoved(before: string, edits: readonly Edit[]): RecordedEdit[] {
  return edits.map(({ start, end, inserted }) => ({ start, end, removed: before.slice(start, end), inserted }));
}

/**
 * The entries of one file that lead to its present bytes, oldest first: told by their hashes, whatever the order of the lines (a git merge mixes them).
 * Where several lead to the same bytes the latest by time counts. Empty when nothing in the journal leads to these bytes.
 */
export function chainOf(entries: readonly JournalEntry[], path: string, hash: string): JournalEntry[] {
  const own = entries.filter((entry) => entry.path === path && entry.before !== entry.after);
  own.sort((a, b) => compareTexts(a.time, b.time));
  const arriving = groupBy(own, ({ after }) => after);
  const chain: JournalEntry[] = [];
  const states = new Set<string>();
  const step = (to: string, until: string): JournalEntry | undefined => {
    states.add(to);
    return arrivalAt(arriving.get(to) ?? [], states, until);
  };
  for (let entry = step(hash, LATEST); entry; entry = step(entry.before, entry.time)) chain.push(entry);
  return chain.reverse();
}

/** The latest arrival, taken out; one that came after what follows it must not lead back to a state of the chain (something else than Winnow went back there). */
function arrivalAt(arrivals: JournalEntry[], states: ReadonlySet<string>, until: string): JournalEntry | undefined {
  const at = arrivals.findLastIndex(({ time, before }) => time <= until || !states.has(before));
  return at < 0 ? undefined : arrivals.splice(at, 1)[0];
}

/** After every ISO date. */
const LATEST = '\uffff';

function isEntry(value: unknown): value is JournalEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Readonly<Record<string, unknown>>;
  const strings = ['id', 'time', 'path', 'before', 'after'].every((field) => typeof entry[field] === 'string');
  return strings && Array.isArray(entry['edits']) && entry['edits'].every(isEdit);
}

function isEdit(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { start, end, removed, inserted } = value as Readonly<Record<string, unknown>>;
  return typeof start === 'number' && typeof end === 'number' && typeof removed === 'string' && typeof inserted === 'string';
}
