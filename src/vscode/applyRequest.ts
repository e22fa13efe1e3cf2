import type { Change } from '../core/index.ts';
import type { Corpus } from './corpusStore.ts';
import type { Cause } from './journalStore.ts';

/** What to change, why, and how the person is to be asked. */
export interface ApplyRequest {
  readonly corpus: Corpus;
  readonly changes: readonly Change[];
  /** The texts that the changes were computed from, by path, as documents hold them (no byte order mark); a file that differs now is refused. */
  readonly basis: ReadonlyMap<string, string>;
  /** For the journal. */
  readonly cause: Cause;
  /** The heading over the rows of the preview. */
  readonly label: string;
  /** Shows VS Code's refactor preview first. */
  readonly preview?: boolean;
  /** All files or none (a split, a merge). */
  readonly together?: boolean;
  /** What to do with files that VS Code would alter beyond the change: ask the person (default), write past the editor, or leave them. */
  readonly unsafe?: 'ask' | 'write' | 'leave';
  /** Paths that stay unsaved although no tab shows them, since the article they belong to is not saved either. */
  readonly keepUnsaved?: ReadonlySet<string>;
}
