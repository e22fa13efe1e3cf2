import * as vscode from 'vscode';
import { analyze, type Analysis, type AnalysisContext } from '../core/index.ts';
import type { AnalysisStore } from './analysisStore.ts';
import { createPacer, readAhead } from './pacing.ts';
import { decodeFile } from './files/fileText.ts';
import { articleBytes } from './corpus/articleFile.ts';
import { documentAt } from './documentAt.ts';
import type { Target } from './targets.ts';
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
  const bytes = await articleBytes(target.corpus, target.path);
  const file = bytes && decodeFile(bytes);
  return file && !file.binary ? file.text : undefined;
}

/** Reads and analyses one article; undefined when it is no text. Its names are left out where nobody asks for them. */
export async function articleNow(tools: Tools, target: Target, { entities = true } = {}): Promise<ArticleNow | undefined> {
  const { analyses, models } = tools.services;
  await models.load();
  const text = await textNow(target);
  return text === undefined ? undefined : articleOf(analyses, { target, text }, entities);
}

function articleOf(
  analyses: AnalysisStore,
  { target, text }: { readonly target: Target; readonly text: string },
  entities: boolean,
): ArticleNow {
  const { corpus, path } = target;
  const context = analyses.contextOf(corpus, path);
  const analysis = entities
    ? analyses.analyzeText(corpus, path, text)
    : analyze(text, analyses.contextOf(corpus, path, text), { entities });
  return { target, text, context, analysis };
}

/** Reads and analyses articles one after another under a progress notification that can be cancelled; undefined when it was. */
export async function articlesNow(tools: Tools, targets: readonly Target[], title: string): Promise<readonly ArticleNow[] | undefined> {
  return await eachArticle(tools, targets, { title }, (article) => article);
}

/** The same, keeping of each article only what `take` makes of it, where it makes anything. */
export async function eachArticle<T>(
  tools: Tools,
  targets: readonly Target[],
  { title, entities = true }: { readonly title: string; readonly entities?: boolean },
  take: (article: ArticleNow) => T | undefined,
): Promise<readonly T[] | undefined> {
  const { analyses, models } = tools.services;
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return await vscode.window.withProgress(options, async (progress, token) => {
    const taken: T[] = [];
    const pace = createPacer();
    const step = Math.max(1, Math.floor(targets.length / 100));
    await models.load();
    let at = 0;
    for await (const [target, text] of readAhead(targets, textNow)) {
      await pace();
      if (token.isCancellationRequested) return undefined;
      if (at++ % step === 0) progress.report({ increment: (100 * step) / targets.length, message: target.path });
      const one = text === undefined ? undefined : take(articleOf(analyses, { target, text }, entities));
      if (one !== undefined) taken.push(one);
    }
    return taken;
  });
}
