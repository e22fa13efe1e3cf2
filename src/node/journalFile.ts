import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { journalAddition, parseJournal, WINNOW_FILES, withMergeUnion, type Journal, type JournalEntry } from '../core/index.ts';
import { textIfThere } from './readCorpus.ts';
import { reasonOf } from './walkFolder.ts';
import { appendToFile, writeFiles } from './writeFiles.ts';

/** A corpus's journal, empty where there is none. It is UTF-8 whatever its bytes look like: a line cut off within a character is lost, the others are not. */
export function readJournal(root: string): Journal {
  const path = join(root, WINNOW_FILES.journal);
  return parseJournal(existsSync(path) ? new TextDecoder().decode(readFileSync(path)) : '');
}

/** Appends entries to the journal and waits for the disk; the first time `.gitattributes` is written too. */
export function appendJournal(root: string, entries: readonly JournalEntry[]): void {
  if (entries.length === 0) return;
  const path = join(root, WINNOW_FILES.journal);
  appendToFile(path, journalAddition(lastCharacter(path), entries));
  const attributes = withMergeUnion(textIfThere(root, WINNOW_FILES.gitAttributes));
  if (attributes === undefined) return;
  writeFiles(root, [{ path: WINNOW_FILES.gitAttributes, bytes: new TextEncoder().encode(attributes), create: false }]);
}

/** The last character of a file, as far as it is ASCII; '' where there is no file or nothing in it. */
export function lastCharacter(path: string): string {
  try {
    const file = openSync(path, 'r');
    const { size } = fstatSync(file);
    const byte = new Uint8Array(1);
    const read = size > 0 ? readSync(file, byte, 0, 1, size - 1) : 0;
    closeSync(file);
    return read > 0 ? String.fromCharCode(byte[0] ?? 0) : '';
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return '';
    throw error;
  }
}
