import { applyEdits as applyJsonEdits, findNodeAtLocation, getNodeValue, modify, parseTree, type ParseError } from 'jsonc-parser';
import { parseConfig, type CorpusConfig } from '../config.ts';
import type { FileProblem } from '../rules/parseRules.ts';
import { lineAt, linesOf } from '../text/lines.ts';
import { formatJournalEntry, type JournalEntry } from './journal.ts';

/** The files of `.winnow/`, relative to the corpus root. */
export const WINNOW_FILES = {
  config: '.winnow/corpus.json',
  rules: '.winnow/rules.yaml',
  decisions: '.winnow/decisions.jsonl',
  articles: '.winnow/articles.jsonl',
  /** The folder of lists of names: every CSV, TSV and JSONL file in it. */
  names: '.winnow/names',
  /** The list that Winnow's own commands write. */
  ownNames: '.winnow/names/names.csv',
  journal: '.winnow/journal.jsonl',
  gitAttributes: '.winnow/.gitattributes',
} as const;

/** What is said where a corpus has a file of the name of its folder `.winnow/`. */
export const STATE_IS_FILE =
  '.winnow is a file, but Winnow keeps its journal and what you decide in a folder of that name; rename the file';

/** The configuration in corpus.json (comments and trailing commas pass; undefined where there is no file), and what of it is not understood, each at its line. */
export function readConfig(text: string | undefined): { readonly config: CorpusConfig; readonly problems: readonly FileProblem[] } {
  if (text === undefined) return parseConfigAt({}, () => 1);
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(BOM, ' '), errors, { allowTrailingComma: true });
  const lines = linesOf(text);
  const lineOf = (keys: readonly string[]): number => lineAt(lines, (root && findNodeAtLocation(root, [...keys])?.offset) ?? 0) + 1;
  const { config, problems } = parseConfigAt(root && getNodeValue(root), lineOf);
  const [error] = errors;
  if (!error) return { config, problems };
  return { config, problems: [{ line: lineAt(lines, error.offset) + 1, message: 'corpus.json is not JSON', guards: true }, ...problems] };
}

/** The text of corpus.json with one value set at the keys that lead to it, and every other byte as it was; of a new file where there is none. Throws where the text is not JSON. */
export function withConfigValue(text: string | undefined, keys: readonly string[], value: unknown): string {
  const now = text === undefined || text.trim() === '' ? NEW_CONFIG : text;
  const errors: ParseError[] = [];
  const root = parseTree(now.replace(BOM, ' '), errors, { allowTrailingComma: true });
  if (errors.length > 0 || root?.type !== 'object') throw new Error('corpus.json is not JSON');
  const insertSpaces = !TAB_INDENTED.test(now);
  const formattingOptions = { insertSpaces, tabSize: 2, eol: now.includes('\r\n') ? '\r\n' : '\n' };
  return applyJsonEdits(now, modify(now.replace(BOM, ' '), [...keys], value, { formattingOptions }));
}

const NEW_CONFIG = '{\n  "version": 1\n}\n';

function parseConfigAt(
  value: unknown,
  lineOf: (keys: readonly string[]) => number,
): { readonly config: CorpusConfig; readonly problems: readonly FileProblem[] } {
  const { config, problems } = parseConfig(value);
  const isGuard = ([key]: readonly string[]): boolean => key === undefined || GUARDS.includes(key);
  return {
    config,
    problems: problems.map(({ keys, message }) => ({ line: lineOf(keys), message, ...(isGuard(keys) ? { guards: true } : {}) })),
  };
}

/** What of the configuration says which files, and what in them, shall stay as they are. */
const GUARDS: readonly string[] = ['include', 'exclude', 'remove'];

/** What to append to a journal that ends as `tail` does (its last character suffices): a line cut off by a crash is ended first. */
export function journalAddition(tail: string, entries: readonly JournalEntry[]): string {
  return (tail === '' || tail.endsWith('\n') ? '' : '\n') + entries.map(formatJournalEntry).join('');
}

/** `.gitattributes` of `.winnow/` with the line that lets git merge journals; undefined when it has it. */
export function withMergeUnion(now: string | undefined): string | undefined {
  const text = now ?? '';
  if (text.split(/\r?\n/).some((line) => line.trim() === UNION)) return undefined;
  return `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${UNION}\n`;
}

const UNION = 'journal.jsonl merge=union';
// e.g. a byte order mark
const BOM = /^\ufeff/;
// e.g. "{\n\t\"version\": 1"
const TAB_INDENTED = /^\t/m;
