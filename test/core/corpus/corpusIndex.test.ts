import { describe, expect, it } from 'vitest';
import { buildCorpusIndex } from '../../../src/core/corpus/corpusIndex.ts';
import { chooseIndex, indexCandidates, isCorpus } from '../../../src/core/corpus/discovery.ts';
import { safePath } from '../../../src/core/corpus/safePath.ts';
import { isoDate } from '../../../src/core/corpus/isoDate.ts';
import { movedFiles } from '../../../src/core/changes/movedFiles.ts';
import { corpusScope, globScope, isExcludedByDefault } from '../../../src/core/corpus/scope.ts';
import { DEFAULT_CONFIG, type CorpusConfig } from '../../../src/core/config.ts';
import { readIndex } from '../../../src/core/formats/readIndex.ts';
import { quickest } from '../../support/quickest.ts';

function built(
  files: readonly string[],
  name: string,
  text: string,
  config: CorpusConfig = DEFAULT_CONFIG,
): ReturnType<typeof buildCorpusIndex> {
  return buildCorpusIndex({ files, index: { path: name, table: readIndex(name, text) }, config });
}

describe('a folder without an index', () => {
  it('holds what the file names tell, gaps included, and parts after what they were split from', () => {
    const files = [
      '003_7eab56a015ad09b8.txt',
      '000_8cb8ecbeaf453e44.txt',
      '003_7eab56a015ad09b8-2.txt',
      'README.md',
      '.git/x.txt',
      'b/notes.md',
      'x.ann',
    ];
    expect(buildCorpusIndex({ files, config: DEFAULT_CONFIG }).entries).toEqual([
      { id: '8cb8ecbeaf453e44', path: files[1], ordinal: 0, tags: [], extra: {} },
      { id: '7eab56a015ad09b8', path: files[0], ordinal: 3, tags: [], extra: {} },
      { id: '7eab56a015ad09b8-2', path: files[2], ordinal: 3, part: 2, parent: '7eab56a015ad09b8', tags: [], extra: {} },
      { id: 'notes', path: 'b/notes.md', tags: [], extra: {} },
    ]);
  });
});

describe('reconciling an index with the files', () => {
  const index = [
    '[',
    '{"id": "a", "path": "a.txt"},',
    '{"id": "b", "path": "gone.txt"},',
    '{"id": "a", "path": "c.txt"},',
    '{"id": "d", "path": "./a.txt"},',
    '{"id": "e", "path": "../secret.txt"}',
    ']',
  ].join('\n');
  const result = built(['a.txt', 'c.txt', 'sub/gone.txt', 'index.json'], 'index.json', index);
  it('reports five codes, each at its line', () => {
    expect(result.findings.map((finding) => [finding.rule, finding.line])).toEqual([
      ['index-missing-file', 2],
      ['index-duplicate-id', 3],
      ['index-duplicate-path', 4],
      ['index-orphan-file', 5],
      ['index-path-outside', 5],
    ]);
  });
  it('offers a fix for each', () => {
    expect(result.findings.every((finding) => finding.fixes.length > 0)).toBe(true);
    expect(result.findings[0]?.fixes[0]).toMatchObject({ kind: 'set-field', record: 1, field: 'path', value: 'sub/gone.txt' });
  });
  it('keeps each article once, the missing one marked, and never the one outside', () => {
    expect(result.entries.map((entry) => [entry.path, entry.missing ?? false])).toEqual([
      ['a.txt', false],
      ['gone.txt', true],
      ['c.txt', false],
      ['sub/gone.txt', false],
    ]);
  });
  it('points no fix at a file of the same name that another record has', () => {
    const both = built(['x/a.txt', 'index.csv'], 'index.csv', 'path\nx/a.txt\ny/a.txt\n');
    expect(both.findings.map((finding) => finding.rule)).toEqual(['index-missing-file']);
    expect(both.findings[0]?.fixes.map((fix) => fix.kind)).toEqual(['remove-record']);
  });
  it('points each of thousands of records at the one file in a folder of the same name, where all files are of one name', () => {
    const files = Array.from({ length: 20_000 }, (_, at) => `d${at}/article.txt`);
    const index = `path\n${files.map((file) => `old/${file}`).join('\n')}\nold/other/article.txt\n`;
    let findings = built([], 'i.csv', 'path\n').findings;
    expect(quickest(10_000, () => (findings = built(files, 'i.csv', index).findings))).toBeLessThan(10_000);
    const fixes = findings.filter(({ rule }) => rule === 'index-missing-file').map((finding) => finding.fixes.map(({ title }) => title));
    expect(fixes[17]).toEqual(['Point to d17/article.txt', 'Remove this record from the index']);
    expect(fixes.at(-1)).toEqual(['Remove this record from the index']);
    const moves = movedFiles(findings.map((finding) => ({ ...finding, article: finding.path })));
    expect(moves).toHaveLength(20_000);
    expect(moves[17]).toEqual({ from: 'old/d17/article.txt', to: 'd17/article.txt' });
  });
  it('tells where a file went only where one file alone may be it, and no other lost file that one', () => {
    const movesOf = (files: readonly string[], lost: readonly string[]): readonly unknown[] => {
      const { findings } = built([...files, 'i.csv'], 'i.csv', `path\n${lost.join('\n')}\n`);
      return movedFiles(findings.map((finding) => ({ ...finding, article: finding.path })));
    };
    expect(movesOf(['new/a.txt', 'b.txt'], ['a.txt', 'c.txt'])).toEqual([{ from: 'a.txt', to: 'new/a.txt' }]);
    expect(movesOf(['new/a.txt', 'other/a.txt'], ['a.txt'])).toEqual([]);
    expect(movesOf(['new/a.txt'], ['x/a.txt', 'y/a.txt'])).toEqual([]);
    expect(movesOf(['all/x/a.txt', 'all/y/a.txt'], ['x/a.txt'])).toEqual([{ from: 'x/a.txt', to: 'all/x/a.txt' }]);
  });
});

describe('finding the file of a record', () => {
  it('goes by the id where no path is given', () => {
    const result = built(['t/000_8cb8ecbeaf453e44.txt', 't/plain.txt'], 'metadata.csv', 'id,title\n8cb8ecbeaf453e44,A\nplain,B\n');
    expect(result.findings).toEqual([]);
    expect(result.entries.map((entry) => [entry.path, entry.id, entry.title])).toEqual([
      ['t/000_8cb8ecbeaf453e44.txt', '8cb8ecbeaf453e44', 'A'],
      ['t/plain.txt', 'plain', 'B'],
    ]);
  });
  it('goes by the folder of the index, and across it', () => {
    expect(built(['meta/a.txt', 'texts/b.txt'], 'meta/index.csv', 'path\na.txt\n../texts/b.txt\n').findings).toEqual([]);
  });
  it('takes Windows separators and composed accents', () => {
    expect(built(['texts/caf\u0065\u0301.txt'], 'index.csv', 'path\ntexts\\caf\u00e9.txt\n').findings).toEqual([]);
  });
  it('goes by the number where nothing else tells, if one file alone has it', () => {
    const result = built(
      ['000_8cb8ecbeaf453e44.txt', '003_7eab56a015ad09b8.txt', '003_7eab56a015ad09b8-2.txt'],
      'seeds.csv',
      'n,url\n0,https://x.example/a\n3,https://x.example/b\n',
    );
    expect(result.entries.map(({ path, url }) => [path, url])).toEqual([
      ['000_8cb8ecbeaf453e44.txt', 'https://x.example/a'],
      ['003_7eab56a015ad09b8.txt', 'https://x.example/b'],
      ['003_7eab56a015ad09b8-2.txt', undefined],
    ]);
    expect(result.findings.map(({ rule }) => rule)).toEqual(['index-orphan-file']);
  });
  it('lets an extension be left out', () => {
    expect(built(['t/a.txt'], 'index.csv', 'path,title\nt/a,A\n').entries.map(({ path }) => path)).toEqual(['t/a.txt']);
  });
  it('goes by the file where there is one, though the index holds a text too', () => {
    const result = built(['a.txt'], 'i.jsonl', '{"id": "a", "path": "a.txt", "text": "A."}\n{"id": "b", "path": "b.txt", "text": "B."}\n');
    expect(result.entries.map(({ path, text, missing }) => [path, text, missing])).toEqual([
      ['a.txt', undefined, undefined],
      ['i.jsonl#b', 'B.', undefined],
    ]);
  });
  it('asks for the field once when none is understood, and follows the mapping', () => {
    const text = 'where,what\na.txt,A\nb.txt,B\n';
    const asked = built(['a.txt', 'b.txt'], 'index.csv', text).findings;
    expect(asked).toMatchObject([
      { rule: 'index-map-field', line: 1, fixes: [{ kind: 'map-field', field: 'path', columns: ['where', 'what'] }] },
    ]);
    const mapped = built(['a.txt', 'b.txt'], 'index.csv', text, { ...DEFAULT_CONFIG, fields: { path: 'where', title: 'what' } });
    expect(mapped.findings).toEqual([]);
    expect(mapped.entries.map((entry) => entry.title)).toEqual(['A', 'B']);
  });
  it('takes rows with inline text as articles', () => {
    const result = built([], 'dump.jsonl', '{"id": "x", "text": "One."}\n{"text": "Two."}\n');
    expect(result.entries.map((entry) => [entry.path, entry.text])).toEqual([
      ['dump.jsonl#x', 'One.'],
      ['dump.jsonl#1', 'Two.'],
    ]);
  });
});

describe('fields of a record', () => {
  const read = (fields: object): unknown => built(['a.txt'], 'i.json', JSON.stringify([{ path: 'a.txt', ...fields }])).entries[0];
  const cases: readonly (readonly [string, object, object])[] = [
    ['the first alias in table order wins', { outlet: 'B', site: 'A' }, { source: 'A' }],
    ['the top level wins over a container', { metadata: { title: 'in' }, headline: 'out' }, { title: 'out' }],
    ['a container is searched one level down', { meta: { source: 'S', 'Pub-Date': '2024-01' } }, { source: 'S', isoDate: '2024-01' }],
    ['blank values are no hit', { title: '', name: 'N' }, { title: 'N' }],
    ['authors are joined', { authors: ['A', { name: 'B' }] }, { author: 'A, B' }],
    ['a review flag is a status', { reviewed: true }, { status: 'reviewed' }],
    ['a status is understood', { state: 'In_Progress' }, { status: 'in progress' }],
    ['tags are split', { keywords: 'a; b ;a' }, { tags: ['a', 'b'] }],
    ['unknown fields stay', { priority: { x: [1] } }, { extra: { priority: { x: [1] } } }],
  ];
  for (const [name, fields, expected] of cases) {
    it(name, () => {
      expect(read(fields)).toMatchObject(expected);
    });
  }
});

describe('paths', () => {
  it('stay within the root or are refused', () => {
    const refused = [
      '../a',
      'a/../../b',
      '/etc/passwd',
      'C:\\x',
      'c:/x',
      '\\\\host\\x',
      '..\\a',
      '~/a',
      'file:///a',
      'a\0b',
      '',
      '.',
      'a/..',
    ];
    expect(refused.map(safePath).filter((path) => path !== undefined)).toEqual([]);
    expect(['a/./b', 'a/../b', 'a\\b', '  a '].map(safePath)).toEqual(['a/b', 'b', 'a/b', 'a']);
  });
  it('mean the same on Windows and POSIX', () => {
    const scope = globScope(['texts/**/*.txt', './b/*.{md,txt}']);
    for (const path of ['texts/a/b.txt', 'texts/a.txt', 'b/x.md']) {
      expect(scope(path)).toBe(true);
      expect(scope(path.replaceAll('/', '\\'))).toBe(true);
    }
    expect(scope('b/c/x.md')).toBe(false);
  });
  it('are excluded by default as the globs say', () => {
    const byGlob = globScope(['**/.*', '**/.*/**', '**/node_modules/**', '**/README*', '**/LICENSE*', '**/CHANGELOG*', '**/*.ann']);
    for (const path of [
      '.git/a.txt',
      'a/.x/b.txt',
      'node_modules/a/b.txt',
      'a/node_modules/b.txt',
      'README.md',
      'a/LICENSE',
      'CHANGELOG.txt',
      'a.ann',
      'a.txt',
      'my.README',
      'a/b.md',
    ])
      expect([path, isExcludedByDefault(path)]).toEqual([path, byGlob(path)]);
    expect(corpusScope({ ...DEFAULT_CONFIG, exclude: ['old/**'] })('old/a.txt')).toBe(false);
  });
});

describe('discovery', () => {
  const table = (name: string, text: string): { path: string; table: ReturnType<typeof readIndex> } => ({
    path: name,
    table: readIndex(name, text),
  });
  it('goes by place, then name, then kind', () => {
    const files = [
      'sub/corpus.csv',
      'seeds.yaml',
      'index.jsonl',
      'index.csv',
      'a/b/index.json',
      'dump.jsonl',
      '.x/index.json',
      'metadata.tsv',
    ];
    expect(indexCandidates(files, {})).toEqual(['index.jsonl', 'index.csv', 'seeds.yaml', 'metadata.tsv', 'sub/corpus.csv', 'dump.jsonl']);
    expect(indexCandidates(files, { index: './x.json' })).toEqual(['x.json']);
  });
  it('passes over files that are no index, and asks between two that are', () => {
    const web = table('manifest.json', '{"name": "App", "short_name": "A", "icons": [{"src": "a.png"}]}');
    const one = table('seeds.csv', 'url,title\nhttps://x.example/a,A\n');
    const two = table('sub/index.json', '["a.txt"]');
    expect(chooseIndex([web], DEFAULT_CONFIG)).toBeUndefined();
    expect(chooseIndex([web, one, two], DEFAULT_CONFIG)).toMatchObject({ path: 'seeds.csv', ask: ['sub/index.json'] });
  });
  it('tells the trouble of an index of which nothing can be read, and takes no folder for a corpus by it', () => {
    const files = ['000_8cb8ecbeaf453e44.txt', 'index.json'];
    for (const text of [
      '[{"id" "1"}, {"id": "2"}]',
      '[',
      '['.repeat(100_000),
      '- id: ["\n- path: a.txt',
      '',
      'not found',
      '<html>\n<p>502</p>\n</html>',
    ]) {
      const index = chooseIndex([{ path: 'index.json', table: readIndex('index.json', text) }], DEFAULT_CONFIG);
      expect([index?.path, index?.unreadable]).toEqual(['index.json', true]);
      expect(isCorpus({ files, winnow: false, index })).toBe(false);
      const built = buildCorpusIndex({ files, index, config: DEFAULT_CONFIG });
      expect(built.findings.map(({ rule }) => rule)).toEqual(['index-bad-record']);
      expect(built.entries.map(({ id }) => id)).toEqual(['8cb8ecbeaf453e44']);
    }
  });
  it('takes other JSONL only for its texts', () => {
    expect(chooseIndex([table('log.jsonl', '{"id": "a", "path": "b"}\n')], DEFAULT_CONFIG)).toBeUndefined();
    expect(chooseIndex([table('dump.jsonl', '{"id": "a", "text": "b"}\n')], DEFAULT_CONFIG)?.path).toBe('dump.jsonl');
  });
  it('tells a corpus from any other folder', () => {
    const two = ['000_8cb8ecbeaf453e44.txt', '003_7eab56a015ad09b8.txt'];
    expect(isCorpus({ files: two, winnow: false })).toBe(true);
    expect(isCorpus({ files: two.slice(1), winnow: false })).toBe(false);
    expect(isCorpus({ files: ['a.txt', 'b.txt', 'c.md'], winnow: false })).toBe(false);
    expect(isCorpus({ files: [], winnow: true })).toBe(true);
    expect(isCorpus({ files: [], winnow: false, chosen: true })).toBe(true);
  });
});

describe('dates', () => {
  const cases = [
    ['2024', '2024'],
    ['2024-10', '2024-10'],
    ['2024-10-09', '2024-10-09'],
    ['2024-10-09 07:05', '2024-10-09T07:05:00Z'],
    ['2024-10-09T07:05:01.5+03:00', '2024-10-09T04:05:01Z'],
    ['2024-1-5', '2024-01-05'],
    ['2024/10/09', '2024-10-09'],
    ['2024/13/09', undefined],
    ['20241009', '2024-10-09'],
    ['Wed, 09 Oct 2024 07:00:00 GMT', '2024-10-09T07:00:00Z'],
    ['9 October 2024', '2024-10-09'],
    ['October 9, 2024', '2024-10-09'],
    ['Oct. 9 2024', '2024-10-09'],
    ['09.10.2024', '2024-10-09'],
    ['10/09/2024', '2024-10-09'],
    ['25/12/2024', '2024-12-25'],
    ['1728457200', '2024-10-09T07:00:00Z'],
    ['1728457200000', '2024-10-09T07:00:00Z'],
    ['2024-02-30', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ] as const;
  for (const [written, iso] of cases) it(`${written} is ${iso ?? 'none'}`, () => expect(isoDate(written)).toBe(iso));
});
