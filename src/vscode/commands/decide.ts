import * as vscode from 'vscode';
import { decide, type Decision, type DecisionScope } from '../../core/index.ts';
import { addDecision, removeDecision } from '../findings/decisionStore.ts';
import { findingFor, type ChosenFinding } from './findingFor.ts';
import { asOneOf, saidIn } from './saidIn.ts';
import { targetOf, targetsOf, type Target } from '../targets.ts';
import { offerUndo } from './offerUndo.ts';
import type { Tools } from '../tools.ts';

/** Winnow: Keep. The finding is text: it is not spoken of again, and clean leaves it. */
export async function keep(tools: Tools, ...args: readonly unknown[]): Promise<Decision | undefined> {
  return await decideOn(tools, args, { decision: 'keep', scopeOf: ({ path }) => ({ kind: 'path', path }) });
}

/** Winnow: Ignore Here. */
export async function ignoreHere(tools: Tools, ...args: readonly unknown[]): Promise<Decision | undefined> {
  return await decideOn(tools, args, { decision: 'ignore', scopeOf: ({ path }) => ({ kind: 'path', path }) });
}

/** Winnow: Ignore in This Source. */
export async function ignoreInSource(tools: Tools, ...args: readonly unknown[]): Promise<Decision | undefined> {
  if (!targetOf(tools.services, args)) return undefined;
  const source = sourceIn(tools, args);
  if (source !== undefined) return await decideOn(tools, args, { decision: 'ignore', scopeOf: () => ({ kind: 'source', source }) });
  void tools.services.report.say(vscode.l10n.t('This article has no source; ignore it here or in the corpus.'));
  return undefined;
}

function sourceIn({ services }: Tools, args: readonly unknown[]): string | undefined {
  const target = targetsOf(services, args)[0];
  return target?.corpus.entryOf(target.path)?.source;
}

/** Winnow: Ignore in the Corpus. */
export async function ignoreInCorpus(tools: Tools, ...args: readonly unknown[]): Promise<Decision | undefined> {
  return await decideOn(tools, args, { decision: 'ignore', scopeOf: () => ({ kind: 'corpus' }) });
}

/** Winnow: Ignore... with `{scope: 'here' | 'source' | 'corpus'}` among the arguments, else asking for the scope. */
export async function ignore(tools: Tools, ...args: readonly unknown[]): Promise<Decision | undefined> {
  if (!(await findingFor(tools, args))) return undefined;
  const scope = saidIn(args, 'scope', asOneOf(SCOPES)) ?? (await askScope(sourceIn(tools, args)));
  if (!scope) return undefined;
  return await { here: ignoreHere, source: ignoreInSource, corpus: ignoreInCorpus }[scope](tools, ...args);
}

interface Verdict {
  readonly decision: 'keep' | 'ignore';
  readonly scopeOf: (target: Target) => DecisionScope;
}

async function decideOn(tools: Tools, args: readonly unknown[], verdict: Verdict): Promise<Decision | undefined> {
  const chosen = await findingFor(tools, args);
  if (!chosen) return undefined;
  const { corpus } = chosen.target;
  const decision = decide(chosen.document.getText(), chosen.finding, { decision: verdict.decision, scope: verdict.scopeOf(chosen.target) });
  await addDecision(tools.writes, corpus, decision);
  await tools.services.corpora.refresh();
  const said = decision.decision === 'keep' ? vscode.l10n.t('Kept') : vscode.l10n.t('Ignored');
  offerUndo(tools, { said, articles: 1, uri: chosen.target.uri, back: () => takeBack(tools, chosen, decision) });
  return decision;
}

async function takeBack(tools: Tools, { target }: ChosenFinding, decision: Decision): Promise<void> {
  await removeDecision(tools.writes, target.corpus, decision);
  await tools.services.corpora.refresh();
}

const SCOPES = ['here', 'source', 'corpus'] as const;

type ScopeName = (typeof SCOPES)[number];

async function askScope(source: string | undefined): Promise<ScopeName | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly scope: ScopeName })[] = [
    { label: vscode.l10n.t('Here'), description: vscode.l10n.t('this article only'), scope: 'here' },
    ...(source === undefined ? [] : [{ label: vscode.l10n.t('In this source'), description: source, scope: 'source' } as const]),
    { label: vscode.l10n.t('In the corpus'), description: vscode.l10n.t('all articles'), scope: 'corpus' },
  ];
  return (await vscode.window.showQuickPick([...items], { placeHolder: vscode.l10n.t('Where to ignore it') }))?.scope;
}
