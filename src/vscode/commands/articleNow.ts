import * as vscode from 'vscode';
import type { Analysis, AnalysisContext } from '../../core/index.ts';
import { decodeFile } from '../fileText.ts';
import { readBytes } from '../writes.ts';
import { documentAt, type Target } from './targets.ts';
import type { Tools } from './tools.ts';

/** An article's text as it is now (the open document's, unsaved edits too), analysed. */
export interface ArticleNow {
  readonly target: Target;
  readonly text: string;
  readonly analysis: Analysis;
  readonly context: AnalysisContext;
}

/** The text as it is now, of the open document or the file; undefined when there is none or it is no text. */
export async function textNow(target: Target): Promise<string | undefined> {
  const open = documentAt(target.uri);
  if (open?.isDirty) return open.getText();
  const bytes = await readBytes(target.uri);
  const file = bytes && decodeFile(bytes);
  return file && !file.binary ? file.text : undefined;
}

/** Reads and analyses one article; undefined when it is no text. */
export async function articleNow(tools: Tools, target: Target): Promise<ArticleNow | undefined> {
  const { analyses, models } = tools.services;
  await models.load();
  const text = await textNow(target);
  if (text === undefined) return undefined;
  const context = analyses.contextOf(target.corpus, target.path);
  return { target, text, context, analysis: analyses.analyzeText(target.corpus, target.path, text) };
}

/** Reads and analyses articles one after another under a progress notification that can be cancelled; undefined when it was. */
export async function articlesNow(tools: Tools, targets: readonly Target[], title: string): Promise<readonly ArticleNow[] | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return await vscode.window.withProgress(options, async (progress, token) => {
    const articles: ArticleNow[] = [];
    for (const target of targets) {
      if (token.isCancellationRequested) return undefined;
      progress.report({ increment: 100 / targets.length, message: target.path });
      const article = await articleNow(tools, target);
      if (article) articles.push(article);
    }
    return articles;
  });
}
