import { InvalidArgumentError, type Command } from 'commander';
import { WINNOW_FILES } from '../../core/index.ts';
import { choose } from '../chosen.ts';
import { tellUnread, textsOf, type Corpus } from '../corpus.ts';
import { createComplaints } from '../complaints.ts';
import type { ExitCode } from '../exitCode.ts';
import { tagArticles, type Taggable } from '../tagArticles.ts';
import { writerFor } from '../write.ts';

interface Options {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

/** `tag`: gives articles tags, or takes tags from them, where the corpus keeps its tags; one line for each article that changes, with all tags that it has then. */
export function tagCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('tag')
    .description('Adds tags to articles, or removes them, where the corpus keeps its tags: front matter, index or sidecar.')
    .argument('<paths...>', 'a corpus folder, or files of one corpus')
    .option('--add <tag>', 'a tag to add; may be given several times', addGiven, [])
    .option('--remove <tag>', 'a tag to remove; may be given several times', addGiven, [])
    .option('--dry-run', 'write nothing, report what would change')
    .option('--force', 'add also tags that the vocabulary of the corpus does not hold')
    .action((paths: readonly string[], options: Options) => done(tagAll(paths, options)));
}

function tagAll(paths: readonly string[], { add, remove, dryRun, force }: Options): ExitCode {
  if (add.length === 0 && remove.length === 0) throw new Error('--add or --remove must say which tag');
  const { corpus, entries, rows } = choose(paths, { toWrite: dryRun !== true });
  if (!force) assertKnown(corpus, add);
  const { fail, code } = createComplaints();
  const write = dryRun ? undefined : writerFor(corpus);
  tellUnread(corpus);
  const articles = function* (): Generator<Taggable> {
    yield* textsOf(corpus, entries, fail);
    yield* rows;
  };
  for (const { path, tags, refused } of tagArticles(corpus, articles(), { add, remove, write })) {
    if (refused !== undefined) fail(path, refused);
    else process.stdout.write(`${[path, ...tags].join('\t')}\n`);
  }
  return code();
}

/** Throws where the corpus has a vocabulary without one of the tags. */
function assertKnown({ config }: Corpus, tags: readonly string[]): void {
  const { vocabulary } = config.tags;
  const unknown = vocabulary.length === 0 ? undefined : tags.find((each) => !vocabulary.includes(each));
  if (unknown !== undefined)
    throw new Error(`"${unknown}" is not in the vocabulary of ${WINNOW_FILES.config}; --force adds it all the same`);
}

function addGiven(value: string, before: readonly string[]): readonly string[] {
  const tag = value.trim();
  if (tag === '') throw new InvalidArgumentError('It is blank.');
  return [...before, tag];
}
