import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/core/analyze.ts';
import type { Change } from '../../../src/core/changes/change.ts';
import { changeRows, rowIndexOf } from '../../../src/core/changes/changeRows.ts';
import { addRecords } from '../../../src/core/changes/records.ts';
import { merge, split } from '../../../src/core/changes/split.ts';
import { DEFAULT_CONFIG } from '../../../src/core/config.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';

const TEXT = 'Ferry sinks\nThe ferry sank.\n\nMayor resigns\nThe mayor went home.\n\nHens lay\nThey laid.';
const CUTS = [TEXT.indexOf('Mayor'), TEXT.indexOf('Hens')];

/** The index after changes of its rows; the reason where they are refused. */
function changed(index: string, changes: readonly Change[], name = 'dump.jsonl'): string {
  const made = changeRows(rowIndexOf(name, index, {}), changes);
  return 'refused' in made ? `refused: ${made.refused}` : applyEdits(index, made.edits);
}

/** The changes that split a row at offsets. */
function splitting(index: string, path: string, offsets: readonly number[] = CUTS): readonly Change[] {
  const { rows, ...own } = rowIndexOf(path.slice(0, path.indexOf('#')), index, {});
  const text = rows.get(path)?.text.replace(/^\ufeff/, '') ?? '';
  const analysis = analyze(text, { config: DEFAULT_CONFIG, models: {} });
  const id = path.slice(path.indexOf('#') + 1);
  const isTaken = (name: string): boolean => rows.has(name);
  const made = split({ path, text, at: [], offsets, isTaken, id, analysis, record: rows.get(path)?.record ?? -1 });
  const home = { kind: 'index', path: own.path, index: own } as const;
  return [...made.changes, ...addRecords(home, made.records)];
}

/** The changes that join rows into the first. */
function joining(index: string, paths: readonly string[]): readonly Change[] {
  const { rows, ...own } = rowIndexOf(paths[0]?.slice(0, paths[0].indexOf('#')) ?? '', index, {});
  const parts = paths.map((path) => ({
    path,
    text: rows.get(path)?.text.replace(/^\ufeff/, '') ?? '',
    record: rows.get(path)?.record ?? -1,
  }));
  return merge(parts, { kind: 'index', path: own.path, index: own });
}

const row = (id: string, text = TEXT): string => `{"id": ${JSON.stringify(id)}, "text": ${JSON.stringify(text)}, "n": 1e2}`;

describe('a split of a row', () => {
  it('keeps part 1 in its row and puts each further part right behind it, with its parent and its place, and touches no other byte', () => {
    const index = [row('a'), row('b'), row('c'), ''].join('\n');
    const lines = changed(index, splitting(index, 'dump.jsonl#b')).split('\n');
    expect(lines).toHaveLength(6);
    expect([lines[0], lines[4], lines[5]]).toEqual([row('a'), row('c'), '']);
    expect(lines[1]).toBe(row('b', TEXT.slice(0, CUTS[0])));
    expect(lines.slice(2, 4).map((line) => JSON.parse(line) as unknown)).toEqual([
      { id: 'b-2', text: TEXT.slice(...CUTS), parent: 'b', range: CUTS },
      { id: 'b-3', text: TEXT.slice(CUTS[1]), parent: 'b', range: [CUTS[1], TEXT.length] },
    ]);
  });

  it('is taken back byte for byte by a merge, whatever the line ends, escapes and marks are, and also where the last row has no break', () => {
    const odd = row('b', TEXT.replace('home', 'h\u00f6me \ud83d\ude00'))
      .replace('sank', '\\u0073\\u0061nk')
      .replace('\u00f6', '\\u00F6')
      .replace('laid', '\\/laid\\u200b');
    for (const eol of ['\n', '\r\n'])
      for (const end of ['', eol])
        for (const middle of [odd, row('b', `\ufeff${TEXT}`), row('b')]) {
          const index = [row('a'), middle].join(eol) + end;
          const cuts = index.includes('h\\u00F6me') ? [CUTS[0] ?? 0, (CUTS[1] ?? 0) + 3] : CUTS;
          const after = changed(index, splitting(index, 'dump.jsonl#b', cuts));
          expect(after.split(eol)).toHaveLength(end === '' ? 4 : 5);
          expect(changed(after, joining(after, ['dump.jsonl#b', 'dump.jsonl#b-2', 'dump.jsonl#b-3']))).toBe(index);
        }
  });

  it('spells its parts as the row was spelt, and what is new in them without a letter beyond ASCII where the index has none', () => {
    const index = row('\u00e9', 'Un caf\u00e9\nIl ferme.\n\nL\u2019\u00e9t\u00e9 arrive\nIl est l\u00e0.').replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
    );
    const after = changed(index, splitting(index, 'dump.jsonl#\u00e9', [19]));
    expect(after).toMatch(/^[\0-\x7f]+$/);
    expect(after).toContain('"L\\u2019\\u00E9t\\u00E9 arrive\\nIl est l\\u00E0."');
    expect(after).toContain('"id": "\\u00e9-2"');
  });

  it('names parts by the id of the row, whatever is in it, and takes no id that is there', () => {
    const index = [row('https://x.example/a'), row('https://x.example/a-2', 'Other')].join('\n');
    const lines = changed(index, splitting(index, 'dump.jsonl#https://x.example/a')).split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual([
      'https://x.example/a',
      'https://x.example/a-3',
      'https://x.example/a-4',
      'https://x.example/a-2',
    ]);
  });

  it('goes to the end of an index where rows behind it are known by their number alone, which would change', () => {
    const bare = `{"text": ${JSON.stringify(TEXT)}}`;
    const index = [bare, bare, bare, ''].join('\n');
    const after = changed(index, splitting(index, 'dump.jsonl#1'));
    expect(after.split('\n').map((line) => (line === '' ? '' : ((JSON.parse(line) as { id?: string }).id ?? 'none')))).toEqual([
      'none',
      'none',
      'none',
      '1-2',
      '1-3',
      '',
    ]);
    expect(changed(after, joining(after, ['dump.jsonl#1', 'dump.jsonl#1-2', 'dump.jsonl#1-3']))).toBe(index);
    const grown = `${after}${bare}\n`;
    expect(changed(grown, joining(grown, ['dump.jsonl#1', 'dump.jsonl#1-2', 'dump.jsonl#1-3']))).toMatch(
      /^refused: .*no id but their number/,
    );
  });

  it('leaves the second of two rows with one id alone', () => {
    const index = [row('a'), row('a', 'Another'), row('b'), ''].join('\n');
    const after = changed(index, splitting(index, 'dump.jsonl#a'));
    expect(after.split('\n')[3]).toBe(row('a', 'Another'));
    expect(changed(after, joining(after, ['dump.jsonl#a', 'dump.jsonl#a-2', 'dump.jsonl#a-3']))).toBe(index);
  });

  it('works in a JSON list and back, and is refused in CSV', () => {
    const list = `[\n  ${row('a')},\n  ${row('b')}\n]\n`;
    const after = changed(list, splitting(list, 'dump.json#b'), 'dump.json');
    expect((JSON.parse(after) as { id: string }[]).map(({ id }) => id)).toEqual(['a', 'b', 'b-2', 'b-3']);
    expect(changed(after, joining(after, ['dump.json#b', 'dump.json#b-2', 'dump.json#b-3']), 'dump.json')).toBe(list);
    const csv = `id,text\na,"${TEXT}"\n`;
    expect(changed(csv, splitting(csv, 'dump.csv#a'), 'dump.csv')).toMatch(/^refused: only rows of JSON and JSONL/);
  });

  it('is refused where the row is gone or its id is taken since', () => {
    const index = [row('a'), ''].join('\n');
    const changes = splitting(index, 'dump.jsonl#a');
    expect(changed(`${row('b')}\n`, changes)).toMatch(/no such row any more/);
    expect(changed(`${index}${row('a-2')}\n`, changes)).toMatch(/row of that id already/);
  });

  it('of many rows at once is one change, and keeps what was typed into a part when it is merged', () => {
    const index = [row('a'), row('b'), ''].join('\n');
    const after = changed(index, [...splitting(index, 'dump.jsonl#a'), ...splitting(index, 'dump.jsonl#b')]);
    expect(after.split('\n').map((line) => (line === '' ? '' : (JSON.parse(line) as { id: string }).id))).toEqual([
      'a',
      'a-2',
      'a-3',
      'b',
      'b-2',
      'b-3',
      '',
    ]);
    const typed = after.replace('The mayor went home', 'The mayor stayed');
    const whole = changed(typed, joining(typed, ['dump.jsonl#a', 'dump.jsonl#a-2', 'dump.jsonl#a-3']));
    expect(JSON.parse(whole.split('\n')[0] ?? '')).toMatchObject({ text: TEXT.replace('The mayor went home', 'The mayor stayed') });
  });

  it('is taken back at once with what was split off from its parts in turn, in any order, each part as it was spelt', () => {
    const odd = row('b').replace('sank', '\\u0073ank').replace('went', 'w\\u0065nt').replace('laid', '\\u006caid');
    const index = [row('a', 'x'), odd, row('c', 'Mayor resigns\n')].join('\n');
    const once = changed(index, splitting(index, 'dump.jsonl#b', [CUTS[0] ?? 0]));
    const twice = changed(once, splitting(once, 'dump.jsonl#b-2', [(CUTS[1] ?? 0) - (CUTS[0] ?? 0)]));
    const text = rowIndexOf('dump.jsonl', once, {}).rows.get('dump.jsonl#b-2')?.text ?? '';
    const whole: Change = { kind: 'edit', path: 'dump.jsonl#b', edits: [{ start: CUTS[0] ?? 0, end: CUTS[0] ?? 0, inserted: text }] };
    const gone = (['b-2-2', 'b-2'] as const).map((id): Change => ({ kind: 'delete', path: `dump.jsonl#${id}` }));
    expect(changed(twice, [whole, ...gone])).toBe(index);
  });

  it('and a merge give any text back, however it is spelt and cut', () => {
    const letters = fc.constantFrom('a', ' ', '\n', '\r\n', '"', '\\', '\u00e9', '\ud83d\ude00', '\ufeff', '\u2028', '/');
    fc.assert(
      fc.property(fc.array(letters, { minLength: 4, maxLength: 30 }), fc.nat(), fc.boolean(), fc.boolean(), (parts, seed, ascii, crlf) => {
        const text = `x${parts.join('')}y`;
        const at = `x${parts.slice(0, 1 + (seed % (parts.length - 1))).join('')}`.length;
        const spell = (json: string): string =>
          ascii ? json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`) : json;
        const index = [row('a'), spell(row('b', text)), row('c', 'last')].join(crlf ? '\r\n' : '\n');
        const after = changed(index, splitting(index, 'dump.jsonl#b', [at]));
        if (after === index || after.includes('start with a byte order mark')) return;
        expect(changed(after, joinedAgain(after))).toBe(index);
      }),
      { numRuns: 300 },
    );
  });
});

/** Joins b with its part as the host does, which knows where the part stood. */
function joinedAgain(index: string): readonly Change[] {
  const { rows, table } = rowIndexOf('dump.jsonl', index, {});
  const range = table.records[rows.get('dump.jsonl#b-2')?.record ?? -1]?.fields['range'] as readonly number[];
  const parts = ['b', 'b-2'].map((id, at) => ({
    path: `dump.jsonl#${id}`,
    text: rows.get(`dump.jsonl#${id}`)?.text ?? '',
    start: at === 0 ? undefined : range[0],
  }));
  return merge(parts, { kind: 'articles', text: undefined });
}
