import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.ts';

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});

const BODY = [
  'The council met on Monday and agreed on the plan for the bridge, which has carried the town since 1911.',
  'The mayor said that the work would begin in spring, and that it would cost little; caf\u00e9s near by were not so sure.',
];
const SECOND = 'Harvest fair opens early\n\nThe fair of Linz opened a week early this year, its owners said on Sunday.';
const textOf = (id: string): string => [`CHAFF menu of ${id}`, `A title for ${id}`, '', ...BODY, 'CHAFF follow us'].join('\n');

/** A row as a tool writes it that escapes all beyond ASCII, in capitals, and slashes too. */
function rowOf(id: string, text = textOf(id)): string {
  const spelt = JSON.stringify(text).replaceAll('\u00e9', '\\u00E9').replaceAll('/', '\\/');
  return `{"id": "${id}",  "text": ${spelt}, "n": 1e2}`;
}

/** A folder with a JSONL file of these rows (a mark before it, CRLF between them, none at the end) and a rule that finds its chaff. */
function corpusOf(rows: readonly string[]): { readonly folder: string; readonly file: string; readonly read: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-'));
  mkdirSync(join(folder, '.winnow'));
  const rule =
    '- id: test-chaff\n  kind: chrome\n  scope: corpus\n  match:\n    re: "(?m)^CHAFF.*$"\n  examples:\n    match: ["CHAFF menu"]\n    noMatch: ["Menu"]\n';
  writeFileSync(join(folder, '.winnow', 'rules.yaml'), rule);
  const file = join(folder, 'dump.jsonl');
  writeFileSync(file, `\ufeff${rows.join('\r\n')}`);
  return { folder, file, read: () => readFileSync(file, 'utf8') };
}

const clean = (row: string): string => row.replace(/CHAFF menu of [a-z0-9]+\\n/, '').replace('\\nCHAFF follow us', '');

describe('clean of rows', () => {
  it('writes all of them at once and no byte but what goes, reports as it does dry, and restore gives every byte back', async () => {
    const rows = [...Array.from({ length: 1000 }, (_, at) => rowOf(`r${at}`)), rowOf('r1', 'The second of one id: CHAFF')];
    const { folder, file, read } = corpusOf(rows);
    const was = read();
    const dry = await cli(['clean', folder, '--dry-run']);
    expect(read()).toBe(was);
    const started = Date.now();
    const real = await cli(['clean', folder]);
    // one write of the index for each row took minutes
    expect(Date.now() - started).toBeLessThan(30_000);
    expect(real.stdout.toString()).toBe(dry.stdout.toString());
    expect(read()).toBe(`\ufeff${[...rows.slice(0, -1).map(clean), rows.at(-1)].join('\r\n')}`);
    const entries = readFileSync(join(folder, '.winnow/journal.jsonl'), 'utf8').trim().split('\n');
    expect(entries).toHaveLength(1000);
    const one = await cli(['restore', `${file}#r3`]);
    expect([one.code, one.stdout.toString()]).toEqual([0, 'dump.jsonl#r3\n']);
    expect(read().split('\r\n')[3]).toBe(rows[3]);
    const restored = await cli(['restore', folder]);
    expect([restored.code, restored.stderr]).toEqual([0, '']);
    expect(read()).toBe(was);
  }, 120_000);

  it('takes those named by their index or their id, and leaves one that would lose all its words, which keeps none of the others', async () => {
    const { file, read } = corpusOf([rowOf('a'), rowOf('b', 'CHAFF alone'), rowOf('c')]);
    const run = await cli(['clean', `${file}#a`]);
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(read()).toBe(`\ufeff${[clean(rowOf('a')), rowOf('b', 'CHAFF alone'), rowOf('c')].join('\r\n')}`);
    const rest = await cli(['clean', file, '--force']);
    expect([rest.code, rest.stderr]).toEqual([1, 'winnow: dump.jsonl#b: a row without a text is no article\n']);
    expect(read()).toBe(`\ufeff${[clean(rowOf('a')), rowOf('b', 'CHAFF alone'), clean(rowOf('c'))].join('\r\n')}`);
  });

  it('of a CSV writes all fields in one parse of it and gives them back; to split them is refused, once for all', async () => {
    const { folder } = corpusOf([]);
    const file = join(folder, 'dump.csv');
    const csv = `id,text,n\n${Array.from({ length: 1000 }, (_, at) => `r${at},"${textOf(`r${at}`)}",7\n`).join('')}`;
    writeFileSync(file, csv);
    writeFileSync(join(folder, '.winnow', 'corpus.json'), '{"version": 1, "index": "dump.csv"}');
    const started = Date.now();
    expect((await cli(['clean', folder])).code).toBe(0);
    expect(Date.now() - started).toBeLessThan(30_000);
    expect(readFileSync(file, 'utf8')).toBe(csv.replaceAll(/CHAFF menu of r\d+\n/g, '').replaceAll('\nCHAFF follow us', ''));
    expect((await cli(['restore', folder])).stderr).toBe('');
    expect(readFileSync(file, 'utf8')).toBe(csv);
    const split = await cli(['split', folder, '--at', '3']);
    expect([split.code, split.stderr]).toEqual([
      1,
      'winnow: dump.csv: only rows of JSON and JSONL can be split or merged, and dump.csv is CSV\n',
    ]);
    expect(readFileSync(file, 'utf8')).toBe(csv);
  }, 120_000);

  it('tells two rows of one id, and lint names a row by its line', async () => {
    const { folder, file } = corpusOf([rowOf('a'), rowOf('a')]);
    expect((await cli(['lint', folder])).stdout.toString()).toContain('dump.jsonl:2: error index-duplicate-id');
    expect((await cli(['lint', file])).stdout.toString()).toContain('dump.jsonl:1');
  });
});

describe('split of rows', () => {
  const two = `${textOf('b')}\n\n* * *\n${SECOND}`;
  const idsIn = (text: string): readonly string[] =>
    text
      .replace('\ufeff', '')
      .split('\r\n')
      .map((line) => (JSON.parse(line) as { id: string }).id);

  it('puts each part right behind its row, with its annotations; clean and restore then give every byte back', async () => {
    const { folder, read } = corpusOf([rowOf('a'), rowOf('b', two), rowOf('c')]);
    const was = read();
    const spans = join(folder, '.winnow', 'spans');
    mkdirSync(spans);
    const span = (word: string, text: string): string => `${text.indexOf(word)} ${text.indexOf(word) + word.length}\t${word}\n`;
    const ann = `T1\tperson ${span('mayor', two)}T2\tlocation ${span('Linz', two)}`;
    writeFileSync(join(spans, 'dump.jsonl_b.ann'), ann);
    const dry = await cli(['split', folder, '--marker', 'Harvest fair', '--dry-run']);
    expect([dry.stdout.toString(), read()]).toEqual(['dump.jsonl#b\tdump.jsonl#b-2\n', was]);
    const run = await cli(['split', folder, '--marker', 'Harvest fair']);
    expect([run.code, run.stdout.toString(), run.stderr]).toEqual([0, 'dump.jsonl#b\tdump.jsonl#b-2\n', '']);
    expect(idsIn(read())).toEqual(['a', 'b', 'b-2', 'c']);
    const cut = two.indexOf('Harvest');
    expect(JSON.parse(read().split('\r\n')[2] ?? '')).toMatchObject({ id: 'b-2', text: SECOND, parent: 'b', range: [cut, two.length] });
    expect(readFileSync(join(spans, 'dump.jsonl_b-2.ann'), 'utf8')).toBe(`T2\tlocation ${span('Linz', SECOND)}`);
    expect((await cli(['clean', folder])).code).toBe(0);
    expect(read()).not.toContain('CHAFF');
    const restored = await cli(['restore', folder]);
    expect([restored.code, restored.stderr]).toEqual([0, '']);
    expect(read()).toBe(was);
    expect(readFileSync(join(spans, 'dump.jsonl_b.ann'), 'utf8')).toBe(ann);
    expect(existsSync(join(spans, 'dump.jsonl_b-2.ann'))).toBe(false);
  });

  it('takes back what was split in turn, and leaves a part that a script has changed since, saying so', async () => {
    const { folder, file, read } = corpusOf([rowOf('a'), rowOf('b', two), rowOf('c')]);
    const was = read();
    await cli(['split', file, '--marker', 'Harvest fair']);
    await cli(['split', `${file}#b-2`, '--at', '3']);
    expect(idsIn(read())).toEqual(['a', 'b', 'b-2', 'b-2-2', 'c']);
    expect((await cli(['restore', folder])).stderr).toBe('');
    expect(read()).toBe(was);
    await cli(['split', file, '--marker', 'Harvest fair']);
    writeFileSync(file, read().replace('its owners said', 'nobody said'));
    const restored = await cli(['restore', folder]);
    expect([restored.code, restored.stdout.toString()]).toEqual([1, 'dump.jsonl#b\n']);
    expect(restored.stderr).toContain('dump.jsonl#b-2: its text is in dump.jsonl#b again, but it was changed after it was split off');
    expect(idsIn(read())).toEqual(['a', 'b', 'b-2', 'c']);
  });

  it('of a killed process leaves the rows old or new, and restore gives every byte back', async () => {
    const rows = Array.from({ length: 400 }, (_, at) => rowOf(`r${at}`, `${textOf(`r${at}`)}\n\n${SECOND}`));
    const { folder, read } = corpusOf(rows);
    const was = read();
    const spans = join(folder, '.winnow', 'spans');
    mkdirSync(spans);
    const anns = new Map(
      rows.slice(0, 60).map((_, at) => {
        const text = `${textOf(`r${at}`)}\n\n${SECOND}`;
        return [`dump.jsonl_r${at}.ann`, `T1\tlocation ${text.indexOf('Linz')} ${text.indexOf('Linz') + 4}\tLinz\n`];
      }),
    );
    for (const [name, ann] of anns) writeFileSync(join(spans, name), ann);
    for (const ready of [1, 40, 100, 118]) {
      const lying = (): number =>
        [folder, spans].flatMap((place) => readdirSync(place)).filter((name) => name.endsWith('.winnow-tmp')).length;
      const child = spawn(process.execPath, [cli.path, 'split', folder, '--marker', 'Harvest fair'], { stdio: 'ignore' });
      const ended = new Promise((resolve) => child.on('exit', resolve));
      while (child.exitCode === null && lying() < ready) await new Promise((resolve) => setTimeout(resolve, 1));
      child.kill('SIGKILL');
      await ended;
      expect(() =>
        read()
          .replace('\ufeff', '')
          .split('\r\n')
          .map((line) => JSON.parse(line) as unknown),
      ).not.toThrow();
      const restored = await cli(['restore', folder]);
      expect([restored.code, restored.stderr.replace(/^winnow: finished .*\n/, '')]).toEqual([0, '']);
      expect(read()).toBe(was);
      for (const [name, ann] of anns) expect(readFileSync(join(spans, name), 'utf8')).toBe(ann);
      expect(readdirSync(spans).sort()).toEqual([...anns.keys()].sort());
    }
  }, 120_000);
});
