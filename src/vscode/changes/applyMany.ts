import type { Change } from '../../core/index.ts';
import { planMany } from './applyManyPlan.ts';
import { openArticles } from './applyChangesSave.ts';
import type { ApplyRequest, ApplyResult } from './applyRequest.ts';
import { assertWritable } from './assertWritable.ts';
import type { Tools } from '../tools.ts';
import { tellRefusals } from './refusals.ts';
import { underPreview } from './underPreview.ts';
import { writeMany } from './writeMany.ts';

/** From more files than this on the editor, which opens each document, a tab for it and its undo, takes minutes. */
export const MOST_IN_EDITOR = 50;

/** The request with an id for the journal, where it changes the texts of several articles and nothing else: then all of it can be taken back at once. */
export function asBatch(request: ApplyRequest): ApplyRequest {
  const { changes, cause, corpus, atOnce } = request;
  if ((changes.length < 2 && !atOnce) || cause.batch !== undefined) return request;
  const isArticle = ({ kind, path }: Change): boolean => kind === 'edit' && corpus.entryOf(path) !== undefined;
  return changes.every(isArticle) ? { ...request, cause: { ...cause, batch: newId() } } : request;
}

/** Whether a request is one for applyMany. */
export function isForMany({ changes, cause, atOnce, together }: ApplyRequest): boolean {
  return together !== true && (atOnce === true || (changes.length > MOST_IN_EDITOR && cause.batch !== undefined));
}

/** Applies one request in the editor. */
export type ApplyInEditor = (tools: Tools, request: ApplyRequest) => Promise<ApplyResult>;

/**
 * Changes many articles: shows Winnow's own preview where one is asked for, then changes in the editor those that are open there, and writes the others past it,
 * all or (when the person cancels) none.
 */
export async function applyMany(tools: Tools, request: ApplyRequest, inEditor: ApplyInEditor): Promise<ApplyResult> {
  const changes = request.preview ? await underPreview(() => tools.previews.ask(request)) : request.changes;
  if (!changes || changes.length === 0) return { applied: [], refused: [], cancelled: true };
  await assertWritable(request.corpus);
  const open = openArticles();
  const isOpen = ({ path }: Change): boolean => open.has(request.corpus.uriOf(path).toString());
  const plan = await planMany({ ...request, changes: changes.filter((change) => !isOpen(change)) });
  if (!plan) return { applied: [], refused: [], cancelled: true };
  tellRefusals(tools, plan);
  const written = await writeMany(tools, plan.safe, request.label);
  if (!written) return { applied: [], refused: plan.refused, cancelled: true };
  const refused = [...plan.refused, ...written.refused];
  const rest = changes.filter(isOpen);
  const edited = rest.length > 0 ? await inEditor(tools, { ...request, changes: rest, preview: false }) : undefined;
  return { applied: [...written.paths, ...(edited?.applied ?? [])], refused: [...refused, ...(edited?.refused ?? [])], cancelled: false };
}

/** An id for a step of the journal. */
export function newId(): string {
  const digits = (): string => Math.floor(Math.random() * 0x100000000).toString(16);
  return (digits() + digits()).padStart(16, '0');
}
