import type { ApplyResult } from './applyRequest.ts';
import type { Plan } from './applyChangesPlan.ts';
import type { Tools } from '../tools.ts';
import { fileDiagnostic } from '../diagnostic.ts';

/** Lists files that were not changed, each with its reason, among the problems; those that can be changed now are off that list. */
export function tellRefusals(tools: Tools, plan: Plan): void {
  for (const { uri } of plan.safe) tools.refusals.delete(uri);
  for (const { uri, reason } of plan.refused) tools.refusals.set(uri, [fileDiagnostic(reason, { code: 'refused-change' })]);
}

/** Throws, naming the file and the reason, where nothing of a change was made. */
export function assertApplied({ applied, refused: [first] }: ApplyResult): void {
  if (applied.length === 0 && first) throw new Error(`${first.path}: ${first.reason}`);
}
