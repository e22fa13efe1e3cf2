import * as vscode from 'vscode';
import { clean, type Finding } from '../../core/index.ts';
import { applyChanges, type ApplyResult } from '../applyChanges.ts';
import { shownFindings } from '../findings.ts';
import { articleNow } from './articleNow.ts';
import { findingFor } from './findingFor.ts';
import { targetOf } from './targets.ts';
import type { Tools } from './tools.ts';

/**
 * Winnow: Remove Block. Removes the finding given as `{uri, rule, start, end}` or at the cursor, with `all` every shown finding of its rule, with
 * `removable` all that clean would take. `applied` says that a quick fix has made the edit itself: then only the journal is told why.
 */
export async function removeFinding(tools: Tools, ...args: readonly unknown[]): Promise<ApplyResult | undefined> {
  const wish = wishIn(args);
  if (wish.applied) {
    const done = targetOf(tools.services, args);
    if (done) tools.journal.expect(done.uri, { command: 'fix', ...(wish.rule === undefined ? {} : { rule: wish.rule }) });
    return undefined;
  }
  const chosen = wish.removable ? undefined : await findingFor(tools, args);
  const target = chosen?.target ?? (wish.removable ? targetOf(tools.services, args) : undefined);
  const article = target && (await articleNow(tools, target));
  if (!article) return undefined;
  const shown = shownFindings(article.analysis, tools.services.settings.values());
  const findings = shown.filter((finding) => isWanted(finding, chosen?.finding, wish));
  const edits = clean(article.text, article.analysis, { findings });
  if (edits.length === 0) return undefined;
  return await applyChanges(tools, {
    corpus: article.target.corpus,
    changes: [{ kind: 'edit', path: article.target.path, edits }],
    basis: new Map([[article.target.path, article.text]]),
    cause: { command: 'fix', ...(chosen ? { rule: chosen.finding.rule } : {}) },
    label: vscode.l10n.t('Remove Block'),
  });
}

interface Wish {
  readonly all: boolean;
  readonly removable: boolean;
  readonly applied: boolean;
  readonly rule: string | undefined;
}

function wishIn(args: readonly unknown[]): Wish {
  const first = typeof args[0] === 'object' && args[0] !== null ? args[0] : {};
  const said = (name: string): boolean => name in first && (first as Readonly<Record<string, unknown>>)[name] === true;
  const rule = 'rule' in first && typeof first.rule === 'string' ? first.rule : undefined;
  return { all: said('all'), removable: said('removable'), applied: said('applied'), rule };
}

/** The document's offsets may differ from the file's where line ends are mixed; lines do not. */
function isWanted(finding: Finding, chosen: Finding | undefined, { all, removable }: Wish): boolean {
  if (removable) return finding.removable;
  if (!chosen || finding.rule !== chosen.rule) return false;
  return all || finding.lines.first === chosen.lines.first;
}
