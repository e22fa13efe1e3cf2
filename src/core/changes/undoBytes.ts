import { encodeText, type Encoding } from '../formats/encoding.ts';
import { bytesWithHash, originalEncoding, undoEntry, type PresentFile } from '../formats/history.ts';
import type { JournalEntry } from '../formats/journal.ts';
import { applyEdits, type Edit } from '../text/edit.ts';

/** A file without one of its changes: the edits of its present text that lead there, and the bytes. */
export interface UndoneBytes {
  readonly edits: readonly Edit[];
  readonly bytes: Uint8Array;
}

/**
 * Takes one entry of a file back while all later ones stay: where nothing came later the very bytes it had, else in the encoding it had first, or has now.
 * Refused, with the reason, where the journal does not lead there or no encoding holds the text.
 */
export function undoneBytes(
  own: readonly JournalEntry[],
  file: PresentFile & { readonly encoding: Encoding },
  entry: JournalEntry,
): UndoneBytes | { readonly refused: string } {
  const undone = undoEntry(own, file, { id: entry.id });
  if ('refused' in undone) return undone;
  const text = applyEdits(file.text, undone.edits);
  const original = originalEncoding(own, file, file.encoding);
  const bytes =
    (entry.after === file.hash ? bytesWithHash(text, entry.before, original ?? file.encoding) : undefined) ??
    (original && encodeText(text, original)) ??
    encodeText(text, file.encoding);
  return bytes ? { edits: undone.edits, bytes } : { refused: 'No encoding that the file had holds the text' };
}
