import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeText } from '../../src/core/index.ts';
import { buildCli, type Cli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});

const TEXT = 'Ferry sinks\nThe ferry sank off the coast on Monday.\n\nMARK\nMayor resigns\nThe mayor went home.\n';

function folderOf(names: readonly string[], index: boolean): string {
  const folder = temporaryFolder(Object.fromEntries(names.map((name) => [`texts/${name}`, TEXT])));
  const records = names.map((name, number) => ({ id: `n${number}`, path: `texts/${name}`, title: 'T' }));
  if (index) writeFileSync(join(folder, 'index.json'), JSON.stringify(records, undefined, 1));
  return folder;
}

function recordsOf(folder: string): readonly { readonly id: string; readonly path: string }[] {
  return JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as readonly { readonly id: string; readonly path: string }[];
}

describe('what is written together', () => {
  it('two processes that split one folder at the same time leave every text once, and an index that names each file', async () => {
    const names = Array.from({ length: 40 }, (_, n) => `${String(n).padStart(3, '0')}_${n.toString(16).padStart(16, '0')}.txt`);
    const folder = folderOf(names, true);
    await Promise.all([1, 2].map(async () => cli.alone(['split', folder, '--marker', 'MARK'])));
    const files = readdirSync(join(folder, 'texts')).sort();
    expect(
      recordsOf(folder)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(files.map((name) => `texts/${name}`));
    const whole = names.map((name) => {
      const stem = name.replace('.txt', '');
      return files.filter((file) => file.startsWith(stem)).reverse();
    });
    for (const parts of whole) expect(parts.map((part) => readFileSync(join(folder, 'texts', part), 'utf8')).join('')).toBe(TEXT);
    expect(readdirSync(join(folder, '.winnow'))).not.toContain('writing.lock');
  }, 120_000);
  it('a process killed in the midst of a split leaves what a restore takes back whole', async () => {
    const names = Array.from({ length: 70 }, (_, n) => `${String(n).padStart(3, '0')}_${n.toString(16).padStart(16, '0')}.txt`);
    const folder = folderOf(names, true);
    const index = readFileSync(join(folder, 'index.json'), 'utf8');
    const child = spawn(process.execPath, [cli.path, 'split', folder, '--marker', 'MARK'], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    const parts = (): number => readdirSync(join(folder, 'texts')).filter((name) => name.endsWith('-2.txt')).length;
    while (child.exitCode === null && parts() === 0) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGKILL');
    await ended;
    expect((await cli(['restore', folder])).code).toBe(0);
    expect(readdirSync(join(folder, 'texts')).sort()).toEqual(names);
    for (const name of names) expect(readFileSync(join(folder, 'texts', name), 'utf8')).toBe(TEXT);
    expect(readFileSync(join(folder, 'index.json'), 'utf8')).toBe(index);
  }, 120_000);
  it('one article that is refused, or named twice by the index, does not keep the others from being split', async () => {
    const names = [1, 2, 3, 4].map((n) => `00${n}_${String(n).repeat(16)}.txt`);
    const folder = folderOf(names, true);
    const index = recordsOf(folder);
    writeFileSync(join(folder, 'index.json'), JSON.stringify([...index, { ...index[0], id: 'again' }], undefined, 1));
    writeFileSync(
      join(folder, 'texts', names[1] ?? ''),
      Buffer.concat([encodeText(TEXT, 'utf-16le') ?? Buffer.alloc(0), Buffer.from([65])]),
    );
    const { code, stdout } = await cli(['split', folder, '--marker', 'MARK']);
    expect(code).toBe(1);
    expect(stdout.toString().trim().split('\n').sort()).toEqual(
      [0, 2, 3].map((n) => `texts/${names[n] ?? ''}\ttexts/${(names[n] ?? '').replace('.txt', '-2.txt')}`),
    );
    for (const n of [0, 2, 3]) {
      const both = [names[n] ?? '', (names[n] ?? '').replace('.txt', '-2.txt')];
      expect(both.map((name) => readFileSync(join(folder, 'texts', name), 'utf8')).join('')).toBe(TEXT);
    }
    expect(readdirSync(join(folder, 'texts'))).toHaveLength(7);
    expect(recordsOf(folder)).toHaveLength(8);
  });
  it('an article that is refused leaves neither parts nor records', async () => {
    const folder = folderOf(['000_8cb8ecbeaf453e44.txt', '001_7eab56a015ad09b8.txt'], true);
    const before = recordsOf(folder);
    const cut = Buffer.concat([encodeText(TEXT, 'utf-16le') ?? Buffer.alloc(0), Buffer.from([65])]);
    writeFileSync(join(folder, 'texts/000_8cb8ecbeaf453e44.txt'), cut);
    const { code, stderr } = await cli(['split', join(folder, 'texts/000_8cb8ecbeaf453e44.txt'), '--marker', 'MARK']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('do not survive')]);
    expect(readdirSync(join(folder, 'texts'))).toHaveLength(2);
    expect(recordsOf(folder)).toEqual(before);
  });
  it('a file named alone belongs to the corpus whose index names it', async () => {
    const folder = folderOf(['000_8cb8ecbeaf453e44.txt', '001_7eab56a015ad09b8.txt'], true);
    await cli(['split', join(folder, 'texts/000_8cb8ecbeaf453e44.txt'), '--marker', 'MARK']);
    expect(recordsOf(folder)[1]).toMatchObject({ id: 'n0-2', path: 'texts/000_8cb8ecbeaf453e44-2.txt', parent: 'n0' });
    expect([readdirSync(folder), readdirSync(join(folder, 'texts'))]).toEqual([
      expect.arrayContaining(['.winnow']),
      expect.not.arrayContaining(['.winnow']),
    ]);
  });
});

describe('what does not count', () => {
  it('is said by clean and split: broken rules, and records of the index that cannot be read', async () => {
    const folder = temporaryFolder({
      'index.csv': 'id,path\na,a.txt\nb,b.txt,x,y\n',
      'a.txt': TEXT,
      'b.txt': TEXT,
      '.winnow/rules.yaml': '- {id: home, kind: nokind, match: x}\n',
    });
    for (const command of ['clean', 'split']) {
      const { code, stderr } = await cli([command, folder, '--dry-run']);
      expect([code, stderr]).toEqual([0, expect.stringMatching(/rules\.yaml:1: rule "home": .*\n.*index\.csv:3: This row has 4 cells/)]);
    }
  });
  it('of the options of split is refused: names that would not be those of articles, and blank marks', async () => {
    const folder = folderOf(['000_8cb8ecbeaf453e44.txt'], false);
    for (const name of ['{stem}{ext}', '../{stem}-{part}.md', '.{stem}-{part}{ext}', '{part}'])
      expect((await cli(['split', folder, '--at', '3', '--template', name])).code).toBe(2);
    for (const option of ['--marker', '--pattern', '--heading']) expect((await cli(['split', folder, option, ' '])).code).toBe(2);
    expect(readdirSync(join(folder, 'texts'))).toEqual(['000_8cb8ecbeaf453e44.txt']);
  });
});

describe('annotations', () => {
  it('that two cleans took away come back when the whole file does', async () => {
    const folder = folderOf(['000_8cb8ecbeaf453e44.txt'], false);
    const [file, ann, rules] = ['texts/000_8cb8ecbeaf453e44.txt', 'texts/000_8cb8ecbeaf453e44.ann', '.winnow/rules.yaml'].map((path) =>
      join(folder, path),
    ) as [string, string, string];
    const at = (word: string): string => `${TEXT.indexOf(word)} ${TEXT.indexOf(word) + word.length}`;
    const spans = `T1\tlocation ${at('coast')}\tcoast\r\nT2\tperson ${at('mayor')}\tmayor\r\n`;
    writeFileSync(ann, spans);
    mkdirSync(join(folder, '.winnow'));
    for (const line of ['The ferry sank off the coast on Monday.', 'The mayor went home.']) {
      writeFileSync(rules, `- {id: home, kind: chrome, match: ${line}}\n`);
      await cli(['clean', folder, '--force']);
    }
    expect(readFileSync(ann, 'utf8')).toBe('');
    await cli(['restore', folder]);
    expect([readFileSync(file, 'utf8'), readFileSync(ann, 'utf8')]).toEqual([TEXT, spans]);
  });
  it('stay on their words where what is removed was what told the encoding', async () => {
    const folder = folderOf(['000_8cb8ecbeaf453e44.txt'], false);
    const [file, ann] = ['000_8cb8ecbeaf453e44.txt', '000_8cb8ecbeaf453e44.ann'].map((name) => join(folder, 'texts', name)) as [
      string,
      string,
    ];
    const bytes = Buffer.concat([
      Buffer.from('Cookies \u00e9'),
      Buffer.from([0xe9, 10]),
      Buffer.from(`Café Müller in Köln closed.\n${TEXT}`),
    ]);
    writeFileSync(file, bytes);
    const read = bytes.toString('latin1');
    const spans = `T1\tlocation ${read.indexOf('coast')} ${read.indexOf('coast') + 5}\tcoast\n`;
    writeFileSync(ann, spans);
    mkdirSync(join(folder, '.winnow'));
    writeFileSync(join(folder, '.winnow/rules.yaml'), '- {id: cookies, kind: chrome, match: {re: "^Cookies .*"}}\n');
    await cli(['clean', folder]);
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('Café Müller')).toBe(true);
    expect(readFileSync(ann, 'utf8')).toBe(`T1\tlocation ${text.indexOf('coast')} ${text.indexOf('coast') + 5}\tcoast\n`);
    expect((await cli(['restore', folder])).stderr).toBe('');
    expect([readFileSync(file), readFileSync(ann, 'utf8')]).toEqual([bytes, spans]);
  });
});
