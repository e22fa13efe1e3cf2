import { applyEdits, type Change } from '../../core/index.ts';
import type { ApplyRequest } from './applyRequest.ts';
import { documentAt } from '../documentAt.ts';
import { diffTexts } from '../files/textDiff.ts';

/** What the last change of many articles did in open documents, which the journal does not know before they are saved. */
export interface UnsavedStore {
  /** Remembers it, of the paths given, in place of what it remembers now. */
  readonly keep: (request: ApplyRequest, paths: ReadonlySet<string>) => void;
  /** The changes that take back what of this batch still stands in open documents and is not saved, with the texts they are of. */
  readonly back: (batch: string) => { readonly changes: readonly Change[]; readonly basis: ReadonlyMap<string, string> };
}

/** Makes the store. */
export function createUnsavedStore(): UnsavedStore {
  let last: { readonly request: ApplyRequest; readonly paths: ReadonlySet<string> } | undefined;
  const back: UnsavedStore['back'] = (batch) => {
    const basis = new Map<string, string>();
    if (last?.request.cause.batch !== batch) return { changes: [], basis };
    const { request, paths } = last;
    const changes = request.changes.flatMap((change): readonly Change[] => {
      const document = documentAt(request.corpus.uriOf(change.path));
      const before = request.basis.get(change.path);
      if (change.kind !== 'edit' || !paths.has(change.path) || !document?.isDirty || before === undefined) return [];
      const after = document.getText();
      if (after !== applyEdits(before, change.edits)) return [];
      basis.set(change.path, after);
      return [{ kind: 'edit', path: change.path, edits: diffTexts(after, before) }];
    });
    return { changes, basis };
  };
  return { keep: (request, paths) => (last = { request, paths }), back };
}
