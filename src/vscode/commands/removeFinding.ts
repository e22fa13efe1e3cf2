import * as vscode from 'vscode';
import { clean, type Finding } from '../../core/index.ts';
import { applyChanges } from '../changes/applyChanges.ts';
import type { ApplyResult } from '../changes/applyRequest.ts';
import { shownFindings } from '../findings/findings.ts';
import { articleNow } from '../articleNow.ts';
import { findingFor } from './findingFor.ts';
import { asOneOf, saidIn } from './saidIn.ts';
import { targetOf } from '../targets.ts';
import type { Tools } from '../tools.ts';

/**
 * Winnow: Remove Block. Removes the finding given as `{uri, rule, start, end}` or at the cursor, with `all` every shown finding of its rule. `applied` says
 * that the editor has made the edits of `source.fixAll.winnow` itself: then only the journal is told why.
 */
export async function removeFinding(tools: Tools, ...args: readonly unknown[]): Promise<ApplyResult | undefined> {
  const wish = wishIn(args);
  if (wish.applied) {
    const done = targetOf(tools.services, args);
    if (done) tools.journal.expect(done.uri, { command: 'fix-all' });
    return undefined;
  }
  const chosen = await findingFor(tools, args);
  const article = chosen && (await articleNow(tools, chosen.target));
  if (!article) return undefined;
  const shown = shownFindings(article.analysis, tools.services.settings.values());
  const findings = shown.filter((finding) => isWanted(finding, chosen.finding, wish));
  const edits = clean(article.text, article.analysis, { findings });
  if (edits.length === 0) {
    void tools.services.report.say(vscode.l10n.t('Clean keeps this; there is nothing to remove.'));
    return undefined;
  }
  return await applyChanges(tools, {
    corpus: article.target.corpus,
    changes: [{ kind: 'edit', path: article.target.path, edits }],
    basis: new Map([[article.target.path, article.text]]),
    cause: { command: 'fix', rule: chosen.finding.rule },
    label: vscode.l10n.t('Remove Block'),
  });
}

interface Wish {
  readonly all: boolean;
  readonly applied: boolean;
}

function wishIn(args: readonly unknown[]): Wish {
  const isSaid = (name: string): boolean => saidIn(args, name, asOneOf([true])) === true;
  return { all: isSaid('all'), applied: isSaid('applied') };
}

/** The document's offsets may differ from the file's where line ends are mixed; lines do not. */
function isWanted(finding: Finding, chosen: Finding, { all }: Wish): boolean {
  return finding.rule === chosen.rule && (all || finding.lines.first === chosen.lines.first);
}
