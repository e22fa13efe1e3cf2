import * as vscode from 'vscode';
import type { Tools } from '../tools.ts';

/** What was done, as a sentence without its full stop, to how many articles, the first of them, and how to take it back. */
interface Done {
  readonly said: string;
  readonly articles: number;
  readonly uri: vscode.Uri;
  readonly back: () => Promise<unknown>;
  /** The step is in the article's own text, where the editor's undo takes it back. */
  readonly inText?: boolean;
}

/** Says what was done and how to take it back: in the status bar where it was done to the article in front, whose undo key then takes it back; else in a message with a button. */
export function offerUndo({ undos, services: { report } }: Tools, { said, articles, uri, back, inText = false }: Done): void {
  const inFront = vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
  // of an article opened much later the key must not take back what was done to it from the tree
  if (inFront && !inText) undos.push(uri, back);
  if (inFront && articles === 1) return report.tell(vscode.l10n.t('{0}; the undo key takes it back', said));
  void report.run(vscode.l10n.t('Winnow could not take it back'), async () => {
    const undo = vscode.l10n.t('Undo');
    if ((await report.say(`${said}.`, undo)) === undo) await back();
  });
}
