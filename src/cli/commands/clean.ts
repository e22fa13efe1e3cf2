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
import { assertHeard, tellUnread, textsOf, type ArticleText } from '../corpus.ts';
import { createComplaints } from '../complaints.ts';
import { withLock } from '../../node/withLock.ts';
import type { ExitCode } from '../exitCode.ts';
import { writerFor, writeTogether } from '../write.ts';

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
  tellUnread(corpus);
  const contextOf = contextsFor(corpus, point);
  const write = writerFor(corpus);
  const totals: RemovalTotals = new Map();
  // a file is written when it was looked at, rows all at once: each write of one is a write of their whole index
  let waiting: Cleaning[] = [];
  const writeNow = (): void => {
    const articles = waiting.map(({ article, edits }) => ({ article, changes: [{ kind: 'edit' as const, path: article.path, edits }] }));
    const refused = dryRun ? new Map() : withLock(corpus.root, () => writeTogether(write, { command: 'clean', articles }));
    for (const { article, report } of waiting) {
      const reason = refused.get(article.path) as string | undefined;
      if (reason === undefined) addRemovals(totals, report);
      else fail(article.path, reason);
    }
    waiting = [];
  };
  for (const article of textsOf(corpus, [...entries, ...rows], fail)) {
    const { path, text, entry } = article;
    const context = contextOf(article);
    const analysis = analyze(text, context, { entities: false });
    const edits = clean(text, analysis, { context });
    if (edits.length === 0) continue;
    const doubt = force ? undefined : suspicion(text, analysis, edits);
    if (doubt === undefined) waiting.push({ article, edits, report: removalReport(text, analysis, edits) });
    else fail(path, `not cleaned, it ${doubt}; --force does it`);
    if (entry.text === undefined) writeNow();
  }
  writeNow();
  process.stdout.write(reportOf(totals));
  return code();
}

/** What cleaning an article takes. */
interface Cleaning {
  readonly article: ArticleText;
  readonly edits: readonly Edit[];
  readonly report: ReturnType<typeof removalReport>;
}

/** One line for each rule: articles, blocks, words. */
function reportOf(totals: RemovalTotals): string {
  const rows = [...totals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, { articles, blocks, words }]) => [rule, articles, blocks, words]);
  return [['rule', 'articles', 'blocks', 'words'], ...rows].map((row) => `${row.join('\t')}\n`).join('');
}
