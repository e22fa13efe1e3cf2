import * as vscode from 'vscode';
import { addRemovals, clean, countWordsIn, removalReport, type RemovalTotals, type Role } from '../../core/index.ts';
import { articlesText, ruleName, wordsText } from '../words.ts';
import { articlesNow, type ArticleNow } from '../articleNow.ts';
import { corpusFor, targetsIn, targetsOf } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** Winnow: Show What Clean Would Remove. A report by rule: articles, blocks, words; of the ticked articles, else of the corpus. */
export async function dryRun(tools: Tools, ...args: readonly unknown[]): Promise<string | undefined> {
  const ticked = targetsOf(tools.services, [tools.services.checked.all()]);
  const corpus = await corpusFor(tools.services, args);
  const everything = corpus ? targetsIn(corpus) : [];
  const targets = ticked.length > 0 ? ticked : everything;
  const articles = await articlesNow(tools, targets, vscode.l10n.t('Winnow: looking for what to clean'));
  if (!articles) return undefined;
  const content = reportOf(articles);
  await tools.reports.show(vscode.l10n.t('What clean would remove'), content);
  return content;
}

function reportOf(articles: readonly ArticleNow[]): string {
  const totals: RemovalTotals = new Map();
  let touched = 0;
  let gone = 0;
  for (const article of articles) {
    const edits = clean(article.text, article.analysis, { context: article.context });
    if (edits.length > 0) touched++;
    gone += countWordsIn(article.text, edits);
    addRemovals(totals, removalReport(article.text, article.analysis, edits));
  }
  const rows = [...totals].sort(([, a], [, b]) => b.words - a.words);
  const cells = rows.map(([rule, { articles: hit, blocks, words }]) => [nameOf(rule), String(hit), String(blocks), String(words)]);
  const titles = [vscode.l10n.t('Rule'), vscode.l10n.t('Articles'), vscode.l10n.t('Blocks'), vscode.l10n.t('Words')];
  const sum = vscode.l10n.t('Clean would change {0} of {1} and remove {2}.', touched, articlesText(articles.length), wordsText(gone));
  return `# ${vscode.l10n.t('What clean would remove')}\n\n${sum}\n\n${tableOf([titles, ...cells])}\n`;
}

/** The rule in words, with its id where that is another word; a role where clean takes a line that is no boilerplate. */
function nameOf(rule: string): string {
  const name = ruleName(rule);
  if (ARTICLE_ROLES.includes(rule)) return vscode.l10n.t('looks like the article ({0})', rule);
  return name === rule ? name : `${name} (${rule})`;
}

const ARTICLE_ROLES: readonly string[] = ['title', 'byline', 'caption', 'credit', 'body'] satisfies readonly Role[];

/** A Markdown table that can be read as plain text too: numbers stand under each other. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const [head = [], ...others] = rows;
  return [line(head), rule, ...others.map(line)].join('\n');
}
