import * as vscode from 'vscode';
import { lineAt } from '../../core/index.ts';
import type { ArticleNow } from '../articleNow.ts';

/** A place where an article may be cut: where the next item starts (UTF-16 offset), and why it may start there, if that was found. */
export interface Cut {
  readonly article: ArticleNow;
  readonly offset: number;
  readonly reason?: string;
}

/** The preview of a split: every cut with what starts there, all ticked. Those that stay ticked; none when the person leaves it. */
export async function pickCuts(cuts: readonly Cut[]): Promise<readonly Cut[]> {
  const items = cuts.map((cut) => ({ ...rowOf(cut), picked: true, cut }));
  const title = vscode.l10n.t('What starts at each tick becomes an article of its own');
  return (await vscode.window.showQuickPick(items, { canPickMany: true, title, matchOnDetail: true }))?.map(({ cut }) => cut) ?? [];
}

function rowOf({ article: { text, analysis, target }, offset, reason }: Cut): vscode.QuickPickItem {
  const start =
    text
      .slice(offset, offset + 200)
      .trim()
      .split(BREAK, 1)[0] ?? '';
  const place = `${target.path}:${lineAt(analysis.lines, offset) + 1}`;
  return { label: start.slice(0, 80), detail: reason === undefined ? place : `${place}: ${reason}` };
}

// e.g. "\r\n"
const BREAK = /\r\n|\n|\r/;
