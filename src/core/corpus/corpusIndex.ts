import { compareNaturally } from '../text/compareNaturally.ts';
import type { CorpusConfig } from '../config.ts';
import type { Entry, IndexFinding, IndexFormat, IndexTable } from './entry.ts';
import { fileNameOf } from './fileName.ts';
import { reconcile } from './reconcile.ts';
import { matchRecords } from './matchRecords.ts';
import { corpusScope } from './scope.ts';

/** The articles of a corpus, and what is wrong between its index and its files. */
export interface CorpusIndex {
  readonly indexPath?: string;
  readonly format?: IndexFormat;
  /** In the index's order, then the files it does not name by path; without an index by number, then by path; paths as a person counts. */
  readonly entries: readonly Entry[];
  /** All about the index file, sorted by place. */
  readonly findings: readonly IndexFinding[];
}

/** What a corpus index is built from; `files` are all files found, relative to the root with `/`. */
export interface CorpusIndexInput {
  readonly files: readonly string[];
  readonly index?: { readonly path: string; readonly table: IndexTable } | undefined;
  readonly config: CorpusConfig;
}

/**
 * The articles of a corpus from its index and its files. Each broken record gives one finding and no entry; a record whose path leaves the root gives none
 * either; a record whose file is not there gives an entry marked missing. A file that a broken record names is neither entry nor orphan: the record's
 * finding says it all. Without an index, file names alone. Pure, linear.
 */
export function buildCorpusIndex({ files, index, config }: CorpusIndexInput): CorpusIndex {
  const inScope = corpusScope(config);
  const articles = files.filter((path) => path !== index?.path && inScope(path));
  if (!index) return { entries: uniqueIds(articles.map(entryOfFile).sort(byOrdinalThenPath), new Set()), findings: [] };
  const matched = matchRecords({ ...index, files, articles, fields: config.fields });
  const named = new Set(matched.entries.map((entry) => entry.path));
  const isUnread = unreadNames(`${index.table.unread ?? ''}\n${matched.unread}`);
  const orphans = articles.filter((path) => !named.has(path) && !isUnread(path)).sort(compareNaturally);
  const isBroken = matched.entries.length === 0 && index.table.problems.length > 0;
  const unnamed = isBroken || matched.findings.some(({ rule }) => rule === 'index-map-field');
  const amiss = reconcile({ matched, orphans: unnamed ? [] : orphans, table: index.table });
  const findings = [...index.table.problems, ...matched.findings, ...amiss];
  const kept = matched.entries.filter((entry) => !matched.repeated.has(entry.record ?? -1));
  return {
    indexPath: index.path,
    format: index.table.format,
    entries: uniqueIds([...kept, ...orphans.map(entryOfFile)], matched.identified),
    findings: findings.sort((a, b) => a.start - b.start || (a.rule < b.rule ? -1 : 1)),
  };
}

/** The entry of a file known by its name alone. */
export function entryOfFile(path: string): Entry {
  const { id, ordinal, part, parent } = fileNameOf(path);
  return {
    id,
    path,
    ...(ordinal === undefined ? {} : { ordinal }),
    ...(part === undefined ? {} : { part }),
    ...(parent === undefined ? {} : { parent }),
    tags: [],
    extra: {},
  };
}

/** Whether a file is named, by its name, stem or id, in the part of the index that could not be read. */
function unreadNames(unread: string): (path: string) => boolean {
  if (unread.trim() === '') return () => false;
  const words = new Set(unread.match(WORD));
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return words.has(name) || words.has(name.replace(/\.[^.]+$/, '')) || (fileNameOf(path).conventional && words.has(fileNameOf(path).id));
  };
}

// e.g. "000_8cb8ecbeaf453e44.txt" in `{"path": "texts/000_8cb8ecbeaf453e44.txt", broken`
const WORD = /[^\s"',;:[\]{}<>|\\/]+/g;

/** Ids taken from file names that another entry has already become the path without its extension; what the index says stays. */
function uniqueIds(entries: readonly Entry[], identified: ReadonlySet<number>): Entry[] {
  const taken = new Set(entries.filter((entry) => identified.has(entry.record ?? -1)).map((entry) => entry.id));
  return entries.map((entry) => {
    if (identified.has(entry.record ?? -1)) return entry;
    const id = taken.has(entry.id) ? entry.path.replace(/\.[^./]+$/, '') : entry.id;
    taken.add(id);
    return id === entry.id ? entry : { ...entry, id };
  });
}

function byOrdinalThenPath(a: Entry, b: Entry): number {
  const byPlace = (a.ordinal ?? Infinity) - (b.ordinal ?? Infinity) || compareNaturally(wholeOf(a), wholeOf(b));
  return byPlace || (a.part ?? 1) - (b.part ?? 1) || compareNaturally(a.path, b.path);
}

/** The path without the number of the part, so that the parts of a file follow it. */
function wholeOf({ path, part }: Entry): string {
  return part === undefined ? path : path.replace(PART, '');
}

// e.g. the "-2" of "003_7eab56a0-2.txt"
const PART = /-\d+(?=\.[^.]*$)/;
