import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_CONFIG, parseConfig, type CorpusConfig } from '../core/config.ts';
import { buildCorpusIndex, type CorpusIndex } from '../core/corpus/corpusIndex.ts';
import { chooseIndex, indexCandidates, type IndexChoice } from '../core/corpus/discovery.ts';
import type { Entry } from '../core/corpus/entry.ts';
import { parseArticles, type ArticleRecord } from '../core/formats/articlesFile.ts';
import { decodeBytes, type DecodedText } from '../core/formats/encoding.ts';
import { readIndex } from '../core/formats/readIndex.ts';
import { parseDecisions, type Decision } from '../core/rules/decision.ts';
import { parseRules } from '../core/rules/parseRules.ts';
import type { UserRule } from '../core/rules/userRule.ts';
import { walkFolder } from './walk.ts';

/** Something wrong with a file of the corpus: 1-based line. */
export interface CorpusProblem {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/** A corpus as it is on disk; paths are relative to the root with `/`. */
export interface Corpus {
  readonly root: string;
  readonly config: CorpusConfig;
  readonly index: CorpusIndex;
  readonly indexText: string | undefined;
  readonly rules: readonly UserRule[];
  readonly decisions: readonly Decision[];
  readonly articles: ReadonlyMap<string, ArticleRecord>;
  /** Articles with a file of their own that is there, in the order of the corpus. */
  readonly entries: readonly Entry[];
  readonly problems: readonly CorpusProblem[];
  readonly unreadable: readonly string[];
}

/** An article's file as read. */
export interface ArticleText extends DecodedText {
  readonly entry: Entry;
  readonly path: string;
  readonly source: string;
  readonly bytes: Uint8Array;
}

/** Reads a folder as a corpus: its `.winnow/`, its index, its files (not their texts); throws when there is no such folder. */
export function readCorpus(root: string): Corpus {
  if (!statSync(root).isDirectory()) throw new Error(`${root} is not a folder`);
  const problems: CorpusProblem[] = [];
  const state = (name: string): string => readText(join(root, '.winnow', name)) ?? '';
  const { config, problems: wrong } = configOf(state('corpus.json'));
  problems.push(...wrong.map((message) => ({ path: '.winnow/corpus.json', line: 1, rule: 'winnow-file', message })));
  const rules = parseRules(state('rules.yaml'));
  problems.push(...rules.problems.map((problem) => ({ path: '.winnow/rules.yaml', rule: 'bad-rule', ...problem })));
  const decisions = parseDecisions(state('decisions.jsonl'));
  problems.push(...decisions.problems.map((problem) => ({ path: '.winnow/decisions.jsonl', rule: 'winnow-file', ...problem })));
  const walk = walkFolder(root);
  const choice = indexOf(root, walk.files, config);
  const index = buildCorpusIndex({ files: walk.files, index: choice, config });
  const path = choice?.path ?? '';
  problems.push(...index.findings.map(({ rule, message, line }) => ({ path, line: line + 1, rule, message })));
  return {
    root,
    config,
    index,
    indexText: choice && readText(join(root, choice.path)),
    rules: rules.rules,
    decisions: decisions.decisions,
    articles: parseArticles(state('articles.jsonl')).articles,
    entries: index.entries.filter(({ missing, text }) => missing !== true && text === undefined),
    problems,
    unreadable: walk.unreadable,
  };
}

/** The texts of the corpus one after another; one that cannot be read or is no text is told to `fail`, and passed over. */
export function* textsOf(corpus: Corpus, fail: (path: string, why: string) => void): Generator<ArticleText> {
  for (const entry of corpus.entries) {
    const text = readArticle(corpus, entry, fail);
    if (text) yield text;
  }
}

/** One article's text; undefined, and told to `fail`, when it cannot be read or is no text. */
export function readArticle({ root }: Corpus, entry: Entry, fail: (path: string, why: string) => void): ArticleText | undefined {
  try {
    const bytes = readFileSync(join(root, entry.path));
    const decoded = decodeBytes(bytes);
    if (decoded.binary) fail(entry.path, 'is not a text');
    else return { ...decoded, entry, path: entry.path, source: entry.source ?? '', bytes };
  } catch (error) {
    fail(entry.path, error instanceof Error ? error.message : 'cannot be read');
  }
  return undefined;
}

function configOf(text: string): ReturnType<typeof parseConfig> {
  if (text === '') return { config: DEFAULT_CONFIG, problems: [] };
  try {
    return parseConfig(JSON.parse(text));
  } catch {
    return { config: DEFAULT_CONFIG, problems: ['corpus.json is not JSON; the defaults apply'] };
  }
}

function indexOf(root: string, files: readonly string[], config: CorpusConfig): IndexChoice | undefined {
  const candidates = indexCandidates(files, config).slice(0, 8);
  const read = candidates.flatMap((path) => {
    const text = readText(join(root, path));
    return text === undefined ? [] : [{ path, table: readIndex(path, text) }];
  });
  return chooseIndex(read, config);
}

function readText(file: string): string | undefined {
  try {
    return decodeBytes(readFileSync(file)).text;
  } catch {
    return undefined;
  }
}
