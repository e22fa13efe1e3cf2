import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  countLines,
  distinctShingles,
  findDuplicates,
  ProfileBuilder,
  shingleHashes,
  shinglesOf,
  sketchOf,
  type Duplicates,
} from '../core/index.ts';
import { decodeFile } from './decodeFile.ts';
import { readIndexCache, writeIndexCache, type CachedArticle } from './indexCache.ts';
import type { Refused } from './readArticle.ts';
import type { DiskCorpus } from './readCorpus.ts';
import { sha256Of } from './sha256Of.ts';
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
  const shingles = new KeptShingles();
  let filesRead = 0;
  for (const { path, text, source = '' } of corpus.index.entries) {
    const file = found.get(path);
    const cached = known.get(path);
    if (text !== undefined) {
      const hash = sha256Of(new TextEncoder().encode(text));
      articles.push({ path, source, mtime: 0, size: 0, hash, ...countedOf(text, path, shingles) });
    } else if (file && cached?.mtime === file.mtime && cached.size === file.size) articles.push({ ...cached, source });
    else if (file) {
      filesRead++;
      const counted = readCounted(corpus.root, path, shingles);
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
  const duplicates = findDuplicates(articles, (path) => shingles.take(path) ?? shinglesOf(texts.get(path) ?? textOf(corpus.root, path)));
  const lines = articles.reduce((sum, article) => sum + article.lines, 0);
  return { articles, filesRead, lines, repeatedLines: repeatedIn(profile), profile, duplicates, refused };
}

/** The shingles of texts that have just been read, so that near duplicates need not be read again; of the first texts only where the corpus is large. */
class KeptShingles {
  readonly #kept = new Map<string, Uint32Array>();
  #room = MOST_SHINGLES;

  keep(path: string, hashes: Uint32Array): void {
    this.#room -= hashes.length;
    if (this.#room >= 0) this.#kept.set(path, hashes);
  }

  /** Each text's once. */
  take(path: string): Uint32Array | undefined {
    const hashes = this.#kept.get(path);
    this.#kept.delete(path);
    return hashes && distinctShingles(hashes);
  }
}

/** 64 MB. */
const MOST_SHINGLES = 2 ** 24;

type Counted = Pick<CachedArticle, 'lines' | 'keys' | 'sketch'>;

/** Paths come from the folder's listing, which follows no links. */
function readCounted(root: string, path: string, shingles: KeptShingles): (Counted & Pick<CachedArticle, 'hash'>) | Refused {
  try {
    const bytes = readFileSync(join(root, path));
    const { text, binary } = decodeFile(bytes);
    return binary ? { path, refused: 'The file is no text' } : { hash: sha256Of(bytes), ...countedOf(text, path, shingles) };
  } catch (error) {
    return { path, refused: `The file cannot be read (${reasonOf(error)})` };
  }
}

function countedOf(text: string, path: string, shingles: KeptShingles): Counted {
  const { keyed, hashes } = countLines(text);
  const own = shingleHashes(text);
  shingles.keep(path, own);
  return { lines: keyed, keys: Float64Array.from(hashes), sketch: sketchOf(own) };
}

function textOf(root: string, path: string): string {
  return decodeFile(readFileSync(join(root, path))).text;
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
