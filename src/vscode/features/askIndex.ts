import * as vscode from 'vscode';
import { WINNOW_FILES, withConfigValue } from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Services } from '../services.ts';
import { Writes } from '../files/writes.ts';

/** Asks once which file is the index of a corpus where several could be, and stores the answer in .winnow/corpus.json. */
export function askIndex({ corpora, report }: Services): vscode.Disposable {
  const asked = new Set<string>();
  return corpora.onDidChange(() => {
    for (const corpus of corpora.corpora()) {
      const root = corpus.root.toString();
      if (corpus.ask.length === 0 || corpus.config.index !== undefined || asked.has(root) || !vscode.workspace.isTrusted) continue;
      asked.add(root);
      void report.run(vscode.l10n.t('The answer could not be stored'), async () => {
        const choices = [...(corpus.index === undefined ? [] : [corpus.index]), ...corpus.ask].slice(0, 4);
        const answer = await report.say(vscode.l10n.t('Which file is the index of {0}?', corpus.name), ...choices);
        if (answer === undefined) return;
        await storeIndex(corpus, answer);
        await corpora.refresh();
      });
    }
  });
}

/** Sets the one field and leaves every other byte, comments too, as it is; a file that is not JSON is thrown on, and not written over. */
async function storeIndex(corpus: Corpus, index: string): Promise<void> {
  await new Writes().updateText(corpus.uriOf(WINNOW_FILES.config), (now) => withConfigValue(now, ['index'], index));
}
