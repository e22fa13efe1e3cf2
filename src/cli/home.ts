import { addedColumns, buildCorpusIndex, readIndex, WINNOW_FILES, type Entry, type JournalEntry, type RecordHome } from '../core/index.ts';
import { readArticle } from '../node/readArticle.ts';
import type { Corpus } from './corpus.ts';

/** Tells what the journal has of a file. */
export type ChangesOf = (path: string) => readonly JournalEntry[];

/** The record of each article that the index names now, by path. */
export function recordsIn(corpus: Corpus, home: RecordHome): ReadonlyMap<string, number> {
  return new Map([...entriesIn(corpus, home)].map(([path, { record }]) => [path, record]));
}

/** What the index says now of each article that it names, by path. */
export function entriesIn({ config, paths }: Corpus, home: RecordHome): ReadonlyMap<string, Entry & { readonly record: number }> {
  if (home.kind === 'articles') return new Map();
  const { entries } = buildCorpusIndex({ files: [...paths], index: { path: home.path, table: home.index.table }, config });
  return new Map(entries.flatMap((entry) => (entry.record === undefined ? [] : [[entry.path, { ...entry, record: entry.record }]])));
}

/** Where the corpus keeps its metadata: the index, where it has one; with the SHA-256 that its file has. It is read now; `changesOf` tells which of its columns are Winnow's. Throws when the index cannot be read. */
export function homeOf(
  { root, index, config }: Corpus,
  changesOf: ChangesOf = () => [],
): { readonly home: RecordHome; readonly basis: ReadonlyMap<string, string> } {
  const path = index.indexPath ?? WINNOW_FILES.articles;
  const file = readArticle(root, path);
  const basis = new Map('hash' in file ? [[path, file.hash]] : []);
  const text = 'text' in file ? file.text : undefined;
  if (index.indexPath === undefined) return { home: { kind: 'articles', text }, basis };
  if (text === undefined) throw new Error(`${path}: ${'refused' in file ? file.refused : ''}; nothing was written`);
  const ours = addedColumns(changesOf(path), path);
  return { home: { kind: 'index', path, index: { text, table: readIndex(path, text), fields: config.fields, ours } }, basis };
}
