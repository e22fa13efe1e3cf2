import * as vscode from 'vscode';
import { spansOf, parseAnn, isChaff, lineAt, quoteOf, type Analysis, type Entity, type Decision } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import { addDecision, removeDecision } from '../findings/decisionStore.ts';
import { annotatedNow, annotationAt, writeSteps, type AnnotatedNow } from '../changes/annotatedNow.ts';
import { labelFor, selectedIn, type Selected } from './tagSelection.ts';
import { targetOf } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** Winnow: Accept Name. The suggestion at the cursor becomes an annotation, and the next one is selected. */
export async function acceptName(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  const selected = await selectedIn(tools, args);
  if (!selected) return;
  await atSuggestion(tools, selected, async ({ now, editor }, { start, end, type }) => {
    await writeSteps(tools, [{ now, steps: [{ kind: 'add', span: { start, end }, label: type, exact: true }] }], editor.document.uri);
  });
}

/** Winnow: Reject Name. The annotation at the cursor goes, or the suggestion is not made again; the next one is selected. */
export async function rejectName(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  const selected = await selectedIn(tools, args);
  if (!selected) return;
  const annotation = annotationAt(selected.now, selected.at);
  if (annotation) {
    await writeSteps(tools, [{ now: selected.now, steps: [{ kind: 'remove', id: annotation.id }] }], selected.editor.document.uri);
    await selectNext(tools, selected.at);
    return;
  }
  await atSuggestion(tools, selected, async ({ now, editor }, entity) => {
    const { corpus, path } = now.target;
    const decision: Decision = { scope: { kind: 'path', path }, rule: entity.type, decision: 'ignore', ...quoteOf(now.text, entity) };
    await addDecision(tools.writes, corpus, decision);
    await tools.services.corpora.refresh();
    tools.undos.push(editor.document.uri, async () => {
      await removeDecision(tools.writes, corpus, decision);
      await tools.services.corpora.refresh();
    });
  });
}

/** Winnow: Change Type of Name... Of the annotation, the suggestion or the words at the cursor; `{label}` or `{key}` answers the question. */
export async function retypeName(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  const selected = await selectedIn(tools, args);
  if (!selected) return;
  const annotation = annotationAt(selected.now, selected.at);
  const span = annotation ? undefined : ((await suggestionAt(tools, selected)) ?? selected.spans[0]);
  const label = annotation || span ? await labelFor(selected.now.target.corpus, args) : undefined;
  if (label === undefined) return;
  const { now, editor } = selected;
  const step = annotation
    ? ({ kind: 'retype', id: annotation.id, label } as const)
    : ({ kind: 'add', span: { start: span?.start ?? 0, end: span?.end ?? 0 }, label, exact: true } as const);
  await writeSteps(tools, [{ now, steps: [step] }], editor.document.uri);
  await selectNext(tools, selected.at);
}

/** Winnow: Next Name to Decide. Selects the next suggestion that is no annotation yet; wraps. */
export async function nextName(tools: Tools): Promise<void> {
  const selected = await selectedIn(tools);
  if (selected) await selectNext(tools, selected.at);
}

/** The suggestions of an article that are no annotations yet, in text order; those in boilerplate, which goes, too. */
async function openSuggestions(tools: Tools, now: AnnotatedNow): Promise<readonly Entity[]> {
  return openIn(now, await analysisNow(tools, now));
}

/** The same without those in boilerplate that nobody has kept. */
async function suggestionsInText(tools: Tools, now: AnnotatedNow): Promise<readonly Entity[]> {
  const analysis = await analysisNow(tools, now);
  const { lines, findings } = analysis;
  const isInChaff = ({ start }: Entity): boolean => {
    const line = lines[lineAt(lines, start)];
    return line !== undefined && isChaff(line) && findings.some((finding) => finding.start <= start && start < finding.end);
  };
  return openIn(now, analysis).filter((entity) => !isInChaff(entity));
}

async function analysisNow({ services: { analyses, models } }: Tools, { target, text }: AnnotatedNow): Promise<Analysis> {
  await models.load();
  return analyses.analyzeText(target.corpus, target.path, text);
}

function openIn(now: AnnotatedNow, { entities }: Analysis): readonly Entity[] {
  const annotated = (now.ann === undefined ? [] : spansOf(parseAnn(now.ann, now.text))).flatMap(({ fragments }) => fragments);
  return entities.filter(({ start, end }) => !annotated.some((span) => span.start < end && start < span.end));
}

async function atSuggestion(
  tools: Tools,
  selected: Selected,
  decide: (selected: Selected, entity: Entity) => Promise<void>,
): Promise<void> {
  const entity = await suggestionAt(tools, selected);
  if (!entity) return await selectNext(tools, selected.at);
  await decide(selected, entity);
  await selectNext(tools, entity.end);
}

async function suggestionAt(tools: Tools, selected: Selected): Promise<Entity | undefined> {
  const offset = selected.at;
  return (await openSuggestions(tools, selected.now)).find(({ start, end }) => start <= offset && offset <= end);
}

async function selectNext(tools: Tools, from: number): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const target = editor && targetOf(tools.services, [editor.document.uri]);
  const now = target && (await annotatedNow(target));
  if (!editor || !now) return;
  const open = await suggestionsInText(tools, now);
  const next = open.find(({ start }) => start > from) ?? open[0];
  if (!next) return void tools.services.report.say(vscode.l10n.t('Every name of this article is decided.'));
  const range = toRange(editor.document, next);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Winnow: {0}? {1} to decide', next.type, open.length), 4000);
}
