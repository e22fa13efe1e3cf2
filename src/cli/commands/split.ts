import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import {
  analyze,
  buildCorpusIndex,
  readBack,
  readIndex,
  split,
  splitPoints,
  WINNOW_FILES,
  type RecordHome,
  type Split,
  type SplitInput,
  type SplitMarker,
} from '../../core/index.ts';
import { readArticle } from '../../node/readArticle.ts';
import { withLock } from '../../node/withLock.ts';
import { choose } from '../chosen.ts';
import { contextsFor } from '../contexts.ts';
import { annotationsOf } from '../annotations.ts';
import { assertHeard, failRows, tellUnread, textsOf, type ArticleText, type Corpus } from '../corpus.ts';
import { complain, createComplaints } from '../complaints.ts';
import type { ExitCode } from '../exitCode.ts';
import { writerFor } from '../write.ts';

interface Options {
  readonly at?: readonly number[];
  readonly marker?: string;
  readonly pattern?: string;
  readonly heading?: string;
  readonly list?: boolean;
  readonly template?: string;
  readonly dryRun?: boolean;
}

/** `split`: cuts files where second items start, or at given lines; the parts are known with their parent. */
export function splitCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('split')
    .description('Cuts files where a second item starts; each further item becomes a file of its own.')
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
  const { corpus, entries } = choose(paths);
  assertHeard(corpus);
  const { fail, code } = createComplaints();
  tellUnread(corpus);
  failRows(corpus, fail);
  const contextOf = contextsFor(corpus);
  const write = writerFor(corpus);
  for (const article of textsOf(corpus, entries, fail)) {
    const analysis = analyze(article.text, contextOf(article), { entities: false, findings: false });
    const where = whereToCut(article.text, options) ?? { at: analysis.boundaries.map(({ line }) => line) };
    if (where.at.length === 0 && !where.offsets?.length) continue;
    const cut = { ...where, analysis, template: options.template };
    const { parts, crossing, refused } = options.dryRun
      ? { ...splitArticle(corpus, article, cut), refused: undefined }
      : withLock(corpus.root, () => writeSplit(write, splitArticle(corpus, article, cut), article));
    if (parts.length < 2) continue;
    if (refused !== undefined) fail(article.path, refused);
    else process.stdout.write(`${parts.map(({ path }) => path).join('\t')}\n`);
    for (const { id, text } of crossing) complain(`${article.path}: annotation ${id} "${text}" lay across the cut`);
  }
  return code();
}

function writeSplit(
  write: ReturnType<typeof writerFor>,
  { changes, parts, crossing, basis }: BasedSplit,
  article: ArticleText,
): Pick<Split, 'parts' | 'crossing'> & { readonly refused: string | undefined } {
  if (changes.length === 0) return { parts, crossing, refused: undefined };
  if (changes.some(({ path }) => path.endsWith('.ann')) && parts.some(({ text }) => readBack(text, article.encoding)?.text !== text))
    return { parts, crossing, refused: READ_ANEW };
  const encodings = new Map(parts.map(({ path }) => [path, article.encoding]));
  return { parts, crossing, refused: write({ command: 'split', article, changes, encodings, basis }) };
}

const READ_ANEW = 'its bytes would be read in another encoding when it is cut, and its annotations could not be carried along';

type Where = Pick<SplitInput, 'at' | 'offsets'>;

/** Where the options say to cut; undefined when they leave it to the boundaries that are found. */
function whereToCut(text: string, options: Options): Where | undefined {
  const marker = markerOf(options);
  return marker ? { at: [], offsets: splitPoints(text, marker) } : options.at && { at: options.at };
}

function markerOf({ marker, pattern, heading, list }: Options): SplitMarker | undefined {
  if (list) return { kind: 'list' };
  if (marker !== undefined) return { kind: 'literal', literal: marker };
  if (pattern !== undefined) return { kind: 're', re: pattern };
  return heading === undefined ? undefined : { kind: 'heading', heading };
}

interface Cut extends Where {
  readonly analysis: SplitInput['analysis'];
  readonly template: string | undefined;
}

/** A split and the SHA-256 of the other files that it rests on, by path. */
interface BasedSplit extends Split {
  readonly basis: ReadonlyMap<string, string>;
}

/** The index is read again, since a split before this one may have changed it. */
function splitArticle(corpus: Corpus, { path, text, entry }: ArticleText, { analysis, template, ...where }: Cut): BasedSplit {
  const { home, basis } = homeOf(corpus);
  const named = namedIn(corpus, home);
  const record = named.get(path);
  const annotations = annotationsOf(corpus, { path, text });
  const { source, date, lang } = entry;
  const made = split({
    path,
    text,
    ...where,
    analysis,
    isTaken: (name) => named.has(name) || existsSync(join(corpus.root, name)),
    id: entry.id,
    home,
    shared: {
      ...(source === undefined ? {} : { source }),
      ...(date === undefined ? {} : { date }),
      ...(lang === undefined ? {} : { lang }),
    },
    ...(record === undefined ? {} : { record }),
    ...(template === undefined ? {} : { template }),
    ...(annotations && 'ann' in annotations ? { annotations } : {}),
  });
  return { ...made, basis };
}

/** The record of each article that the index names now, by path. */
function namedIn({ config, paths }: Corpus, home: RecordHome): ReadonlyMap<string, number> {
  if (home.kind === 'articles') return new Map();
  const { entries } = buildCorpusIndex({ files: [...paths], index: { path: home.path, table: home.index.table }, config });
  return new Map(entries.flatMap(({ path, record }) => (record === undefined ? [] : [[path, record]])));
}

/** Where the corpus keeps its metadata: the index, where it has one; with the SHA-256 that its file has. */
function homeOf({ root, index, config }: Corpus): { readonly home: RecordHome; readonly basis: ReadonlyMap<string, string> } {
  const path = index.indexPath ?? WINNOW_FILES.articles;
  const file = readArticle(root, path);
  const basis = new Map('hash' in file ? [[path, file.hash]] : []);
  const text = 'text' in file ? file.text : undefined;
  if (index.indexPath === undefined) return { home: { kind: 'articles', text }, basis };
  if (text === undefined) throw new Error(`${path}: ${'refused' in file ? file.refused : ''}; nothing was split`);
  return { home: { kind: 'index', path, index: { text, table: readIndex(path, text), fields: config.fields } }, basis };
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
