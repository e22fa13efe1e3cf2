import { appendFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Option, type Command } from 'commander';
import { createExporter, EXPORT_FORMATS, exportedOf, staysOut, type ExportFormat, type ExportPart } from '../../core/index.ts';
import { annotationsOf } from '../annotations.ts';
import { choose } from '../chosen.ts';
import { complain, createComplaints, type Fail } from '../complaints.ts';
import { rowTextsOf, tellUnread, textsOf, type AnyText, type Corpus } from '../corpus.ts';
import type { ExitCode } from '../exitCode.ts';
import { outputTo } from '../output.ts';

interface Options {
  readonly format: ExportFormat;
  readonly out?: string;
}

/** `export`: writes the articles of a corpus, as they stand, in a format that other tools read; formats of one file to standard output unless a file is named. */
export function exportCommand(program: Command, done: (code: ExitCode) => void): void {
  const formats = Object.keys(EXPORT_FORMATS);
  program
    .command('export')
    .description('Writes articles with their metadata and annotations in a format that other tools read; offsets count code points.')
    .argument('<paths...>', 'a corpus folder, or files of one corpus')
    .addOption(new Option('--format <name>', 'which format').choices(formats).default('jsonl'))
    .option('--out <path>', 'the file to write, or the folder (text, brat, anno), which must be new or empty')
    .action(async (paths: readonly string[], options: Options) => done(await exportAll(paths, options)));
}

async function exportAll(paths: readonly string[], { format, out }: Options): Promise<ExitCode> {
  const { corpus, entries, rows } = choose(paths);
  const { write, end } = writerTo(corpus.root, format, out);
  const { fail, code } = createComplaints();
  tellUnread(corpus);
  const exporter = createExporter(format);
  await write(exporter.begin());
  for (const article of articlesOf(corpus, { entries, rows }, fail)) {
    const exported = exportedOf(article.entry, { text: article.text, ann: annOf(corpus, article, fail) }, corpus.config);
    const { parts, left } = exporter.add(exported);
    await write(parts);
    for (const what of left) complain(`${article.path}: ${what}, so it was left out`);
  }
  await write(exporter.end());
  await end();
  return code();
}

function* articlesOf(corpus: Corpus, { entries, rows }: Pick<Corpus, 'entries' | 'rows'>, fail: Fail): Generator<AnyText> {
  yield* textsOf(corpus, entries, fail);
  yield* rowTextsOf(rows);
}

/** What the annotation file of an article says; one that may be another article's, or no longer fits, is told and not exported. */
function annOf(corpus: Corpus, { path, text }: AnyText, fail: Fail): string | undefined {
  const annotations = annotationsOf(corpus, { path, text });
  if (annotations && 'refused' in annotations) fail(path, `${annotations.refused}, so they were left out`);
  return annotations && 'ann' in annotations ? annotations.ann : undefined;
}

/** Where the parts of an export go. */
interface Writer {
  readonly write: (parts: readonly ExportPart[]) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Throws where something would be written over, or be taken for a part of the corpus. */
function writerTo(root: string, format: ExportFormat, out: string | undefined): Writer {
  const isFolder = EXPORT_FORMATS[format].extension === undefined;
  if (isFolder && out === undefined) throw new Error(`${format} is a folder of files: --out must name it`);
  if (out === undefined) return toStream();
  if (isPartOf(root, out)) throw new Error(`${out} would be taken for a part of the corpus: name a place outside of it`);
  if (isFolder ? !isEmptyFolder(out) : existsSync(out))
    throw new Error(`${out} is there already: name a new ${isFolder ? 'or an empty folder' : 'file'}`);
  const files = new Set<string>();
  return {
    write: (parts) => {
      for (const { path, text } of parts) {
        const file = join(out, path);
        if (files.has(file)) {
          appendFileSync(file, text);
          continue;
        }
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text, { flag: 'wx' });
        files.add(file);
      }
      return Promise.resolve();
    },
    end: () => Promise.resolve(),
  };
}

function toStream(): Writer {
  const output = outputTo(process.stdout);
  return {
    write: async (parts) => {
      for (const { text } of parts) await output.write(text);
    },
    end: output.end,
  };
}

/** Whether a path lies in the corpus where Winnow looks. */
function isPartOf(root: string, path: string): boolean {
  const steps = relative(resolve(root), resolve(path)).split(sep);
  return steps[0] !== '..' && resolve(root, ...steps) === resolve(path) && !staysOut(steps.join('/'));
}

function isEmptyFolder(path: string): boolean {
  return !existsSync(path) || (statSync(path).isDirectory() && readdirSync(path).length === 0);
}
