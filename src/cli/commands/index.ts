import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { analyze, type AnalysisContext } from '../../core/analyze.ts';
import { keyOf, ProfileBuilder } from '../../core/boilerplate/profile.ts';
import { writeProfile } from '../../core/boilerplate/profileBytes.ts';
import { findDuplicates, type Duplicates, type SketchedText } from '../../core/corpus/duplicates.ts';
import { shingleHashes, shinglesOf, sketchOf } from '../../core/corpus/sketch.ts';
import { linesOf } from '../../core/text/lines.ts';
import { readArticle } from '../../node/readArticle.ts';
import { openCorpus, textsOf, type ArticleText, type Corpus, type Fail } from '../corpus.ts';
import { loadModels } from '../models.ts';
import type { ExitCode } from '../run.ts';

interface Options {
  readonly storage: string;
  readonly roles?: boolean;
  readonly json?: boolean;
}

/** What `index` reports (contracts.md); `bytes` is the size of what it stored. */
interface Report {
  readonly files: number;
  readonly filesRead: number;
  readonly lines: number;
  readonly repeatedLines: number;
  readonly sources: number;
  readonly pairs: number;
  readonly clusters: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** `index`: reads a corpus once and stores its profile, near duplicates, and with --roles the role of every line. */
export function indexCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('index')
    .description('Reads a corpus and stores what its files share: line profile, near duplicates, with --roles line roles.')
    .argument('<folder>')
    .requiredOption('--storage <dir>', 'where to store it')
    .option('--roles', 'store the role of every line as well')
    .option('--json', 'report as JSON')
    .action((folder: string, options: Options) => done(index(folder, options)));
}

function index(folder: string, { storage, roles, json }: Options): ExitCode {
  const started = performance.now();
  const corpus = openCorpus(folder);
  mkdirSync(storage, { recursive: true });
  let bad = corpus.troubles.filter(({ kind }) => kind === 'unreadable').length;
  const read = readAll(corpus, (path, why) => {
    bad++;
    process.stderr.write(`winnow: ${path}: ${why}\n`);
  });
  const duplicates = findDuplicates(read.sketches, (path) => read.shingles(path));
  const bytes = store(storage, { read, duplicates, roles: roles ? rolesOf(corpus, read.profile) : undefined });
  const report: Report = {
    files: corpus.entries.length,
    filesRead: read.sketches.length,
    lines: read.lines,
    repeatedLines: read.repeated(),
    sources: read.profile.counts.size,
    pairs: duplicates.count,
    clusters: duplicates.clusters.length,
    bytes,
    seconds: Math.round(performance.now() - started) / 1000,
  };
  process.stdout.write(
    json
      ? `${JSON.stringify(report)}\n`
      : Object.entries(report)
          .map(([key, value]) => `${key} ${value}\n`)
          .join(''),
  );
  return bad > 0 ? 1 : 0;
}

interface Read {
  readonly profile: ProfileBuilder;
  readonly sketches: readonly SketchedText[];
  readonly shingles: (path: string) => Uint32Array;
  readonly lines: number;
  /** Lines that stand in two files or more of their source, counted in each. */
  readonly repeated: () => number;
}

function readAll(corpus: Corpus, fail: Fail): Read {
  const profile = new ProfileBuilder();
  const sketches: SketchedText[] = [];
  let lines = 0;
  for (const article of textsOf(corpus, corpus.entries, fail)) {
    profile.add(article);
    lines += contentLines(article);
    sketches.push({ path: article.path, sketch: sketchOf(shingleHashes(article.text)), hash: article.hash });
  }
  const shingles = (path: string): Uint32Array => {
    const read = readArticle(corpus.root, path);
    return shinglesOf('text' in read ? read.text : '');
  };
  const repeated = (): number => {
    let sum = 0;
    for (const counts of profile.counts.values()) for (const count of counts.values()) if (count > 1) sum += count;
    return sum;
  };
  return { profile, sketches, shingles, lines, repeated };
}

function contentLines({ text }: ArticleText): number {
  return linesOf(text).filter(({ start, end }) => keyOf(text.slice(start, end)) !== undefined).length;
}

/** One row for each article: its path and the role of each line. */
function* rolesOf(corpus: Corpus, profile: ProfileBuilder): Generator<string> {
  const models = loadModels({ entities: false }, (line) => process.stderr.write(line));
  const context: AnalysisContext = { config: corpus.config, models, profile, rules: corpus.rules, decisions: corpus.decisions };
  for (const { path, source, text } of textsOf(corpus, corpus.entries, () => undefined)) {
    const { lines } = analyze(text, { ...context, path, source }, { entities: false, findings: false });
    yield `${JSON.stringify({ path, roles: lines.map(({ role, kind }) => kind ?? role) })}\n`;
  }
}

interface Stored {
  readonly read: Read;
  readonly duplicates: Duplicates;
  readonly roles: Generator<string> | undefined;
}

/** Writes the files of the storage folder; their size in bytes. */
function store(storage: string, { read, duplicates, roles }: Stored): number {
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['profile.bin', writeProfile(read.profile)],
    ['duplicates.json', `${JSON.stringify({ pairs: duplicates.pairs, clusters: duplicates.clusters })}\n`],
    ...(roles ? ([['roles.jsonl', [...roles].join('')]] as const) : []),
  ];
  return files.reduce((sum, [name, content]) => {
    writeFileSync(join(storage, name), content);
    return sum + (typeof content === 'string' ? Buffer.byteLength(content) : content.length);
  }, 0);
}
