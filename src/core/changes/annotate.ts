import { addSpan, coveredBy, formatAnn, fragmentsOf, parseAnn, removeSpans, type AnnFile } from '../formats/brat.ts';
import type { Span } from '../text/span.ts';
import { snapToWords } from '../text/snap.ts';
import type { Change } from './change.ts';
import { difference } from './difference.ts';

/** What to do with the annotations of a text; spans are UTF-16 offsets into it; an `exact` one is taken as it is ("$14"), others snap to words. */
export type AnnotationStep =
  | { readonly kind: 'add'; readonly span: Span; readonly label: string; readonly exact?: boolean }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'retype'; readonly id: string; readonly label: string }
  | { readonly kind: 'resize'; readonly id: string; readonly span: Span };

/** A text and its annotation file; `ann` undefined where there is none yet. */
export interface AnnotatedText {
  readonly text: string;
  readonly annPath: string;
  readonly ann: string | undefined;
}

/** The change of the annotation file that does the steps: spans snap to words, one that is there already under its label is not added again. Empty when nothing changes. */
export function annotate({ text, annPath, ann }: AnnotatedText, steps: readonly AnnotationStep[]): readonly Change[] {
  let file: AnnFile = parseAnn(ann ?? '', text);
  for (const step of steps) file = stepped(file, text, step);
  const next = formatAnn(file, text);
  if (next === (ann ?? '')) return [];
  return ann === undefined
    ? [{ kind: 'create', path: annPath, text: next }]
    : [{ kind: 'edit', path: annPath, edits: [difference(ann, next)] }];
}

function stepped(file: AnnFile, text: string, step: AnnotationStep): AnnFile {
  if (step.kind === 'add') return added(file, text, step);
  if (step.kind === 'remove') return removeSpans(file, [step.id]);
  const items = file.items.map((item) => {
    if (item.kind === 'line' || item.id !== step.id) return item;
    const { kind, id, label } = item;
    if (step.kind === 'retype') return { kind, id, label: step.label, fragments: item.fragments, text: item.text };
    const snapped = snapToWords(text, step.span);
    if (!snapped) return item;
    const fragments = fragmentsOf(text, [snapped]);
    return { kind, id, label, fragments, text: coveredBy(text, fragments) };
  });
  return { ...file, items };
}

function added(file: AnnFile, text: string, { span, label, exact }: Extract<AnnotationStep, { kind: 'add' }>): AnnFile {
  const snapped = exact ? span : snapToWords(text, span);
  if (!snapped) return file;
  const [first] = fragmentsOf(text, [snapped]);
  const isThere = file.items.some(
    (item) =>
      item.kind === 'span' &&
      item.label === label &&
      item.fragments[0]?.start === first?.start &&
      item.fragments.at(-1)?.end === snapped.end,
  );
  return isThere ? file : addSpan(file, text, { ...snapped, label });
}
