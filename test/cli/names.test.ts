import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});

describe('lists of names on the command line', () => {
  it('give filter their names with the list they stand in, and a broken line is said while the rest counts', async () => {
    const folder = temporaryFolder({
      'towns.csv': 'name,type\nZorvath,location\nnothing\n',
      'people.jsonl': '{"label": "PERSON", "pattern": [{"LOWER": "old"}, {"TEXT": "Quibble"}]}\n',
    });
    const text = 'The old Quibble went to Zorvath.';
    const lists = ['--lists', join(folder, 'towns.csv'), '--lists', join(folder, 'people.jsonl')];
    const run = await cli(['filter', '--emit', 'entities', ...lists], `${JSON.stringify({ id: 1, text })}\n`);
    expect(run.code).toBe(0);
    expect(run.stderr.trim()).toMatch(/towns\.csv:3: no type$/);
    const { entities } = JSON.parse(run.stdout.toString()) as { readonly entities: unknown };
    expect(entities).toEqual([
      { start: 4, end: 15, type: 'person', score: 1, list: 'people.jsonl' },
      { start: 24, end: 31, type: 'location', score: 1, list: 'towns.csv' },
    ]);
    expect((await cli(['filter', '--lists', join(folder, 'none.csv')], '')).code).toBe(2);
  });

  it('of a corpus are read from .winnow/names and from where corpus.json says, broken lines are linted at their line, and none is taken for the index', async () => {
    const folder = temporaryFolder({
      '000_8cb8ecbeaf453e44.txt': 'Ferry sinks\n\nThe ferry sank off the coast of Zorvath on Monday.\n',
      'patterns.jsonl': '{"label": "LOC", "text": "Zorvath"}\n{"label": "LOC"}\n',
      '.winnow/corpus.json': '{"version": 1, "lists": ["patterns.jsonl", "gone.csv", "../outside.csv"]}',
      '.winnow/names/own.csv': 'Zorvath,location\nZorvath,ship\n',
    });
    const run = await cli(['lint', '--format', 'json', folder]);
    expect(run.stderr).toBe('');
    const found = run.stdout
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly path: string; readonly line: number; readonly rule: string });
    const about = found.filter(({ rule }) => rule === 'winnow-file').map(({ path, line }) => `${path}:${line}`);
    expect(about.sort()).toEqual(['.winnow/corpus.json:1', '.winnow/corpus.json:1', '.winnow/names/own.csv:2', 'patterns.jsonl:2']);
    expect(found.filter(({ rule }) => rule.startsWith('index-'))).toEqual([]);
  });
});

describe('names in two ways on the command line', () => {
  const files = {
    'index.csv': 'file\n1.txt\n2.txt\n3.txt\n4.txt\n',
    '1.txt': 'Ferry sinks\n\nOdile Marchetti said on Monday that the ferry sank, and Odile Marchetti wept.\n',
    '2.txt': 'Ferry found\n\nOdile Marchetti said on Tuesday that the ferry was found again.\n',
    '3.txt': 'Ferry sold\n\nOdile Marcheti said on Friday that the ferry was sold to a museum.\n',
    '4.txt': 'Zorvath votes\n\nThe people of Zorvath voted. It rained in Zorvath.\n',
    '4.ann': 'T1\tlocation 15 22\tnothing of the kind\nT2\tlocation 29 36\tZorvath\n',
    '.winnow/names/names.csv': 'name,type,group\nOdile Marchetti,person\nOdile Marcheti,person\n',
  };
  const lint = async (folder: string, ...more: readonly string[]): Promise<readonly { readonly path: string; readonly rule: string }[]> => {
    const { stdout } = await cli(['lint', '--format', 'json', ...more, folder]);
    const lines = stdout.toString().split('\n').filter(Boolean);
    const found = lines.map((line) => JSON.parse(line) as { readonly path: string; readonly rule: string });
    return found.filter(({ rule }) => rule.startsWith('name-')).map(({ path, rule }) => ({ path, rule }));
  };

  it('are findings of lint where the preset or the person asks for them', async () => {
    const folder = temporaryFolder(files);
    expect(await lint(folder)).toEqual([]);
    const found = await lint(folder, '--names');
    expect(found).toContainEqual({ path: '3.txt', rule: 'name-spelling' });
    expect(await lint(folder, '--preset', 'strict')).toEqual(found);
  });

  it('are silent once one is an alias of the other', async () => {
    const list = 'name,type,group\nOdile Marchetti,person\nOdile Marcheti,person,Odile Marchetti\n';
    const found = await lint(temporaryFolder({ ...files, '.winnow/names/names.csv': list }), '--names');
    expect(found.filter(({ rule }) => rule === 'name-spelling')).toEqual([]);
  });
});
