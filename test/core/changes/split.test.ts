import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/core/analyze.ts';
import type { Change } from '../../../src/core/changes/change.ts';
import { addRecords, type RecordHome } from '../../../src/core/changes/records.ts';
import { merge, split, type Split, type SplitInput } from '../../../src/core/changes/split.ts';
import { DEFAULT_CONFIG } from '../../../src/core/config.ts';
import { readIndex } from '../../../src/core/formats/readIndex.ts';
import { addedColumns } from '../../../src/core/formats/addedColumns.ts';
import { withRemoved } from '../../../src/core/formats/journal.ts';
import { WINNOW_FILES } from '../../../src/core/formats/winnowFiles.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';

const TEXT = 'Ferry sinks\nThe ferry sank.\n\nMayor resigns\nThe mayor went home.';
const PATH = '000_8cb8ecbeaf453e44.txt';
const analysis = analyze(TEXT, { config: DEFAULT_CONFIG, models: {} });
const common = { path: PATH, text: TEXT, at: [3], isTaken: () => false, id: '8cb8ecbeaf453e44', analysis };

/** The files after the changes. */
function applied(files: Readonly<Record<string, string>>, changes: readonly Change[]): Readonly<Record<string, string>> {
  const next = new Map(Object.entries(files));
  for (const change of changes) {
    if (change.kind === 'delete') next.delete(change.path);
    else next.set(change.path, change.kind === 'create' ? change.text : applyEdits(next.get(change.path) ?? '', change.edits));
  }
  return Object.fromEntries(next);
}

/** A split with the records of its parts written to their home. */
function splitInto(home: RecordHome, input: SplitInput): Split {
  const done = split(input);
  return { ...done, changes: [...done.changes, ...addRecords(home, done.records)] };
}

function indexHome(text: string): RecordHome {
  return { kind: 'index', path: 'index.csv', index: { text, table: readIndex('index.csv', text), fields: {} } };
}

describe('a split', () => {
  it('keeps part 1 in the file and writes the rest with its lineage into articles.jsonl', () => {
    const { changes, parts } = splitInto({ kind: 'articles', text: undefined }, common);
    const files = applied({ [PATH]: TEXT }, changes);
    expect(files[PATH]).toBe('Ferry sinks\nThe ferry sank.\n\n');
    expect(files['000_8cb8ecbeaf453e44-2.txt']).toBe('Mayor resigns\nThe mayor went home.');
    expect(JSON.parse(files[WINNOW_FILES.articles] ?? '')).toMatchObject({
      path: '000_8cb8ecbeaf453e44-2.txt',
      id: '8cb8ecbeaf453e44-2',
      parent: '8cb8ecbeaf453e44',
      range: { start: 29, end: 63 },
    });
    expect(parts).toHaveLength(2);
  });
  it('inserts the part behind its parent in the index', () => {
    const index = `id,file,source\n8cb8ecbeaf453e44,${PATH},Post\nffff,b.txt,Post\n`;
    const { changes } = splitInto(indexHome(index), { ...common, record: 0, shared: { source: 'Post' } });
    const rows = applied({ [PATH]: TEXT, 'index.csv': index }, changes)['index.csv']?.split('\n') ?? [];
    expect(rows[1]).toContain(PATH);
    expect(rows[2]).toContain('8cb8ecbeaf453e44-2');
    expect(rows[2]).toContain('29-63');
    expect(rows[3]).toContain('ffff');
  });
  it('is undone byte for byte by a merge', () => {
    const index = `id,file,parent,range\n8cb8ecbeaf453e44,${PATH},,\nffff,b.txt,,\n`;
    const files = { [PATH]: TEXT, 'index.csv': index };
    const done = splitInto(indexHome(index), { ...common, at: [1, 3], record: 0 });
    const after = applied(files, done.changes);
    const parts = done.parts.map(({ path }, number) => ({ path, text: after[path] ?? '', record: number }));
    expect(applied(after, merge(parts, indexHome(after['index.csv'] ?? '')))).toEqual(files);
  });
  it('takes the columns that it added to the index out again with its merge, as the journal tells, and no others', () => {
    const index = `id,file,note\r\n8cb8ecbeaf453e44,${PATH},\r\nffff,b.txt,`;
    const done = splitInto(indexHome(index), { ...common, at: [1, 3], record: 0 });
    const after = applied({ [PATH]: TEXT, 'index.csv': index }, done.changes);
    const change = done.changes.find(({ path }) => path === 'index.csv');
    const edits = withRemoved(index, change?.kind === 'edit' ? change.edits : []);
    const entry = { id: 'x', time: '', who: '', command: 'split', path: 'index.csv', before: 'a', after: 'b', edits };
    const ours = addedColumns([entry], 'index.csv');
    expect(ours).toEqual(['parent', 'range']);
    const home = indexHome(after['index.csv'] ?? '');
    const parts = done.parts.map(({ path }, number) => ({ path, text: after[path] ?? '', record: number }));
    const own: RecordHome = home.kind === 'index' ? { ...home, index: { ...home.index, ours } } : home;
    expect(applied(after, merge(parts, own))['index.csv']).toBe(index);
    expect(applied(after, merge(parts, home))['index.csv']).toContain('parent');
  });
  it('adds the columns that an index lacks once, for all parts', () => {
    const index = `id,file\n8cb8ecbeaf453e44,${PATH}\nffff,b.txt\n`;
    const { changes } = splitInto(indexHome(index), { ...common, at: [1, 3], record: 0 });
    const rows = (applied({ [PATH]: TEXT, 'index.csv': index }, changes)['index.csv'] ?? '').trimEnd().split('\n');
    expect(rows.map((row) => row.split(',')[0])).toEqual(['id', '8cb8ecbeaf453e44', '8cb8ecbeaf453e44-2', '8cb8ecbeaf453e44-3', 'ffff']);
    expect(new Set(rows.map((row) => row.split(',').length)).size).toBe(1);
    expect(rows[0]?.match(/parent/g)).toHaveLength(1);
  });
  it('does nothing where there is nothing to cut', () => {
    expect(splitInto({ kind: 'articles', text: undefined }, { ...common, at: [0] }).changes).toEqual([]);
  });
  it('leaves articles.jsonl as it was after a merge', () => {
    const articles = '{"path":"z.txt","tags":["a"]}\n';
    const done = splitInto({ kind: 'articles', text: articles }, common);
    const after = applied({ [PATH]: TEXT, [WINNOW_FILES.articles]: articles }, done.changes);
    const parts = done.parts.map(({ path }) => ({ path, text: after[path] ?? '' }));
    const back = applied(after, merge(parts, { kind: 'articles', text: after[WINNOW_FILES.articles] }));
    expect(back).toEqual({ [PATH]: TEXT, [WINNOW_FILES.articles]: articles });
  });
});
