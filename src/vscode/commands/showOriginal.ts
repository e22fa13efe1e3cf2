import * as vscode from 'vscode';
import { originalUri, untouchedText } from '../journal/originalStore.ts';
import { textNow } from '../articleNow.ts';
import { targetOf } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** Winnow: Show Original. A diff of the untouched text against the article as it is now; says so where they are the same. */
export async function showOriginal(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  const target = targetOf(tools.services, args);
  const original = target && (await untouchedText(tools.journal, target));
  if (!target || !original) return;
  if (original.text === (await textNow(target))) {
    const unchanged =
      original.from === 'git'
        ? vscode.l10n.t('This article is as it was committed.')
        : vscode.l10n.t('This article is as it was; nothing has changed it.');
    return void tools.services.report.say(unchanged);
  }
  const name = target.path.split('/').at(-1) ?? target.path;
  const from = original.from === 'git' ? vscode.l10n.t('as committed') : vscode.l10n.t('untouched');
  await vscode.commands.executeCommand('vscode.diff', originalUri(target.uri), target.uri, vscode.l10n.t('{0} ({1} ↔ now)', name, from));
}
