import * as vscode from 'vscode';
import type { Corpus } from '../corpusStore.ts';
import type { Services } from '../services.ts';

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

async function storeIndex(corpus: Corpus, index: string): Promise<void> {
  const uri = corpus.uriOf('.winnow/corpus.json');
  const now = await readConfig(uri);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${JSON.stringify({ ...now, index }, undefined, 2)}\n`));
}

/** What corpus.json holds; a file that is not JSON is thrown on, so that it is not written over. */
async function readConfig(uri: vscode.Uri): Promise<object> {
  const bytes = await vscode.workspace.fs.readFile(uri).then(
    (read) => read,
    () => undefined,
  );
  const value: unknown = bytes === undefined ? { version: 1 } : JSON.parse(new TextDecoder().decode(bytes));
  return typeof value === 'object' && value !== null ? value : { version: 1 };
}
