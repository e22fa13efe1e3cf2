import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import type { Wanted } from './order.ts';

/** Opens an article, and selects it in the Corpus view where that is open. */
export async function showArticle(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand('winnow.revealInCorpus', uri, { focus: false, onlyIfOpen: true });
}

/** What is said where there is no article to go to. */
export function noOtherArticle({ filter }: Services, wanted: Wanted): string {
  const isFiltered = filter.passes() !== undefined;
  if (wanted === 'any')
    return isFiltered
      ? vscode.l10n.t('There is no other article that the filter lets through.')
      : vscode.l10n.t('There is no other article.');
  return isFiltered
    ? vscode.l10n.t('No other article that the filter lets through is left to review.')
    : vscode.l10n.t('No other article is left to review.');
}
