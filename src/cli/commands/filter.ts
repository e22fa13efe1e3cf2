import { InvalidArgumentError, Option, type Command } from 'commander';
import { OPERATING_POINTS, DEFAULT_CONFIG, type AnalysisContext, type OperatingPoint, type NameList } from '../../core/index.ts';
import { DEFAULT_PARTS, filterRow, PARTS, type FilterOptions, type Part } from '../filterRow.ts';
import { loadModels } from '../models.ts';
import { outputTo } from '../output.ts';
import { loadProfile } from './profile.ts';
import { isBad, openInput, readRow, rowsOf, type BadRow, type Row, type TextRow } from '../rows.ts';
import { complain } from '../complaints.ts';
import type { ExitCode } from '../exitCode.ts';
import { readLists } from '../../node/readListFiles.ts';

interface Options {
  readonly emit: ReadonlySet<Part>;
  readonly offsets: FilterOptions['offsets'];
  readonly point?: OperatingPoint;
  readonly profile?: string;
  readonly lists?: readonly string[];
}

/** `filter`: JSONL rows with texts in, one row out for each, in order. */
export function filterCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('filter')
    .description('Reads JSONL rows {id, text, source?} on standard input, writes one analysed row for each.')
    .argument('[file]', 'read this file instead of standard input')
    .option('--emit <parts>', `what to write: ${PARTS.join(',')}`, readParts, new Set<Part>(DEFAULT_PARTS))
    .addOption(new Option('--offsets <unit>', 'what offsets count').choices(['utf16', 'codepoint']).default('utf16'))
    .addOption(new Option('--point <name>', 'how eager to be, for roles and clean').choices(OPERATING_POINTS))
    .option('--profile <file>', 'what the rows of each source share, as `profile` wrote it')
    .option('--lists <file>', 'a list of names (CSV, TSV, JSONL, spaCy or Prodigy patterns); may be given again, the earlier wins', addFile)
    .action(async (file: string | undefined, options: Options) => done(await filter(file, options)));
}

async function filter(file: string | undefined, options: Options): Promise<ExitCode> {
  const context = contextOf(options);
  const output = outputTo(process.stdout);
  let code: ExitCode = 0;
  for await (const row of rowsOf(openInput(file))) {
    const { line, isBad: bad } = written(row, context, options);
    if (bad) code = 1;
    await output.line(line);
  }
  await output.end();
  return code;
}

interface Written {
  readonly line: string;
  readonly isBad: boolean;
}

/** What a row is analysed with; the source is the row's own. */
type RowContext = Omit<AnalysisContext, 'source'>;

/** The line to write for a row; a text on which the analysis itself fails is a bad row, and the next one comes out all the same. */
function written(row: Row, context: RowContext, { emit, offsets }: Options): Written {
  const read = readRow(row);
  if (isBad(read)) return badLine(read);
  try {
    const result = filterRow(read, { source: read.source, ...context }, { parts: emit, offsets });
    return { line: withId(JSON.stringify(result), read), isBad: false };
  } catch (error) {
    const message = `the analysis failed: ${error instanceof Error ? error.message : String(error)}`;
    return badLine({ ...read, line: row.number, error: message });
  }
}

function badLine(row: BadRow): Written {
  const { id, line, error } = row;
  try {
    return { line: withId(JSON.stringify({ id, line, error }), row), isBad: true };
  } catch {
    // an id that is nested too deeply to be written
    return { line: JSON.stringify({ id: null, line, error }), isBad: true };
  }
}

/** The line with the id as it was given, where a number cannot hold it. */
function withId(line: string, { id, exactId }: Pick<TextRow, 'id' | 'exactId'>): string {
  return exactId === undefined ? line : `{"id":${exactId}${line.slice(`{"id":${JSON.stringify(id)}`.length)}`;
}

function contextOf({ emit, point, profile, lists }: Options): RowContext {
  const models = loadModels({ entities: emit.has('entities') });
  return {
    config: point ? { ...DEFAULT_CONFIG, point } : DEFAULT_CONFIG,
    models,
    ...(point ? { rolePoint: point } : {}),
    ...(profile === undefined ? {} : { profile: loadProfile(profile) }),
    ...(lists === undefined ? {} : { lists: loadLists(lists) }),
  };
}

/** The lists; each line that cannot be used is said in one line, the rest counts. */
function loadLists(files: readonly string[]): readonly NameList[] {
  const { lists, problems } = readLists(files);
  for (const { path, line, message } of problems) complain(`${path}:${line}: ${message}`);
  return lists;
}

function addFile(file: string, files: readonly string[] = []): readonly string[] {
  return [...files, file];
}

function readParts(value: string): ReadonlySet<Part> {
  const names = value.split(',').map((name) => name.trim());
  const parts = PARTS.filter((part) => names.includes(part));
  const odd = names.find((name) => !PARTS.some((part) => part === name));
  if (odd !== undefined) throw new InvalidArgumentError(`"${odd}" is none of ${PARTS.join(', ')}.`);
  return new Set(parts);
}
