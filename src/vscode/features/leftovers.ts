import * as vscode from 'vscode';
import { sweepLeftovers } from '../corpus/leftovers.ts';
import type { Services } from '../services.ts';

/** Milliseconds until what was too young at the start is looked at again. */
const LATER = 20_000;

/** Puts right, when a corpus is read, what a process that was killed left in it; nothing is touched in a workspace that is not trusted. */
export function leftovers({ corpora, report }: Services): vscode.Disposable {
  const sweep = async (): Promise<void> => {
    if (!vscode.workspace.isTrusted) return;
    for (const corpus of corpora.corpora()) {
      const swept = await sweepLeftovers(corpus);
      if (swept.length > 0) report.log(vscode.l10n.t('Put right what a killed process left in {0}: {1}', corpus.name, swept.join(', ')));
    }
  };
  // one after another: two at once would each miss what the other has put right already
  let last = Promise.resolve();
  const run = (): void => {
    last = last.then(sweep).catch((error: unknown) => report.log('Winnow could not put right what a killed process left', error));
  };
  const timer = setTimeout(run, LATER);
  return vscode.Disposable.from(corpora.onDidChange(run), { dispose: () => clearTimeout(timer) });
}
