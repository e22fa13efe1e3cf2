import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});

const ONE = '000_8f3a91c2d4e5b607.txt';
const TWO = '001_0a1b2c3d4e5f6071.md';
const TEXT = '🚢 Ferry sinks\r\nThe ferry sank off Skerrabost on Monday.';
const ANN = 'T1\tlocation 34 44\tSkerrabost\n';
const files = {
  [ONE]: TEXT,
  [ONE.replace('.txt', '.ann')]: ANN,
  [TWO]: '---\ntitle: Mayor resigns\ntags: [town]\n---\nThe mayor went home.\n',
};

/** A corpus and a folder for what is exported. */
function made(more: Readonly<Record<string, string>> = {}): { readonly folder: string; readonly out: (name: string) => string } {
  const folder = temporaryFolder({ ...files, ...more });
  const outside = temporaryFolder({});
  return { folder, out: (name) => join(outside, name) };
}

const rowsIn = (text: string): readonly Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('export', () => {
  it('writes the articles of a corpus on standard output as they stand, and leaves every file as it was', async () => {
    const { folder } = made();
    const before = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]);
    const { code, stdout, stderr } = await cli(['export', folder]);
    expect([code, stderr]).toEqual([0, '']);
    expect(rowsIn(stdout.toString())).toEqual([
      { id: '8f3a91c2d4e5b607', text: TEXT, metadata: { path: ONE, ordinal: 0 } },
      {
        id: '0a1b2c3d4e5f6071',
        text: 'The mayor went home.\n',
        metadata: { path: TWO, ordinal: 1, title: 'Mayor resigns', tags: ['town'] },
      },
    ]);
    expect(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs])).toEqual(before);
  });

  it('writes those named, into a file, with their annotations in code points', async () => {
    const { folder, out } = made();
    const file = out('new/spans.jsonl');
    expect((await cli(['export', join(folder, ONE), '--format', 'spans', '--out', file])).code).toBe(0);
    const rows = rowsIn(readFileSync(file, 'utf8'));
    expect(rows).toMatchObject([{ path: ONE, text: TEXT, spans: [{ start: 34, end: 44, label: 'location' }] }]);
    expect(Array.from(TEXT).slice(34, 44).join('')).toBe('Skerrabost');
  });

  it('makes a folder for brat that is a corpus of the same articles, and exports to the same bytes again', async () => {
    const { folder, out } = made();
    expect((await cli(['export', folder, '--format', 'brat', '--out', out('brat')])).code).toBe(0);
    expect(readFileSync(join(out('brat'), ONE), 'utf8')).toBe(TEXT);
    expect(readFileSync(join(out('brat'), ONE.replace('.txt', '.ann')), 'utf8')).toBe(ANN);
    const [there, back] = [await cli(['export', folder, '--format', 'spans']), await cli(['export', out('brat'), '--format', 'spans'])];
    const matched = (run: typeof there): unknown => rowsIn(run.stdout.toString()).map(({ id, text, spans }) => ({ id, text, spans }));
    expect(matched(back)).toEqual(matched(there));
    await cli(['export', folder, '--format', 'brat', '--out', out('again')]);
    for (const name of readdirSync(out('brat')))
      expect(readFileSync(join(out('again'), name))).toEqual(readFileSync(join(out('brat'), name)));
  });

  it('exports rows of an index with their annotations from .winnow', async () => {
    const rows = [
      '{"id": "a", "text": "Ferry to Skerrabost", "outlet": "Harbour Lantern", "desk": 4}',
      '{"id": "b", "text": "Mayor resigns"}',
    ];
    const folder = temporaryFolder({
      'corpus.jsonl': rows.join('\n'),
      '.winnow/spans/corpus.jsonl_a.ann': 'T1\tlocation 9 19\tSkerrabost\n',
    });
    const { stdout } = await cli(['export', folder, '--format', 'spans']);
    expect(rowsIn(stdout.toString())).toMatchObject([
      { id: 'a', path: 'corpus.jsonl#a', spans: [{ start: 9, end: 19, label: 'location' }], meta: { source: 'Harbour Lantern', desk: 4 } },
      { id: 'b', path: 'corpus.jsonl#b', spans: [] },
    ]);
  });

  it('writes over nothing, and nothing into the corpus, which would then hold it', async () => {
    const { folder, out } = made();
    writeFileSync(out('there.jsonl'), 'mine');
    mkdirSync(out('full'));
    writeFileSync(join(out('full'), 'mine.txt'), 'mine');
    const refused = [
      ['--out', out('there.jsonl')],
      ['--format', 'text', '--out', out('full')],
      ['--format', 'text', '--out', join(folder, 'texts')],
      ['--out', join(folder, 'all.jsonl')],
      ['--format', 'brat'],
    ];
    for (const options of refused) {
      const { code, stdout, stderr } = await cli(['export', folder, ...options]);
      expect([options, code, stdout.toString(), stderr.trim().split('\n').length]).toEqual([options, 2, '', 1]);
    }
    expect(readFileSync(out('there.jsonl'), 'utf8')).toBe('mine');
    expect([readdirSync(out('full')), existsSync(join(folder, 'texts'))]).toEqual([['mine.txt'], false]);
    expect((await cli(['export', folder, '--out', join(folder, '.exports/all.jsonl')])).code).toBe(0);
  });

  it('tells of articles and annotations that it leaves out, and exports the others', async () => {
    const { folder } = made({
      '002_1111111111111111.txt': '\u0000\u0001\u0002',
      [ONE.replace('.txt', '.ann')]: 'T1\tlocation 2 7;34 44\tFerry Skerrabost\n',
    });
    const { code, stdout, stderr } = await cli(['export', folder, '--format', 'conll']);
    expect([code, stdout.toString().match(/^# newdoc/gm)?.length]).toEqual([1, 2]);
    expect(stderr).toContain('002_1111111111111111.txt: ');
    expect(stderr).toContain('annotation T1 "Ferry Skerrabost" has other words between its pieces, so it was left out');
  });
});
