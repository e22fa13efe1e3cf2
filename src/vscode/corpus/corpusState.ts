import * as vscode from 'vscode';
import {
  readConfig,
  parseArticles,
  parseDecisions,
  parseRules,
  STATE_IS_FILE,
  WINNOW_FILES,
  type CorpusConfig,
  type NameList,
  type ArticleRecord,
  type Decision,
  type FileProblem,
  type UserRule,
} from '../../core/index.ts';
import type { CorpusProblem } from './corpus.ts';
import type { ListFiles } from './listFiles.ts';
import { readWhole } from '../files/turns.ts';
import type { Walk } from '../files/walk.ts';

/** What `.winnow/` holds: everything has a default when a file is not there; a broken line is a problem, the others count. */
export interface CorpusState {
  readonly config: CorpusConfig;
  readonly rules: readonly UserRule[];
  readonly decisions: readonly Decision[];
  readonly articles: ReadonlyMap<string, ArticleRecord>;
  readonly lists: readonly NameList[];
  readonly problems: readonly CorpusProblem[];
}

/** Reads `.winnow/` of a corpus root that was listed; in a folder that is not trusted the person's rules do not apply (lists of names, which are data, do). */
export async function readState(
  root: vscode.Uri,
  walk: Walk,
  { trusted, lists }: { readonly trusted: boolean; readonly lists: ListFiles },
): Promise<CorpusState> {
  const exists = walk.folders.includes('.winnow');
  // read whether it was listed or not: a listing may miss a file that is just being replaced
  const read = async (path: string): Promise<string | undefined> => (exists ? await readText(vscode.Uri.joinPath(root, path)) : undefined);
  const [configText, rulesText, decisionsText, articlesText] = await Promise.all(
    [WINNOW_FILES.config, WINNOW_FILES.rules, WINNOW_FILES.decisions, WINNOW_FILES.articles].map(read),
  );
  const config = readConfig(configText);
  const rules = rulesText === undefined || !trusted ? { rules: [], problems: [] } : parseRules(rulesText);
  const decisions = decisionsText === undefined ? { decisions: [], problems: [] } : parseDecisions(decisionsText);
  const articles = parseArticles(articlesText ?? '');
  const names = await lists.read(root, { walk, configured: config.config.lists });
  const problems = [
    ...(walk.files.includes('.winnow') ? [problem('.winnow', { line: 1, message: STATE_IS_FILE })] : []),
    ...config.problems.map((each) => problem(WINNOW_FILES.config, each)),
    ...rules.problems.map((each) => problem(WINNOW_FILES.rules, each)),
    ...decisions.problems.map((each) => problem(WINNOW_FILES.decisions, each)),
    ...names.problems.map(({ path, line, message }): CorpusProblem => ({ rule: 'winnow-file', message, path, line: line - 1 })),
    ...articles.problems.map(({ line }) =>
      problem(WINNOW_FILES.articles, { line: line + 1, message: vscode.l10n.t('This line is not a record of an article') }),
    ),
  ];
  return {
    config: config.config,
    rules: rules.rules,
    decisions: decisions.decisions,
    articles: articles.articles,
    lists: names.lists,
    problems,
  };
}

function problem(path: string, { line, ...said }: FileProblem): CorpusProblem {
  return { rule: 'winnow-file', path, line: line - 1, ...said };
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await readWhole(uri));
  } catch {
    return undefined;
  }
}
