import * as vscode from 'vscode';
import {
  annotate,
  formatAnn,
  parseAnn,
  spansOf,
  reanchorSpans,
  applyEdits,
  isInStep,
  type AnnotationStep,
  type AnnSpan,
  type Change,
} from '../../core/index.ts';
import { applyChanges } from './applyChanges.ts';
import { takeBack } from './takeBack.ts';
import { decodeFile } from '../files/fileText.ts';
import { movedAnn, spanFileOf, type SpanFile } from '../annotations/spanFile.ts';
import { diffTexts } from '../files/textDiff.ts';
import { readBytes } from '../files/writes.ts';
import { textNow } from '../articleNow.ts';
import { documentAt } from '../documentAt.ts';
import type { Target } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** An article's text as it is now (unsaved edits too) with its annotations in step with it. */
export interface AnnotatedNow {
  readonly target: Target;
  readonly text: string;
  readonly file: SpanFile;
  /** The annotation file in step with the text; undefined when there is none yet. */
  readonly ann: string | undefined;
  readonly spans: readonly AnnSpan[];
}

/** Reads an article's annotations for the text as it is now; undefined when it cannot be read. */
export async function annotatedNow(target: Target): Promise<AnnotatedNow | undefined> {
  const text = await textNow(target);
  if (text === undefined) return undefined;
  const file = await spanFileOf(target.corpus, target.path);
  const ann = file.text === undefined ? undefined : await inStep(target, file.text, text);
  return { target, text, file, ann, spans: ann === undefined ? [] : spansOf(parseAnn(ann, text)) };
}

/** The annotation at an offset: the shortest one there. */
export function annotationAt({ spans }: AnnotatedNow, offset: number): AnnSpan | undefined {
  const size = ({ fragments }: AnnSpan): number => (fragments.at(-1)?.end ?? 0) - (fragments[0]?.start ?? 0);
  return spans
    .filter(({ fragments }) => fragments.some(({ start, end }) => start <= offset && offset <= end))
    .toSorted((a, b) => size(a) - size(b))[0];
}

/** Makes steps on the annotations of articles as one change, which the undo key of `undoAt` takes back; the number of files changed. */
export async function writeSteps(
  tools: Tools,
  steps: readonly { readonly now: AnnotatedNow; readonly steps: readonly AnnotationStep[] }[],
  undoAt: vscode.Uri,
): Promise<number> {
  const corpus = steps[0]?.now.target.corpus;
  const changes = steps.flatMap(({ now, steps: own }) => changeOf(now, own));
  if (!corpus || changes.length === 0) return 0;
  const unsaved = new Set(steps.filter(({ now }) => documentAt(now.target.uri)?.isDirty).map(({ now }) => now.file.path));
  const basis = new Map(steps.flatMap(({ now: { file } }) => (file.text === undefined ? [] : [[file.path, file.text] as const])));
  const request = { corpus, cause: { command: 'annotate' }, label: vscode.l10n.t('Annotate'), keepUnsaved: unsaved };
  const result = await applyChanges(tools, { ...request, changes, basis });
  const renew = (): Promise<unknown> => Promise.all(steps.map(({ now }) => tools.services.marks.renew(now.target.uri)));
  await renew();
  const applied = changes.filter(({ path }) => result.applied.includes(path));
  tools.undos.push(undoAt, async () => {
    await takeBack(tools, applied, { ...request, basis });
    await renew();
  });
  return result.applied.length;
}

function changeOf({ text, file, ann }: AnnotatedNow, steps: readonly AnnotationStep[]): readonly Change[] {
  const [change] = annotate({ text, annPath: file.path, ann }, steps);
  if (!change || change.kind !== 'edit' || file.text === undefined) return change ? [change] : [];
  return [{ kind: 'edit', path: file.path, edits: diffTexts(file.text, applyEdits(ann ?? '', change.edits)) }];
}

/** The annotations moved along with what was typed since the article was saved; by their words where they did not fit the saved text either. */
async function inStep({ uri }: Target, ann: string, text: string): Promise<string> {
  if (isInStep(parseAnn(ann, text), text)) return ann;
  const bytes = await readBytes(uri);
  const saved = bytes && decodeFile(bytes).text;
  if (saved !== undefined && isInStep(parseAnn(ann, saved), saved)) return movedAnn(ann, saved, diffTexts(saved, text), text).ann;
  return formatAnn(reanchorSpans(parseAnn(ann, text), text).file, text);
}
