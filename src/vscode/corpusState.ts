import * as vscode from 'vscode';
import { DEFAULT_CONFIG, parseConfig, type CorpusConfig } from '../core/index.ts';
import { parseArticles, type ArticleRecord } from '../core/formats/articlesFile.ts';
import { parseDecisions, type Decision } from '../core/rules/decision.ts';
import { parseRules } from '../core/rules/parseRules.ts';
import type { UserRule } from '../core/rules/userRule.ts';
import type { CorpusProblem } from './corpus.ts';

/** What `.winnow/` holds: everything has a default when a file is not there; a broken line is a problem, the others count. */
export interface CorpusState {
  readonly exists: boolean;
  readonly config: CorpusConfig;
  readonly rules: readonly UserRule[];
  readonly decisions: readonly Decision[];
  readonly articles: ReadonlyMap<string, ArticleRecord>;
  readonly problems: readonly CorpusProblem[];
}

/** Reads `.winnow/` of a corpus root; in a folder that is not trusted the person's rules do not apply. */
export async function readState(root: vscode.Uri, trusted: boolean): Promise<CorpusState> {
  const exists = await isFolder(vscode.Uri.joinPath(root, '.winnow'));
  const read = async (name: string): Promise<string | undefined> =>
    exists ? await readText(vscode.Uri.joinPath(root, '.winnow', name)) : undefined;
  const [configText, rulesText, decisionsText, articlesText] = await Promise.all(
    ['corpus.json', 'rules.yaml', 'decisions.jsonl', 'articles.jsonl'].map(read),
  );
  const config = configText === undefined ? { config: DEFAULT_CONFIG, problems: [] } : readConfig(configText);
  const rules = rulesText === undefined || !trusted ? { rules: [], problems: [] } : parseRules(rulesText);
  const decisions = decisionsText === undefined ? { decisions: [], problems: [] } : parseDecisions(decisionsText);
  const articles = parseArticles(articlesText ?? '');
  const problems = [
    ...config.problems.map((message) => problem('corpus.json', 0, message)),
    ...rules.problems.map(({ line, message }) => problem('rules.yaml', line - 1, message)),
    ...decisions.problems.map(({ line, message }) => problem('decisions.jsonl', line - 1, message)),
    ...articles.problems.map(({ line }) => problem('articles.jsonl', line, vscode.l10n.t('This line is not a record of an article'))),
  ];
  return { exists, config: config.config, rules: rules.rules, decisions: decisions.decisions, articles: articles.articles, problems };
}

function problem(name: string, line: number, message: string): CorpusProblem {
  return { rule: 'winnow-file', message, path: `.winnow/${name}`, line };
}

function readConfig(text: string): ReturnType<typeof parseConfig> {
  try {
    return parseConfig(JSON.parse(text));
  } catch {
    return { config: DEFAULT_CONFIG, problems: [vscode.l10n.t('corpus.json is not JSON; the defaults apply')] };
  }
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
