import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { percentDigits } from '../words.ts';

/** Badges of articles in the Explorer, in the Corpus view and on tabs: the percent of boilerplate, a tick when reviewed, an exclamation mark when a file cannot be read. */
export function badges({ corpora, settings, summaries }: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const provideFileDecoration = (uri: vscode.Uri): vscode.FileDecoration | undefined => {
    const article = settings.values().badges ? corpora.articleOf(uri) : undefined;
    const summary = article && summaries.of(article.corpus, article.path);
    if (!article || !summary) return undefined;
    if (summary.trouble !== undefined) return badge('!', vscode.l10n.t('Winnow: {0}', summary.trouble));
    const words = vscode.l10n.t('{0} → {1} words', summary.words.raw, summary.words.clean);
    if (article.corpus.statusOf(article.path) === 'reviewed') return badge('✓', vscode.l10n.t('Winnow: reviewed, {0}', words));
    const digits = percentDigits(summary.chaff);
    return digits === 0 ? undefined : badge(String(Math.min(digits, 99)), vscode.l10n.t('Winnow: {0} % boilerplate, {1}', digits, words));
  };
  const refresh = (): void => changed.fire(undefined);
  return vscode.Disposable.from(
    changed,
    vscode.window.registerFileDecorationProvider({ onDidChangeFileDecorations: changed.event, provideFileDecoration }),
    summaries.onDidChange(refresh),
    corpora.onDidChange(refresh),
    settings.onDidChange(refresh),
  );
}

function badge(text: string, tooltip: string): vscode.FileDecoration {
  const decoration = new vscode.FileDecoration(text, tooltip);
  decoration.propagate = false;
  return decoration;
}
