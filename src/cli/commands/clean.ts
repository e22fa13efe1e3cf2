import { Option, type Command } from 'commander';
import {
  addRemovals,
  analyze,
  clean,
  OPERATING_POINTS,
  removalReport,
  suspicion,
  type Edit,
  type OperatingPoint,
  type RemovalTotals,
} from '../../core/index.ts';
import { choose } from '../chosen.ts';
import { contextsFor } from '../contexts.ts';
import { assertHeard, tellUnread, textsOf, type ArticleText, type Corpus } from '../corpus.ts';
import { createComplaints, type Fail } from '../complaints.ts';
import { withLock } from '../../node/withLock.ts';
import type { ExitCode } from '../exitCode.ts';
import { inHalves } from '../inHalves.ts';
import { writerFor, type ArticleWrite } from '../write.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly point?: OperatingPoint;
}

/** `clean`: removes boilerplate in place, journalled; a clean that would take most of an article is left alone unless forced. */
export function cleanCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('clean')
    .description('Removes boilerplate from a corpus or some of its files in place; `restore` takes it back.')
    .argument('<paths...>', 'a corpus folder, or files of one corpus')
    .option('--dry-run', 'write nothing, report what would be removed')
    .option('--force', 'clean also what would lose most of its words, and when decisions or rules cannot all be read')
    .addOption(new Option('--point <name>', 'how eager to be').choices(OPERATING_POINTS))
    .action((paths: readonly string[], options: Options) => done(cleanAll(paths, options)));
}

function cleanAll(paths: readonly string[], { dryRun, force, point }: Options): ExitCode {
  const { corpus, entries, rows } = choose(paths, { toWrite: dryRun !== true });
  if (!force) assertHeard(corpus);
  const { fail, code } = createComplaints();
  const write = writerFor(corpus);
  tellUnread(corpus);
  const totals: RemovalTotals = new Map();
  const take = (cleanings: readonly Cleaning[]): void => {
    for (const { article, report, refused } of dryRun ? cleanings : written(corpus, write, cleanings)) {
      if (refused === undefined) addRemovals(totals, report);
      else fail(article.path, refused);
    }
  };
  const look = cleaner(contextsFor(corpus, point), { force, fail });
  for (const article of textsOf(corpus, entries, fail)) take(look(article));
  // each write of a row is one of its whole index
  take(Array.from(textsOf(corpus, rows, fail), look).flat());
  process.stdout.write(reportOf(totals));
  return code();
}

/** What cleaning an article takes. */
interface Cleaning {
  readonly article: ArticleText;
  readonly edits: readonly Edit[];
  readonly report: ReturnType<typeof removalReport>;
  /** Why it could not be written, if so. */
  readonly refused?: string | undefined;
}

/** A function that finds what there is to clean in an article; nothing where it should be looked at first. */
function cleaner(
  contextOf: ReturnType<typeof contextsFor>,
  { force, fail }: { readonly force: boolean | undefined; readonly fail: Fail },
): (article: ArticleText) => readonly Cleaning[] {
  return (article) => {
    const { path, text } = article;
    const context = contextOf(article);
    const analysis = analyze(text, context, { entities: false });
    const edits = clean(text, analysis, { context });
    if (edits.length === 0) return [];
    const doubt = force ? undefined : suspicion(text, analysis, edits);
    if (doubt === undefined) return [{ article, edits, report: removalReport(text, analysis, edits) }];
    fail(path, `not cleaned, it ${doubt}; --force does it`);
    return [];
  };
}

function written(corpus: Corpus, write: ReturnType<typeof writerFor>, cleanings: readonly Cleaning[]): readonly Cleaning[] {
  return inHalves(cleanings, (some) => {
    const articles = some.map(({ article, edits }): ArticleWrite => ({
      article,
      changes: [{ kind: 'edit', path: article.path, edits }],
    }));
    const refused = withLock(corpus.root, () => write({ command: 'clean', articles }));
    return { refused, outcomes: some.map((one) => ({ ...one, refused })) };
  });
}

/** One line for each rule: articles, blocks, words. */
function reportOf(totals: RemovalTotals): string {
  const rows = [...totals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, { articles, blocks, words }]) => [rule, articles, blocks, words]);
  return [['rule', 'articles', 'blocks', 'words'], ...rows].map((row) => `${row.join('\t')}\n`).join('');
}
