import { statSync } from 'node:fs';
import {
  STATE_IS_FILE,
  WINNOW_FILES,
  holdsHalf,
  parseDecisions,
  parseRules,
  type Decision,
  type Entry,
  type FileProblem,
  type NameList,
  type RuleId,
  type UserRule,
} from '../core/index.ts';
import { decodeFile } from '../node/decodeFile.ts';
import { rowBytes } from '../node/planRows.ts';
import { readArticle, type ReadFile, type Refused } from '../node/readArticle.ts';
import { sha256Of } from '../node/sha256Of.ts';
import { readCorpus, textIfThere, type DiskCorpus } from '../node/readCorpus.ts';
import { readListFiles } from '../node/readListFiles.ts';
import { isStateFile } from '../node/stateFolder.ts';
import { complain, type Fail } from './complaints.ts';

/** Something wrong with a file of the corpus: 1-based line. */
export interface CorpusProblem {
  readonly path: string;
  readonly line: number;
  readonly rule: RuleId;
  readonly message: string;
  /** As FileProblem has it: nothing should be taken away until it is put right. */
  readonly guards?: true;
}

/** A corpus on disk with the person's rules and decisions; `entries` are the articles that are files which are there. */
export interface Corpus extends DiskCorpus {
  readonly rules: readonly UserRule[];
  readonly decisions: readonly Decision[];
  readonly lists: readonly NameList[];
  readonly entries: readonly Entry[];
  /** The articles that are rows of the index, which holds their texts. */
  readonly rows: readonly Entry[];
  /** The paths of all files. */
  readonly paths: ReadonlySet<string>;
  readonly problems: readonly CorpusProblem[];
}

/** An article's file as read, with what the corpus knows of it. */
export interface ArticleText extends ReadFile {
  readonly entry: Entry;
  readonly source: string;
}

/** An article's text with what the corpus knows of it, be it a file or a row of the index. */
export type AnyText = Pick<ArticleText, 'path' | 'text' | 'entry' | 'source'>;

/** Reads a folder as a corpus; throws when there is no such folder. */
export function openCorpus(root: string): Corpus {
  if (!statSync(root).isDirectory()) throw new Error(`${root} is not a folder`);
  const disk = readCorpus(root);
  tellChoice(disk);
  const rules = parseRules(textIfThere(root, WINNOW_FILES.rules) ?? '');
  const decisions = parseDecisions(textIfThere(root, WINNOW_FILES.decisions) ?? '');
  const names = readListFiles(root, disk.config.lists);
  const about = (path: string) => (problem: FileProblem) => ({
    path,
    rule: 'winnow-file' as const,
    ...problem,
  });
  return {
    ...disk,
    rules: rules.rules,
    decisions: decisions.decisions,
    lists: names.lists,
    entries: disk.index.entries.filter(({ missing, text }) => missing !== true && text === undefined),
    rows: disk.index.entries.filter(({ missing, text }) => missing !== true && text !== undefined),
    paths: new Set(disk.files.map(({ path }) => path)),
    problems: [
      ...(isStateFile(root) ? [about('.winnow')({ line: 1, message: STATE_IS_FILE })] : []),
      ...disk.configProblems.map(about(WINNOW_FILES.config)),
      ...rules.problems.map(about(WINNOW_FILES.rules)),
      ...decisions.problems.map(about(WINNOW_FILES.decisions)),
      ...disk.articleProblems.map(about(WINNOW_FILES.articles)),
      ...names.problems.map((problem) => ({ rule: 'winnow-file' as const, ...problem })),
      ...disk.index.findings.map(({ rule, message, line }) => ({ path: disk.index.indexPath ?? '', line: line + 1, rule, message })),
      ...disk.troubles.map(({ path, kind, message }) => ({
        path,
        line: 1,
        rule: kind === 'unreadable' ? kind : ('link-not-followed' as const),
        message,
      })),
    ],
  };
}

/** Where several files could be the index, says which one is taken and how to name another. */
function tellChoice({ ask, index: { indexPath = '' } }: DiskCorpus): void {
  if (ask.length === 0) return;
  complain(`${indexPath} is taken for the index; ${ask.join(', ')} could be it too: "index" in ${WINNOW_FILES.config} names it`);
}

/** Throws, naming the first one, when something cannot be read that may say what shall stay as it is: then nothing is to be taken away. */
export function assertHeard({ problems }: Corpus): void {
  const problem = problems.find(({ guards }) => guards);
  if (problem) throw new Error(`${problem.path}:${problem.line}: ${problem.message}; it may say what shall stay, so nothing was changed`);
}

/** Tells what of a corpus cannot be read, and so does not count: rules, settings, lists of names, records of the index, folders. */
export function tellUnread({ problems }: Corpus): void {
  for (const { path, line, rule, message } of problems) if (UNREAD.has(rule)) complain(`${path}:${line}: ${message}`);
}

const UNREAD: ReadonlySet<CorpusProblem['rule']> = new Set([
  'winnow-file',
  'unreadable',
  'index-bad-record',
  'index-path-outside',
  'index-map-field',
]);

/** The texts of articles one after another; one that cannot be read or is no text is told to `fail`, and passed over. */
export function* textsOf({ root }: Corpus, entries: readonly Entry[], fail: Fail): Generator<ArticleText> {
  for (const entry of entries) {
    const read = readEntry(root, entry);
    if ('refused' in read) fail(entry.path, read.refused);
    else yield { ...read, entry, source: entry.source ?? '' };
  }
}

/** Reads an article; a row as its index was read. */
export function readEntry(root: string, { path, text }: Entry): ReadFile | Refused {
  if (text === undefined) return readArticle(root, path);
  if (holdsHalf(text)) return { path, refused: 'The text holds half a character, which no file can' };
  const bytes = rowBytes(text);
  const decoded = decodeFile(bytes);
  return decoded.binary ? { path, refused: 'The row is no text' } : { path, bytes, hash: sha256Of(bytes), ...decoded };
}

/** The texts of articles that are rows of the index. */
export function rowTextsOf(rows: readonly Entry[]): readonly AnyText[] {
  return rows.map((entry) => ({ path: entry.path, text: entry.text ?? '', entry, source: entry.source ?? '' }));
}
