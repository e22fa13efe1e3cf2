import * as vscode from 'vscode';
import { movedFiles, type Move } from '../../core/index.ts';
import { follow } from '../changes/followRenames.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { corpusFor } from '../targets.ts';
import type { Tools } from '../tools.ts';
import { articlesText } from '../words.ts';

/**
 * Winnow: Follow Moved Files... Files that the index names were moved or renamed outside the editor: what is known of those ticked, their records, status, decisions,
 * annotations and history, follows them to where they are. Resolves with the moves followed.
 */
export async function followMoved(tools: Tools, ...args: readonly unknown[]): Promise<readonly Move[]> {
  const { report, corpora } = tools.services;
  const [root] = args;
  const corpus =
    (root instanceof vscode.Uri ? corpora.corpora().find((each) => each.root.toString() === root.toString()) : undefined) ??
    (await corpusFor(tools.services, args));
  if (!corpus) return [];
  const moves = movedFiles(corpus.problems);
  if (moves.length === 0) void report.say(vscode.l10n.t('The index names no lost file of which it is clear where it went.'));
  if (moves.length === 0) return [];
  const items = moves.map((move) => ({ label: move.to, description: vscode.l10n.t('was {0}', move.from), picked: true, move }));
  const placeHolder = vscode.l10n.t('Files whose record, status, decisions, annotations and history shall follow them');
  const picked = await vscode.window.showQuickPick(items, { canPickMany: true, matchOnDescription: true, placeHolder });
  const followed = picked?.map(({ move }) => move) ?? [];
  if (followed.length === 0) return [];
  await follow(tools, corpus, followed);
  void report.run(vscode.l10n.t('Winnow could not take it back'), () => offerBack(tools, corpus, followed));
  return followed;
}

async function offerBack(tools: Tools, { key }: Corpus, moves: readonly Move[]): Promise<void> {
  const { report, corpora } = tools.services;
  const undo = vscode.l10n.t('Undo');
  if ((await report.say(vscode.l10n.t('What is known of {0} has followed.', articlesText(moves.length)), undo)) !== undo) return;
  // read anew since
  const corpus = corpora.corpora().find((each) => each.key === key);
  if (corpus)
    await follow(
      tools,
      corpus,
      moves.map(({ from, to }) => ({ from: to, to: from })),
    );
}
