import { describe, expect, it } from 'vitest';
import { relocateArticles, relocateDecisions, relocateRecords } from '../../../src/core/changes/relocate.ts';
import { DEFAULT_CONFIG } from '../../../src/core/config.ts';
import { chainOf, parseJournal } from '../../../src/core/formats/journal.ts';
import { journalSteps } from '../../../src/core/formats/journalBatches.ts';
import { movedPath, type Move } from '../../../src/core/formats/moves.ts';
import { readIndex } from '../../../src/core/formats/readIndex.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';

const moves: readonly Move[] = [
  { from: 'old/a.txt', to: 'new/z.txt' },
  { from: '2025', to: 'archive/2025' },
  { from: 'dump.jsonl', to: 'rows.jsonl' },
];
const files = ['old/a.txt', 'old/a.txt.txt', '2025/b.txt', '2025b/c.txt', 'data/d.txt'];

function indexAfter(path: string, text: string, which: readonly Move[] = moves): string {
  const index = { path, text, table: readIndex(path, text), fields: {} };
  return applyEdits(text, relocateRecords({ index, files, config: DEFAULT_CONFIG, moves: which }));
}

describe('what belongs to moved files', () => {
  it('is found by the file, by its folder, and by rows of it, and by nothing that only begins alike', () => {
    const paths = ['old/a.txt', 'old/a.txt.txt', '2025/b.txt', '2025b/c.txt', 'dump.jsonl#17', 'dump.jsonl'];
    expect(paths.map((path) => movedPath(path, moves))).toEqual([
      'new/z.txt',
      'old/a.txt.txt',
      'archive/2025/b.txt',
      '2025b/c.txt',
      'rows.jsonl#17',
      'rows.jsonl',
    ]);
  });

  it('changes only the paths of their records, in any shape of an index', () => {
    expect(indexAfter('index.csv', 'id;file;note\r\n1;old/a.txt;"x;y"\r\n2;2025b/c.txt;\r\n3;2025/b.txt;z')).toBe(
      'id;file;note\r\n1;new/z.txt;"x;y"\r\n2;2025b/c.txt;\r\n3;archive/2025/b.txt;z',
    );
    expect(indexAfter('index.jsonl', '{"path": "old/a.txt",  "n": 12345678901234567890}\n{"path":"2025/b.txt"}\n')).toBe(
      '{"path": "new/z.txt",  "n": 12345678901234567890}\n{"path":"archive/2025/b.txt"}\n',
    );
    expect(indexAfter('index.yaml', '# mine\n- path: old/a.txt # first\n- path: 2025/b.txt\n')).toBe(
      '# mine\n- path: new/z.txt # first\n- path: archive/2025/b.txt\n',
    );
    expect(indexAfter('index.json', '["old/a.txt", "2025b/c.txt"]')).toBe('["new/z.txt", "2025b/c.txt"]');
    expect(indexAfter('index.json', '{"x1": {"file": "old/a.txt"}, "x2": {"file": "2025/b.txt"}}')).toBe(
      '{"x1": {"file": "new/z.txt"}, "x2": {"file": "archive/2025/b.txt"}}',
    );
  });

  it('keeps how the index writes paths: from its own folder, with backslashes, without an extension', () => {
    expect(indexAfter('data/index.csv', 'id,file\n1,d.txt\n2,../old/a.txt\n', [{ from: 'data/d.txt', to: 'data/sub/e.txt' }])).toBe(
      'id,file\n1,sub/e.txt\n2,../old/a.txt\n',
    );
    expect(indexAfter('data/index.csv', 'id,file\n1,d.txt\n', [{ from: 'data/d.txt', to: 'other/d.txt' }])).toBe(
      'id,file\n1,other/d.txt\n',
    );
    expect(indexAfter('index.csv', 'id,file\n1,2025\\b.txt\n2,old/a\n')).toBe('id,file\n1,archive\\2025\\b.txt\n2,new/z\n');
  });

  it('leaves records that name no moved file, and those that are known by an id alone', () => {
    for (const text of ['id,file\n1,2025b/c.txt\n', 'id,title\na,A title\n', 'id,file\n1,../2025/b.txt\n', ''])
      expect(indexAfter('index.csv', text)).toBe(text);
  });

  it('takes status and decisions along, over what was said of a file that is gone, and keeps lines that cannot be read', () => {
    const articles =
      '{"path":"2025/b.txt","note":"n","status":"todo"}\n{"path":"new/z.txt","status":"rejected"}\n{"path":"old/a.txt","status":"reviewed"}\nbroken\n';
    expect(relocateArticles(articles, moves)).toBe(
      '{"path":"archive/2025/b.txt","note":"n","status":"todo"}\n{"path":"new/z.txt","status":"reviewed"}\nbroken\n',
    );
    const decision = (where: string): string => `{${where},"rule":"appeal","quote":"Give","prefix":"","suffix":"","decision":"keep"}\n`;
    expect(relocateDecisions(`${decision('"path":"old/a.txt"')}${decision('"source":"old/a.txt"')}broken\n`, moves)).toBe(
      `${decision('"path":"new/z.txt"')}${decision('"source":"old/a.txt"')}broken\n`,
    );
    for (const text of ['{"path":"c.txt"}\n\n', 'broken'])
      expect([relocateArticles(text, moves), relocateDecisions(text, moves)]).toEqual([text, text]);
  });
});

describe('the journal of a renamed file', () => {
  const change = (time: string, path: string, [before, after]: readonly [string, string]): string =>
    `${JSON.stringify({ id: time, time, who: '', command: 'edit', path, before, after, edits: [] })}\n`;
  const rename = (time: string, from: string, to: string): string =>
    `${JSON.stringify({ id: time, time, who: '', command: 'rename', from, path: to, before: '', after: '', edits: [] })}\n`;

  it('leads to its original under its new name, through several renames and those of its folder, whatever the order of lines', () => {
    const lines = [
      change('1', 'a.txt', ['h0', 'h1']),
      rename('2', 'a.txt', 'x/b.txt'),
      change('3', 'x/b.txt', ['h1', 'h2']),
      rename('4', 'x', 'y'),
      change('5', 'y/b.txt', ['h2', 'h3']),
    ];
    for (const order of [lines, lines.toReversed()]) {
      const { entries } = parseJournal(order.join(''));
      expect(chainOf(entries, 'y/b.txt', 'h3').map(({ before }) => before)).toEqual(['h0', 'h1', 'h2']);
      expect(chainOf(entries, 'a.txt', 'h1')).toEqual([]);
    }
  });

  it('is not that of another file which came to the old name later, and comes back when the rename is taken back', () => {
    const { entries } = parseJournal(
      [change('1', 'a.txt', ['h0', 'h1']), rename('2', 'a.txt', 'b.txt'), change('3', 'a.txt', ['g0', 'g1'])].join(''),
    );
    expect(chainOf(entries, 'a.txt', 'g1').map(({ before }) => before)).toEqual(['g0']);
    expect(chainOf(entries, 'b.txt', 'h1').map(({ before }) => before)).toEqual(['h0']);
    const back = parseJournal([change('1', 'a.txt', ['h0', 'h1']), rename('2', 'a.txt', 'b.txt'), rename('3', 'b.txt', 'a.txt')].join(''));
    expect(chainOf(back.entries, 'a.txt', 'h1').map(({ before }) => before)).toEqual(['h0']);
  });

  it('tells the renames beside the changes, as steps among theirs', () => {
    const { entries, renames } = parseJournal(
      [change('1', 'a.txt', ['h0', 'h1']), rename('2', 'a.txt', 'b.txt'), change('3', 'b.txt', ['h1', 'h2'])].join(''),
    );
    expect(renames.map(({ from, path }) => [from, path])).toEqual([['a.txt', 'b.txt']]);
    expect(entries.map(({ path }) => path)).toEqual(['b.txt', 'b.txt']);
    const steps = journalSteps(entries, renames);
    expect(steps.map(({ command, undone }) => [command, undone])).toEqual([
      ['edit', false],
      ['rename', false],
      ['edit', false],
    ]);
  });
});
