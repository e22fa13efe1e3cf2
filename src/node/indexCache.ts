import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../core/index.ts';
import { reasonOf } from './walkFolder.ts';
import { writeFiles } from './writeFiles.ts';

/** What was counted of one article: the time and size its file had, the SHA-256 of its bytes, its lines (blank ones aside), their hashes (each once), and its sketch. */
export interface CachedArticle {
  readonly path: string;
  readonly source: string;
  readonly mtime: number;
  readonly size: number;
  readonly hash: string;
  readonly lines: number;
  readonly keys: Float64Array;
  readonly sketch: Uint32Array;
}

/** What a storage folder knows of articles, by path; a file of another version or broken in any way is as good as none. */
export function readIndexCache(storage: string): ReadonlyMap<string, CachedArticle> {
  const bytes = bytesOf(join(storage, NAME));
  if (!bytes || bytes.length < HEAD || bytes.readUInt32LE(0) !== VERSION) return new Map();
  const length = bytes.readUInt32LE(4);
  const body = HEAD + length;
  if (body > bytes.length) return new Map();
  const rows = rowsIn(bytes.subarray(HEAD, body).toString('utf8'));
  const numbers = bytes.buffer.slice(bytes.byteOffset + body, bytes.byteOffset + bytes.length);
  const articles = new Map<string, CachedArticle>();
  let at = 0;
  for (const { keyCount, sketchCount, ...row } of rows) {
    if (at + keyCount * 8 + sketchCount * 4 > numbers.byteLength) return new Map();
    const keys = new Float64Array(numbers.slice(at, at + keyCount * 8));
    const sketch = new Uint32Array(numbers.slice(at + keyCount * 8, at + keyCount * 8 + sketchCount * 4));
    at += keyCount * 8 + sketchCount * 4;
    articles.set(row.path, { ...row, keys, sketch });
  }
  return articles;
}

/** Writes what is known of articles: a head of version and length, a JSON list, then the numbers of all articles one after another. */
export function writeIndexCache(storage: string, articles: readonly CachedArticle[]): void {
  const rows = articles.map(({ keys, sketch, ...row }) => ({ ...row, keyCount: keys.length, sketchCount: sketch.length }));
  const list = Buffer.from(JSON.stringify(rows));
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(VERSION, 0);
  head.writeUInt32LE(list.length, 4);
  const numbers = articles.flatMap(({ keys, sketch }) => [bytesIn(keys), bytesIn(sketch)]);
  writeFiles(storage, [{ path: NAME, bytes: Buffer.concat([head, list, ...numbers]), create: false }]);
}

interface Row extends Omit<CachedArticle, 'keys' | 'sketch'> {
  readonly keyCount: number;
  readonly sketchCount: number;
}

/** The size of the stored file in bytes. */
export function indexCacheSize(storage: string): number {
  return bytesOf(join(storage, NAME))?.length ?? 0;
}

function rowsIn(list: string): readonly Row[] {
  try {
    const rows: unknown = JSON.parse(list);
    return Array.isArray(rows) && rows.every(isRow) ? rows : [];
  } catch {
    return [];
  }
}

function isRow(value: unknown): value is Row {
  if (!isRecord(value)) return false;
  const isNumbered = ['mtime', 'size', 'lines', 'keyCount', 'sketchCount'].every((field) => typeof value[field] === 'number');
  return isNumbered && ['path', 'source', 'hash'].every((field) => typeof value[field] === 'string');
}

function bytesIn(numbers: Float64Array | Uint32Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const NAME = 'articles.bin';
/** Changes whenever what is counted changes. */
const VERSION = 0x57_4e_00_01;
const HEAD = 8;
