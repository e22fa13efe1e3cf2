import type { FieldValues } from '../formats/writtenValue.ts';
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

/** A new file, or a new row of an index; never over one that is there. */
export interface CreateChange {
  readonly kind: 'create';
  readonly path: string;
  readonly text: string;
  /** Of a row of an index: what its record holds beside the text, and the path of the row behind which it comes. */
  readonly row?: { readonly values: FieldValues; readonly after: string };
}

/** A file that goes, or a row with its record. */
export interface DeleteChange {
  readonly kind: 'delete';
  readonly path: string;
}
