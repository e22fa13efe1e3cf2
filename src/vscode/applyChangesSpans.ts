import type { AnnSpan } from '../core/formats/brat.ts';
import { applyEdits, type Change } from '../core/index.ts';
import type { ApplyRequest } from './applyRequest.ts';
import { movedAnn, spanFileOf } from './spanFile.ts';
import { diffTexts } from './textDiff.ts';

/** A request whose annotation files follow their texts, and what that loses, by article. */
export interface FollowedRequest extends ApplyRequest {
  readonly lost: ReadonlyMap<string, readonly AnnSpan[]>;
  /** The annotation file of each article that has one. */
  readonly companions: ReadonlyMap<string, string>;
}

/** Adds to the changes of articles those of the annotation files beside them, unless the request names these itself. */
export async function followSpans(request: ApplyRequest): Promise<FollowedRequest> {
  const named = new Set(request.changes.map(({ path }) => path));
  const changes: Change[] = [...request.changes];
  const basis = new Map(request.basis);
  const lost = new Map<string, readonly AnnSpan[]>();
  const companions = new Map<string, string>();
  for (const change of request.changes) {
    const text = request.basis.get(change.path);
    if (change.kind !== 'edit' || text === undefined || !request.corpus.entryOf(change.path)) continue;
    const file = await spanFileOf(request.corpus, change.path);
    if (file.text !== undefined) companions.set(change.path, file.path);
    if (file.text === undefined || named.has(file.path)) continue;
    const moved = movedAnn(file.text, text, change.edits, applyEdits(text, change.edits));
    if (moved.lost.length > 0) lost.set(change.path, moved.lost);
    if (moved.ann === file.text) continue;
    changes.push({ kind: 'edit', path: file.path, edits: diffTexts(file.text, moved.ann) });
    basis.set(file.path, file.text);
  }
  return { ...request, changes, basis, lost, companions };
}
