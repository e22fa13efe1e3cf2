import { originalOf, reverseEdits, undoEntry, type PresentFile } from '../formats/history.ts';
import { chainOf, type JournalEntry, type Undo } from '../formats/journal.ts';
import { composeEdits } from '../text/composeEdits.ts';
import type { Edit } from '../text/edit.ts';
import type { Change } from './change.ts';

/** A change that takes journalled changes back (undefined: there is nothing to take back), or why it cannot be made. */
export type Restored = { readonly change: Change | undefined } | { readonly refused: string };

/** Gives a file its untouched original back, with edits as small as the journal knows them, so that spans move along. */
export function restoreFile(entries: readonly JournalEntry[], file: PresentFile): Restored {
  const chain = chainOf(entries, file.path, file.hash);
  const own = chain.slice(chain.findLastIndex(({ before }) => before === '') + 1);
  const isBefore = chain.length === 0 && entries.some(({ path, before }) => path === file.path && before === file.hash);
  // a part of a split as it was made, or a change that was journalled and then never came, since its process was killed
  if (isBefore || (chain.length > 0 && own.length === 0)) return { change: undefined };
  if (!originalOf(entries, file)) return { refused: 'The journal does not lead to the file as it is now' };
  let edits: readonly Edit[] = [];
  for (const entry of own.toReversed()) edits = composeEdits(file.text, edits, reverseEdits(entry.edits));
  return toChange(
    file,
    edits.filter((edit) => file.text.slice(edit.start, edit.end) !== edit.inserted),
  );
}

/**
 * The changes of a file that nothing takes back, since something else than Winnow changed the file after them: their text is in the journal, but the journal
 * does not lead from there to the file as it is. An entry whose write never came is none of them.
 */
export function unreachable(entries: readonly JournalEntry[], { path, hash }: PresentFile): readonly JournalEntry[] {
  const chain = chainOf(entries, path, hash);
  const states = new Set([hash, ...chain.flatMap(({ before, after }) => [before, after])]);
  return entries.filter((entry) => entry.path === path && entry.before !== '' && entry.before !== entry.after && !states.has(entry.before));
}

/** Brings back what one entry of the journal (or one edit of it) took, and takes what it put there, while everything else stays. */
export function restoreBlock(entries: readonly JournalEntry[], file: PresentFile, undo: Undo): Restored {
  const undone = undoEntry(entries, file, undo);
  return 'refused' in undone ? undone : toChange(file, undone.edits);
}

function toChange({ path }: PresentFile, edits: readonly Edit[]): Restored {
  return { change: edits.length === 0 ? undefined : { kind: 'edit', path, edits } };
}
