import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entryReader, type RecordEntry } from '../../../src/core/corpus/toEntry.ts';
import { decodeBytes } from '../../../src/core/formats/encoding.ts';
import {
  editRecord,
  editRecords,
  insertRecord,
  insertRecords,
  removeRecord,
  removeRecords,
  type WritableIndex,
} from '../../../src/core/formats/editIndex.ts';
import { readIndex } from '../../../src/core/formats/readIndex.ts';
import type { FieldValues } from '../../../src/core/formats/writtenValue.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';
import { quickest } from '../../support/quickest.ts';

const folder = new URL('../../fixtures/index/', import.meta.url);
const fixtures = readdirSync(folder).map((name) => [name, decodeBytes(readFileSync(new URL(name, folder))).text] as const);
const variants = fixtures.flatMap(([name, text]) => [
  [name, text],
  [`${name} with CRLF`, text.replace(/\r?\n/g, '\r\n')],
  [`${name} without a final line break`, text.trimEnd()],
]) as [string, string][];

function indexOf(name: string, text: string): WritableIndex {
  return { text, table: readIndex(name.split(' ')[0] ?? '', text), fields: {} };
}

function entriesOf({ table }: WritableIndex): RecordEntry[] {
  expect(table.problems).toEqual([]);
  return table.records.map((record) => {
    const said = entryReader({})(record);
    if ('invalid' in said) throw new Error(said.invalid);
    return said;
  });
}

/** The text outside a record must be the same before and after. */
function expectOnlyRecord(before: WritableIndex, after: string, record: number): void {
  const { start = 0, end = 0 } = before.table.records[record] ?? {};
  expect(after.slice(0, start)).toBe(before.text.slice(0, start));
  expect(after.slice(after.length - (before.text.length - end))).toBe(before.text.slice(end));
}

const changes: readonly (readonly [string, number, FieldValues, Partial<RecordEntry>])[] = [
  ['a tag added to two', 0, { tags: ['politics', 'sea', 'wire copy'] }, { tags: ['politics', 'sea', 'wire copy'] }],
  ['one tag taken away', 0, { tags: ['sea'] }, { tags: ['sea'] }],
  ['other tags in place of these', 0, { tags: ['x', 'politics'] }, { tags: ['x', 'politics'] }],
  ['a title with quotes and a colon', 1, { title: 'He said: "no", # twice' }, { title: 'He said: "no", # twice' }],
  ['a date that YAML must quote', 1, { date: '2024' }, { date: '2024', isoDate: '2024' }],
];

describe('writing to one record', () => {
  for (const [name, text] of variants) {
    for (const [what, record, values, expected] of changes) {
      it(`${what}: ${name}`, () => {
        const index = indexOf(name, text);
        const after = applyEdits(text, editRecord(index, record, values));
        expect(after).not.toBe(text);
        expectOnlyRecord(index, after, record);
        const wanted = entriesOf(index);
        const entry = { ...wanted[record], ...expected } as RecordEntry;
        if (!('isoDate' in expected) && 'date' in expected) delete (entry as { isoDate?: string }).isoDate;
        wanted[record] = entry;
        expect(entriesOf(indexOf(name, after))).toEqual(wanted);
      });
    }
    it(`a first tag: ${name}`, () => {
      const index = indexOf(name, text);
      const after = applyEdits(text, editRecord(index, 1, { tags: ['new'] }));
      expectOnlyRecord(index, after, 1);
      expect(entriesOf(indexOf(name, after))[1]?.tags).toEqual(['new']);
    });
    it(`no change where nothing is new: ${name}`, () => {
      const index = indexOf(name, text);
      expect(applyEdits(text, editRecord(index, 0, { tags: ['politics', 'sea'] })).replace('politics;sea', 'politics, sea')).toBe(
        text.replace('politics;sea', 'politics, sea'),
      );
    });
    it(`a field that no record has: ${name}`, () => {
      const index = indexOf(name, text);
      const after = applyEdits(text, editRecord(index, 0, { status: 'reviewed' }));
      if (index.table.format !== 'csv') expectOnlyRecord(index, after, 0);
      const entries = entriesOf(indexOf(name, after));
      expect(entries.map((entry) => entry.status)).toEqual(['reviewed', undefined]);
      expect(entries.map((entry) => entry.title)).toEqual(entriesOf(index).map((entry) => entry.title));
    });
    it(`a field taken out: ${name}`, () => {
      const index = indexOf(name, text);
      const after = applyEdits(text, editRecord(index, 0, { source: undefined, tags: undefined }));
      expectOnlyRecord(index, after, 0);
      expect(entriesOf(indexOf(name, after))[0]).toMatchObject({ tags: [], id: 'aa11bb22cc33dd44' });
      expect(entriesOf(indexOf(name, after))[0]?.source).toBeUndefined();
    });
    for (const at of [0, 1]) {
      it(`a child inserted after record ${at}, and taken out again: ${name}`, () => {
        const index = indexOf(name, text);
        const child: FieldValues = {
          id: '1234567890123456-2',
          path: '003_1234567890123456-2.txt',
          title: 'A second item',
          parent: '1234567890123456',
          range: [10, 99],
        };
        const after = applyEdits(text, insertRecord(index, child, at));
        const grown = indexOf(name, after);
        const entries = entriesOf(grown);
        expect(entries).toHaveLength(3);
        expect(entries[at + 1]).toMatchObject({ ...child, range: { start: 10, end: 99 } });
        expect(entries.filter((_, number) => number !== at + 1)).toEqual(entriesOf(index));
        const back = applyEdits(after, removeRecord(grown, at + 1));
        expect(entriesOf(indexOf(name, back))).toEqual(entriesOf(index));
        if (index.table.format !== 'csv') expect(back).toBe(text);
        expect(after.includes('\r\n') && /[^\r]\n/.test(after)).toBe(text.includes('\r\n') && /[^\r]\n/.test(text));
      });
      it(`record ${at} removed: ${name}`, () => {
        const index = indexOf(name, text);
        const after = applyEdits(text, removeRecord(index, at));
        expect(entriesOf(indexOf(name, after))).toEqual(entriesOf(index).filter((_, number) => number !== at));
      });
    }
  }
});

describe('inserting many records at once', () => {
  const insertions = [
    { values: { id: 'b2', path: 'b2.txt', title: 'Second of B' }, after: 1 },
    { values: { id: 'a2', path: 'a2.txt', title: 'Second of A', parent: 'a', range: [3, 9] }, after: 0 },
    { values: { id: 'a3', path: 'a3.txt', parent: 'a', lang: 'de' }, after: 0 },
    { values: { id: 'b3', path: 'b3.txt', title: 'Third of B' } },
  ];
  for (const [name, text] of variants) {
    it(`puts each behind its record, in the order given: ${name}`, () => {
      const index = indexOf(name, text);
      const inserted = insertRecords(index, insertions, (next) => indexOf(name, next).table);
      const entries = entriesOf(indexOf(name, applyEdits(text, inserted)));
      const [first, second] = entriesOf(index);
      expect(entries.map(({ id }) => id)).toEqual([first?.id, 'a2', 'a3', second?.id, 'b2', 'b3']);
      expect([entries[0], entries[3]]).toEqual([first, second]);
      expect(entries[1]).toMatchObject({ title: 'Second of A', parent: 'a', range: { start: 3, end: 9 } });
      expect(entries[2]).toMatchObject({ path: 'a3.txt', parent: 'a', lang: 'de' });
      expect(entries[4]).toMatchObject({ path: 'b2.txt', title: 'Second of B' });
      expect(entries[5]).toMatchObject({ path: 'b3.txt', title: 'Third of B' });
    });
    it(`and out again, any of them together unless what they take touches: ${name}`, () => {
      const index = indexOf(name, text);
      const whole = applyEdits(
        text,
        insertRecords(index, insertions, (next) => indexOf(name, next).table),
      );
      const grown = indexOf(name, whole);
      const all = entriesOf(grown);
      for (let set = 1; set < 63; set++) {
        const records = [0, 1, 2, 3, 4, 5].filter((record) => set & (1 << record));
        const edits = removeRecords(grown, records);
        if (!edits) continue;
        expect(entriesOf(indexOf(name, applyEdits(whole, edits)))).toEqual(all.filter((_, record) => !records.includes(record)));
      }
      expect(removeRecords(grown, [1, 2, 4])).toBeDefined();
    });
  }
});

describe('writing to many records at once', () => {
  for (const [name, text] of variants) {
    it(`gives the same as one after the other: ${name}`, () => {
      const index = indexOf(name, text);
      const writes = [
        { record: 1, values: { tags: ['new'], status: 'reviewed' } },
        { record: 0, values: { status: 'todo' } },
        { record: 1, values: { title: 'T', status: 'rejected' } },
      ];
      const after = applyEdits(text, editRecords(index, writes));
      let expected = text;
      for (const { record, values } of writes) expected = applyEdits(expected, editRecord(indexOf(name, expected), record, values));
      expect(entriesOf(indexOf(name, after))).toEqual(entriesOf(indexOf(name, expected)));
      expect(entriesOf(indexOf(name, after)).map(({ status }) => status)).toEqual(['todo', 'rejected']);
    });
  }
  it('tags 2,000 records of each format in a second or two', () => {
    const rows = Array.from({ length: 2000 }, (_, n) => ({ id: `a${n}`, path: `${n}.txt`, title: 'T' }));
    const texts = {
      'i.json': JSON.stringify(rows, undefined, 1),
      'i.jsonl': rows.map((row) => JSON.stringify(row)).join('\n'),
      'i.csv': `id,path,title\n${rows.map((row) => Object.values(row).join(',')).join('\n')}`,
      'i.yaml': rows.map(({ id, path, title }) => `- id: ${id}\n  path: ${path}\n  title: ${title}\n`).join(''),
    };
    for (const [name, text] of Object.entries(texts)) {
      const index = indexOf(name, text);
      const writes = rows.map((_, record) => ({ record, values: { tags: ['x', 'y'] } }));
      let after = '';
      expect(quickest(4000, () => (after = applyEdits(text, editRecords(index, writes))))).toBeLessThan(4000);
      expect(entriesOf(indexOf(name, after)).every(({ tags }) => tags.length === 2)).toBe(true);
    }
  });
});

describe('writing in the manner of the file', () => {
  const cases: readonly (readonly [string, string, FieldValues, string])[] = [
    ['i.json', '[{"path":"a.txt","tags":["x"]}]', { tags: ['x', 'y'] }, '[{"path":"a.txt","tags":["x", "y"]}]'],
    ['i.json', '["a.txt"]', { tags: ['x'] }, '[{"path": "a.txt", "tags": ["x"]}]'],
    [
      'i.json',
      '[\n\t{\n\t\t"path": "a.txt" // here\n\t}\n]',
      { tags: ['x'] },
      '[\n\t{\n\t\t"path": "a.txt",\n\t\t"tags": ["x"] // here\n\t}\n]',
    ],
    ['i.json', '[{"path": "a.txt", "metadata": {"source": "A"}}]', { source: 'B' }, '[{"path": "a.txt", "metadata": {"source": "B"}}]'],
    ['i.json', '[{"path": "a.txt", "reviewed": false}]', { status: 'reviewed' }, '[{"path": "a.txt", "reviewed": true}]'],
    ['i.jsonl', '{"path":"a.txt","labels":""}\n', { tags: ['x'] }, '{"path":"a.txt","labels":"x"}\n'],
    ['i.csv', 'path;tags\na.txt;x | y\n', { tags: ['x', 'z'] }, 'path;tags\na.txt;x | z\n'],
    ['i.csv', 'path,tags\na.txt,\n', { tags: ['Smith, John'] }, 'path,tags\na.txt,"Smith, John;"\n'],
    ['i.csv', 'path,tags\na.txt,"x, y"\n', { tags: ['x', 'Smith, John'] }, 'path,tags\na.txt,"x;Smith, John"\n'],
    ['i.csv', '"path","tags"\n"a.txt","x"\n', { tags: ['x', 'y'] }, '"path","tags"\n"a.txt","x;y"\n'],
    ['i.csv', 'path,title\na.txt,A', { tags: ['x'] }, 'path,title,tags\na.txt,A,x'],
    ['i.yaml', '- a.txt\n- b.txt\n', { tags: ['x'] }, '- path: a.txt\n  tags: [x]\n- b.txt\n'],
    ['i.yaml', '- path: a.txt # one\n  tags:\n', { tags: ['x'] }, '- path: a.txt # one\n  tags: [x]\n'],
    [
      'i.yaml',
      'items:\n  - path: a.txt\n    tags:\n    - x\n    - y # why\n',
      { tags: ['x', 'y', 'z'] },
      'items:\n  - path: a.txt\n    tags:\n    - x\n    - y # why\n    - z\n',
    ],
    ['i.yaml', '- {path: a.txt}\n', { tags: ['x'] }, '- {path: a.txt, tags: [x]}\n'],
    ['i.yaml', '- path: a.txt\n  tags: [yes]\n', { tags: ['yes', 'no', '12'] }, '- path: a.txt\n  tags: [yes, "no", "12"]\n'],
    ['i.yaml', 'k:\n  path: a.txt\n\n\nj:\n  path: b.txt\n', { title: 'T' }, 'k:\n  path: a.txt\n  title: T\n\n\nj:\n  path: b.txt\n'],
    ['i.csv', 'path,title\na.txt,A,\nb.txt,B\n', { tags: ['x'] }, 'path,title,tags\na.txt,A,x,\nb.txt,B,\n'],
    [
      'i.yaml',
      '- path: a.txt\n  tags:\n  - x\n  - y\n  title: T\n',
      { tags: ['z', 'x'] },
      '- path: a.txt\n  tags:\n  - z\n  - x\n  title: T\n',
    ],
    ['i.yaml', '- path: a.txt\n  tags:\n  - x\n  - y', { tags: ['x', 'z'] }, '- path: a.txt\n  tags:\n  - x\n  - z'],
    ['i.yaml', '- path: a.txt\n  tags:\n  - x\n  - y\n', { tags: ['x'], title: 'T' }, '- path: a.txt\n  tags:\n  - x\n  title: T\n'],
    ['i.yaml', '- path: a.txt\n  title: T\n  status: todo', { title: undefined, status: undefined }, '- path: a.txt'],
    ['i.yaml', 'k: a.txt\nj: b.txt\n', { title: 'T' }, 'k:\n  path: a.txt\n  title: T\nj: b.txt\n'],
  ];
  for (const [name, before, values, after] of cases) {
    it(`${JSON.stringify(before)}`, () => {
      expect(applyEdits(before, editRecord(indexOf(name, before), 0, values))).toBe(after);
    });
  }
});
