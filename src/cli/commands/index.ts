import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { analyze, writeProfile, type AnalysisContext, type ProfileBuilder } from '../../core/index.ts';
import { indexCacheSize } from '../../node/indexCache.ts';
import { indexFolder, type FolderIndex } from '../../node/indexFolder.ts';
import { openCorpus, textsOf, type Corpus } from '../corpus.ts';
import { loadModels } from '../models.ts';
import { complain } from '../complaints.ts';
import type { ExitCode } from '../exitCode.ts';

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
  const read = indexFolder(corpus, storage);
  for (const { path, refused } of read.refused) complain(`${path}: ${refused}`);
  const bad = read.refused.length + corpus.troubles.filter(({ kind }) => kind === 'unreadable').length;
  const bytes = store(storage, { read, roles: roles ? rolesOf(corpus, read.profile) : undefined });
  const report: Report = {
    files: read.articles.length + read.refused.length,
    filesRead: read.filesRead,
    lines: read.lines,
    repeatedLines: read.repeatedLines,
    sources: read.profile.counts.size,
    pairs: read.duplicates.count,
    clusters: read.duplicates.clusters.length,
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

/** One row for each article: its path and the role of each line. */
function* rolesOf(corpus: Corpus, profile: ProfileBuilder): Generator<string> {
  const models = loadModels({ entities: false });
  const context: AnalysisContext = {
    config: corpus.config,
    models,
    profile,
    rules: corpus.rules,
    decisions: corpus.decisions,
    lists: corpus.lists,
  };
  for (const { path, source, text } of textsOf(corpus, corpus.entries, () => undefined)) {
    const { lines } = analyze(text, { ...context, path, source }, { entities: false, findings: false });
    yield `${JSON.stringify({ path, roles: lines.map(({ role, kind }) => kind ?? role) })}\n`;
  }
}

interface Stored {
  readonly read: FolderIndex;
  readonly roles: Generator<string> | undefined;
}

/** Writes the files of the storage folder beside what indexFolder keeps there; the size of all in bytes. */
function store(storage: string, { read, roles }: Stored): number {
  const { pairs, clusters } = read.duplicates;
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['profile.bin', writeProfile(read.profile)],
    ['duplicates.json', `${JSON.stringify({ pairs, clusters })}\n`],
    ...(roles ? ([['roles.jsonl', [...roles].join('')]] as const) : []),
  ];
  return files.reduce((sum, [name, content]) => {
    writeFileSync(join(storage, name), content);
    return sum + (typeof content === 'string' ? Buffer.byteLength(content) : content.length);
  }, indexCacheSize(storage));
}
