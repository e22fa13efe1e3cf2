import { readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexFolder, type FolderIndex } from '../../src/node/indexFolder.ts';
import { readCorpus } from '../../src/node/readCorpus.ts';
import { temporaryFolder } from '../support/temporary.ts';

const story = (from: number): string => Array.from({ length: 60 }, (_, index) => `word${from + index}`).join(' ');
const files = {
  'index.csv': 'path,source\na.txt,Post\nb.txt,Post\nc.txt,Aube\n',
  'a.txt': `Home\n${story(0)}\nGive today\n`,
  'b.txt': `Home\n${story(2)}\nGive today\n`,
  'c.txt': `Home\n\n${story(500)}\n`,
  'd.txt': Uint8Array.of(0, 1, 2),
};

function figures({ articles, filesRead, lines, repeatedLines, duplicates, refused, profile }: FolderIndex): unknown {
  const clusters = duplicates.clusters;
  return {
    articles: articles.map(({ path }) => path),
    filesRead,
    lines,
    repeatedLines,
    pairs: duplicates.count,
    clusters,
    sources: profile.counts.size,
    refused: refused.map(({ path }) => path),
  };
}

describe('indexing a folder', () => {
  const expected = {
    articles: ['a.txt', 'b.txt', 'c.txt'],
    lines: 8,
    repeatedLines: 4,
    pairs: 1,
    clusters: [['a.txt', 'b.txt']],
    sources: 2,
    refused: ['d.txt'],
  };
  it('counts lines, sources and near duplicates', () => {
    const root = temporaryFolder(files);
    expect(figures(indexFolder(readCorpus(root), join(temporaryFolder(), 'deep')))).toEqual({ ...expected, filesRead: 4 });
  });
  it('reads only what has changed, and gives the same as afresh', () => {
    const root = temporaryFolder(files);
    const storage = temporaryFolder();
    indexFolder(readCorpus(root), storage);
    expect(figures(indexFolder(readCorpus(root), storage))).toEqual({ ...expected, filesRead: 1 });
    writeFileSync(join(root, 'c.txt'), `Home\n${story(0)}\nGive today\n`);
    utimesSync(join(root, 'c.txt'), 1, 1);
    rmSync(join(root, 'd.txt'));
    const again = indexFolder(readCorpus(root), storage);
    expect(again.filesRead).toBe(1);
    const fresh = indexFolder(readCorpus(root), temporaryFolder());
    expect({ ...(figures(again) as object), filesRead: 3 }).toEqual(figures(fresh));
    expect(again.duplicates).toEqual(fresh.duplicates);
  });
  it('does without a broken storage', () => {
    const root = temporaryFolder(files);
    const storage = temporaryFolder();
    indexFolder(readCorpus(root), storage);
    for (const size of [3, 20, 200, 700]) {
      truncateSync(join(storage, 'articles.bin'), size);
      expect(figures(indexFolder(readCorpus(root), storage))).toEqual({ ...expected, filesRead: 4 });
    }
    for (const list of ['{"a":1}', '[null]', '[{"path":"a.txt"}]']) {
      const head = Buffer.from(readFileSync(join(storage, 'articles.bin')).subarray(0, 8));
      head.writeUInt32LE(list.length, 4);
      writeFileSync(join(storage, 'articles.bin'), Buffer.concat([head, Buffer.from(list)]));
      expect(figures(indexFolder(readCorpus(root), storage))).toEqual({ ...expected, filesRead: 4 });
    }
  });
  it('takes rows with inline text', () => {
    const rows = [0, 1].map((from) => JSON.stringify({ id: `r${from}`, text: story(from), source: 'Post' })).join('\n');
    const root = temporaryFolder({ 'dump.jsonl': rows });
    expect(figures(indexFolder(readCorpus(root), temporaryFolder()))).toMatchObject({
      articles: ['dump.jsonl#r0', 'dump.jsonl#r1'],
      filesRead: 0,
      pairs: 1,
    });
  });
});
