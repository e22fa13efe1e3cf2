import { InvalidArgumentError, type Command } from 'commander';
import { analyze, splitPoints, unsplittable, type Entry, type SplitMarker } from '../../core/index.ts';
import { choose } from '../chosen.ts';
import { contextsFor } from '../contexts.ts';
import { assertHeard, tellUnread, textsOf } from '../corpus.ts';
import { complain, createComplaints } from '../complaints.ts';
import type { ExitCode } from '../exitCode.ts';
import { splitArticles, type Cut } from '../splitArticles.ts';
import { TOGETHER, writerFor } from '../write.ts';

interface Options {
  readonly at?: readonly number[];
  readonly marker?: string;
  readonly pattern?: string;
  readonly heading?: string;
  readonly list?: boolean;
  readonly template?: string;
  readonly dryRun?: boolean;
}

/** `split`: cuts files and rows where second items start, or at given lines; the parts are known with their parent. */
export function splitCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('split')
    .description('Cuts files, or rows of JSONL, where a second item starts; each further item becomes a file, or a row, of its own.')
    .argument('<paths...>', 'a corpus folder, or files of one corpus')
    .option('--at <lines>', 'cut before these lines (1-based, comma-separated) instead', readLines)
    .option('--marker <text>', 'cut before lines that hold this text instead', readGiven)
    .option('--pattern <re2>', 'cut before lines on which this pattern matches instead', readGiven)
    .option('--heading <text>', 'cut before lines that are this heading instead', readGiven)
    .option('--list', 'cut before the items of a list numbered from 1 instead, within a line too')
    .option('--template <name>', 'names of the parts', readTemplate, '{stem}-{part}{ext}')
    .option('--dry-run', 'write nothing, report what would be split')
    .action((paths: readonly string[], options: Options) => done(splitAll(paths, options)));
}

function splitAll(paths: readonly string[], options: Options): ExitCode {
  const { corpus, entries, rows } = choose(paths, { toWrite: options.dryRun !== true });
  assertHeard(corpus);
  const { fail, code } = createComplaints();
  const write = options.dryRun ? undefined : writerFor(corpus);
  tellUnread(corpus);
  const contextOf = contextsFor(corpus);
  let cuts: Cut[] = [];
  const splitNow = (): void => {
    for (const { article, refused, parts, crossing } of splitArticles(corpus, cuts, { write, template: options.template })) {
      if (refused !== undefined) fail(article.path, refused);
      else process.stdout.write(`${parts.map(({ path }) => path).join('\t')}\n`);
      for (const { id, text } of crossing) complain(`${article.path}: annotation ${id} "${text}" lay across the cut`);
    }
    cuts = [];
  };
  const look = (some: readonly Entry[], together: number): void => {
    for (const article of textsOf(corpus, some, fail)) {
      const analysis = analyze(article.text, contextOf(article), { entities: false, findings: false });
      const where = whereToCut(article.text, analysis.lines.length, options) ?? { at: analysis.boundaries.map(({ line }) => line) };
      if (where.at.length > 0 || where.offsets?.length) cuts.push({ article, analysis, where });
      if (cuts.length === together) splitNow();
    }
    splitNow();
  };
  look(entries, TOGETHER);
  // each write of a row is one of its whole index
  const { indexPath = '', format } = corpus.index;
  const fixed = format && rows.length > 0 ? unsplittable(indexPath, format) : undefined;
  if (fixed === undefined) look(rows, Infinity);
  else fail(indexPath, fixed);
  return code();
}

/** Where the options say to cut a text of so many lines; undefined when they leave it to the boundaries that are found. */
function whereToCut(text: string, lines: number, options: Options): Cut['where'] | undefined {
  const marker = markerOf(options);
  return marker ? { at: [], offsets: splitPoints(text, marker) } : options.at && { at: options.at.filter((line) => line < lines) };
}

function markerOf({ marker, pattern, heading, list }: Options): SplitMarker | undefined {
  if (list) return { kind: 'list' };
  if (marker !== undefined) return { kind: 'literal', literal: marker };
  if (pattern !== undefined) return { kind: 're', re: pattern };
  return heading === undefined ? undefined : { kind: 'heading', heading };
}

function readGiven(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It is blank.');
  return value;
}

/** A template gives each part a name of its own under which it is an article again, in the folder of the whole. */
function readTemplate(value: string): string {
  if (!value.includes('{part}')) throw new InvalidArgumentError('It must hold {part}, so that each part has a name of its own.');
  if (/[/\\]|^\./.test(value)) throw new InvalidArgumentError('It is a name, without folders, and not hidden.');
  if (!/(?:\{ext\}|\.(?:txt|md|text))$/.test(value)) throw new InvalidArgumentError('It must end in {ext}, .txt, .md or .text.');
  return value;
}

function readLines(value: string): readonly number[] {
  const lines = value.split(',').map(Number);
  if (lines.some((line) => !Number.isInteger(line) || line < 2)) throw new InvalidArgumentError('Lines are whole numbers from 2 on.');
  return lines.map((line) => line - 1);
}
