import type { Command } from 'commander';
import {
  applyEdits,
  encodeText,
  familiesIn,
  groupBy,
  originalEncoding,
  restoreBlock,
  restoreFile,
  unreachable,
  WINNOW_FILES,
  type Change,
  type Entry,
  type Families,
  type JournalEntry,
  type Restored,
} from '../../core/index.ts';
import { readJournal } from '../../node/journalFile.ts';
import { withLock } from '../../node/withLock.ts';
import { choose } from '../chosen.ts';
import { textsOf, type ArticleText, type Corpus } from '../corpus.ts';
import { complain, createComplaints, type Fail } from '../complaints.ts';
import type { ExitCode } from '../exitCode.ts';
import type { ChangesOf } from '../home.ts';
import { inHalves } from '../inHalves.ts';
import { removalOf, returnedParts, type ReturnedParts } from '../returnedParts.ts';
import { TOGETHER, writerFor, type WriteRequest } from '../write.ts';

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
  const { corpus, entries, rows } = choose(paths, { toWrite: list !== true });
  const { entries: journal, problems } = readJournal(corpus.root);
  for (const { line } of problems)
    complain(`${WINNOW_FILES.journal}:${line + 1}: this line cannot be read, so what it tells of cannot be taken back`);
  const byPath = groupBy(journal, ({ path }) => path);
  const changesOf: ChangesOf = (path) => byPath.get(path) ?? [];
  const { fail, code } = createComplaints();
  const touched = [...entries, ...rows].filter(({ path }) => byPath.has(path));
  if (entry !== undefined && !journal.some(({ id }) => id === entry)) throw new Error(`the journal has no change ${entry}`);
  if (list) {
    for (const { path } of textsOf(corpus, touched, fail)) process.stdout.write(changesOf(path).map(lineOf).join(''));
    return code();
  }
  const families = familiesIn({ entries: corpus.index.entries, articles: corpus.articles });
  const restoring = { corpus, changesOf, families, entry, write: writerFor(corpus), gone: new Set<string>() };
  for (const { path, refused, stay = [] } of restoreArticles(restoring, touched, fail)) {
    if (refused === undefined) process.stdout.write(`${path}\n`);
    else fail(path, refused);
    for (const part of stay) fail(part.path, part.reason);
  }
  return code();
}

interface Restoring {
  readonly corpus: Corpus;
  readonly changesOf: ChangesOf;
  readonly families: Families;
  readonly entry: string | undefined;
  readonly write: ReturnType<typeof writerFor>;
  /** Parts that are taken back with the articles they were split off from. */
  readonly gone: Set<string>;
}

/** What became of an article. */
interface Outcome {
  readonly path: string;
  readonly refused?: string | undefined;
  readonly stay?: ReturnedParts['stay'];
}

/** Gives articles back, those first that Winnow has not made itself: the others may be parts of them. */
function* restoreArticles(restoring: Restoring, entries: readonly Entry[], fail: Fail): Generator<Outcome> {
  const { corpus, changesOf, entry, gone } = restoring;
  const isMadeHere = (path: string): boolean => changesOf(path).some(({ before }) => before === '');
  const kinds = [false, true].flatMap((isMade) => [false, true].map((isRow) => ({ isMade, isRow })));
  for (const { isMade, isRow } of kinds) {
    let batch: Returning[] = [];
    const own = entries.filter(({ path, text }) => (text !== undefined) === isRow && isMadeHere(path) === isMade && !gone.has(path));
    for (const article of textsOf(corpus, own, fail)) {
      const changes = changesOf(article.path);
      if (entry !== undefined && !changes.some(({ id }) => id === entry)) continue;
      const restored = restoredOf(changes, article, entry);
      const left = entry === undefined && 'change' in restored ? unreachable(changes, article).length : 0;
      if (left > 0) fail(article.path, `something else changed it after ${left} of the journal's changes; these are not taken back`);
      if ('refused' in restored) yield { path: article.path, refused: restored.refused };
      else batch.push({ article, change: restored.change });
      // each write of a row is one of its whole index
      if (isRow || batch.length < TOGETHER) continue;
      yield* giveBack(restoring, batch);
      batch = [];
    }
    yield* giveBack(restoring, batch);
  }
}

/** An article and the change that gives it back what it was; undefined where it is that already, but what was split off may stand beside it. */
interface Returning {
  readonly article: ArticleText;
  readonly change: Change | undefined;
}

/** Writes what comes back, with the parts that go, all in one. */
function giveBack({ corpus, changesOf, families, entry, write, gone }: Restoring, batch: readonly Returning[]): readonly Outcome[] {
  const partsOf = (article: ArticleText): ReturnedParts =>
    entry === undefined ? returnedParts(corpus, { changesOf, families }, article) : { gone: [], stay: [] };
  const asked = batch
    .map((one) => ({ ...one, ...partsOf(one.article) }))
    .filter((one) => one.change ?? one.gone.length + one.stay.length > 0);
  return inHalves(asked, (some) => {
    const parts = some.flatMap((one) => one.gone);
    const refused = withLock(corpus.root, () => write(requestOf(changesOf, some, removalOf(corpus, changesOf, parts))));
    for (const part of refused === undefined ? parts : []) gone.add(part.entry.path);
    return {
      refused,
      outcomes: some.map(({ article: { path }, stay }) => ({ path, ...(refused === undefined ? { stay } : { refused }) })),
    };
  });
}

function restoredOf(changes: readonly JournalEntry[], { path, text, hash }: ArticleText, id: string | undefined): Restored {
  const file = { path, text, hash };
  return id === undefined ? restoreFile(changes, file) : restoreBlock(changes, file, { id });
}

/** What comes back is written in the encoding that the file had, which what is left of it may not tell any more. */
function requestOf(
  changesOf: ChangesOf,
  batch: readonly Returning[],
  { articles, others, basis }: ReturnType<typeof removalOf>,
): WriteRequest {
  const encodings = batch.flatMap(({ article, change }) => {
    const encoding = originalEncoding(changesOf(article.path), article, article.encoding);
    if (encoding === undefined || change?.kind !== 'edit') return [];
    return encodeText(applyEdits(article.text, change.edits), encoding) ? [[article.path, encoding] as const] : [];
  });
  return {
    command: 'restore',
    articles: [...batch.map(({ article, change }) => ({ article, changes: change ? [change] : [] })), ...articles],
    others,
    encodings: new Map(encodings),
    basis,
  };
}

function lineOf({ id, time, who, command, path, edits }: JournalEntry): string {
  return `${[id, time, who, command, path, edits.length].join('\t')}\n`;
}
