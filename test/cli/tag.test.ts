import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});

const ONE = '000_8f3a91c2d4e5b607.txt';
const TWO = '001_0a1b2c3d4e5f6071.txt';
const TEXT = 'Ferry sinks\r\nThe ferry sank off the coast on Monday.';
const files = { [ONE]: TEXT, [TWO]: 'Mayor resigns\nThe mayor went home.\n' };

describe('tag', () => {
  it('writes front matter where there is no index, and takes it back to the byte', async () => {
    const folder = temporaryFolder(files);
    const { code, stdout } = await cli(['tag', folder, '--add', 'sea', '--add', 'north coast']);
    expect([code, stdout.toString()]).toEqual([0, `${ONE}\tsea\tnorth coast\n${TWO}\tsea\tnorth coast\n`]);
    expect(readFileSync(join(folder, ONE), 'utf8')).toBe(`---\r\ntags: [sea, north coast]\r\n---\r\n${TEXT}`);
    expect((await cli(['tag', folder, '--remove', 'sea', '--remove', 'north coast'])).code).toBe(0);
    for (const [name, text] of Object.entries(files)) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  });

  it('is taken back by restore, whose journal names it', async () => {
    const folder = temporaryFolder(files);
    await cli(['tag', join(folder, ONE), '--add', 'sea']);
    expect(readFileSync(join(folder, '.winnow/journal.jsonl'), 'utf8')).toContain('"command":"tag"');
    await cli(['restore', folder]);
    expect(readFileSync(join(folder, ONE), 'utf8')).toBe(TEXT);
  });

  it('moves annotations with the words', async () => {
    const folder = temporaryFolder({ ...files, [ONE.replace('.txt', '.ann')]: 'T1\tlocation 44 49\tcoast\n'.replace('44 49', '36 41') });
    await cli(['tag', folder, '--add', 'sea']);
    const [, start, end] = /(\d+) (\d+)/.exec(readFileSync(join(folder, ONE.replace('.txt', '.ann')), 'utf8')) ?? [];
    expect(readFileSync(join(folder, ONE), 'utf8').slice(Number(start), Number(end))).toBe('coast');
  });

  it('writes the record of the index, and no other byte, for rows of texts too', async () => {
    const rows = ['{"id": "a",  "text": "Ferry sinks\\u0021", "tags": ["old"]}', '{"id": "b", "text": "Mayor resigns"}'];
    const folder = temporaryFolder({ 'corpus.jsonl': `${rows.join('\r\n')}\r\n` });
    const { code, stdout } = await cli(['tag', folder, '--add', 'sea', '--remove', 'old']);
    expect(code).toBe(0);
    expect(stdout.toString().split('\n')).toHaveLength(3);
    const text = readFileSync(join(folder, 'corpus.jsonl'), 'utf8');
    expect(text).toContain('{"id": "a",  "text": "Ferry sinks\\u0021", "tags": ["sea"]}\r\n');
    expect(text.endsWith('\r\n')).toBe(true);
    expect((await cli(['tag', folder, '--remove', 'sea', '--add', 'old'])).code).toBe(0);
    expect(readFileSync(join(folder, 'corpus.jsonl'), 'utf8')).toContain(rows[0] ?? '');
  });

  it('writes to the sidecar where the corpus wants it there', async () => {
    const folder = temporaryFolder({ ...files, '.winnow/corpus.json': '{"version": 1, "tags": {"where": "sidecar"}}' });
    await cli(['tag', join(folder, TWO), '--add', 'town']);
    expect(readFileSync(join(folder, '.winnow/articles.jsonl'), 'utf8').trim()).toBe(`{"path":"${TWO}","tags":["town"]}`);
    expect(readFileSync(join(folder, TWO), 'utf8')).toBe(files[TWO]);
  });

  it('says what would change without writing, and nothing of articles that stay as they are', async () => {
    const folder = temporaryFolder(files);
    expect((await cli(['tag', folder, '--add', 'sea', '--dry-run'])).stdout.toString()).toContain(`${TWO}\tsea\n`);
    expect(existsSync(join(folder, '.winnow'))).toBe(false);
    await cli(['tag', join(folder, TWO), '--add', 'sea']);
    expect((await cli(['tag', folder, '--add', 'sea'])).stdout.toString()).toBe(`${ONE}\tsea\n`);
  });

  it('refuses a tag beyond the vocabulary unless forced, and a command without tags', async () => {
    const folder = temporaryFolder({ ...files, '.winnow/corpus.json': '{"version": 1, "tags": {"vocabulary": ["sea"]}}' });
    const refused = await cli(['tag', folder, '--add', 'see']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('"see" is not in the vocabulary')]);
    expect((await cli(['tag', folder, '--add', 'see', '--force'])).code).toBe(0);
    expect((await cli(['tag', folder])).code).toBe(2);
  });

  it('tags the others where one cannot be read, and ends with 1', async () => {
    const folder = temporaryFolder({ ...files, '002_00000000000000aa.txt': new Uint8Array([0, 1, 2, 0, 255, 0]) });
    const { code, stdout, stderr } = await cli(['tag', folder, '--add', 'sea']);
    expect([code, stdout.toString()]).toEqual([1, `${ONE}\tsea\n${TWO}\tsea\n`]);
    expect(stderr).toContain('002_00000000000000aa.txt');
  });

  it('says of each article that the index cannot take its record, and leaves no folder behind', async () => {
    const folder = temporaryFolder({ ...files, 'index.json': '[{"id": "a"' });
    const { code, stdout, stderr } = await cli(['tag', folder, '--add', 'sea']);
    expect([code, stdout.toString()]).toEqual([1, '']);
    expect(stderr).toContain(`${TWO}: the index cannot take its record`);
    expect([readFileSync(join(folder, 'index.json'), 'utf8'), existsSync(join(folder, '.winnow'))]).toEqual(['[{"id": "a"', false]);
  });

  it('says that rows have no front matter where the corpus wants tags there', async () => {
    const folder = temporaryFolder({
      'corpus.jsonl': '{"id": "a", "text": "Ferry sinks"}\n',
      '.winnow/corpus.json': '{"version": 1, "tags": {"where": "frontMatter"}}',
    });
    const { code, stderr } = await cli(['tag', folder, '--add', 'sea']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('a row of the index has no front matter')]);
  });
});
