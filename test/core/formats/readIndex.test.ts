import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildCorpusIndex } from '../../../src/core/corpus/corpusIndex.ts';
import { DEFAULT_CONFIG } from '../../../src/core/config.ts';
import { decodeBytes } from '../../../src/core/formats/encoding.ts';
import { readIndex, sniffFormat } from '../../../src/core/formats/readIndex.ts';
import { quickest } from '../../support/quickest.ts';

const folder = new URL('../../fixtures/index/', import.meta.url);
const files = ['000_aa11bb22cc33dd44.txt', '003_1234567890123456.txt'];
const fixtures = readdirSync(folder).filter((name) => !name.startsWith('broken'));

function modelOf(name: string, text: string): unknown {
  const index = buildCorpusIndex({ files, index: { path: name, table: readIndex(name, text) }, config: DEFAULT_CONFIG });
  expect(index.findings).toEqual([]);
  return index.entries.map(({ extra, ...entry }) => ({ ...entry, desk: extra['desk'] }));
}

const expected = [
  {
    id: 'aa11bb22cc33dd44',
    path: files[0],
    ordinal: 0,
    url: 'https://harbour.example/ferry',
    title: 'Ferry returns; "at last"',
    source: 'Harbour Post',
    date: 'October 9, 2024',
    isoDate: '2024-10-09',
    tags: ['politics', 'sea'],
    desk: 'north',
    record: 0,
  },
  {
    id: '1234567890123456',
    path: files[1],
    ordinal: 3,
    url: 'https://harbour.example/bridge',
    title: 'Bridge, once\nclosed, opens',
    source: 'Harbour Post',
    date: '2024-10-11T07:30:00+03:00',
    isoDate: '2024-10-11T04:30:00Z',
    tags: [],
    desk: 'south',
    record: 1,
  },
];

describe('an index in any usual shape', () => {
  it('has at least nine fixtures', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(9);
  });
  for (const name of fixtures) {
    const text = decodeBytes(readFileSync(new URL(name, folder))).text;
    it(`${name} gives the same model`, () => {
      expect(modelOf(name, text)).toEqual(expected);
    });
    it(`${name} with CRLF and a BOM gives the same model`, () => {
      const crlf = text.replace(/\r?\n/g, '\r\n');
      const values = JSON.stringify(modelOf(name, `\ufeff${crlf}`)).replaceAll('\\r\\n', '\\n');
      expect(JSON.parse(values)).toEqual(expected);
    });
    it(`${name} is told by its content under a wrong extension`, () => {
      const right = sniffFormat(name, text);
      for (const wrong of ['x.json', 'x.csv', 'x.jsonl', 'x.yaml']) {
        if (right === 'csv' && wrong.endsWith('yaml')) continue;
        expect(sniffFormat(wrong, text)).toBe(right);
      }
    });
    it(`${name} records span their own bytes`, () => {
      const table = readIndex(name, text);
      const first = text.slice(table.records[0]?.start, table.records[0]?.end);
      expect(first).toContain('000_aa11bb22cc33dd44.txt');
      expect(first).not.toContain('003_');
      expect(text.slice(0, table.records[1]?.start).split(/\r\n|\n|\r/).length - 1).toBe(table.records[1]?.line);
    });
  }
  it('takes a quote at the start of a tab-separated cell for what it is', () => {
    const table = readIndex('i.tsv', 'path\ttitle\na.txt\t"Out" he said\nb.txt\t"B"\n');
    expect(table.problems).toEqual([]);
    expect(table.records.map((record) => record.fields['title'])).toEqual(['"Out" he said', 'B']);
  });
  it('reads an object on one line that holds its records in a list, whatever stands before it', () => {
    const paths = (text: string): unknown[] => readIndex('i.json', text).records.map(({ fields }) => fields['path'] ?? fields['id']);
    expect(paths('{"version":1,"items":[{"path":"a.txt"},{"path":"b.txt"}]}\n')).toEqual(['a.txt', 'b.txt']);
    expect(paths('{"version":1,"items":[]}')).toEqual([]);
    expect(paths('{"id":"one","text":"A text.","files":["a.png"]}')).toEqual(['one']);
    expect(paths('{"id":"one","text":"A text.","files":[]}')).toEqual(['one']);
    expect(paths(`{"version":1,"note":"${'x'.repeat(90_000)}","items":[{"path":"a.txt"}]}`)).toEqual(['a.txt']);
  });
  it('keeps every digit of a number that no number can hold', () => {
    const ids = (name: string, text: string): unknown[] => readIndex(name, text).records.map(({ fields }) => fields['id']);
    expect(ids('i.json', '[{"id": 9999999999999999}, {"id": 12345678901234567890}, {"id": 12}]')).toEqual([
      '9999999999999999',
      '12345678901234567890',
      12,
    ]);
    expect(ids('i.jsonl', '{"id": 9999999999999999, "n": 1}\n{"id": 12, "tags": [1e400]}\n')).toEqual(['9999999999999999', 12]);
  });
  it('reads ids with their paths on one line, and lines of which the first is a whole object', () => {
    const paths = readIndex('i.json', '{"x": "a.txt", "y": "b/c.txt"}').records.map(({ key, fields }) => [key, fields['path']]);
    expect(paths).toEqual([
      ['x', 'a.txt'],
      ['y', 'b/c.txt'],
    ]);
    const lines = readIndex('i.jsonl', '{"path": "a.txt"}\n{"path": "x.txt",\n"b.txt"\n[7]\n');
    expect([lines.format, lines.records.length, lines.problems.map(({ line }) => line)]).toEqual(['jsonl', 2, [1, 3]]);
  });
  it('loads no record that the end of the text cuts short', () => {
    const read = (text: string): unknown[] => readIndex('i.json', text).records.map(({ fields }) => fields['path']);
    expect(read('[{"path": "a.txt"}, {"path": "b.txt"')).toEqual(['a.txt']);
    expect(read('[{"path": "a.txt"}, {"path": "b.txt", "meta": {"n": 1}')).toEqual(['a.txt']);
    expect(read('[{"path": "a.txt"}, {"path": "b.txt"}')).toEqual(['a.txt', 'b.txt']);
  });
  it('reads an array of paths', () => {
    const table = readIndex('index.json', '["a.txt", "b/c.txt"]');
    expect(table.records.map((record) => record.fields)).toEqual([{ path: 'a.txt' }, { path: 'b/c.txt' }]);
  });
});

const broken = [
  ['JSON array', 'i.json', '[\n{"path": "a.txt"},\n7,\n{"path": "b.txt"}\n]', 2, 2],
  ['JSON path of a wrong type', 'i.json', '[\n{"path": "a.txt"},\n{"id": "x", "path": 7},\n{"path": "b.txt"}\n]', 2, 2],
  ['id map', 'i.json', '{\n"a": {"path": "a.txt"},\n"x": null,\n"b": {"path": "b.txt"}\n}', 2, 2],
  ['JSONL line', 'i.jsonl', '{"path": "a.txt"}\n{"path": "x.txt",\n{"path": "b.txt"}\n', 1, 2],
  ['first JSONL line', 'i.jsonl', '{"path: "x.txt"}\n{"path": "a.txt"}\n{"path": "b.txt"}\n', 0, 2],
  ['CSV row of another width', 'i.csv', 'path,title\na.txt,A\nx.txt\nb.txt,B\n', 2, 2],
  ['CSV row with an unclosed quote', 'i.csv', 'path,title\na.txt,A\nx.txt,"X\nb.txt,B\n', 2, 2],
  ['CSV row with text after a quote', 'i.csv', 'path,title\na.txt,A\nx.txt,"X"y\nb.txt,"B"\n', 2, 2],
  ['YAML list', 'i.yaml', '- path: a.txt\n- 7\n- path: b.txt\n', 1, 2],
  ['record without a path', 'i.json', '[\n{"path": "a.txt"},\n{"title": "x"},\n{"path": "b.txt"}\n]', 2, 2],
] as const;

describe('one bad record', () => {
  for (const [what, name, text, line, left] of broken) {
    it(`${what}: one finding at its line, the others load`, () => {
      const table = readIndex(name, text);
      const files = /x\.txt|"x":|"id": "x"/.test(text) ? ['a.txt', 'x.txt', 'b.txt'] : ['a.txt', 'b.txt'];
      const index = buildCorpusIndex({ files, index: { path: name, table }, config: DEFAULT_CONFIG });
      expect(index.findings.map((finding) => [finding.rule, finding.line])).toEqual([['index-bad-record', line]]);
      expect(index.entries.map((entry) => entry.path)).toEqual(['a.txt', 'b.txt'].slice(0, left));
    });
  }
  it('after a syntax error in JSON the records before it load', () => {
    const table = readIndex('i.json', '[\n{"path": "a.txt"},\n{"path": "b.txt"},\n{"path" "c.txt"},\n{"path": "d.txt"}]');
    expect(table.records.map((record) => record.fields['path'])).toEqual(['a.txt', 'b.txt']);
    expect(table.problems.map((problem) => problem.line)).toEqual([3]);
    const files = ['a.txt', 'b.txt', 'c.txt', 'd.txt'];
    const index = buildCorpusIndex({ files, index: { path: 'i.json', table }, config: DEFAULT_CONFIG });
    expect([index.entries.length, index.findings.map(({ rule }) => rule)]).toEqual([2, ['index-bad-record']]);
  });
  it('reads anything without throwing', () => {
    for (const text of [
      '',
      '\ufeff',
      '{',
      '[',
      '"',
      '- ',
      'a: [',
      '&a [*a]',
      'a: &x {b: *x}',
      '\0\0',
      ',,,\n"',
      '{"__proto__": {"path": "a.txt"}}',
    ]) {
      for (const name of ['i.json', 'i.csv', 'i.yaml', 'i.jsonl']) expect(readIndex(name, text).records.length).toBeLessThan(3);
    }
  });
  it('many unclosed quotes take linear time', () => {
    const text = `path,title\n${'x.txt,"a"b\n'.repeat(20_000)}x,"`;
    expect(quickest(2000, () => readIndex('i.csv', text))).toBeLessThan(2000);
  });
});
