import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeBytes, encodeText, hashOf, originalOf, type Change } from '../../src/core/index.ts';
import { applyChanges } from '../../src/node/applyChanges.ts';
import { decodeFile } from '../../src/node/decodeFile.ts';
import { readJournal } from '../../src/node/journalFile.ts';
import { readArticle } from '../../src/node/readArticle.ts';
import { readCorpus } from '../../src/node/readCorpus.ts';
import { walkFolder } from '../../src/node/walkFolder.ts';
import { finishWrites } from '../../src/node/finishWrites.ts';
import { processMark } from '../../src/node/processMark.ts';
import { removeLeftovers, writeFiles } from '../../src/node/writeFiles.ts';
import { temporaryFolder } from '../support/temporary.ts';

const cause = { who: 'me', command: 'clean' };

describe('making a folder', () => {
  it.runIf(process.platform === 'linux')('tells why it cannot be, and ends, where Node would try for ever', () => {
    const write = { path: 'winnow/none/a.txt', bytes: new Uint8Array(1), create: true };
    expect(() => writeFiles('/proc', [write])).toThrow(/a\.txt cannot be written \(ENOENT\); nothing was changed/);
  });
});

describe('reading a folder', () => {
  it('follows no link and says which and why', () => {
    const root = temporaryFolder({ 'a.txt': 'A', 'sub/b.txt': 'B', '.git/c.txt': 'C', 'node_modules/d.txt': 'D' });
    symlinkSync('..', join(root, 'sub', 'up'));
    symlinkSync('/etc', join(root, 'etc'));
    symlinkSync('a.txt', join(root, 'again.txt'));
    symlinkSync('self', join(root, 'self'));
    const { files, troubles } = walkFolder(root);
    expect(files.map(({ path }) => path)).toEqual(['a.txt', 'sub/b.txt']);
    expect(troubles.map(({ path, kind }) => [path, kind])).toEqual([
      ['again.txt', 'link'],
      ['etc', 'link-outside'],
      ['self', 'link-loop'],
      ['sub/up', 'link-loop'],
    ]);
  });
  it('decodes by the platform just what the core decodes', () => {
    const texts = ['', 'Plain.', '\ufeffMarked.', 'Grüße “ж” 漢字 🚢\r\n', 'A\0B', '\u0001\u0002\u0003 x'];
    const bytes = texts.map((text) => Buffer.from(text, 'utf8'));
    const broken = [
      [0xe9, 0x74],
      [0xff, 0xfe, 0x41, 0],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xef, 0xbb, 0xbf, 0xff],
      [0xf4, 0x90, 0x80, 0x80],
    ];
    for (const each of [...bytes, ...broken.map((values) => Buffer.from(values))]) expect(decodeFile(each)).toEqual(decodeBytes(each));
  });
  it('gives two seeds without an index their names, and writes nothing', () => {
    const root = temporaryFolder({ '000_8cb8ecbeaf453e44.txt': 'One.', '003_7eab56a015ad09b8.txt': 'Two.' });
    const corpus = readCorpus(root);
    expect(corpus.speaks).toBe(true);
    expect(corpus.index.entries.map(({ ordinal, id }) => [ordinal, id])).toEqual([
      [0, '8cb8ecbeaf453e44'],
      [3, '7eab56a015ad09b8'],
    ]);
    expect(readdirSync(root)).toHaveLength(2);
  });
  it('takes index, configuration and review state together', () => {
    const root = temporaryFolder({
      'list.csv': 'where,outlet\nt/a.txt,Post\nt/b.txt,Post\n',
      't/a.txt': 'A',
      't/b.txt': 'B',
      't/c.txt': 'C',
      '.winnow/corpus.json': '{"version": 1, "index": "list.csv", /* mine */ "fields": {"path": "where"}, "exclude": ["t/c*"],}',
      '.winnow/articles.jsonl': '{"path":"t/b.txt","status":"reviewed","tags":["x"]}\n',
    });
    const { index, configProblems } = readCorpus(root);
    expect(configProblems).toEqual([]);
    expect(index.findings).toEqual([]);
    expect(index.entries.map(({ path, source, status, tags }) => [path, source, status, tags])).toEqual([
      ['t/a.txt', 'Post', undefined, []],
      ['t/b.txt', 'Post', 'reviewed', ['x']],
    ]);
  });
  it('says when the configured index is not there or leads outside', () => {
    for (const index of ['gone.csv', '../gone.csv', '/etc/passwd']) {
      const corpus = readCorpus(temporaryFolder({ 'a.txt': 'A', '.winnow/corpus.json': JSON.stringify({ index }) }));
      expect(corpus.troubles.map(({ path }) => path)).toEqual([index]);
      expect(corpus.index.entries.map(({ path }) => path)).toEqual(['a.txt']);
    }
  });
  it('refuses files that are no text, too large, missing or outside', () => {
    const root = temporaryFolder({ 'a.txt': 'A', 'b.txt': Uint8Array.of(1, 0, 2), 'sub/c.txt': 'C' });
    symlinkSync('/etc', join(root, 'etc'));
    symlinkSync('/etc/hostname', join(root, 'host.txt'));
    expect(readArticle(root, 'a.txt')).toMatchObject({ text: 'A', encoding: 'utf-8' });
    expect(readArticle(root, 'a.txt', 0)).toHaveProperty('refused');
    for (const path of ['b.txt', 'gone.txt', '../x.txt', '/etc/passwd', 'etc/hostname', 'host.txt', 'sub'])
      expect(readArticle(root, path)).toHaveProperty('refused');
  });
});

describe('changing files', () => {
  const bytes = {
    'utf-8 with BOM and CRLF.txt': encodeText('Käse\r\nraus\r\nEnde', 'utf-8-bom'),
    'windows-1252.txt': encodeText('Käse\nraus\nEnde', 'windows-1252'),
    'utf-16.txt': encodeText('Käse\nraus\nEnde', 'utf-16be'),
    'mixed.txt': encodeText('Käse\r\nraus\nEnde\r', 'utf-8'),
  } as Readonly<Record<string, Uint8Array>>;
  for (const [path, before] of Object.entries(bytes)) {
    it(`leaves every other byte: ${path}`, () => {
      const root = temporaryFolder({ [path]: before });
      chmodSync(join(root, path), 0o640);
      const file = readArticle(root, path);
      if ('refused' in file) throw new Error(file.refused);
      const start = file.text.indexOf('raus');
      const end = file.text.indexOf('Ende');
      const { entries, refused } = applyChanges(root, [{ kind: 'edit', path, edits: [{ start, end, inserted: '' }] }], { cause });
      expect(refused).toEqual([]);
      const after = readFileSync(join(root, path));
      const removed = encodeText(file.text.slice(start, end), file.encoding)?.length ?? 0;
      const mark = file.encoding === 'utf-16be' ? 2 : file.encoding === 'utf-8-bom' ? 3 : 0;
      expect(after.length).toBe(before.length - removed + mark);
      expect(statSync(join(root, path)).mode & 0o777).toBe(0o640);
      expect(entries[0]).toMatchObject({ path, before: hashOf(before), after: hashOf(after), command: 'clean', who: 'me' });
      const now = readArticle(root, path);
      if ('refused' in now) throw new Error(now.refused);
      const original = originalOf(readJournal(root).entries, now);
      expect(original && encodeText(original.text, now.encoding)).toEqual(before);
      expect(readFileSync(join(root, '.winnow/.gitattributes'), 'utf8')).toBe('journal.jsonl merge=union\n');
    });
  }
  it('refuses a file that has changed since, and does the others', () => {
    const root = temporaryFolder({ 'a.txt': 'old', 'b.txt': 'old' });
    const edits = [{ start: 0, end: 3, inserted: 'new' }];
    const basis = new Map([
      ['a.txt', hashOf(new TextEncoder().encode('older'))],
      ['b.txt', hashOf(new TextEncoder().encode('old'))],
    ]);
    const changes: Change[] = ['a.txt', 'b.txt'].map((path) => ({ kind: 'edit', path, edits }));
    expect(applyChanges(root, changes, { cause, basis }).refused.map(({ path }) => path)).toEqual(['a.txt']);
    expect([readFileSync(join(root, 'a.txt'), 'utf8'), readFileSync(join(root, 'b.txt'), 'utf8')]).toEqual(['old', 'new']);
  });
  it('refuses a file whose folder is none', () => {
    const root = temporaryFolder({ file: 'no folder' });
    const { refused } = applyChanges(root, [{ kind: 'create', path: 'file/b.txt', text: 'B' }], { cause });
    expect(refused).toEqual([{ path: 'file/b.txt', refused: 'The folder cannot be read (ENOTDIR)' }]);
  });
  it.skipIf(process.platform !== 'linux')('writes nothing at all when one folder cannot be written to, and names the file', () => {
    const root = temporaryFolder({ 'a.txt': 'old' });
    const bytes = new TextEncoder().encode('new');
    const writes = [join(root, 'a.txt').slice(1), 'proc/b.txt'].map((path) => ({ path, bytes, create: false }));
    expect(() => writeFiles('/', writes)).toThrow(/^proc\/b\.txt cannot be written \(\w+\); nothing was changed/);
    expect(readFileSync(join(root, 'a.txt'), 'utf8')).toBe('old');
    expect(readdirSync(root)).toEqual(['a.txt']);
  });
  it('never writes a new file over another one', () => {
    const root = temporaryFolder({ 'a.txt': 'old', 'b.txt': 'mine' });
    const changes: Change[] = [
      { kind: 'edit', path: 'a.txt', edits: [{ start: 0, end: 3, inserted: 'new' }] },
      { kind: 'create', path: 'b.txt', text: 'yours' },
    ];
    expect(() => applyChanges(root, changes, { cause })).toThrow(/b\.txt is there already/);
    expect([readFileSync(join(root, 'a.txt'), 'utf8'), readFileSync(join(root, 'b.txt'), 'utf8')]).toEqual(['old', 'mine']);
    expect(existsSync(join(root, '.winnow'))).toBe(false);
  });
  it('refuses what an encoding cannot hold, and paths outside', () => {
    const root = temporaryFolder({ 'a.txt': encodeText('Käse', 'windows-1252') ?? '' });
    const { refused } = applyChanges(
      root,
      [
        { kind: 'edit', path: 'a.txt', edits: [{ start: 0, end: 0, inserted: 'Привет' }] },
        { kind: 'create', path: '../b.txt', text: 'B' },
        { kind: 'delete', path: '/etc/hostname' },
      ],
      { cause },
    );
    expect(refused).toHaveLength(3);
  });
  it('writes nothing over what something else has written meanwhile', () => {
    const root = temporaryFolder({ 'a.txt': 'old', 'b.txt': 'old' });
    const before = hashOf(new TextEncoder().encode('old'));
    const writes = ['a.txt', 'b.txt'].map((path) => ({ path, bytes: new TextEncoder().encode('new'), create: false, before }));
    const meanwhile = (path: string) => (): void => writeFileSync(join(root, path), 'theirs');
    expect(() => writeFiles(root, writes, meanwhile('b.txt'))).toThrow('b.txt has changed meanwhile');
    expect(['a.txt', 'b.txt'].map((path) => readFileSync(join(root, path), 'utf8'))).toEqual(['new', 'theirs']);
    expect(() => writeFiles(root, writes)).toThrow('nothing was changed');
    expect(readdirSync(root)).toEqual(['a.txt', 'b.txt']);
  });
  it('tells what a process left that is gone from what another is writing', () => {
    const root = temporaryFolder({ 'a.txt': 'old' });
    const gone = spawnSync(process.execPath, ['--version']).pid;
    writeFiles(root, [{ path: 'a.txt', bytes: new Uint8Array(3), create: false }], () => {
      const mine = readdirSync(root).find((name) => name.endsWith('.winnow-tmp')) ?? '';
      const theirs = mine.slice(0, 7) + gone.toString(16).padStart(6, '0') + mine.slice(13);
      writeFileSync(join(root, theirs), 'x');
      expect(removeLeftovers(root, 60_000)).toEqual([theirs]);
      expect(readdirSync(root)).toContain(mine);
    });
  });
  it('brings to its end what a process that was killed had begun, but over no file that has changed since', () => {
    const before = { 'a.txt': 'old', 'c.txt': 'goes', 'd.txt': 'old too' };
    const made = temporaryFolder(before);
    const edit = (path: string): Change => ({ kind: 'edit', path, edits: [{ start: 0, end: 3, inserted: 'new' }] });
    const changes: Change[] = [
      { kind: 'create', path: 'b.txt', text: 'made' },
      edit('a.txt'),
      edit('d.txt'),
      { kind: 'delete', path: 'c.txt' },
    ];
    applyChanges(made, changes, { cause });
    const root = temporaryFolder({ ...before, 'd.txt': 'theirs' });
    cpSync(join(made, '.winnow'), join(root, '.winnow'), { recursive: true });
    const gone = processMark().slice(0, 6) + spawnSync(process.execPath, ['--version']).pid.toString(16).padStart(6, '0');
    const ready = { '0001': 'made', '0002': 'new', '0003': 'new too', '0004': 'nobody knows' };
    for (const [number, text] of Object.entries(ready)) writeFileSync(join(root, `.${gone}${number}.winnow-tmp`), text);
    expect(finishWrites(root, 60_000)).toEqual(['b.txt', 'a.txt', 'c.txt']);
    expect(['a.txt', 'b.txt', 'd.txt'].map((path) => readFileSync(join(root, path), 'utf8'))).toEqual(['new', 'made', 'theirs']);
    expect(existsSync(join(root, 'c.txt'))).toBe(false);
    expect(removeLeftovers(root)).toHaveLength(2);
    expect(finishWrites(root, 60_000)).toEqual([]);
  });
  it('makes two changes of one file one write', () => {
    const root = temporaryFolder({ 'a.txt': 'one two three' });
    const edit = (start: number, end: number): Change => ({ kind: 'edit', path: 'a.txt', edits: [{ start, end, inserted: '' }] });
    expect(applyChanges(root, [edit(8, 13), edit(0, 4)], { cause }).entries).toHaveLength(1);
    expect(readFileSync(join(root, 'a.txt'), 'utf8')).toBe('two ');
  });
  it('journals a deletion so that the text can come back', () => {
    const root = temporaryFolder({ 'a.txt': 'gone' });
    applyChanges(root, [{ kind: 'delete', path: 'a.txt' }], { cause });
    expect(existsSync(join(root, 'a.txt'))).toBe(false);
    expect(readJournal(root).entries[0]?.edits[0]?.removed).toBe('gone');
  });
  it('starts a new line after one that a crash cut off', () => {
    const root = temporaryFolder({ 'a.txt': 'old', '.winnow/journal.jsonl': '{"id": "x' });
    applyChanges(root, [{ kind: 'edit', path: 'a.txt', edits: [{ start: 0, end: 3, inserted: 'new' }] }], { cause });
    expect(readJournal(root).entries).toHaveLength(1);
    writeFileSync(join(root, '.0123456789abcdef.winnow-tmp'), 'x');
    expect(removeLeftovers(root)).toEqual(['.0123456789abcdef.winnow-tmp']);
  });
});
