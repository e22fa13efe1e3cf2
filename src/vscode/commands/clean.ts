import * as vscode from 'vscode';
import { clean, groupBy, suspicion, countWordsIn, type EditChange, type Finding } from '../../core/index.ts';
import { applyChanges } from '../changes/applyChanges.ts';
import type { ApplyResult } from '../changes/applyRequest.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { unheard } from '../corpus/unheard.ts';
import { wordsText } from '../words.ts';
import { articleNow, eachArticle, type ArticleNow } from '../articleNow.ts';
import { asOneOf, saidIn } from './saidIn.ts';
import { batchOf, corpusFor, targetOf, targetsIn, type Target } from '../targets.ts';
import { tellCleaned } from './tellCleaned.ts';
import type { Tools } from '../tools.ts';

/** What a caller may say beside the articles: `unsafe` as in applyChanges. */
interface CleanOptions {
  readonly unsafe?: 'ask' | 'write' | 'leave';
}

/** Winnow: Clean Article. One undo; asks before it takes most of the words. */
export async function cleanArticle(tools: Tools, ...args: readonly unknown[]): Promise<ApplyResult | undefined> {
  const target = targetOf(tools.services, args);
  const article = target && (await articleNow(tools, target));
  if (!article) return undefined;
  const change = changeOf(article);
  if (!change) {
    void tools.services.report.say(vscode.l10n.t('There is nothing to clean in this article.'));
    return undefined;
  }
  if (change.suspicious !== undefined && !(await confirmed(article.target, change.suspicious))) return undefined;
  const result = await applyChanges(tools, {
    corpus: article.target.corpus,
    changes: [change],
    basis: new Map([[article.target.path, article.text]]),
    cause: { command: 'clean' },
    label: vscode.l10n.t('Clean'),
    ...optionsIn(args),
  });
  const words = countWordsIn(article.text, change.edits);
  if (result.applied.length > 0)
    tools.services.report.tell(vscode.l10n.t('Removed {0}; undo or Restore Block brings them back', wordsText(words)));
  return result;
}

/** Winnow: Clean Selected Articles..., after a preview; of several corpora one after the other, until a preview is discarded. */
export async function cleanSelected(tools: Tools, ...args: readonly unknown[]): Promise<ApplyResult | undefined> {
  let result: ApplyResult | undefined;
  for (const [corpus, targets] of groupBy(batchOf(tools.services, args), ({ corpus }) => corpus)) {
    result = await cleanMany(tools, corpus, targets, optionsIn(args));
    if (result?.cancelled) break;
  }
  return result;
}

/** Winnow: Clean Corpus..., after a preview; of the corpus that the argument or the active editor belongs to, else of the one picked. */
export async function cleanCorpus(tools: Tools, ...args: readonly unknown[]): Promise<ApplyResult | undefined> {
  const corpus = await corpusFor(tools.services, args);
  return corpus && (await cleanMany(tools, corpus, targetsIn(corpus), optionsIn(args)));
}

/** All against one frozen profile: cleaning one file must not make its lines rarer for the next. */
async function cleanMany(
  tools: Tools,
  corpus: Corpus,
  targets: readonly Target[],
  options: CleanOptions,
): Promise<ApplyResult | undefined> {
  const found = await eachArticle(
    tools,
    targets,
    { title: vscode.l10n.t('Winnow: looking for what to clean'), entities: false },
    cleaningOf,
  );
  if (!found) return undefined;
  if (found.length === 0) {
    void tools.services.report.say(vscode.l10n.t('There is nothing to clean in these articles.'));
    return undefined;
  }
  const request = {
    corpus,
    changes: found.map(({ change }) => change),
    basis: new Map(found.map(({ change, text }) => [change.path, text])),
    cause: { command: 'clean' },
    label: vscode.l10n.t('Clean'),
    preview: true,
    details: new Map(found.map(({ change, findings }) => [change.path, { findings }])),
    ...options,
  };
  const result = await applyChanges(tools, request);
  if (!result.cancelled)
    void tools.services.report.run(vscode.l10n.t('Winnow could not clean the rest'), () => tellCleaned(tools, request, result));
  return result;
}

/** What cleaning an article takes: no more is kept of it, as there may be thousands. */
interface Cleaning {
  readonly change: EditChange;
  readonly text: string;
  readonly findings: readonly Finding[];
}

function cleaningOf(article: ArticleNow): Cleaning | undefined {
  const change = changeOf(article);
  return change && { change, text: article.text, findings: article.analysis.findings.filter(({ removable }) => removable) };
}

function changeOf({ target, text, analysis, context }: ArticleNow): EditChange | undefined {
  const edits = clean(text, analysis, { context });
  if (edits.length === 0) return undefined;
  const suspicious = suspicion(text, analysis, edits) ?? unheard(target.corpus);
  return { kind: 'edit', path: target.path, edits, ...(suspicious === undefined ? {} : { suspicious }) };
}

async function confirmed(target: Target, why: string): Promise<boolean> {
  const go = vscode.l10n.t('Clean Anyway');
  const message = vscode.l10n.t('Clean {0}? It {1}.', target.path, why);
  return (await vscode.window.showWarningMessage(message, { modal: true }, go)) === go;
}

function optionsIn(args: readonly unknown[]): CleanOptions {
  const unsafe = saidIn(args, 'unsafe', asOneOf(['ask', 'write', 'leave'] as const));
  return unsafe ? { unsafe } : {};
}
