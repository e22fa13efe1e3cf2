import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli, type CliRun } from '../support/cli.ts';

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});

interface OutRow {
  readonly id: unknown;
  readonly line?: number;
  readonly error?: string;
  readonly lines?: readonly {
    readonly start: number;
    readonly end: number;
    readonly role: string;
    readonly kind?: string;
    readonly score: number;
  }[];
  readonly boundaries?: readonly number[];
  readonly entities?: readonly { readonly start: number; readonly end: number; readonly type: string }[];
  readonly findings?: readonly { readonly rule: string; readonly start: number; readonly end: number; readonly message: string }[];
  readonly clean?: string;
  readonly quality?: { readonly gopherDrops: readonly string[] };
}

function rowsIn({ stdout }: CliRun): readonly OutRow[] {
  const text = stdout.toString('utf8');
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as OutRow);
}

const row = (id: unknown, text: string): string => `${JSON.stringify({ id, text })}\n`;

describe('filter', () => {
  it('writes one row for each row, in order, with all the parts', async () => {
    const text = 'Ferry sinks\nThe ferry sank off Oslo on May 3, 2021.\n\nSubscribe to our newsletter';
    const run = await cli(['filter'], row('a', text) + row(7, ''));
    const [first, second] = rowsIn(run);
    expect(run.code).toBe(0);
    expect(Object.keys(first ?? {})).toEqual(['id', 'lines', 'boundaries', 'entities', 'clean']);
    expect(first?.lines?.map(({ start, end }) => text.slice(start, end))).toEqual(text.split('\n'));
    expect(first?.lines?.every(({ role, kind }) => (role === 'boilerplate') === (kind !== undefined))).toBe(true);
    expect(second).toEqual({ id: 7, lines: [{ start: 0, end: 0, role: 'blank', score: 0 }], boundaries: [], entities: [], clean: '' });
  });
  it('gives an id back digit by digit, and a row whose id cannot be written is a bad one', async () => {
    const deep = `{"id":${'['.repeat(100_000)}${']'.repeat(100_000)},"text":"a"}\n`;
    const run = await cli(['filter', '--emit', 'clean'], `{"id":12345678901234567890,"text":"a"}\n${deep}{"id":1e999,"text":"b"}\n`);
    const [first, second, third] = run.stdout.toString().split('\n');
    expect([first, third]).toEqual(['{"id":12345678901234567890,"clean":"a"}', '{"id":1e999,"clean":"b"}']);
    expect(second).toContain('{"id":null,"line":2,"error":');
    const bad = await cli(['filter'], '{"id":12345678901234567890,"text":7}\n');
    expect(bad.stdout.toString()).toBe('{"id":12345678901234567890,"line":1,"error":"text is missing or not a string"}\n');
  });
  it('writes an error on one line, whatever is in it', async () => {
    for (const args of [
      ['filter', '--emi', 'x'],
      ['lint', 'no\nsuch\nfolder'],
    ])
      expect((await cli(args)).stderr).toMatch(/^winnow: [^\n]+\n$/);
  });
  it('gives a bad row in its place and goes on', async () => {
    const input = Buffer.concat([
      Buffer.from(`${row('a', 'Text.')}not json\n[1]\n{"id":"x"}\n{"id":"y","text":5}\n{"id":"z","text":"","source":1}\n\n`),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from('{"id":"s","text":"\\ud800 alone"}\n{"id":"b","text":"End."}'),
    ]);
    const run = await cli(['filter', '--emit', 'clean'], input);
    expect(run.code).toBe(1);
    const rows = rowsIn(run);
    expect(rows.map(({ id, line }) => [id, line])).toEqual([
      ['a', undefined],
      [null, 2],
      [null, 3],
      ['x', 4],
      ['y', 5],
      ['z', 6],
      [null, 7],
      [null, 8],
      ['s', undefined],
      ['b', undefined],
    ]);
    expect(rows.slice(1, 8).every(({ error }) => typeof error === 'string' && error !== '')).toBe(true);
    expect(rows[8]?.clean).toBe('\ud800 alone');
  });
  it('splits rows at LF only', async () => {
    const text = 'One\u2028two\u0085three\rfour';
    const [first] = rowsIn(await cli(['filter', '--emit', 'lines'], `{"id":1,"text":${JSON.stringify(text)}}\r\n`));
    expect(first?.lines).toHaveLength(2);
  });
  it('survives random bytes, and the next row comes out', async () => {
    const noise = randomBytes(200_000);
    const run = await cli(['filter', '--emit', 'clean'], Buffer.concat([noise, Buffer.from(`\n${row('after', 'Text.')}`)]));
    const rows = rowsIn(run);
    expect(run.code).toBe(1);
    expect(rows.at(-1)?.id).toBe('after');
    expect(rows.slice(0, -1).every(({ error }) => error !== undefined)).toBe(true);
  });
  it('takes a line of a megabyte and a text of a million lines', async () => {
    const long = 'The mayor spoke of the harbour. '.repeat(32_768);
    const many = `${'\n'.repeat(980_000)}${'a line of words\n'.repeat(20_000)}`;
    const run = await cli(['filter', '--emit', 'boundaries,clean'], row('long', long) + row('many', many) + row('next', 'Text.'));
    expect(rowsIn(run).map(({ id, error }) => [id, error])).toEqual([
      ['long', undefined],
      ['many', undefined],
      ['next', undefined],
    ]);
  }, 300_000);
  it('counts code points when asked to', async () => {
    const text = '😀😀\n😀 x\n';
    const [utf16] = rowsIn(await cli(['filter', '--emit', 'lines,findings'], row(1, text)));
    const [points] = rowsIn(await cli(['filter', '--emit', 'lines,findings', '--offsets', 'codepoint'], row(1, text)));
    expect(utf16?.lines?.map(({ start, end }) => [start, end])).toEqual([
      [0, 4],
      [5, 9],
      [10, 10],
    ]);
    expect(points?.lines?.map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [3, 6],
      [7, 7],
    ]);
  });
  it('writes only the parts asked for, findings among them', async () => {
    const text = 'The ferry sank off the coast on Monday, the police said.\n\nSubscribe to our newsletter\nFollow us on Facebook\n';
    const run = await cli(['filter', '--emit', 'findings', '--point', 'thorough'], row(1, text));
    const [first] = rowsIn(run);
    expect(Object.keys(first ?? {})).toEqual(['id', 'findings']);
    expect(first?.findings?.length).toBeGreaterThan(0);
    expect(Object.keys(first?.findings?.[0] ?? {})).toEqual(['rule', 'start', 'end', 'score', 'message']);
  });
  it('measures a text as training pipelines do where quality is asked for, its front matter left out', async () => {
    const text = 'The ferry sank off the coast on Monday, the police said.\nSubscribe to our newsletter\n';
    const run = await cli(['filter', '--emit', 'quality'], row(1, text) + row(2, `---\ntitle: Ferry\n---\n${text}`));
    const [plain, fronted] = rowsIn(run);
    expect(Object.keys(plain ?? {})).toEqual(['id', 'quality']);
    expect(plain?.quality).toMatchObject({ c4: { verdicts: ['kept', 'noTerminalPunctuation'], kept: 1 }, gopher: { words: 15 } });
    expect(plain?.quality?.gopherDrops).toContain('fewWords');
    expect(fronted?.quality).toEqual(plain?.quality);
    expect(run.stdout.toString()).not.toMatch(/\.\d{7}/);
  });
  it('cannot run with options it does not know, and says so in one line', async () => {
    for (const args of [['--emit', 'nonsense'], ['--point', 'wild'], ['--profile', '/nowhere/x'], ['--offsets', 'bytes'], ['--wat']]) {
      const run = await cli(['filter', ...args], row(1, 'x'));
      expect([args, run.code]).toEqual([args, 2]);
      expect(
        run.stderr
          .trim()
          .split('\n')
          .filter((line) => !line.includes('going on without')),
      ).toHaveLength(1);
      expect(run.stdout).toHaveLength(0);
    }
  });
  it('says and ends with the same in a process of its own as after other runs', async () => {
    const runs: readonly (readonly [readonly string[], string])[] = [
      [['filter'], row(1, 'The mayor spoke of the harbour.')],
      [['filter', '--emit', 'clean'], `${row(1, 'A line.')}not a row\n`],
      [['profile'], row(1, 'A line that is shared.') + row(2, 'A line that is shared.')],
      [['filter', '--no-such-option'], ''],
    ];
    const codes: (number | null)[] = [];
    for (const [args, input] of runs) {
      const alone = await cli.alone(args, input);
      expect(await cli(args, input)).toEqual(alone);
      codes.push(alone.code);
    }
    expect(codes).toEqual([0, 1, 0, 2]);
  });
  it('writes a row as soon as it has read it, while the input is still open', async () => {
    const talk = cli.open(['filter', '--emit', 'clean']);
    talk.write(row('first', 'Text.'));
    expect(await talk.nextLine()).toContain('"first"');
    talk.write(row('second', 'Text.'));
    expect(await talk.nextLine()).toContain('"second"');
    talk.end();
    expect(await talk.code).toBe(0);
  });
  it('ends quietly when the reader goes away', async () => {
    const talk = cli.open(['filter', '--emit', 'lines']);
    talk.write(row('x', 'The mayor spoke of the harbour.\n'.repeat(200)).repeat(50));
    await talk.nextLine();
    talk.hangUp();
    talk.write(row('x', 'The mayor spoke of the harbour.\n'.repeat(200)).repeat(50));
    talk.end();
    expect(await talk.code).toBe(0);
  });
});

describe('profile', () => {
  const one = row(1, 'Shared line here\nonly one') + row(2, 'Shared line here\nonly two');
  const two = row(3, 'Shared line here') + `${JSON.stringify({ id: 4, text: 'x y z', source: 'Other' })}\n`;
  it('merges to the same bytes in any order, and to those of all rows at once', async () => {
    const { mkdtempSync, writeFileSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const folder = mkdtempSync(join(tmpdir(), 'winnow-'));
    const [a, b] = [join(folder, 'a'), join(folder, 'b')];
    writeFileSync(a, (await cli(['profile'], one)).stdout);
    writeFileSync(b, (await cli(['profile'], two)).stdout);
    const merged = await cli(['profile', '--merge', a, b]);
    expect(merged.code).toBe(0);
    expect((await cli(['profile', '--merge', b, a])).stdout).toEqual(merged.stdout);
    expect((await cli(['profile'], one + two)).stdout).toEqual(merged.stdout);
    writeFileSync(join(folder, 'c'), merged.stdout);
    const filtered = await cli(['filter', '--profile', join(folder, 'c')], one);
    expect(filtered.code).toBe(0);
    expect(rowsIn(filtered)).toHaveLength(2);
  });
  it('passes bad rows over and says which', async () => {
    const run = await cli(['profile'], `${one}nonsense\n`);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('line 3');
    expect(run.stdout).toEqual((await cli(['profile'], one)).stdout);
  });
});
