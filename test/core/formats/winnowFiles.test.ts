import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/core/config.ts';
import { formatArticles, parseArticles, withArticles } from '../../../src/core/formats/articlesFile.ts';
import { journalAddition, readConfig, withConfigValue, withMergeUnion } from '../../../src/core/formats/winnowFiles.ts';

describe('articles.jsonl', () => {
  const text = '{"path":"b.txt","status":"todo"}\n{"path":"a.txt","tags":["x"],"mine":{"k":1}}\n{"path": broken\n';
  it('is sorted by path, one line each, broken lines last', () => {
    const { articles, broken, problems } = parseArticles(text);
    expect(problems).toEqual([{ line: 2 }]);
    expect(formatArticles(articles.values(), broken)).toBe(
      '{"path":"a.txt","tags":["x"],"mine":{"k":1}}\n{"path":"b.txt","status":"todo"}\n{"path": broken\n',
    );
  });
  it('changes one line for one article, and takes out what has no field left', () => {
    const sorted = formatArticles(parseArticles(text).articles.values());
    const next = withArticles(sorted, [{ path: 'b.txt', fields: { status: 'reviewed', reviewed: 'ab' } }]);
    expect(next.split('\n')[0]).toBe(sorted.split('\n')[0]);
    expect(next.split('\n')[1]).toBe('{"path":"b.txt","status":"reviewed","reviewed":"ab"}');
    const none = { status: undefined, reviewed: undefined };
    expect(withArticles(next, [{ path: 'b.txt', fields: none }])).toBe(`${sorted.split('\n')[0] ?? ''}\n`);
    expect(withArticles('', [{ path: 'a.txt', fields: { status: undefined } }])).toBe('');
  });
  it('takes many writes as one after the other', () => {
    const writes = [
      { path: 'c.txt', fields: { note: 'one' } },
      { path: 'a.txt', fields: { tags: undefined } },
      { path: 'c.txt', fields: { status: 'todo' } },
    ];
    expect(withArticles(text, writes)).toBe(writes.reduce((now, write) => withArticles(now, [write]), text));
  });
  it('of a git merge keeps both sides', () => {
    const merged = '{"path":"a.txt","tags":["x"]}\n{"path":"a.txt","status":"reviewed"}\n';
    expect(parseArticles(merged).articles.get('a.txt')).toEqual({ path: 'a.txt', tags: ['x'], status: 'reviewed' });
  });
});

describe('the other files of .winnow', () => {
  it('let corpus.json have comments, and name what is wrong with it', () => {
    expect(readConfig('\ufeff{"index": "a.csv", /* mine */ }')).toEqual({ config: { ...DEFAULT_CONFIG, index: 'a.csv' }, problems: [] });
    expect(readConfig(undefined)).toEqual({ config: DEFAULT_CONFIG, problems: [] });
    expect(readConfig('{"index": ').problems.length).toBeGreaterThan(0);
    expect(readConfig('{"point": "bold"}').problems).toHaveLength(1);
  });
  it('say at which line, and whether it may say what shall stay', () => {
    const text = '{\n  "point": "bold",\n  "exclude": "gold/**",\n  "tags": {\n    "where": "nowhere" }\n}\n';
    expect(readConfig(text).problems.map(({ line, guards }) => [line, guards])).toEqual([
      [3, true],
      [5, undefined],
      [2, undefined],
    ]);
    expect(readConfig('{"exclude": ["a"],\n "point" }').problems).toEqual([{ line: 2, message: 'corpus.json is not JSON', guards: true }]);
  });
  it('get a merge=union line once, other lines stay', () => {
    expect(withMergeUnion(undefined)).toBe('journal.jsonl merge=union\n');
    expect(withMergeUnion('*.bin binary')).toBe('*.bin binary\njournal.jsonl merge=union\n');
    expect(withMergeUnion('journal.jsonl merge=union\r\n')).toBeUndefined();
  });
  it('end a cut-off line of the journal before they add one', () => {
    expect(journalAddition('', [])).toBe('');
    expect(journalAddition('}', [])).toBe('\n');
    expect(journalAddition('\n', [])).toBe('');
  });
});

describe('another value in corpus.json', () => {
  it('changes the one field, and no other byte, comments and indentation included', () => {
    const text = '{\r\n\t// ours\r\n\t"version": 1,\r\n\t"index": "a.csv", // the old one\r\n\t"point": "careful",\r\n}\r\n';
    expect(withConfigValue(text, ['index'], 'b.csv')).toBe(text.replace('a.csv', 'b.csv'));
    expect(withConfigValue('{\n  "version": 1\n}\n', ['index'], 'b.csv')).toBe('{\n  "version": 1,\n  "index": "b.csv"\n}\n');
    expect(withConfigValue(undefined, ['index'], 'b.csv')).toBe('{\n  "version": 1,\n  "index": "b.csv"\n}\n');
  });

  it('may stand within another, which is made where it is not there', () => {
    const text = '{\n\t"fields": { "title": "head" } // ours\n}\n';
    expect(withConfigValue(text, ['fields', 'title'], 'kopf')).toBe(text.replace('head', 'kopf'));
    expect(withConfigValue(undefined, ['fields', 'title'], 'head')).toBe(
      '{\n  "version": 1,\n  "fields": {\n    "title": "head"\n  }\n}\n',
    );
  });

  it('throws where the file is not JSON, rather than to write over it', () => {
    expect(() => withConfigValue('{"version": 1', ['index'], 'b.csv')).toThrow('corpus.json');
  });
});
