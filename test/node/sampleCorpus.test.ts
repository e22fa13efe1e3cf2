import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/node/readArticle.ts';
import { readCorpus } from '../../src/node/readCorpus.ts';

describe('the sample corpus', () => {
  const corpus = readCorpus(resolve('media/sample-corpus'));
  it('has one orphan, one missing file and one duplicate id', () => {
    expect(corpus.index.findings.map(({ rule }) => rule).sort()).toEqual(['index-duplicate-id', 'index-missing-file', 'index-orphan-file']);
    expect(corpus.index.entries.length).toBeGreaterThanOrEqual(24);
    expect(corpus.ask).toEqual([]);
    expect(corpus.troubles).toEqual([]);
  });
  it('is read without a loss, in several encodings', () => {
    const read = corpus.index.entries.filter(({ missing }) => !missing).map(({ path }) => readArticle(corpus.root, path));
    const encodings = read.map((file) => ('refused' in file ? file.refused : file.roundTrips ? file.encoding : 'lossy'));
    expect([...new Set(encodings)].sort()).toEqual(['utf-8', 'utf-8-bom', 'windows-1252']);
  });
  it('is listed whole for the window that copies it', () => {
    const listed = JSON.parse(readFileSync('media/sample-corpus.json', 'utf8')) as readonly string[];
    const folder = readdirSync('media/sample-corpus', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const there = folder.map(({ parentPath, name }) =>
      resolve(parentPath, name)
        .slice(resolve('media/sample-corpus').length + 1)
        .replaceAll('\\', '/'),
    );
    expect([...listed].sort()).toEqual(there.sort());
  });
});
