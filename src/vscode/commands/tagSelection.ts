import * as vscode from 'vscode';
import { snapToWords, type AnnotationStep, type EntityType, type Span } from '../../core/index.ts';
import { toRange, toSpan } from '../convert.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { annotatedNow, annotationAt, writeSteps, type AnnotatedNow } from '../changes/annotatedNow.ts';
import { asNumber, asText, saidIn } from './saidIn.ts';
import { targetOf } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** The article in the active editor with its annotations, and the selections in it. */
export interface Selected {
  readonly editor: vscode.TextEditor;
  readonly now: AnnotatedNow;
  readonly spans: readonly Span[];
  /** Where the command was called. */
  readonly at: number;
  /** What the selected words are suggested or marked as. */
  readonly type?: EntityType;
}

/** The selections in the active article (an empty one is the name or else the word at the cursor), or the stretch that the arguments name by `{start, end}`. */
export async function selectedIn(tools: Tools, args: readonly unknown[] = []): Promise<Selected | undefined> {
  const editor = vscode.window.activeTextEditor;
  const target = targetOf(tools.services, []);
  const now = target && (await annotatedNow(target));
  if (!editor || !now) return undefined;
  const named = spanIn(args);
  if (named) return { editor, now, spans: [named], at: named.start };
  const found = (await tools.services.analyses.analyzeNow(editor.document))?.entities ?? [];
  const at = toSpan(editor.document, editor.selection).start;
  const here = found.find(({ start, end }) => start <= at && at <= end);
  const spans = editor.selections.flatMap((selection) => {
    const span = toSpan(editor.document, selection);
    const name = found.find(({ start, end }) =>
      selection.isEmpty ? start <= span.start && span.end <= end : start === span.start && end === span.end,
    );
    if (name) return [{ start: name.start, end: name.end }];
    const word = selection.isEmpty ? editor.document.getWordRangeAtPosition(selection.active) : selection;
    return word ? (snapToWords(now.text, toSpan(editor.document, word)) ?? []) : [];
  });
  const type = here && spans[0]?.start === here.start && spans[0].end === here.end ? here.type : undefined;
  return { editor, now, spans, at, ...(type === undefined ? {} : { type }) };
}

function spanIn(args: readonly unknown[]): Span | undefined {
  const [start, end] = [saidIn(args, 'start', asNumber), saidIn(args, 'end', asNumber)];
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** Winnow: Tag Selection... As the label of `{label}` or `{key}` (a digit of the configuration), else of a quick pick; snaps to words. */
export async function tagSelection(tools: Tools, ...args: readonly unknown[]): Promise<void> {
  const selected = await selectedIn(tools);
  if (!selected) return;
  if (selected.spans.length === 0) return void tools.services.report.say(vscode.l10n.t('Select the words to tag first.'));
  const label = await labelFor(selected.now.target.corpus, args);
  if (label === undefined) return;
  const steps = selected.spans.map((span): AnnotationStep => ({ kind: 'add', span, label, exact: true }));
  await writeSteps(tools, [{ now: selected.now, steps }], selected.editor.document.uri);
}

/** Winnow: Remove Annotation. The one at the cursor. */
export async function removeAnnotation(tools: Tools): Promise<void> {
  const selected = await selectedIn(tools);
  if (!selected) return;
  const annotation = annotationAt(selected.now, selected.at);
  if (!annotation) return void tools.services.report.say(vscode.l10n.t('There is no annotation here.'));
  await writeSteps(tools, [{ now: selected.now, steps: [{ kind: 'remove', id: annotation.id }] }], selected.editor.document.uri);
}

/** Winnow: Extend Annotation. By a word at its end. */
export async function extendAnnotation(tools: Tools): Promise<void> {
  await resize(tools, ({ start, end }, text) => {
    const next = NEXT_WORD.exec(text.slice(end));
    return next ? { start, end: end + next[0].length } : undefined;
  });
}

/** Winnow: Shrink Annotation. By the word at its end. */
export async function shrinkAnnotation(tools: Tools): Promise<void> {
  await resize(tools, ({ start, end }, text) => {
    const last = LAST_WORD.exec(text.slice(start, end));
    return last && last.index > 0 ? { start, end: start + last.index } : undefined;
  });
}

async function resize(tools: Tools, next: (span: Span, text: string) => Span | undefined): Promise<void> {
  const selected = await selectedIn(tools);
  if (!selected) return;
  const { editor, now, at } = selected;
  const annotation = annotationAt(now, at);
  const span = annotation && next({ start: annotation.fragments[0]?.start ?? 0, end: annotation.fragments.at(-1)?.end ?? 0 }, now.text);
  if (!annotation || !span) return void tools.services.report.say(vscode.l10n.t('There is no annotation here that can be resized.'));
  await writeSteps(tools, [{ now, steps: [{ kind: 'resize', id: annotation.id, span }] }], editor.document.uri);
  editor.revealRange(toRange(editor.document, span));
}

/** The label that the arguments name, else the one chosen. */
export async function labelFor(corpus: Corpus, args: readonly unknown[]): Promise<string | undefined> {
  const { labels } = corpus.config;
  const said = saidIn(args, 'label', (value) => (typeof value === 'string' && LABEL.test(value) ? value : undefined));
  const wanted = saidIn(args, 'key', asText);
  if (said !== undefined || wanted !== undefined) return said ?? labels.find(({ key }) => key === wanted)?.name;
  const items = labels.map(({ name, key }) => ({ label: name, ...(key === undefined ? {} : { description: key }) }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Tag as') }))?.label;
}

// e.g. "person"
const LABEL = /^[^\s\t]+$/;
// e.g. " Putin" after "Vladimir"
const NEXT_WORD = /^[^\p{L}\p{N}\r\n]*[\p{L}\p{N}][\p{L}\p{N}'’-]*/u;
// e.g. " Putin" at the end of "Vladimir Putin"
const LAST_WORD = /[^\p{L}\p{N}]*[\p{L}\p{N}][\p{L}\p{N}'’-]*$/u;
