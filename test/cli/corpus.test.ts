import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isBoilerplateKind } from '../../src/core/index.ts';
import { buildCli, type Cli } from '../support/cli.ts';
import { root } from '../support/sources.ts';
import { temporaryFolder } from '../support/temporary.ts';

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});

function sampleCorpus(): string {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-'));
  cpSync(join(root, 'media/sample-corpus'), folder, { recursive: true });
  return folder;
}

/** SHA-256 of every file but those in `.winnow/`, by path. */
function hashes(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).filter((path) => !path.includes('.winnow'));
  return Object.fromEntries(
    paths.sort().map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

const TEXT = 'Ferry sinks\nThe ferry sank off the coast on Monday.\n\nMayor resigns\nThe mayor went home.\n';

function smallCorpus(): { readonly folder: string; readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-'));
  mkdirSync(join(folder, '.winnow'));
  const file = join(folder, '000_8cb8ecbeaf453e44.txt');
  writeFileSync(file, TEXT);
  return { folder, file };
}

describe('clean and restore', () => {
  it('a dry run writes nothing and reports what the real run then does; a restore gives every byte back', async () => {
    const folder = sampleCorpus();
    const before = hashes(folder);
    const dry = await cli(['clean', folder, '--dry-run']);
    expect(hashes(folder)).toEqual(before);
    expect(existsSync(join(folder, '.winnow'))).toBe(false);
    const real = await cli(['clean', folder]);
    expect(real.stdout.toString()).toBe(dry.stdout.toString());
    expect(real.stdout.toString().split('\n').length).toBeGreaterThan(5);
    expect(hashes(folder)).not.toEqual(before);
    expect((await cli(['clean', folder])).stdout.toString()).toBe('rule\tarticles\tblocks\twords\n');
    const restored = await cli(['restore', folder]);
    expect([restored.code, restored.stderr]).toEqual([0, '']);
    expect(hashes(folder)).toEqual(before);
  }, 300_000);
  it('a journal that was cut off within a character costs no other line of it', async () => {
    const folder = sampleCorpus();
    const before = hashes(folder);
    await cli(['clean', folder]);
    appendFileSync(join(folder, '.winnow/journal.jsonl'), Buffer.from('{"id":"x","removed":"caf\u00e9').subarray(0, -1));
    const { code, stderr } = await cli(['restore', folder]);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^winnow: \.winnow\/journal\.jsonl:\d+: this line cannot be read[^\n]*\n$/)]);
    expect(hashes(folder)).toEqual(before);
  }, 300_000);
  it('annotations whose words go are back, byte for byte, when the words are', async () => {
    const { folder, file } = smallCorpus();
    writeFileSync(join(folder, '.winnow/rules.yaml'), '- {id: home, kind: chrome, match: The ferry sank off the coast on Monday.}\n');
    const at = (word: string): string => `${TEXT.indexOf(word)} ${TEXT.indexOf(word) + word.length}`;
    const spans = `T1\tlocation ${at('coast')}\tcoast\nT2\tperson ${at('mayor')}\tmayor\nR1\tnear Arg1:T1 Arg2:T2\t\n`;
    const ann = file.replace('.txt', '.ann');
    writeFileSync(ann, spans);
    await cli(['clean', file, '--force']);
    const cleaned = readFileSync(file, 'utf8');
    expect(readFileSync(ann, 'utf8')).toBe(`T2\tperson ${cleaned.indexOf('mayor')} ${cleaned.indexOf('mayor') + 5}\tmayor\n`);
    const restored = await cli(['restore', file]);
    expect([restored.code, restored.stderr]).toEqual([0, '']);
    expect([readFileSync(file, 'utf8'), readFileSync(ann, 'utf8')]).toEqual([TEXT, spans]);
  });
  it('a rule of the person removes what it matches, is named, and one change can be taken back', async () => {
    const { folder, file } = smallCorpus();
    writeFileSync(join(folder, '.winnow/rules.yaml'), '- {id: home, kind: chrome, match: The mayor went home.}\n');
    const cleaned = await cli(['clean', file]);
    expect(cleaned.stdout.toString()).toContain('home\t1\t1\t4\n');
    expect(readFileSync(file, 'utf8')).toBe(TEXT.replace('The mayor went home.\n', ''));
    const list = (await cli(['restore', folder, '--list'])).stdout.toString();
    const [id = ''] = list.split('\t');
    expect((await cli(['restore', folder, '--entry', id])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
  });
  it('leaves alone what would lose most of its words, unless forced', async () => {
    const { folder, file } = smallCorpus();
    writeFileSync(join(folder, '.winnow/rules.yaml'), '- {id: all, kind: chrome, match: {from: Ferry, to: Mayor}}\n');
    const run = await cli(['clean', folder]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('--force');
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
    await cli(['clean', folder, '--force']);
    expect(readFileSync(file, 'utf8')).not.toContain('ferry');
  });
});

describe('annotations of another tool', () => {
  const rule = '- {id: home, kind: chrome, match: The ferry sank off the coast on Monday.}\n';
  const ann = (text: string): string => `T1\tperson ${text.indexOf('mayor')} ${text.indexOf('mayor') + 5}\tmayor\n`;
  const stale = ann(`x${TEXT}`);
  it('that do not fit keep their text from being changed, unless they fit what it becomes', async () => {
    const { folder, file } = smallCorpus();
    writeFileSync(join(folder, '.winnow/rules.yaml'), rule);
    writeFileSync(file.replace('.txt', '.ann'), stale);
    const run = await cli(['clean', '--force', file]);
    expect([run.code, readFileSync(file, 'utf8')]).toEqual([1, TEXT]);
    expect(run.stderr).toContain('do not fit the text');
    expect((await cli(['split', '--at', '4', file])).code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
    writeFileSync(file.replace('.txt', '.ann'), ann(TEXT));
    await cli(['clean', '--force', file]);
    writeFileSync(file.replace('.txt', '.ann'), ann(TEXT));
    expect((await cli(['restore', file])).code).toBe(0);
    expect([readFileSync(file, 'utf8'), readFileSync(file.replace('.txt', '.ann'), 'utf8')]).toEqual([TEXT, ann(TEXT)]);
  });
  it('beside two texts of one stem move with the one whose they are, and keep both as they are where that cannot be told', async () => {
    const { folder, file } = smallCorpus();
    const twin = file.replace('.txt', '.md');
    const beside = file.replace('.txt', '.ann');
    writeFileSync(join(folder, '.winnow/rules.yaml'), rule);
    writeFileSync(beside, ann(TEXT));
    writeFileSync(twin, '# Storm over the fjord\nThe ferry sank off the coast on Monday.\nThe storm blew on.\n');
    expect((await cli(['clean', '--force', file])).code).toBe(0);
    expect(readFileSync(beside, 'utf8')).toBe(ann(readFileSync(file, 'utf8')));
    expect((await cli(['clean', '--force', twin])).code).toBe(0);
    expect(readFileSync(beside, 'utf8')).toBe(ann(readFileSync(file, 'utf8')));
    await cli(['restore', folder]);
    for (const [text, spans] of [
      [TEXT, ann(TEXT)],
      [`# ${TEXT}`, stale],
    ] as const) {
      writeFileSync(twin, text);
      writeFileSync(beside, spans);
      const run = await cli(['clean', '--force', file]);
      expect([run.code, readFileSync(file, 'utf8')]).toEqual([1, TEXT]);
      expect(run.stderr).toContain('may hold its annotations or those of');
    }
  }, 60_000);
});

describe('what may say that something shall stay', () => {
  const chaff = '- {id: home, kind: chrome, match: The mayor went home.}\n';
  const kept = {
    path: '000_8cb8ecbeaf453e44.txt',
    rule: 'chrome',
    quote: 'The mayor went home.',
    prefix: '',
    suffix: '',
    decision: 'keep',
  };
  const broken = {
    'corpus.json': ['{"exclude": ["gold/**"]', '{"exclude": "gold/**"}'],
    'rules.yaml': [
      `${chaff}- {id: mine, keep: "yes", match: home}\n`,
      `${chaff}- {id: mine, keep: true, match: {re: "("}}\n`,
      `${chaff}- [`,
    ],
    'decisions.jsonl': ['{"rule": "chrome", "quo'],
  };
  it('stops clean and split where it cannot be read, with its file and line', async () => {
    for (const [name, texts] of Object.entries(broken))
      for (const text of texts) {
        const { folder, file } = smallCorpus();
        writeFileSync(join(folder, '.winnow/rules.yaml'), chaff);
        writeFileSync(join(folder, '.winnow', name), text);
        for (const args of [
          ['clean', file],
          ['clean', '--dry-run', file],
          ['split', '--at', '4', file],
        ]) {
          const run = await cli(args);
          expect([run.code, run.stdout.toString()]).toEqual([2, '']);
          expect(run.stderr).toMatch(new RegExp(`^winnow: \\.winnow/${name}:\\d: .+\\n$`));
        }
        expect(readFileSync(file, 'utf8')).toBe(TEXT);
      }
  }, 60_000);
  it('is read past what a merge left and past a rule that only removes', async () => {
    const { folder, file } = smallCorpus();
    writeFileSync(join(folder, '.winnow/rules.yaml'), `${chaff}- {id: bad, match: {re: "("}}\n`);
    writeFileSync(join(folder, '.winnow/decisions.jsonl'), `<<<<<<< HEAD\n${JSON.stringify(kept)}\n=======\n>>>>>>> other\n`);
    expect((await cli(['clean', file])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
  });
});

describe('encodings', () => {
  const article = 'Ferry sinks\nThe ferry sank off the coast on Monday.\n';
  const cases = {
    'told by the chaff alone': Buffer.from(`${article}\xa9 The Post\n`, 'latin1'),
    'hidden by one bad byte': Buffer.concat([
      Buffer.from(`${article}It was – she said – cold.\n`),
      Buffer.from([0xff]),
      Buffer.from(' The Post\n'),
    ]),
    'UTF-16': Buffer.from(`\ufeff${article}© The Post\n`, 'utf16le'),
  };
  it('are what they were after clean and restore, byte for byte, the whole file or the one change', async () => {
    for (const bytes of Object.values(cases))
      for (const one of [false, true]) {
        const { folder, file } = smallCorpus();
        writeFileSync(join(folder, '.winnow/rules.yaml'), '- {id: foot, kind: legal, match: {re: "^.* ?The Post$"}}\n');
        writeFileSync(file, bytes);
        expect((await cli(['clean', file])).code).toBe(0);
        expect(readFileSync(file).equals(bytes)).toBe(false);
        const [id = ''] = (await cli(['restore', file, '--list'])).stdout.toString().split('\t');
        expect((await cli(['restore', file, ...(one ? ['--entry', id] : [])])).stderr).toBe('');
        expect(readFileSync(file).equals(bytes)).toBe(true);
      }
  }, 60_000);
});

describe('a story that goes on', () => {
  const background = [
    'The council of the town voted on Tuesday to close the old bridge for good, after a long debate about its state.',
    'Engineers had warned in March that the main span could fail in any winter now, the report of the town said.',
    'Mayor Peter Lund said the decision was a hard one, and that a new crossing would be built by the year 2029.',
    'The bridge was opened in 1911 and carries some nine thousand cars a day between the two halves of the town.',
    'A ferry would take people on foot and on bicycles across the river until the new bridge could be opened.',
  ];
  const news = (day: string): readonly string[] => [
    `On ${day} the minister of roads, Ada Holt, came to the town to look at the pillars of the bridge for herself.`,
    `Shopkeepers in the lower town told reporters on ${day} that they had lost a third of their customers since the spring.`,
    `The contractor that won the bid on ${day}, a firm from the coast, expects to drive the first piles before the frost.`,
    `Opponents of the closure gathered outside the hall on ${day} with banners and a petition of four thousand names.`,
  ];
  it.each([3, 5])('keeps the %i paragraphs that it shares with an earlier one', async (shared) => {
    const texts = ['Friday', 'Monday'].map((day) =>
      [`Minister looks at the bridge on ${day}`, ...news(day), ...background.slice(0, shared), ''].join('\n\n'),
    );
    const folder = mkdtempSync(join(tmpdir(), 'winnow-'));
    texts.forEach((text, at) => writeFileSync(join(folder, `00${at}_8cb8ecbeaf453e4${at}.txt`), text));
    const run = await cli(['clean', folder]);
    expect(texts.map((_, at) => readFileSync(join(folder, `00${at}_8cb8ecbeaf453e4${at}.txt`), 'utf8'))).toEqual(texts);
    expect(run.code).toBe(0);
  });
});

describe('restore', () => {
  it('tells of changes before something else changed the file, and leaves that as it is', async () => {
    const { folder, file } = smallCorpus();
    writeFileSync(join(folder, '.winnow/rules.yaml'), '- {id: foot, kind: legal, match: The Post}\n');
    const texts = [`${TEXT}The Post\n`, `${TEXT.replace('Monday', 'Tuesday')}The Post\n`] as const;
    writeFileSync(file, texts[0]);
    await cli(['clean', file]);
    writeFileSync(file, texts[1]);
    await cli(['clean', file]);
    for (const said of [`${file.slice(folder.length + 1)}\n`, '']) {
      const run = await cli(['restore', file]);
      expect([run.code, run.stdout.toString(), readFileSync(file, 'utf8')]).toEqual([1, said, texts[1]]);
      expect(run.stderr).toContain('something else changed it after 1 of');
    }
    expect((await cli(['restore', file, '--list'])).stdout.toString().trim().split('\n')).toHaveLength(3);
  });
});

describe('split', () => {
  it('cuts at given lines and writes the lineage', async () => {
    const { folder, file } = smallCorpus();
    const run = await cli(['split', file, '--at', '4']);
    expect(run.stdout.toString()).toBe('000_8cb8ecbeaf453e44.txt\t000_8cb8ecbeaf453e44-2.txt\n');
    expect(readFileSync(file, 'utf8') + readFileSync(join(folder, '000_8cb8ecbeaf453e44-2.txt'), 'utf8')).toBe(TEXT);
    expect(readFileSync(join(folder, '.winnow/articles.jsonl'), 'utf8')).toContain('"parent":"8cb8ecbeaf453e44"');
    const restored = await cli(['restore', folder]);
    expect([restored.code, restored.stdout.toString()]).toEqual([0, '000_8cb8ecbeaf453e44.txt\n']);
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
    expect(existsSync(join(folder, '000_8cb8ecbeaf453e44-2.txt'))).toBe(false);
    expect(readFileSync(join(folder, '.winnow/articles.jsonl'), 'utf8')).toBe('');
  });
  it('is taken back whole by restore: parts, what was split off from them, their annotations and records, cleaned or not', async () => {
    const { folder, file } = smallCorpus();
    const part = join(folder, '000_8cb8ecbeaf453e44-2.txt');
    const ann = file.replace('.txt', '.ann');
    const index = `[\n  {"id": "8cb8ecbeaf453e44", "path": "000_8cb8ecbeaf453e44.txt"}\n]\n`;
    const span = `T1\tperson ${TEXT.indexOf('mayor')} ${TEXT.indexOf('mayor') + 5}\tmayor\n`;
    writeFileSync(join(folder, 'index.json'), index);
    writeFileSync(ann, span);
    await cli(['split', file, '--at', '4']);
    await cli(['split', part, '--at', '2']);
    expect(readdirSync(folder).filter((name) => name.endsWith('.txt'))).toHaveLength(3);
    const restored = await cli(['restore', folder]);
    expect([restored.code, restored.stderr]).toEqual([0, '']);
    expect(readdirSync(folder).sort()).toEqual(['.winnow', '000_8cb8ecbeaf453e44.ann', '000_8cb8ecbeaf453e44.txt', 'index.json']);
    expect([readFileSync(file, 'utf8'), readFileSync(ann, 'utf8'), readFileSync(join(folder, 'index.json'), 'utf8')]).toEqual([
      TEXT,
      span,
      index,
    ]);
  });
  it('leaves a part where it is that somebody has changed since, and says so', async () => {
    const { folder, file } = smallCorpus();
    const part = join(folder, '000_8cb8ecbeaf453e44-2.txt');
    await cli(['split', file, '--at', '4']);
    writeFileSync(part, `${readFileSync(part, 'utf8')}A line of a person.\n`);
    const restored = await cli(['restore', folder]);
    expect([restored.code, restored.stdout.toString()]).toEqual([1, '000_8cb8ecbeaf453e44.txt\n']);
    expect(restored.stderr).toContain('it was changed after it was split off');
    expect(readFileSync(part, 'utf8')).toContain('A line of a person.');
  });
  it('gives the annotations back with the whole text, those across the cut too', async () => {
    const { file } = smallCorpus();
    const at = (word: string): string => `${TEXT.indexOf(word)} ${TEXT.indexOf(word) + word.length}`;
    const spans = `T1\tlocation ${at('coast')}\tcoast\nT2\tperson ${at('mayor')}\tmayor\nT3\tdate ${at('Monday')};${at('Mayor')}\tMonday Mayor\n`;
    const ann = file.replace('.txt', '.ann');
    writeFileSync(ann, spans);
    expect((await cli(['split', file, '--at', '4'])).stderr).toContain('T3');
    expect((await cli(['restore', file])).stderr).toBe('');
    expect([readFileSync(file, 'utf8'), readFileSync(ann, 'utf8')]).toEqual([TEXT, spans]);
  });
  it('cuts a run-on list into its items, and a restore gives the whole line back', async () => {
    const { folder, file } = smallCorpus();
    const text = 'In short: 1. The ferry sank. 2. The mayor went. 3. It rained.\n';
    writeFileSync(file, text);
    expect((await cli(['split', file, '--list'])).stdout.toString().trim().split('\t')).toHaveLength(4);
    expect(readFileSync(join(folder, '000_8cb8ecbeaf453e44-3.txt'), 'utf8')).toBe('2. The mayor went. ');
    await cli(['restore', file]);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
  it('cuts at a marker', async () => {
    const { file } = smallCorpus();
    expect((await cli(['split', file, '--marker', 'Mayor', '--dry-run'])).stdout.toString()).toContain('-2.txt');
    expect((await cli(['split', file, '--heading', 'Mayor resigns', '--dry-run'])).stdout.toString()).toContain('-2.txt');
    expect((await cli(['split', file, '--pattern', '(?=x)'])).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
  });
});

describe('lint', () => {
  it('tells file and line, and exits with 1 where there is something and 0 where there is nothing', async () => {
    const { folder, file } = smallCorpus();
    writeFileSync(join(folder, '.winnow/decisions.jsonl'), '');
    writeFileSync(join(folder, '.winnow/rules.yaml'), '- {id: home, kind: chrome, match: The mayor went home.}\n');
    const run = await cli(['lint', folder]);
    expect(run.code).toBe(1);
    expect(run.stdout.toString()).toContain('000_8cb8ecbeaf453e44.txt:5: error chrome: Matches the rule "home"');
    writeFileSync(
      file,
      'Ferry sinks off the coast\n\nThe ferry sank off the coast on Monday, the police said, and all 40 people were saved.\n',
    );
    expect((await cli(['lint', folder])).code).toBe(0);
  });
  it('fails no build on what a clean leaves, and tells a strict reader of it more quietly', async () => {
    const folder = sampleCorpus();
    expect((await cli(['clean', folder])).code).toBe(0);
    const chaffAt = async (preset: string): Promise<readonly string[]> => {
      const out = (await cli(['lint', folder, '--preset', preset, '--format', 'json'])).stdout.toString();
      const found = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { readonly rule: string; readonly severity: string });
      return found.filter(({ rule }) => isBoilerplateKind(rule)).map(({ severity }) => severity);
    };
    expect(await chaffAt('ci')).toEqual([]);
    const left = await chaffAt('strict');
    expect([left.length > 0, ...new Set(left)]).toEqual([true, 'information']);
    expect(new Set(await chaffAt('reader'))).toEqual(new Set(['hint']));
  });
  it('names a file that is no text as the editor does', async () => {
    const { folder } = smallCorpus();
    writeFileSync(join(folder, '001_8cb8ecbeaf453e45.txt'), Buffer.from([0, 1, 2, 0, 255, 0]));
    expect((await cli(['lint', folder])).stdout.toString()).toContain('001_8cb8ecbeaf453e45.txt:1: error unreadable: The file is no text');
  });
  it('reports what is wrong with an index and with rules, and cannot run without a folder', async () => {
    const { folder } = smallCorpus();
    writeFileSync(join(folder, 'index.csv'), 'id,file\n1,missing.txt\n');
    writeFileSync(join(folder, '.winnow/rules.yaml'), '- {id: a, kind: nope, match: x}\n');
    const out = (await cli(['lint', folder, '--format', 'json'])).stdout.toString();
    expect(out).toContain('"rule":"index-missing-file"');
    expect(out).toContain('"rule":"winnow-file"');
    const run = await cli(['lint', join(folder, 'nothing')]);
    expect([run.code, run.stderr.trim().split('\n').length]).toEqual([2, 1]);
  });
  it('looks into rows of a JSONL file, at the line of their record', async () => {
    const folder = temporaryFolder({ '.winnow/rules.yaml': '- {id: home, kind: chrome, match: The mayor went home.}\n' });
    const rows = [
      { id: 'a', text: 'Ferry sinks\n\nThe ferry sank off the coast on Monday, the police said.\n' },
      { id: 'b/1', text: TEXT },
    ];
    writeFileSync(join(folder, 'dump.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const run = await cli(['lint', folder, '--format', 'json']);
    const found = run.stdout
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const [home] = found.filter(({ rule, message }) => rule === 'chrome' && String(message).includes('home'));
    expect([run.code, home?.['path'], home?.['line'], home?.['row']]).toEqual([1, 'dump.jsonl', 2, 'b/1']);
    const sarif = (await cli(['lint', folder, '--format', 'sarif'])).stdout.toString();
    expect(sarif).toContain('"uri": "dump.jsonl"');
    expect(sarif).not.toContain('charOffset');
  });
  it('says which of two files it takes for the index', async () => {
    const { folder } = smallCorpus();
    for (const name of ['index.csv', 'seeds.csv']) writeFileSync(join(folder, name), 'id,file\n1,000_8cb8ecbeaf453e44.txt\n');
    expect((await cli(['lint', folder])).stderr).toContain('index.csv is taken for the index; seeds.csv could be it too');
    writeFileSync(join(folder, '.winnow/corpus.json'), '{"version": 1, "index": "seeds.csv"}');
    expect((await cli(['lint', folder])).stderr).toBe('');
  });
  it('writes SARIF with its rules and places', async () => {
    const { folder } = smallCorpus();
    writeFileSync(join(folder, '.winnow/rules.yaml'), '- {id: home, kind: chrome, match: The mayor went home.}\n');
    const log = JSON.parse((await cli(['lint', folder, '--format', 'sarif'])).stdout.toString()) as {
      readonly version: string;
      readonly runs: readonly { readonly results: readonly { readonly ruleId: string }[] }[];
    };
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0]?.results.some(({ ruleId }) => ruleId === 'chrome')).toBe(true);
  });
});

describe('index', () => {
  it('reports what contracts.md names', async () => {
    const folder = sampleCorpus();
    const storage = join(folder, '.winnow', 'cache');
    const run = await cli(['index', folder, '--storage', storage, '--roles', '--json']);
    const keys = ['files', 'filesRead', 'lines', 'repeatedLines', 'sources', 'pairs', 'clusters', 'bytes', 'seconds'];
    const report = JSON.parse(run.stdout.toString()) as Readonly<Record<string, number>>;
    expect(Object.keys(report)).toEqual(keys);
    expect(report['filesRead']).toBe(report['files']);
    expect(readdirSync(storage)).toContain('profile.bin');
  }, 120_000);
});
