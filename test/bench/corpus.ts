import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCorpusIndex, DEFAULT_CONFIG, parseFilter, readIndex, type ArticleSummary } from '../../src/core/index.ts';
import { readCorpus } from '../../src/node/readCorpus.ts';

/**
 * Milliseconds of CPU for a corpus of 10,000 articles: reading an index of each shape, matching it with the files, listing the folder, filtering.
 * Run: npx esbuild test/bench/corpus.ts --bundle --platform=node --main-fields=module,main --outfile=/tmp/corpus.cjs && node /tmp/corpus.cjs
 */
const COUNT = 10_000;

const rows = Array.from({ length: COUNT }, (_, n) => ({
  n,
  id: (n * 2654435761).toString(16).padStart(16, '0'),
  path: `texts/${n % 20}/${n}_${(n * 2654435761).toString(16).padStart(16, '0')}.txt`,
  title: `Harbour news, number ${n}`,
  source: `Outlet ${n % 30}`,
  date: `2024-${String((n % 12) + 1).padStart(2, '0')}-11`,
  tags: ['politics', `t${n % 9}`],
}));
const files = rows.map(({ path }) => path);
const shapes: Readonly<Record<string, string>> = {
  'index.json': JSON.stringify(rows, undefined, 2),
  'index.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  'index.csv': [
    'n,id,path,title,source,date,tags',
    ...rows.map((row) => Object.values({ ...row, title: `"${row.title}"`, tags: row.tags.join(';') }).join(',')),
  ].join('\n'),
  'index.yaml': rows
    .map((row) =>
      Object.entries(row)
        .map(([key, value], at) => `${at === 0 ? '-' : ' '} ${key}: ${JSON.stringify(value)}\n`)
        .join(''),
    )
    .join(''),
};

const figures: Record<string, number> = {};
for (const [name, text] of Object.entries(shapes)) {
  const table = timed(`read ${name}`, () => readIndex(name, text));
  const index = timed(`match ${name}`, () =>
    buildCorpusIndex({ files: [...files, name], index: { path: name, table }, config: DEFAULT_CONFIG }),
  );
  if (index.entries.length !== COUNT || index.findings.length > 0)
    throw new Error(`${name}: ${index.entries.length} entries, ${index.findings.length} findings`);
}
timed('match names alone', () => buildCorpusIndex({ files, config: DEFAULT_CONFIG }));

const root = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
for (const path of files) {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), 'One line of news.\n');
}
timed('read folder without an index', () => readCorpus(root));
writeFileSync(join(root, 'index.csv'), shapes['index.csv'] ?? '');
timed('read folder with index.csv', () => readCorpus(root));
rmSync(root, { recursive: true });

const summaries: ArticleSummary[] = rows.map((row) => ({
  ...row,
  words: 300,
  boilerplate: (row.n % 100) / 100,
  entities: ['Port Elin'],
  rules: ['appeal'],
}));
timed('filter', () => summaries.filter(parseFilter('source:outlet bp>30 tag:politics entity:"port elin" rule:appeal news').matches));
console.table(figures);

function timed<Result>(name: string, run: () => Result): Result {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  figures[name] = Math.round((user + system) / 1000);
  return result;
}
