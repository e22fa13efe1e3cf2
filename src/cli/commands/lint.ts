import { Option, type Command } from 'commander';
import {
  analyze,
  EntityIndex,
  lineAt,
  linesOf,
  NAME_RULES,
  nameUsage,
  outsideBoilerplate,
  OPERATING_POINTS,
  PRESETS,
  severityOf,
  type AnalysisContext,
  type OperatingPoint,
  type Preset,
} from '../../core/index.ts';
import { choose } from '../chosen.ts';
import { contextsFor } from '../contexts.ts';
import { rowTextsOf, textsOf, type AnyText, type Corpus } from '../corpus.ts';
import { formatReport, REPORT_FORMATS, type ReportFormat, type Reported } from '../report.ts';
import type { ExitCode } from '../exitCode.ts';
import { isStale } from '../staleReview.ts';

interface Options {
  readonly format: ReportFormat;
  readonly preset: Preset;
  readonly point?: OperatingPoint;
  readonly names?: boolean;
}

/** `lint`: what is wrong in a corpus or in some of its files; exit code 1 when there is anything. */
export function lintCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('lint')
    .description('Tells what is wrong in a corpus: boilerplate, second items, encoding and index troubles.')
    .argument('<paths...>', 'a corpus folder, or files of one corpus')
    .addOption(new Option('--format <name>', 'how to write it').choices(REPORT_FORMATS).default('text'))
    .addOption(new Option('--preset <name>', 'what counts, and how much').choices(PRESETS).default('ci'))
    .addOption(new Option('--point <name>', 'how eager to be').choices(OPERATING_POINTS))
    .option('--names', 'look at names too, whatever the preset: written or marked in two ways')
    .action((paths: readonly string[], options: Options) => done(lint(paths, options)));
}

function lint(paths: readonly string[], { format, preset, point, names }: Options): ExitCode {
  const { corpus, entries, rows } = choose(paths);
  const reported: Reported[] = [];
  const add = (path: string, found: Omit<Reported, 'path' | 'severity'>, severity = severityOf(preset, found)): void => {
    if (severity !== 'off') reported.push({ path, severity, ...found });
  };
  for (const { path, ...problem } of corpus.problems) add(path, problem);
  const entities = names === true || NAME_RULES.some((rule) => severityOf(preset, { rule }) !== 'off');
  const contextOf = withUsage(corpus, contextsFor(corpus, point, { entities }), entities);
  const lintText = (article: AnyText, placeOf: (line: number) => Pick<Reported, 'path' | 'line' | 'row'>): void => {
    const { findings } = analyze(article.text, contextOf(article), { entities });
    const lineOf = lineFinder(article);
    if (isStale(corpus, article)) add(placeOf(1).path, { ...placeOf(1), rule: 'stale-review', message: STALE });
    for (const finding of findings) {
      const { rule, message, start, end } = finding;
      const severity = severityOf(preset, finding);
      const said = names === true && finding.name && severity === 'off' ? 'warning' : severity;
      const place = placeOf(lineOf(start));
      add(place.path, { ...place, rule, message, start, end }, said);
    }
  };
  for (const article of textsOf(corpus, entries, (path, why) => add(path, { line: 1, rule: 'unreadable', message: why }))) {
    if (!article.roundTrips) add(article.path, { line: 1, rule: 'encoding', message: 'The bytes do not survive decoding and encoding' });
    lintText(article, (line) => ({ path: article.path, line }));
  }
  for (const row of rowTextsOf(rows)) lintText(row, () => placeOfRow(corpus, row));
  process.stdout.write(formatReport(reported, format));
  return reported.length > 0 ? 1 : 0;
}

const STALE = 'This article has changed since it was reviewed';

/** The file and line at which a row's record starts, and its id. */
function placeOfRow({ index, recordLines }: Corpus, { entry }: AnyText): Pick<Reported, 'path' | 'line' | 'row'> {
  return { path: index.indexPath ?? '', line: (recordLines[entry.record ?? 0] ?? 0) + 1, row: entry.id };
}

type ContextOf = (article: AnyText) => AnalysisContext;

/** The contexts with how the whole corpus uses its names, where names are looked at: all articles are read once for it. */
function withUsage(corpus: Corpus, contextOf: ContextOf, entities: boolean): ContextOf {
  if (!entities) return contextOf;
  const index = new EntityIndex();
  const add = (article: AnyText): void => {
    const { entities: found, lines } = analyze(article.text, contextOf(article), { findings: false });
    index.add(article.path, article.text, found, outsideBoilerplate(lines));
  };
  for (const row of rowTextsOf(corpus.rows)) add(row);
  for (const article of textsOf(corpus, corpus.entries, () => undefined)) add(article);
  const usage = nameUsage(index);
  return (article) => ({ ...contextOf(article), usage });
}

/** 1-based line of an offset. */
function lineFinder({ text }: AnyText): (offset: number) => number {
  const lines = linesOf(text);
  return (offset) => lineAt(lines, offset) + 1;
}
