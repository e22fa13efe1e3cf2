import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Option, type Command } from 'commander';
import {
  analyze,
  decodeBytes,
  DEFAULT_CONFIG,
  evaluate,
  OPERATING_POINTS,
  parseJson,
  ratesOf,
  readGold,
  sumCounts,
  type AnalysisContext,
  type Counts,
  type Gold,
  type OperatingPoint,
} from '../../core/index.ts';
import { complain, createComplaints, type Fail } from '../complaints.ts';
import type { ExitCode } from '../exitCode.ts';
import { loadModels } from '../models.ts';
import { loadProfile } from './profile.ts';

interface Options {
  readonly texts?: string;
  readonly point?: OperatingPoint;
  readonly profile?: string;
  readonly baseline?: string;
  readonly json?: boolean;
}

/** `eval`: precision, recall and F1 of each type on texts with gold; exit code 1 when one is lower than in a baseline, or gold cannot be read. */
export function evalCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('eval')
    .description('Prints precision, recall and F1 of roles, kinds, second items and entities on texts with gold.')
    .argument('<gold>', 'a .gold.json file, a JSONL file of such records, or a folder of either')
    .option('--texts <folder>', 'where the files are that gold names, instead of beside it')
    .addOption(new Option('--point <name>', 'how eager to be').choices(OPERATING_POINTS))
    .option('--profile <file>', 'what the texts of a source share, as `profile` wrote it')
    .option('--baseline <file>', 'what `eval --json` wrote before; an F1 that is lower now is told, and ends with 1')
    .option('--json', 'write JSON')
    .action((gold: string, options: Options) => done(evaluateAll(gold, options)));
}

function evaluateAll(path: string, options: Options): ExitCode {
  const { fail, code } = createComplaints();
  const before = options.baseline === undefined ? {} : readScores(options.baseline);
  const context = contextOf(options);
  const counts = sumCounts(countsOf(path, { options, context, fail }));
  const scores = scoresOf(counts);
  process.stdout.write(options.json ? `${JSON.stringify(scores, undefined, 2)}\n` : tableOf(scores));
  const lower = Object.entries(before).filter(([type, { f1 }]) => (scores[type]?.f1 ?? 0) < f1);
  for (const [type, { f1 }] of lower) complain(`${type}: F1 is ${scores[type]?.f1 ?? 0}, it was ${f1}`);
  return lower.length > 0 ? 1 : code();
}

/** A type's figures as they are written: rates in per cent with one digit. */
interface Score {
  readonly gold: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

type Scores = Readonly<Record<string, Score>>;

interface Run {
  readonly options: Options;
  readonly context: AnalysisContext;
  readonly fail: Fail;
}

function* countsOf(path: string, { options, context, fail }: Run): Generator<Counts> {
  for (const { gold, from } of goldsIn(path, fail)) {
    const file = join(options.texts ?? dirname(from), gold.file ?? '');
    try {
      const text = gold.text ?? decodeBytes(readFileSync(file)).text;
      yield evaluate(analyze(text, context, { findings: false }), gold);
    } catch (error) {
      fail(from, error instanceof Error ? error.message : String(error));
    }
  }
}

function* goldsIn(path: string, fail: Fail): Generator<{ readonly gold: Gold; readonly from: string }> {
  const isFolder = statSync(path).isDirectory();
  const files = isFolder
    ? readdirSync(path)
        .filter((name) => GOLD_FILE.test(name))
        .map((name) => join(path, name))
    : [path];
  for (const from of files.sort()) {
    const text = decodeBytes(readFileSync(from)).text;
    const records = from.endsWith('.jsonl') ? text.split('\n') : [text];
    for (const [index, record] of records.entries()) {
      if (record.trim() === '') continue;
      const gold = readGold(parseJson(record));
      if (typeof gold === 'string') fail(`${from}:${index + 1}`, gold);
      else yield { gold, from };
    }
  }
}

function contextOf({ point, profile }: Options): AnalysisContext {
  return {
    config: point ? { ...DEFAULT_CONFIG, point } : DEFAULT_CONFIG,
    models: loadModels({ entities: true }),
    ...(point ? { rolePoint: point } : {}),
    ...(profile === undefined ? {} : { profile: loadProfile(profile) }),
  };
}

function scoresOf(counts: Counts): Scores {
  const rounded = (rate: number): number => Math.round(rate * 10) / 10;
  const types = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    types.map(([type, count]) => {
      const { precision, recall, f1 } = ratesOf(count);
      return [type, { ...count, precision: rounded(precision), recall: rounded(recall), f1: rounded(f1) }];
    }),
  );
}

function tableOf(scores: Scores): string {
  const rows = Object.entries(scores).map(([type, { gold, found, right, precision, recall, f1 }]) =>
    [type, gold, found, right, precision.toFixed(1), recall.toFixed(1), f1.toFixed(1)].join('\t'),
  );
  return ['type\tgold\tfound\tright\tprecision\trecall\tf1', ...rows].map((row) => `${row}\n`).join('');
}

function readScores(file: string): Scores {
  const scores = parseJson(readFileSync(file, 'utf8'));
  if (typeof scores !== 'object' || scores === null) throw new Error(`${file} is not what eval --json writes`);
  return scores as Scores;
}

// e.g. "003_7eab56a015ad09b8.gold.json", "gold.jsonl"
const GOLD_FILE = /\.gold\.json$|\.jsonl$/;
