import type { Command } from 'commander';
import {
  applyEdits,
  encodeText,
  originalEncoding,
  restoreBlock,
  restoreFile,
  unreachable,
  type Change,
  type JournalEntry,
  type Restored,
} from '../../core/index.ts';
import { readJournal } from '../../node/journalFile.ts';
import { withLock } from '../../node/withLock.ts';
import { choose } from '../chosen.ts';
import { textsOf, type ArticleText } from '../corpus.ts';
import { createComplaints } from '../complaints.ts';
import type { ExitCode } from '../exitCode.ts';
import { writerFor, type WriteRequest } from '../write.ts';

interface Options {
  readonly entry?: string;
  readonly list?: boolean;
}

/** `restore`: gives files their untouched originals back from the journal, or takes one journal entry back while later ones stay. */
export function restoreCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('restore')
    .description('Gives files back what they were before Winnow changed them, or takes one change back.')
    .argument('<paths...>', 'a corpus folder, or files of one corpus')
    .option('--entry <id>', 'take back just this change of the journal')
    .option('--list', 'list the changes instead')
    .action((paths: readonly string[], options: Options) => done(restoreAll(paths, options)));
}

function restoreAll(paths: readonly string[], { entry, list }: Options): ExitCode {
  const { corpus, entries } = choose(paths);
  const journal = readJournal(corpus.root);
  const known = new Set(journal.map(({ path }) => path));
  const write = writerFor(corpus);
  const { fail, code } = createComplaints();
  const touched = entries.filter(({ path }) => known.has(path));
  if (entry !== undefined && !journal.some(({ id }) => id === entry)) throw new Error(`the journal has no change ${entry}`);
  for (const article of textsOf(corpus, touched, fail)) {
    const own = journal.filter(({ path }) => path === article.path);
    if (list) process.stdout.write(own.map(lineOf).join(''));
    if (list || (entry !== undefined && !own.some(({ id }) => id === entry))) continue;
    const restored = restoredOf(journal, article, entry);
    const left = entry === undefined && 'change' in restored ? unreachable(journal, article).length : 0;
    if (left > 0) fail(article.path, `something else changed it after ${left} of the journal's changes; these are not taken back`);
    if ('change' in restored && !restored.change) continue;
    const refused =
      'refused' in restored ? restored.refused : withLock(corpus.root, () => write(requestOf(journal, article, restored.change)));
    if (refused === undefined) process.stdout.write(`${article.path}\n`);
    else fail(article.path, refused);
  }
  return code();
}

function restoredOf(journal: readonly JournalEntry[], { path, text, hash }: ArticleText, id: string | undefined): Restored {
  const file = { path, text, hash };
  return id === undefined ? restoreFile(journal, file) : restoreBlock(journal, file, { id });
}

/** What comes back is written in the encoding that the file had, which what is left of it may not tell any more. */
function requestOf(journal: readonly JournalEntry[], article: ArticleText, change: Change | undefined): WriteRequest {
  const { path, text } = article;
  const encoding = originalEncoding(journal, article, article.encoding);
  const fits = encoding !== undefined && change?.kind === 'edit' && encodeText(applyEdits(text, change.edits), encoding) !== undefined;
  return { command: 'restore', article, changes: change ? [change] : [], ...(fits ? { encodings: new Map([[path, encoding]]) } : {}) };
}

function lineOf({ id, time, who, command, path, edits }: JournalEntry): string {
  return `${[id, time, who, command, path, edits.length].join('\t')}\n`;
}
