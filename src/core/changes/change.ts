import type { Edit } from '../text/edit.ts';

/** The only way a file changes; paths are relative to the corpus root with `/`, texts and offsets are those of the decoded file. */
export type Change = EditChange | CreateChange | DeleteChange;

/** Edits of one file: sorted, not overlapping. */
export interface EditChange {
  readonly kind: 'edit';
  readonly path: string;
  readonly edits: readonly Edit[];
  /** Why a person should look at it before it is made; undefined where nobody need. */
  readonly suspicious?: string;
}

/** A new file; never over one that is there. */
export interface CreateChange {
  readonly kind: 'create';
  readonly path: string;
  readonly text: string;
}

/** A file that goes. */
export interface DeleteChange {
  readonly kind: 'delete';
  readonly path: string;
}
