import * as vscode from 'vscode';
import { isChaff, type Analysis } from '../../core/index.ts';
import { itemsOf } from '../segments.ts';
import type { Services } from '../services.ts';

/** Folding ranges on exactly the blocks of boilerplate, and the command that folds them all. */
export function folding({ analyses, corpora, report }: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provideFoldingRanges = async (document: vscode.TextDocument): Promise<vscode.FoldingRange[]> => {
    if (!corpora.articleOf(document.uri)) return [];
    const analysis = await analyses.analyzeNow(document);
    return analysis
      ? blocksOf(analysis).map(({ first, last }) => new vscode.FoldingRange(first, last, vscode.FoldingRangeKind.Region))
      : [];
  };
  const fold = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const analysis = document && (await analyses.analyzeNow(document));
    if (!analysis) return void report.say(vscode.l10n.t('Open an article of a corpus first.'));
    const selectionLines = blocksOf(analysis).map(({ first }) => first);
    if (selectionLines.length === 0)
      return void report.say(vscode.l10n.t('There is no block of boilerplate of two lines or more in this article.'));
    await vscode.commands.executeCommand('editor.fold', { selectionLines, levels: 1 });
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerFoldingRangeProvider({ pattern: '**/*' }, { provideFoldingRanges, onDidChangeFoldingRanges: changed.event }),
    vscode.commands.registerCommand('winnow.foldBoilerplate', () => report.run(vscode.l10n.t('The boilerplate could not be folded'), fold)),
    analyses.onDidChange(() => changed.fire()),
  );
}

/** Stretches of boilerplate of any kind over two lines or more; 0-based, `last` included. */
function blocksOf(analysis: Analysis): readonly { readonly first: number; readonly last: number }[] {
  const blocks: { first: number; last: number }[] = [];
  for (const { segments } of itemsOf(analysis)) {
    let open = false;
    for (const segment of segments) {
      const { lines } = segment;
      const last = blocks.at(-1);
      if (isChaff(segment) && open && last) last.last = lines.last;
      else if (isChaff(segment)) blocks.push({ ...lines });
      open = isChaff(segment);
    }
  }
  return blocks.filter(({ first, last }) => last > first);
}
