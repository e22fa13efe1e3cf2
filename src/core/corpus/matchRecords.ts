import type { Entry, IndexFinding, IndexRecord, IndexTable } from './entry.ts';
import type { FieldMap } from './fields.ts';
import { fileNameOf } from './fileName.ts';
import { isAbsolutePath, safePath } from './safePath.ts';
import { entryReader, type RecordEntry } from './toEntry.ts';

/** Records matched with files: entries in order, findings about single records, and the records that name an article a second time. */
export interface MatchedRecords {
  readonly entries: readonly Entry[];
  readonly findings: readonly IndexFinding[];
  /** Records whose path an earlier record has already. */
  readonly repeated: ReadonlySet<number>;
  /** Records that give an id of their own. */
  readonly identified: ReadonlySet<number>;
}

/** What records are matched against: all files there are, and those of them that are articles by the configuration. */
export interface MatchInput {
  readonly path: string;
  readonly table: IndexTable;
  readonly files: readonly string[];
  readonly articles: readonly string[];
  readonly fields: FieldMap;
}

/**
 * Finds the file of each record: by its path from the root, else from the index's folder, else (no path given) by its id among the file names. A record
 * with neither path, text nor such an id is bad; when all are, one finding asks for the field's name.
 */
export function matchRecords(input: MatchInput): MatchedRecords {
  const read = entryReader(input.fields);
  const locate = locator(input);
  const entries: Entry[] = [];
  const findings: IndexFinding[] = [];
  const pathless: IndexRecord[] = [];
  const seen = new Set<string>();
  const repeated = new Set<number>();
  const identified = new Set<number>();
  input.table.records.forEach((record, number) => {
    const said = read(record);
    if ('invalid' in said) return void findings.push(findingAt(record, 'index-bad-record', said.invalid));
    const path = locate(said, number);
    if (path === undefined) return void pathless.push(record);
    if (path === OUTSIDE) return void findings.push(outside(record, said.path ?? '', number));
    if (seen.has(path.path)) repeated.add(number);
    seen.add(path.path);
    if (said.id !== undefined) identified.add(number);
    entries.push(entryFrom(said, path, number));
  });
  return { entries, findings: [...findings, ...pathlessFindings(pathless, input.table)], repeated, identified };
}

interface Place {
  readonly path: string;
  readonly missing: boolean;
}

const OUTSIDE = Symbol('outside');

function locator({
  path: indexPath,
  files,
  articles,
}: MatchInput): (said: RecordEntry, record: number) => Place | typeof OUTSIDE | undefined {
  const known = new Map(files.map((file) => [file.normalize('NFC'), file]));
  const byId = new Map<string, string>();
  for (const file of articles) for (const id of idsOf(file)) if (!byId.has(id)) byId.set(id, file);
  const folder = indexPath.includes('/') ? indexPath.slice(0, indexPath.lastIndexOf('/') + 1) : '';
  return (said, record) => {
    if (said.path === undefined) {
      if (said.text !== undefined) return { path: `${indexPath}#${said.id ?? String(record)}`, missing: false };
      const file = said.id === undefined ? undefined : byId.get(said.id);
      return file === undefined ? undefined : { path: file, missing: false };
    }
    if (isAbsolutePath(said.path)) return OUTSIDE;
    const candidates = [...new Set([safePath(said.path), safePath(folder + said.path)])].filter((each) => each !== undefined);
    const [first] = candidates;
    if (first === undefined) return OUTSIDE;
    const there = candidates.map((each) => known.get(each.normalize('NFC'))).find((each) => each !== undefined);
    return there === undefined ? { path: first, missing: true } : { path: there, missing: false };
  };
}

/** The ids by which a record may mean a file: the convention's, and the whole stem. */
function idsOf(file: string): string[] {
  const { id } = fileNameOf(file);
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return id === stem ? [id] : [id, stem];
}

/** The record's entry at its place; what the record does not say of ordinal and part its file's name may. It is made of `said` itself: copies cost most of the time. */
function entryFrom(said: RecordEntry, place: Place, record: number): Entry {
  const name = fileNameOf(place.path);
  const inline = said.path === undefined && said.text !== undefined;
  const entry = said as { -readonly [Field in keyof Entry]: Entry[Field] };
  entry.id = said.id ?? (inline ? String(record) : name.id);
  entry.path = place.path;
  entry.record = record;
  if (name.conventional && name.ordinal !== undefined) entry.ordinal ??= name.ordinal;
  if (name.conventional && name.part !== undefined) entry.part ??= name.part;
  if (name.conventional && name.parent !== undefined) entry.parent ??= name.parent;
  if (place.missing) entry.missing = true;
  return entry;
}

function outside(record: IndexRecord, path: string, number: number): IndexFinding {
  return {
    ...findingAt(record, 'index-path-outside', `The path "${path}" leaves the corpus folder; it is not read`),
    fixes: [{ kind: 'remove-record', title: 'Remove this record from the index', record: number }],
  };
}

function pathlessFindings(pathless: readonly IndexRecord[], table: IndexTable): IndexFinding[] {
  const [first] = pathless;
  if (!first) return [];
  if (pathless.length < table.records.length)
    return pathless.map((record) =>
      findingAt(record, 'index-bad-record', 'This record has neither a path nor a text, and no file has its id'),
    );
  const columns = Object.keys(first.fields);
  return [
    {
      ...findingAt(first, 'index-map-field', 'No field of the index is understood as the path or the text of an article'),
      fixes: [{ kind: 'map-field', title: 'Map field…', field: 'path', columns }],
    },
  ];
}

function findingAt(record: IndexRecord, rule: string, message: string): IndexFinding {
  return { rule, message, start: record.start, end: record.end, line: record.line, fixes: [] };
}
