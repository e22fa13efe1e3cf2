import { parse, type ParseError } from 'jsonc-parser';
import { parseConfig, type CorpusConfig } from '../config.ts';
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

/** The configuration in corpus.json (comments and trailing commas pass; undefined where there is no file), and what of it is not understood. */
export function readConfig(text: string | undefined): { readonly config: CorpusConfig; readonly problems: readonly string[] } {
  if (text === undefined) return parseConfig({});
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\ufeff/, ''), errors, { allowTrailingComma: true });
  const { config, problems } = parseConfig(value);
  return errors.length === 0 ? { config, problems } : { config, problems: ['corpus.json is not JSON', ...problems] };
}

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
