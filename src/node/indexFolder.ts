import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  decodeBytes,
  findDuplicates,
  keyOf,
  linesOf,
  ProfileBuilder,
  shingleHashes,
  shinglesOf,
  sketchOf,
  type Duplicates,
} from '../core/index.ts';
import { lineHashes } from '../core/boilerplate/profile.ts';
import { readIndexCache, writeIndexCache, type CachedArticle } from './indexCache.ts';
import { sha256Of, type Refused } from './readArticle.ts';
import type { DiskCorpus } from './readCorpus.ts';
import { reasonOf } from './walkFolder.ts';

/** What a corpus's articles share, counted over all of them; times and sizes as in contracts.md, `index`. */
export interface FolderIndex {
  readonly articles: readonly CachedArticle[];
  /** How many files were read; the others were known by their time and size. */
  readonly filesRead: number;
  readonly lines: number;
  /** Lines that stand in two files or more of their source, counted in each. */
  readonly repeatedLines: number;
  readonly profile: ProfileBuilder;
  readonly duplicates: Duplicates;
  readonly refused: readonly Refused[];
}

/** Counts lines and finds near duplicates in a corpus; `storage` keeps what was counted of each file, so that the next time only changed files are read. */
export function indexFolder(corpus: DiskCorpus, storage: string): FolderIndex {
  mkdirSync(storage, { recursive: true });
  const known = readIndexCache(storage);
  const found = new Map(corpus.files.map((file) => [file.path, file]));
  const articles: CachedArticle[] = [];
  const refused: Refused[] = [];
  let filesRead = 0;
  for (const { path, text, source = '' } of corpus.index.entries) {
    const file = found.get(path);
    const cached = known.get(path);
    if (text !== undefined)
      articles.push({ path, source, mtime: 0, size: 0, ...countedOf(text, sha256Of(new TextEncoder().encode(text))) });
    else if (file && cached?.mtime === file.mtime && cached.size === file.size) articles.push({ ...cached, source });
    else if (file) {
      filesRead++;
      const counted = readCounted(corpus.root, path);
      if ('refused' in counted) refused.push(counted);
      else articles.push({ path, source, mtime: file.mtime, size: file.size, ...counted });
    }
  }
  writeIndexCache(
    storage,
    articles.filter(({ mtime }) => mtime !== 0),
  );
  const profile = profileOf(articles);
  const texts = new Map(corpus.index.entries.map(({ path, text }) => [path, text]));
  const duplicates = findDuplicates(articles, (path) => shinglesOf(texts.get(path) ?? textOf(corpus.root, path)));
  const lines = articles.reduce((sum, article) => sum + article.lines, 0);
  return { articles, filesRead, lines, repeatedLines: repeatedIn(profile), profile, duplicates, refused };
}

type Counted = Pick<CachedArticle, 'hash' | 'lines' | 'keys' | 'sketch'>;

/** Paths come from the folder's listing, which follows no links. */
function readCounted(root: string, path: string): Counted | Refused {
  try {
    const bytes = readFileSync(join(root, path));
    const { text, binary } = decodeBytes(bytes);
    return binary ? { path, refused: 'The file is no text' } : countedOf(text, sha256Of(bytes));
  } catch (error) {
    return { path, refused: `The file cannot be read (${reasonOf(error)})` };
  }
}

function countedOf(text: string, hash: string): Counted {
  const lines = linesOf(text).filter(({ start, end }) => keyOf(text.slice(start, end)) !== undefined).length;
  return { hash, lines, keys: Float64Array.from(lineHashes(text)), sketch: sketchOf(shingleHashes(text)) };
}

function textOf(root: string, path: string): string {
  return decodeBytes(readFileSync(join(root, path))).text;
}

function profileOf(articles: readonly CachedArticle[]): ProfileBuilder {
  const counts = new Map<string, Map<number, number>>();
  for (const { source, keys } of articles) {
    const lines = counts.get(source) ?? new Map<number, number>();
    counts.set(source, lines);
    for (const key of keys) lines.set(key, (lines.get(key) ?? 0) + 1);
  }
  return new ProfileBuilder(counts);
}

function repeatedIn(profile: ProfileBuilder): number {
  let sum = 0;
  for (const lines of profile.counts.values()) for (const count of lines.values()) if (count > 1) sum += count;
  return sum;
}
