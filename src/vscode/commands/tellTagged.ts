import * as vscode from 'vscode';
import type { ApplyResult, ApplyRequest } from '../changes/applyRequest.ts';
import { takeBack } from '../changes/takeBack.ts';
import { articlesText } from '../words.ts';
import { offerUndo } from './offerUndo.ts';
import type { TagDecision } from './pickTags.ts';
import type { Tools } from '../tools.ts';

/** Tags as they were written. */
export interface Applied {
  readonly request: ApplyRequest;
  readonly result: ApplyResult;
}

/** Says which tags were set and taken away, and offers to take that back. */
export function tellTagged(tools: Tools, { request, result }: Applied, of: Tagged): void {
  const { corpora } = tools.services;
  const changes = request.changes.filter(({ path }) => result.applied.includes(path));
  const back = async (): Promise<void> => {
    await takeBack(tools, changes, request);
    await corpora.refresh();
  };
  const { corpus } = request;
  const [first = ''] = of.paths;
  const inText = changes.some(({ path }) => path === first);
  offerUndo(tools, { said: saidOf(of), articles: of.paths.length, uri: corpus.uriOf(first), back, inText });
}

/** The articles and what was decided for them. */
interface Tagged {
  readonly paths: readonly string[];
  readonly decision: TagDecision;
}

function saidOf({ paths, decision: { add, remove } }: Tagged): string {
  const articles = articlesText(paths.length);
  return [
    ...(add.length > 0 ? [vscode.l10n.t('Tagged {0}: {1}', articles, add.join(', '))] : []),
    ...(remove.length > 0 ? [vscode.l10n.t('Tags taken from {0}: {1}', articles, remove.join(', '))] : []),
  ].join('; ');
}
