import { Option, type Command } from 'commander';
import {
  addRemovals,
  analyze,
  clean,
  OPERATING_POINTS,
  removalReport,
  suspicion,
  type OperatingPoint,
  type RemovalTotals,
} from '../../core/index.ts';
import { choose } from '../chosen.ts';
import { contextsFor } from '../contexts.ts';
import { assertHeard, failRows, tellUnread, textsOf } from '../corpus.ts';
import { createComplaints } from '../complaints.ts';
import { withLock } from '../../node/withLock.ts';
import type { ExitCode } from '../exitCode.ts';
import { writerFor } from '../write.ts';

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
  const { corpus, entries } = choose(paths, { toWrite: dryRun !== true });
  if (!force) assertHeard(corpus);
  const { fail, code } = createComplaints();
  const write = writerFor(corpus);
  tellUnread(corpus);
  failRows(corpus, fail);
  const contextOf = contextsFor(corpus, point);
  const totals: RemovalTotals = new Map();
  for (const article of textsOf(corpus, entries, fail)) {
    const { path, text } = article;
    const context = contextOf(article);
    const analysis = analyze(text, context, { entities: false });
    const edits = clean(text, analysis, { context });
    if (edits.length === 0) continue;
    const doubt = force ? undefined : suspicion(text, analysis, edits);
    const refused =
      doubt ??
      (dryRun
        ? undefined
        : withLock(corpus.root, () => write({ command: 'clean', articles: [{ article, changes: [{ kind: 'edit', path, edits }] }] })));
    if (refused === undefined) addRemovals(totals, removalReport(text, analysis, edits));
    else fail(path, doubt === undefined ? refused : `not cleaned, it ${doubt}; --force does it`);
  }
  process.stdout.write(reportOf(totals));
  return code();
}

/** One line for each rule: articles, blocks, words. */
function reportOf(totals: RemovalTotals): string {
  const rows = [...totals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, { articles, blocks, words }]) => [rule, articles, blocks, words]);
  return [['rule', 'articles', 'blocks', 'words'], ...rows].map((row) => `${row.join('\t')}\n`).join('');
}
