import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { indexCandidates, rowIn, type Entry } from '../core/index.ts';
import { finishWrites } from '../node/finishWrites.ts';
import { readCorpus } from '../node/readCorpus.ts';
import { complain } from './complaints.ts';
import { openCorpus, type Corpus } from './corpus.ts';
import { LEFTOVER_AGE } from './write.ts';

/** A corpus and which of its articles a command is about. */
interface Chosen {
  readonly corpus: Corpus;
  /** Those that are files. */
  readonly entries: readonly Entry[];
  /** Those that are rows of the index. */
  readonly rows: readonly Entry[];
}

/**
 * All articles of a folder, or those named of one corpus (a row by its index, `#` and its id; an index for all its rows); throws with one sentence when a file is no article of it. Before anything is to be written, what a process
 * that was killed had begun to write is brought to its end.
 */
export function choose(paths: readonly string[], { toWrite = false }: { readonly toWrite?: boolean } = {}): Chosen {
  const [first = '.'] = paths;
  const isFolder = statSync(fileOf(first)).isDirectory();
  if (isFolder && paths.length > 1) throw new Error('give one folder, or files of one corpus');
  const root = isFolder ? first : rootOf(resolve(fileOf(first)));
  if (toWrite) finishIn(root);
  const corpus = openCorpus(root);
  if (isFolder) return { corpus, entries: corpus.entries, rows: corpus.rows };
  const named = paths.map((path) => {
    const found = articlesAt(corpus, pathIn(corpus.root, resolve(fileOf(path))) + path.slice(fileOf(path).length));
    if (found.length === 0) throw new Error(`${path} is not an article of ${corpus.root}`);
    return found;
  });
  const [entries, rows] = [false, true].map((isRow) => named.flat().filter(({ text }) => (text !== undefined) === isRow));
  return { corpus, entries: entries ?? [], rows: rows ?? [] };
}

/** The article of a path; of an index all its rows. */
function articlesAt({ entries, rows }: Corpus, wanted: string): readonly Entry[] {
  const all = [...entries, ...rows];
  const own = all.filter(({ path }) => path === wanted);
  return own.length > 0 ? own : all.filter(({ path }) => rowIn(path)?.index === wanted);
}

/** The file that a path names: of a row its index. */
function fileOf(path: string): string {
  return existsSync(path) ? path : (rowIn(path)?.index ?? path);
}

function finishIn(root: string): void {
  const finished = finishWrites(root, LEFTOVER_AGE);
  const [first, ...more] = finished;
  const others = more.length > 0 ? ` and ${more.length} more` : '';
  if (first !== undefined) complain(`finished what a process that was killed had begun to write: ${first}${others}`);
}

/** The nearest folder above a file that has `.winnow/`, else the nearest one whose index names the file, else the file's own folder. */
function rootOf(file: string): string {
  const above = foldersAbove(file);
  const known = above.find((folder) => existsSync(join(folder, '.winnow')));
  return known ?? above.slice(0, MOST_LEVELS).find((folder) => isNamedIn(folder, file)) ?? dirname(file);
}

function foldersAbove(path: string): readonly string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersAbove(folder)];
}

function isNamedIn(folder: string, file: string): boolean {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((item) => (item.isFile() ? [item.name] : []));
  if (indexCandidates(names, {}).length === 0) return false;
  const wanted = pathIn(folder, file);
  return readCorpus(folder).index.entries.some(({ path, record }) => path === wanted && record !== undefined);
}

function pathIn(root: string, file: string): string {
  return relative(root, file).replaceAll('\\', '/');
}

/** Folders above a file in which an index is looked for: what lies higher has too many other files to be read through. */
const MOST_LEVELS = 4;
