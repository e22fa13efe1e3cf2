import { addTo } from '../groupBy.ts';
import type { Entry, IndexFinding, IndexFix, IndexTable } from './entry.ts';
import { folderAndName, fileNameOf } from './fileName.ts';
import type { MatchedRecords } from './matchRecords.ts';

/** What reconciling compares: the matched records, and the articles no record names. */
export interface ReconcileInput {
  readonly matched: MatchedRecords;
  readonly orphans: readonly string[];
  readonly table: IndexTable;
}

/** What is amiss between index and files: missing and orphan files, ids and paths that stand twice; each at its record, orphans at the index's end. */
export function reconcile({ matched, orphans, table }: ReconcileInput): IndexFinding[] {
  const at = (entry: Entry): Pick<IndexFinding, 'start' | 'end' | 'line' | 'path'> => {
    const { start = 0, end = 0, line = 0 } = table.records[entry.record ?? -1] ?? {};
    return { start, end, line, path: entry.path };
  };
  const last = table.records.at(-1);
  const end = { start: last?.start ?? 0, end: last?.end ?? 0, line: last?.line ?? 0 };
  const byName = namesOf(orphans);
  return [
    ...matched.entries.filter((entry) => entry.missing).map((entry) => ({ ...at(entry), ...missingFile(entry, byName) })),
    ...orphans.map((path) => ({ ...end, path, ...orphanFile(path) })),
    ...matched.entries
      .filter((entry) => matched.repeated.has(entry.record ?? -1))
      // of rows that hold their text the id is what stands twice
      .map((entry) => ({
        ...at(entry),
        ...(entry.text === undefined ? repeated('path', entry.path, entry) : repeated('id', entry.id, entry)),
      })),
    ...repeatedIds(matched).map((entry) => ({ ...at(entry), ...repeated('id', entry.id, entry) })),
  ];
}

type Said = Pick<IndexFinding, 'rule' | 'message' | 'fixes'>;

function missingFile(entry: Entry, byName: ReadonlyMap<string, readonly string[]>): Said {
  const record = entry.record ?? -1;
  const moved = new Set([folderAndName(entry.path), nameOf(entry.path), entry.id].flatMap((name) => fewOf(byName.get(name))));
  return {
    rule: 'index-missing-file',
    message: `The index names "${entry.path}", but there is no such file`,
    fixes: [
      ...[...moved].map((value): IndexFix => ({ kind: 'set-field', title: `Point to ${value}`, record, field: 'path', value })),
      { kind: 'remove-record', title: 'Remove this record from the index', record },
    ],
  };
}

function orphanFile(path: string): Said {
  return {
    rule: 'index-orphan-file',
    message: `The file "${path}" is not in the index`,
    fixes: [{ kind: 'add-record', title: `Add ${path} to the index`, path }],
  };
}

function repeated(field: 'id' | 'path', value: string, entry: Entry): Said {
  const record = entry.record ?? -1;
  const rename: IndexFix = {
    kind: 'set-field',
    title: `Change the id to ${entry.id}-${record}`,
    record,
    field: 'id',
    value: `${entry.id}-${record}`,
  };
  return {
    rule: field === 'id' ? 'index-duplicate-id' : 'index-duplicate-path',
    message: `The ${field} "${value}" stands in the index already`,
    fixes: [...(field === 'id' ? [rename] : []), { kind: 'remove-record', title: 'Remove this record from the index', record }],
  };
}

/** Later entries with an id that the index gives and an earlier one has; a record that repeats the path as well is reported for its path alone. */
function repeatedIds(matched: MatchedRecords): Entry[] {
  const seen = new Set<string>();
  return matched.entries.filter((entry) => {
    if (!matched.identified.has(entry.record ?? -1)) return false;
    const known = seen.has(entry.id);
    seen.add(entry.id);
    return known && !matched.repeated.has(entry.record ?? -1);
  });
}

/** Where more files than this are of one name (`a1/text.txt`, `a2/text.txt`), the name says nothing of which one is meant. */
const MOST_ALIKE = 5;

function fewOf(files: readonly string[] = []): readonly string[] {
  return files.length <= MOST_ALIKE ? files : [];
}

/** Files by name, by that with the folder, and by the id in their name. */
function namesOf(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const file of files) for (const name of new Set([folderAndName(file), nameOf(file), fileNameOf(file).id])) addTo(byName, name, file);
  return byName;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
