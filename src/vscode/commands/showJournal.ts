import * as vscode from 'vscode';
import { journalUri } from '../journalStore.ts';
import { exists } from '../writes.ts';
import { corpusFor } from './targets.ts';
import type { Tools } from './tools.ts';

/** Winnow: Show Journal. Opens `.winnow/journal.jsonl` of the corpus. */
export async function showJournal(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  const corpus = await corpusFor(tools.services, args);
  if (!corpus) return;
  await tools.journal.settled();
  const uri = journalUri(corpus);
  if (await exists(uri)) await vscode.window.showTextDocument(uri, { preview: true });
  else void tools.services.report.say(vscode.l10n.t('There is no journal yet: Winnow has not changed anything in this corpus.'));
}
