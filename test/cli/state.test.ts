import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});

const TEXT = 'Ferry sinks off the coast\n\nThe ferry sank off the coast on Monday, the police said, and all 40 people were saved.\n';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const reviewed = (path: string, text: string): string => `${JSON.stringify({ path, status: 'reviewed', reviewed: hashOf(text) })}\n`;

describe('a review that has gone stale', () => {
  it('is a finding of lint, in a file and in a row, and none while the bytes are those that were reviewed', async () => {
    const [file, other] = ['000_8cb8ecbeaf453e44.txt', '001_8cb8ecbeaf453e45.txt'];
    const folder = temporaryFolder({
      [file]: TEXT,
      [other]: TEXT.replace('Monday', 'Tuesday'),
      '.winnow/articles.jsonl': reviewed(file, TEXT),
    });
    expect((await cli(['lint', folder])).code).toBe(0);
    writeFileSync(join(folder, file), TEXT.replace('40', '41'));
    const run = await cli(['lint', folder]);
    expect([run.code, run.stdout.toString()]).toEqual([
      1,
      `${file}:1: warning stale-review: This article has changed since it was reviewed\n1 finding in 1 file\n`,
    ]);
    const rows = temporaryFolder({
      'dump.jsonl': [TEXT, `${TEXT}x`].map((text, id) => `${JSON.stringify({ id: `${id}`, text })}\n`).join(''),
      '.winnow/articles.jsonl': reviewed('dump.jsonl#0', TEXT) + reviewed('dump.jsonl#1', TEXT),
    });
    const out = (await cli(['lint', rows])).stdout.toString();
    expect(out.match(/dump.jsonl:\d+: \w+ stale-review/g)).toEqual(['dump.jsonl:2: warning stale-review']);
  });
});

describe('a file in the place of the folder .winnow', () => {
  it('is said in words by every command that would write, and nothing is changed', async () => {
    const text = `Log in\nFollow us on Facebook\n\n${TEXT}\n© 2026. All rights reserved. | Terms of use | Privacy policy\n`;
    const file = '000_8cb8ecbeaf453e44.txt';
    const folder = temporaryFolder({ [file]: text, '001_8cb8ecbeaf453e45.txt': TEXT, '.winnow': 'a file' });
    for (const command of ['clean', 'split', 'restore']) {
      const run = await cli([command, folder]);
      expect([run.code, run.stderr]).toEqual([2, expect.stringMatching(/^winnow: nothing was changed: \.winnow is a file, but [^\n]*\n$/)]);
    }
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
    expect((await cli(['lint', folder])).stdout.toString()).toContain('.winnow:1: error winnow-file: .winnow is a file');
  });
});

describe('a line of the journal that cannot be read', () => {
  it('is told by restore, which takes back what the other lines tell', async () => {
    const file = '000_8cb8ecbeaf453e44.txt';
    const text = `Log in\nFollow us on Facebook\n\n${TEXT}\n© 2026. All rights reserved. | Terms of use | Privacy policy\n`;
    const folder = temporaryFolder({ [file]: text });
    const journal = join(folder, '.winnow', 'journal.jsonl');
    expect((await cli(['clean', folder])).code).toBe(0);
    expect(readFileSync(join(folder, file), 'utf8')).not.toBe(text);
    writeFileSync(journal, `{"id": "cut off, "ti\n${readFileSync(journal, 'utf8')}`);
    const run = await cli(['restore', folder]);
    expect([run.code, run.stderr]).toEqual([
      0,
      expect.stringMatching(/^winnow: \.winnow\/journal\.jsonl:1: this line cannot be read[^\n]*\n$/),
    ]);
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
  });
});
