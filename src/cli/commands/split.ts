import { InvalidArgumentError, type Command } from 'commander';
import {
  analyze,
  readIndex,
  split,
  splitPoints,
  WINNOW_FILES,
  type RecordHome,
  type Split,
  type SplitInput,
  type SplitMarker,
} from '../../core/index.ts';
import { textIfThere } from '../../node/readCorpus.ts';
import { choose } from '../chosen.ts';
import { contextsFor } from '../contexts.ts';
import { annotationsOf } from '../annotations.ts';
import { assertHeard, failRows, openCorpus, textsOf, type ArticleText, type Corpus } from '../corpus.ts';
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
    .option('--marker <text>', 'cut before lines that hold this text instead')
    .option('--pattern <re2>', 'cut before lines on which this pattern matches instead')
    .option('--heading <text>', 'cut before lines that are this heading instead')
    .option('--list', 'cut before the items of a list numbered from 1 instead, within a line too')
    .option('--template <name>', 'names of the parts', '{stem}-{part}{ext}')
    .option('--dry-run', 'write nothing, report what would be split')
    .action((paths: readonly string[], options: Options) => done(splitAll(paths, options)));
}

function splitAll(paths: readonly string[], options: Options): ExitCode {
  const { corpus, entries } = choose(paths);
  assertHeard(corpus);
  const { fail, code } = createComplaints();
  failRows(corpus, fail);
  const contextOf = contextsFor(corpus);
  const write = writerFor(corpus);
  for (const article of textsOf(corpus, entries, fail)) {
    const analysis = analyze(article.text, contextOf(article), { entities: false, findings: false });
    const where = whereToCut(article.text, options) ?? { at: analysis.boundaries.map(({ line }) => line) };
    if (where.at.length === 0 && !where.offsets?.length) continue;
    const { changes, parts, crossing } = splitArticle(corpus, article, { ...where, analysis, template: options.template });
    if (changes.length === 0) continue;
    const encodings = new Map(parts.map(({ path }) => [path, article.encoding]));
    const refused = options.dryRun ? undefined : write({ command: 'split', article, changes, encodings });
    if (refused !== undefined) fail(article.path, refused);
    else process.stdout.write(`${parts.map(({ path }) => path).join('\t')}\n`);
    for (const { id, text } of crossing) complain(`${article.path}: annotation ${id} "${text}" lay across the cut`);
  }
  return code();
}

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

/** The corpus is read again, since a split before this one may have changed the index. */
function splitArticle(before: Corpus, { path, text, entry }: ArticleText, { analysis, template, ...where }: Cut): Split {
  const corpus = openCorpus(before.root);
  const { record } = corpus.index.entries.find((each) => each.path === path) ?? {};
  const taken = new Set([...corpus.files.map((file) => file.path), ...corpus.index.entries.map((each) => each.path)]);
  const annotations = annotationsOf(corpus, { path, text });
  const { source, date, lang } = entry;
  return split({
    path,
    text,
    ...where,
    analysis,
    isTaken: (name) => taken.has(name),
    id: entry.id,
    home: homeOf(corpus),
    shared: {
      ...(source === undefined ? {} : { source }),
      ...(date === undefined ? {} : { date }),
      ...(lang === undefined ? {} : { lang }),
    },
    ...(record === undefined ? {} : { record }),
    ...(template === undefined ? {} : { template }),
    ...(annotations && 'ann' in annotations ? { annotations } : {}),
  });
}

/** Where the corpus keeps its metadata: the index, where it has one. */
function homeOf({ root, index, config }: Corpus): RecordHome {
  const path = index.indexPath;
  const text = path === undefined ? undefined : textIfThere(root, path);
  if (path === undefined || text === undefined) return { kind: 'articles', text: textIfThere(root, WINNOW_FILES.articles) };
  return { kind: 'index', path, index: { text, table: readIndex(path, text), fields: config.fields } };
}

function readLines(value: string): readonly number[] {
  const lines = value.split(',').map(Number);
  if (lines.some((line) => !Number.isInteger(line) || line < 2)) throw new InvalidArgumentError('Lines are whole numbers from 2 on.');
  return lines.map((line) => line - 1);
}
