import type { Entry, IndexFinding, IndexRecord, IndexTable } from './entry.ts';
import type { RuleId } from '../rules/rule.ts';
import type { FieldMap } from './fields.ts';
import { fileNameOf, folderOf } from './fileName.ts';
import { isAbsolutePath, safePath } from './safePath.ts';
import { entryReader, type RecordEntry } from './toEntry.ts';

/** Records matched with files: entries in order, findings about single records, and the records that name an article a second time. */
export interface MatchedRecords {
  readonly entries: readonly Entry[];
  readonly findings: readonly IndexFinding[];
  /** Records whose path an earlier record has already. */
  readonly repeated: ReadonlySet<number>;
  /** The fields of records that are bad, as JSON. */
  readonly unread: string;
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
 * Finds the file of each record: by its path from the root, else from the index's folder, else (no path given) by its id or number among the file names. A
 * text in the index counts only where there is no file. A record with neither path, text nor such an id is bad; when all are, one finding asks for the field's name.
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
  const unread: string[] = [];
  input.table.records.forEach((record, number) => {
    const said = read(record);
    if ('invalid' in said) {
      unread.push(JSON.stringify(record.fields));
      return void findings.push(findingAt(record, 'index-bad-record', said.invalid));
    }
    const path = locate(said, number);
    if (path === undefined) return void pathless.push(record);
    if (path === OUTSIDE) return void findings.push(outside(record, said.path ?? '', number));
    if (seen.has(path.path)) repeated.add(number);
    seen.add(path.path);
    if (said.id !== undefined) identified.add(number);
    entries.push(entryFrom(said, path, number));
  });
  return { entries, findings: [...findings, ...pathlessFindings(pathless, input.table)], unread: unread.join('\n'), repeated, identified };
}

interface Place {
  readonly path: string;
  readonly missing: boolean;
}

const OUTSIDE = Symbol('outside');

function locator(input: MatchInput): (said: RecordEntry, record: number) => Place | typeof OUTSIDE | undefined {
  const byPath = pathFinder(input);
  const byIdentity = identityFinder(input.articles);
  return (said, record) => {
    if (said.path !== undefined && isAbsolutePath(said.path)) return OUTSIDE;
    const place = said.path === undefined ? undefined : byPath(said.path);
    if (place !== undefined && (place === OUTSIDE || !place.missing)) return place;
    if (said.text !== undefined) return { path: `${input.path}#${said.id ?? String(record)}`, missing: false };
    const file = place === undefined ? byIdentity(said) : undefined;
    return file === undefined ? place : { path: file, missing: false };
  };
}

/** Finds files by a path from the root, else from the index's folder; an extension may be left out. */
function pathFinder({ path: indexPath, files }: MatchInput): (path: string) => Place | typeof OUTSIDE {
  const known = new Map(files.map((file) => [file.normalize('NFC'), file]));
  const folder = folderOf(indexPath);
  return (path) => {
    const candidates = [...new Set([safePath(path), safePath(folder + path)])].filter((each) => each !== undefined);
    const [first] = candidates;
    if (first === undefined) return OUTSIDE;
    for (const extension of ['', '.txt', '.md', '.text'])
      for (const candidate of candidates) {
        const file = known.get((candidate + extension).normalize('NFC'));
        if (file !== undefined) return { path: file, missing: false };
      }
    return { path: first, missing: true };
  };
}

/** Finds files by a record's id among the ids and stems of their names, else by its number where one file alone has it. */
function identityFinder(articles: readonly string[]): (said: RecordEntry) => string | undefined {
  const byId = new Map<string, string>();
  const byOrdinal = new Map<number, string | undefined>();
  for (const file of articles) {
    const { id, ordinal, part } = fileNameOf(file);
    for (const each of [id, file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '')]) if (!byId.has(each)) byId.set(each, file);
    if (ordinal !== undefined && part === undefined) byOrdinal.set(ordinal, byOrdinal.has(ordinal) ? undefined : file);
  }
  return ({ id, ordinal }) => (id === undefined ? undefined : byId.get(id)) ?? (ordinal === undefined ? undefined : byOrdinal.get(ordinal));
}

/** The record's entry at its place; what the record does not say of ordinal and part its file's name may. It is made of `said` itself: copies cost most of the time. */
function entryFrom(said: RecordEntry, place: Place, record: number): Entry {
  const name = fileNameOf(place.path);
  const inline = place.path.includes('#') && said.text !== undefined && place.path !== said.path;
  const entry = said as { -readonly [Field in keyof Entry]: Entry[Field] };
  entry.id = said.id ?? (inline ? String(record) : name.id);
  entry.path = place.path;
  entry.record = record;
  if (name.conventional && name.ordinal !== undefined) entry.ordinal ??= name.ordinal;
  if (name.conventional && name.part !== undefined) entry.part ??= name.part;
  if (name.conventional && name.parent !== undefined) entry.parent ??= name.parent;
  if (place.missing) entry.missing = true;
  if (!inline) delete entry.text;
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

function findingAt(record: IndexRecord, rule: RuleId, message: string): IndexFinding {
  return { rule, message, start: record.start, end: record.end, line: record.line, fixes: [] };
}
