import * as vscode from 'vscode';
import { familyOf } from '../../core/index.ts';
import { mergeFamily } from '../changes/mergeFamily.ts';
import { assertApplied } from '../changes/refusals.ts';
import { targetOf } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** Winnow: Merge Back. Joins an article with all that was split off from it, called on any of them. */
export async function mergeBack(tools: Tools, ...args: readonly unknown[]): Promise<string | undefined> {
  const target = targetOf(tools.services, args);
  const entry = target?.corpus.entryOf(target.path);
  if (!target || !entry) return undefined;
  const [whole, ...joined] = familyOf(target.corpus, entry);
  if (!whole || joined.length === 0) {
    void tools.services.report.say(vscode.l10n.t('Nothing was split off from this article.'));
    return undefined;
  }
  const why = { cause: { command: 'merge' }, label: vscode.l10n.t('Merge Back') };
  assertApplied(await mergeFamily(tools, target.corpus, [whole, ...joined], why));
  await tools.services.corpora.refresh();
  tools.services.report.tell(vscode.l10n.t('{0} is in {1} again', joined.map(({ path }) => path).join(', '), whole.path));
  return whole.path;
}
