import * as vscode from 'vscode';
import { groupBy, lineAt, linesOf, type AnnotationStep, type Span } from '../../core/index.ts';
import { annotatedNow, annotationAt, writeSteps, type AnnotatedNow } from '../changes/annotatedNow.ts';
import { labelFor, selectedIn, type Selected } from './tagSelection.ts';
import { asOneOf, asText, saidIn } from './saidIn.ts';
import { targetsIn, targetsOf } from '../targets.ts';
import type { Tools } from '../tools.ts';

const REACHES = ['document', 'checked', 'corpus'] as const;

type Reach = (typeof REACHES)[number];

/** One place where the words stand, with the step it would take. */
interface Hit {
  readonly now: AnnotatedNow;
  readonly span: Span;
  readonly step: AnnotationStep;
}

/** Winnow: Apply to All Occurrences... The selected words, or the annotation at the cursor, everywhere in the document, the ticked articles or the corpus, after a look at each place. `{scope, label}` answers the questions. */
export async function applyToAll(tools: Tools, ...args: readonly unknown[]): Promise<number> {
  const selected = await selectedIn(tools, args);
  if (!selected) return 0;
  const words = wordsOf(selected);
  if (words === undefined) return nothing(tools);
  // a label among the arguments beats the one that is there
  const label =
    saidIn(args, 'label', asText) ??
    annotationAt(selected.now, selected.at)?.label ??
    selected.type ??
    (await labelFor(selected.now.target.corpus, args));
  const scope = label === undefined ? undefined : await scopeFor(args);
  if (label === undefined || scope === undefined) return 0;
  const articles = await articlesIn(tools, selected, scope);
  const hits = articles.flatMap((now) => occurrences(now.text, words).flatMap((span) => hitAt(now, span, label) ?? []));
  return await write(tools, selected, await chosenOf(hits, args, vscode.l10n.t('Tag “{0}” as {1} in these places?', words, label)));
}

/** Winnow: Remove from All Occurrences... The inverse: all annotations of the same words and label go, after a look at each. */
export async function removeFromAll(tools: Tools, ...args: readonly unknown[]): Promise<number> {
  const selected = await selectedIn(tools, args);
  if (!selected) return 0;
  const annotation = annotationAt(selected.now, selected.at);
  if (!annotation) return nothing(tools);
  const scope = await scopeFor(args);
  if (scope === undefined) return 0;
  const articles = await articlesIn(tools, selected, scope);
  const hits = articles.flatMap((now) =>
    now.spans
      .filter(({ label, text }) => label === annotation.label && text === annotation.text)
      .map(({ id, fragments }): Hit => {
        const span = { start: fragments[0]?.start ?? 0, end: fragments.at(-1)?.end ?? 0 };
        return { now, span, step: { kind: 'remove', id } };
      }),
  );
  const title = vscode.l10n.t('Remove “{0}” ({1}) from these places?', annotation.text, annotation.label);
  return await write(tools, selected, await chosenOf(hits, args, title));
}

function nothing(tools: Tools): number {
  void tools.services.report.say(vscode.l10n.t('Select words, or put the cursor on an annotation first.'));
  return 0;
}

function wordsOf(selected: Selected): string | undefined {
  const [span] = selected.spans;
  const words = annotationAt(selected.now, selected.at)?.text ?? (span && selected.now.text.slice(span.start, span.end));
  return words === undefined || words.trim() === '' ? undefined : words;
}

/** A place to tag: an annotation of just these words gets the label, one that has it already stays as it is. */
function hitAt(now: AnnotatedNow, span: Span, label: string): Hit | undefined {
  const same = now.spans.filter(({ fragments }) => fragments[0]?.start === span.start && fragments.at(-1)?.end === span.end);
  if (same.some((one) => one.label === label)) return undefined;
  const [other] = same;
  return { now, span, step: other ? { kind: 'retype', id: other.id, label } : { kind: 'add', span, label, exact: true } };
}

/** Where the words stand as whole words. */
function occurrences(text: string, words: string): readonly Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + words.length)) {
    const end = start + words.length;
    if (!WORD.test(text.slice(0, start).slice(-1)) && !WORD.test(text.slice(end, end + 1))) spans.push({ start, end });
  }
  return spans;
}

async function scopeFor(args: readonly unknown[]): Promise<Reach | undefined> {
  const said = saidIn(args, 'scope', asOneOf(REACHES));
  if (said) return said;
  const items: readonly (vscode.QuickPickItem & { readonly scope: Reach })[] = [
    { label: vscode.l10n.t('In this article'), scope: 'document' },
    { label: vscode.l10n.t('In the ticked articles'), scope: 'checked' },
    { label: vscode.l10n.t('In the corpus'), scope: 'corpus' },
  ];
  return (await vscode.window.showQuickPick([...items], { placeHolder: vscode.l10n.t('Where?') }))?.scope;
}

async function articlesIn(tools: Tools, { now }: Selected, scope: Reach): Promise<readonly AnnotatedNow[]> {
  if (scope === 'document') return [now];
  const { corpus } = now.target;
  const checked = targetsOf(tools.services, [tools.services.checked.all()]).filter((target) => target.corpus === corpus);
  const targets = scope === 'checked' ? checked : targetsIn(corpus);
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Winnow: looking for the words'),
    cancellable: true,
  };
  return await vscode.window.withProgress(options, async (progress, token) => {
    const articles: AnnotatedNow[] = [];
    for (const target of targets) {
      if (token.isCancellationRequested) return [];
      progress.report({ increment: 100 / targets.length });
      const article = await annotatedNow(target);
      if (article) articles.push(article);
    }
    return articles;
  });
}

/** All hits ticked, for the person to untick; `{scope}` among the arguments takes them as they are. */
async function chosenOf(hits: readonly Hit[], args: readonly unknown[], title: string): Promise<readonly Hit[]> {
  if (hits.length === 0 || saidIn(args, 'scope', asOneOf(REACHES))) return hits;
  const items = hits.map((hit) => ({ label: snippet(hit), description: hit.now.target.path, picked: true, hit }));
  return (await vscode.window.showQuickPick(items, { canPickMany: true, title, matchOnDescription: true }))?.map(({ hit }) => hit) ?? [];
}

function snippet({ now: { text }, span }: Hit): string {
  const lines = linesOf(text);
  const line = lines[lineAt(lines, span.start)] ?? { start: 0, end: 0 };
  const from = Math.max(line.start, span.start - 40);
  const to = Math.min(line.end, span.end + 40);
  return `${text.slice(from, span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end, to)}`;
}

async function write(tools: Tools, { editor }: Selected, hits: readonly Hit[]): Promise<number> {
  const steps = [...groupBy(hits, ({ now }) => now)].map(([now, own]) => ({ now, steps: own.map(({ step }) => step) }));
  await writeSteps(tools, steps, editor.document.uri);
  if (hits.length === 0) void tools.services.report.say(vscode.l10n.t('There is no other place.'));
  return hits.length;
}

// e.g. "a"
const WORD = /[\p{L}\p{N}]/u;
