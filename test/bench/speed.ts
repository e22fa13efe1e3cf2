// Speed of the core on this machine: `npm run bench:speed`. Prints medians of wall time and of CPU time; budgets of the main job beside them.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCorpus } from '../../src/cli/corpus.ts';
import { filterRow, type FilterOptions } from '../../src/cli/filterRow.ts';
import { loadModels } from '../../src/cli/models.ts';
import { analyze, type AnalysisContext } from '../../src/core/analyze.ts';
import { clean } from '../../src/core/changes/clean.ts';
import { DEFAULT_CONFIG } from '../../src/core/config.ts';
import { decodeBytes } from '../../src/core/formats/encoding.ts';
import { parseText } from '../../src/core/article/parse.ts';
import { ParseMemory } from '../../src/core/article/parseMemory.ts';
import { indexFolder } from '../../src/node/indexFolder.ts';
import { sharedFolder } from '../support/shared.ts';

const sample = join(process.cwd(), 'media', 'sample-corpus');
const articles = readdirSync(sample, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && file.name.endsWith('.txt'))
  .map((file) => decodeBytes(readFileSync(join(file.parentPath, file.name))).text);
const models = loadModels({ entities: true });
const context: AnalysisContext = { config: DEFAULT_CONFIG, models };

/** A text of about the size, of whole articles of the sample corpus. */
function textOf(size: number): string {
  let text = '';
  for (let at = 0; text.length < size; at++) text += `${articles[at % articles.length] ?? ''}\n\n`;
  return text.slice(0, size);
}

interface Measure {
  readonly wall: number;
  readonly cpu: number;
}

/** Medians over the runs, after a fifth of them to warm up, in milliseconds. */
function measure(runs: number, work: () => unknown): Measure {
  const walls: number[] = [];
  const cpus: number[] = [];
  for (let run = -Math.ceil(runs / 5); run < runs; run++) {
    const started = performance.now();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    if (run < 0) continue;
    walls.push(performance.now() - started);
    cpus.push((user + system) / 1000);
  }
  return { wall: median(walls), cpu: median(cpus) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function row(name: string, { wall, cpu }: Measure, budget: string): void {
  console.log(`| ${name} | ${wall.toFixed(2)} | ${cpu.toFixed(2)} | ${budget} |`);
}

console.log('| what | wall ms | CPU ms | budget ms |\n|-|-|-|-|');
const sizes = [
  { name: '3 KB', text: textOf(3_000), runs: 300, budgets: ['1.5', '0.3'] },
  { name: '100 KB', text: textOf(100_000), runs: 25, budgets: ['25', '8'] },
];
const seen: Measure[] = [];
/** The text with another word in it, every time it is asked for. */
function edits(text: string): () => string {
  let now = text;
  let turn = 0;
  return () => {
    const word = /[a-z]{4,}/g;
    word.lastIndex = (turn++ * 7919) % (text.length >> 1);
    const found = word.exec(now);
    if (found) now = `${now.slice(0, found.index)}${turn % 2 === 0 ? 'harbour' : 'council'}${now.slice(found.index + found[0].length)}`;
    return now;
  };
}

for (const { name, text, runs, budgets } of sizes) {
  const whole = measure(runs, () => analyze(text, context));
  seen.push(whole);
  row(`analyse ${name}`, whole, budgets[0] ?? '');
  row(
    `roles and boundaries of ${name}`,
    measure(runs, () => parseText(text, { ...models, point: 'balanced' })),
    '',
  );
  const [next, memory] = [edits(text), new ParseMemory()];
  row(
    `the same after a changed word`,
    measure(runs, () => parseText(next(), { ...models, point: 'balanced', memory })),
    budgets[1] ?? '',
  );
  const analysis = analyze(text, context);
  row(
    `clean ${name} for good`,
    measure(runs, () => clean(text, analysis, { context })),
    '',
  );
}
const [small, large] = seen;
console.log(`\n100 KB takes ${((large?.cpu ?? 0) / (small?.cpu ?? 1)).toFixed(1)} times as long as 3 KB (33.3 times the text)`);

const whole = wholeArticles();
const corpora = [
  { name: 'the sample corpus', texts: articles, runs: 40 },
  { name: whole ? 'files of split/dev' : 'the sample corpus, ten articles a file', texts: whole ?? joined(articles, 10), runs: 4 },
];
for (const { name, texts, runs } of corpora)
  for (const parts of [
    ['lines', 'boundaries'],
    ['lines', 'boundaries', 'entities', 'clean'],
  ] as const) {
    const options: FilterOptions = { parts: new Set(parts), offsets: 'utf16' };
    const bytes = texts.reduce((sum, each) => sum + Buffer.byteLength(each), 0);
    const { cpu } = measure(runs, () => texts.map((text, id) => JSON.stringify(filterRow({ id, text, source: '' }, context, options))));
    console.log(`filter, ${parts.join(' ')}, ${name}: ${(bytes / 1e6 / (cpu / 1000)).toFixed(1)} MB of text a CPU second`);
  }

/** Every fourth file of split/dev, where the shared folder is there: whole articles of newspapers, one to six a file. */
function wholeArticles(): readonly string[] | undefined {
  const folder = sharedFolder();
  if (folder === undefined) return undefined;
  const rows = readFileSync(join(folder, 'data', 'split', 'dev.jsonl'), 'utf8').split('\n');
  return rows.filter((row, at) => row !== '' && at % 4 === 0).map((row) => (JSON.parse(row) as { readonly text: string }).text);
}

function joined(texts: readonly string[], count: number): readonly string[] {
  return texts.flatMap((_, at) => (at % count === 0 ? [texts.slice(at, at + count).join('\n\n')] : []));
}

index(10_000);

/** Indexes that many files made of the sample's articles, each with words of its own. */
function index(files: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-speed-'));
  for (let number = 0; number < files; number++) {
    const part = join(folder, String(number % 100));
    if (number < 100) mkdirSync(part);
    const own = Array.from({ length: 40 }, (_, word) => `w${(number * 7919 + word * 104_729) % 99_991}`).join(' ');
    writeFileSync(
      join(part, `${number}_${(number + 0x10000000).toString(16)}.txt`),
      `${articles[number % articles.length] ?? ''}\n${own}\n`,
    );
  }
  const before = process.cpuUsage();
  const started = performance.now();
  const read = indexFolder(openCorpus(folder), join(folder, '.winnow', 'cache'));
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - started) / 1000;
  console.log(`index of ${read.filesRead} files: ${wall.toFixed(1)} s wall, ${((user + system) / 1e6).toFixed(1)} s CPU (budget 5 s)`);
  rmSync(folder, { recursive: true });
}
