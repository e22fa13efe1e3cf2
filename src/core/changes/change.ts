import type { Edit } from '../text/edit.ts';

/** The only way a file changes; paths are relative to the corpus root with `/`, edits as in text/edit.ts, text is decoded. */
export type Change =
  | {
      readonly kind: 'edit';
      readonly path: string;
      readonly edits: readonly Edit[];
      /** Rows that a preview must ask about, with why. */ readonly suspicious?: string;
      readonly label?: string;
    }
  | { readonly kind: 'create'; readonly path: string; readonly text: string }
  | { readonly kind: 'delete'; readonly path: string };
