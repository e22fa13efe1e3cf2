import type { CorpusConfig } from '../config.ts';
import type { IndexTable } from './entry.ts';
import { fieldFinder } from './fields.ts';
import { fileNameOf } from './fileName.ts';
import { isExcludedByDefault } from './scope.ts';

/** The files that may be the corpus's index, best first: the configured one alone, else the known names at the root and one level down, else other JSONL there. */
export function indexCandidates(
  files: readonly string[],
  config: Pick<CorpusConfig, 'index'> & Partial<Pick<CorpusConfig, 'lists'>>,
): string[] {
  if (config.index !== undefined) return [config.index.replace(/^\.\//, '')];
  const near = files.filter((path) => path.split('/').length <= 2 && !isExcludedByDefault(path) && !config.lists?.includes(path));
  const named = near.filter((path) => INDEX_NAME.test(path)).sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  const lines = near.filter((path) => JSONL.test(path) && !INDEX_NAME.test(path)).sort();
  return [...named, ...lines];
}

/** Which candidate is the index: `ask` when several are, best first (the answer belongs into corpus.json); undefined when none is. */
export interface IndexChoice {
  readonly path: string;
  readonly table: IndexTable;
  /** The other candidates that could be meant; the person is asked once. */
  readonly ask: readonly string[];
  /** By its name an index, but nothing in it can be used: its trouble is told, it makes no folder a corpus. */
  readonly unreadable?: true;
}

/**
 * The index among the candidates as read. A configured one is taken as it is; others must look like one; JSONL of any name only when it holds texts. Where
 * none does, one of a known name that cannot be read at all counts, so that its trouble is told.
 */
export function chooseIndex(
  candidates: readonly { readonly path: string; readonly table: IndexTable }[],
  config: Pick<CorpusConfig, 'index' | 'fields'>,
): IndexChoice | undefined {
  const fitting = config.index === undefined ? candidates.filter((each) => looksLikeIndex(each, config)) : candidates;
  const named = fitting.filter((each) => INDEX_NAME.test(each.path) || config.index !== undefined);
  const [first, ...others] = named.length > 0 ? named : fitting;
  if (first) return { ...first, ask: others.map((each) => each.path) };
  const broken = candidates.find(({ path, table }) => INDEX_NAME.test(path) && table.problems.length > 0);
  return broken && { ...broken, ask: [], unreadable: true };
}

/** What the decision rests on whether a folder is a corpus. */
export interface CorpusSigns {
  /** Files relative to the folder, with `/`. */
  readonly files: readonly string[];
  /** Whether there is a `.winnow` folder. */
  readonly winnow: boolean;
  readonly index?: IndexChoice | undefined;
  /** Whether the person chose Open as Corpus. */
  readonly chosen?: boolean;
}

/** Whether Winnow speaks in a folder: `.winnow/`, an index, two files or more by the naming convention, or the person's word (contracts.md). */
export function isCorpus(signs: CorpusSigns): boolean {
  const hasIndex = signs.index !== undefined && !signs.index.unreadable;
  if (signs.winnow || hasIndex || signs.chosen === true) return true;
  return signs.files.filter((path) => !isExcludedByDefault(path) && fileNameOf(path).conventional).length >= 2;
}

function looksLikeIndex(
  { path, table }: { readonly path: string; readonly table: IndexTable },
  config: Pick<CorpusConfig, 'fields'>,
): boolean {
  const some = table.records.slice(0, 50);
  const finders = some.map((record) => fieldFinder(record.fields, config.fields));
  if (!INDEX_NAME.test(path)) return finders.some((find) => find('text') !== undefined);
  return finders.some(
    (find) => typeof find('path')?.value === 'string' || find('text') !== undefined || find('url') !== undefined || isKeyed(find),
  );
}

/** A record with an id and a title or a source describes an article too; its file may be found by the id. */
function isKeyed(find: ReturnType<typeof fieldFinder>): boolean {
  return find('id') !== undefined && (find('title') !== undefined || find('source') !== undefined || find('ordinal') !== undefined);
}

/** Root before one level down, then by name, then by extension. */
function rankOf(path: string): number {
  const [name = '', extension = ''] = path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .split('.');
  return (path.includes('/') ? 1000 : 0) + NAMES.indexOf(name) * 10 + EXTENSIONS.indexOf(extension);
}

const NAMES = ['corpus', 'index', 'seeds', 'manifest', 'metadata'];
const EXTENSIONS = ['json', 'jsonl', 'ndjson', 'csv', 'tsv', 'yaml', 'yml'];
// e.g. "index.csv", "meta/seeds.jsonl"
const INDEX_NAME = /(?:^|\/)(?:corpus|index|seeds|manifest|metadata)\.(?:json|jsonl|ndjson|csv|tsv|yaml|yml)$/i;
// e.g. "dump.jsonl"
const JSONL = /\.(?:jsonl|ndjson)$/i;
