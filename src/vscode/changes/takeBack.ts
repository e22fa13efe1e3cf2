import { applyEdits, type Change } from '../../core/index.ts';
import { applyChanges } from './applyChanges.ts';
import type { ApplyRequest } from './applyRequest.ts';
import type { Tools } from '../tools.ts';
import { diffTexts } from '../files/textDiff.ts';

/** Makes the opposite of changes that were applied: edited files are as they were, made ones go; a file that has changed since is refused. `request` is what they were applied with. */
export async function takeBack(tools: Tools, changes: readonly Change[], request: Omit<ApplyRequest, 'changes'>): Promise<void> {
  const back = changes.map((change): { readonly change: Change; readonly text: string } => {
    if (change.kind !== 'edit') return { change: { kind: 'delete', path: change.path }, text: '' };
    const before = request.basis.get(change.path) ?? '';
    const after = applyEdits(before, change.edits);
    return { change: { kind: 'edit', path: change.path, edits: diffTexts(after, before) }, text: after };
  });
  await applyChanges(tools, {
    ...request,
    changes: back.map(({ change }) => change),
    basis: new Map(back.map(({ change, text }) => [change.path, text])),
  });
}
