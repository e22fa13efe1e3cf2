import type { Undo, Change, Finding } from '../../core/index.ts';
import type { Refusal } from './applyChangesPlan.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Cause } from '../journal/journalTypes.ts';

/** What is known of the change of one file beside its edits. */
export interface ChangeDetail {
  /** The entry of the journal that it takes back. */
  readonly undoes?: Undo;
  /** What was found in the text before. */
  readonly findings?: readonly Finding[];
  /** Where the file shall have other bytes than its encoding makes of the text. */
  readonly bytes?: Uint8Array;
}

/** What to change, why, and how the person is to be asked. */
export interface ApplyRequest {
  readonly corpus: Corpus;
  readonly changes: readonly Change[];
  /** The texts that the changes were computed from, by path, as documents hold them (no byte order mark); a file that differs now is refused. */
  readonly basis: ReadonlyMap<string, string>;
  /** For the journal. */
  readonly cause: Cause;
  readonly details?: ReadonlyMap<string, ChangeDetail>;
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
  /** Writes files that nobody has open past the editor, as it is done where there are many. */
  readonly atOnce?: boolean;
}

/** What became of it: paths that hold the change now, saved or not; paths refused, with the reason. */
export interface ApplyResult {
  readonly applied: readonly string[];
  readonly refused: readonly Refusal[];
  /** The person closed the preview, or nothing could be applied at all. */
  readonly cancelled: boolean;
  /** Under which the journal has all of it, where several articles were changed at once. */
  readonly batch?: string;
}

/** What became of taking a step back: what `applyChanges` gives, and the articles that stay as they are, each with the reason. */
export interface TakenBack extends ApplyResult {
  readonly left: readonly { readonly path: string; readonly reason: string }[];
}

/** Why a file changes. */
export function causeOf({ cause, details }: Pick<ApplyRequest, 'cause' | 'details'>, path: string): Cause {
  const undoes = details?.get(path)?.undoes;
  return undoes ? { ...cause, undoes } : cause;
}
