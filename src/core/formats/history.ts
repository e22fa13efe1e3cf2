import { applyEdits, type Edit } from '../text/edit.ts';
import { ENCODINGS, encodeText, type Encoding } from './encoding.ts';
import { hashOf } from './hash.ts';
import { chainOf, type JournalEntry, type Undo } from './journal.ts';
import { Pieces } from './pieces.ts';

/** A file as it is now: its decoded text and the SHA-256 of its bytes. */
export interface PresentFile {
  readonly path: string;
  readonly text: string;
  readonly hash: string;
}

/** What a file was before the first journalled change: its text, and the SHA-256 that its bytes had. */
export interface Original {
  readonly text: string;
  readonly hash: string;
}

/** What undoing gives: edits of the present text, or why it cannot be done. */
export type Undone = { readonly edits: readonly Edit[] } | { readonly refused: string };

/**
 * The untouched original of a file, taken back from its present text through the journal; for a file that Winnow made, what it held first; undefined when
 * the journal does not lead to the present bytes (never changed, or changed by something else since), or what it gives is not what the file was: no bytes of
 * that text have the SHA-256 that the file had.
 */
export function originalOf(entries: readonly JournalEntry[], file: PresentFile): Original | undefined {
  return originalIn(chainFromOriginal(entries, file), file.text);
}

/**
 * Takes back one entry (or one of its edits, counted from 0) while all later ones stay, in any order and again; refused when later changes altered what
 * it inserted, or when the journal does not lead to the present bytes.
 */
export function undoEntry(entries: readonly JournalEntry[], file: PresentFile, undo: Undo): Undone {
  const chain = chainFromOriginal(entries, file);
  const number = chain.findIndex((entry) => entry.id === undo.id);
  if (number < 0) return { refused: 'The journal does not lead from this change to the file as it is now' };
  const original = originalIn(chain, file.text);
  if (!original) return { refused: 'The journal does not fit the file as it is now' };
  const pieces = new Pieces(original.text);
  for (const entry of chain) replay(pieces, entry, chain);
  return pieces.undo({ entry: number, edit: undo.edit });
}

/** The encoding that a file had before its first journalled change; undefined where the journal does not lead there. */
export function originalEncoding(entries: readonly JournalEntry[], file: PresentFile, likely: Encoding): Encoding | undefined {
  const original = originalOf(entries, file);
  return original && encodingWithHash(original.text, original.hash, likely);
}

/** The encoding in which a text has the given SHA-256, the likely one asked first; undefined when it has it in none. */
function encodingWithHash(text: string, hash: string, likely: Encoding): Encoding | undefined {
  return [...new Set([likely, ...ENCODINGS])].find((encoding) => {
    const bytes = encodeText(text, encoding);
    return bytes !== undefined && hashOf(bytes) === hash;
  });
}

/** The bytes of a text that have the given SHA-256; undefined when it has it in no encoding. */
export function bytesWithHash(text: string, hash: string, likely: Encoding): Uint8Array | undefined {
  const encoding = encodingWithHash(text, hash, likely);
  return encoding && encodeText(text, encoding);
}

/** The edits that turn the text after an entry into the one before it; they fit only that text. */
export function reverseEdits(
  edits: readonly { readonly start: number; readonly end: number; readonly removed: string; readonly inserted: string }[],
): Edit[] {
  let shift = 0;
  return edits.map(({ start, end, removed, inserted }) => {
    const reversed = { start: start + shift, end: start + shift + inserted.length, inserted: removed };
    shift += inserted.length - (end - start);
    return reversed;
  });
}

/** The text before the first entry of a chain, if it is the one that the chain tells of: a journal may have been altered or decoded wrongly. */
function originalIn(chain: readonly JournalEntry[], text: string): Original | undefined {
  const hash = chain[0]?.before;
  const original = textBefore(chain, text);
  if (hash === undefined || original === undefined || !encodingWithHash(original, hash, 'utf-8')) return undefined;
  return { text: original, hash };
}

/** The file's chain without the entry that made it: what was made is its original. */
function chainFromOriginal(entries: readonly JournalEntry[], file: PresentFile): JournalEntry[] {
  const chain = chainOf(entries, file.path, file.hash);
  const made = chain.findLastIndex((entry) => entry.before === '');
  return chain.slice(made + 1);
}

/** A restore that names what it takes back, and does just that, brings back those very pieces; any other entry is its edits. */
function replay(pieces: Pieces, entry: JournalEntry, chain: readonly JournalEntry[]): void {
  const { undoes } = entry;
  const number = undoes ? chain.findIndex((each) => each.id === undoes.id) : -1;
  const undone = number < 0 ? undefined : pieces.undo({ entry: number, edit: undoes?.edit });
  const same = undone && 'edits' in undone && isSame(undone.edits, entry.edits);
  if (same) pieces.applyUndo({ entry: number, edit: undoes?.edit });
  else pieces.apply(entry.edits);
}

function isSame(some: readonly Edit[], others: readonly Edit[]): boolean {
  const key = (edits: readonly Edit[]): string => JSON.stringify(edits.map(({ start, end, inserted }) => [start, end, inserted]));
  return key(some) === key(others);
}

function textBefore(chain: readonly JournalEntry[], text: string): string | undefined {
  const steps = stepsBack(chain, text);
  return steps && (steps.at(-1)?.text ?? text);
}

/** One entry taken back: the edits of the text after it, and the text before it. */
export interface StepBack {
  readonly entry: JournalEntry;
  readonly edits: readonly Edit[];
  readonly text: string;
}

/** The entries of a chain taken back from its present text, the last one first; undefined where they do not fit it. */
export function stepsBack(chain: readonly JournalEntry[], text: string): readonly StepBack[] | undefined {
  const steps: StepBack[] = [];
  let now = text;
  for (const entry of chain.toReversed()) {
    const edits = reverseEdits(entry.edits);
    const fits = edits.every(({ start, end }, index) => now.slice(start, end) === entry.edits[index]?.inserted);
    const ordered = edits.every(({ start, end }, index) => start >= (edits[index - 1]?.end ?? 0) && start <= end && end <= now.length);
    if (!fits || !ordered) return undefined;
    now = applyEdits(now, edits);
    steps.push({ entry, edits, text: now });
  }
  return steps;
}
