import type * as vscode from 'vscode';
import type { Journal, JournalEntry, Move, Undo, Edit, Finding } from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';

/** Why a file changes: the command, and the rule where one rule did it; the other fields as in a journal entry. */
export interface Cause {
  readonly command: string;
  readonly rule?: string;
  readonly of?: string;
  /** The same for all files that are changed at once. */
  readonly batch?: string;
  /** The entry that this takes back. */
  readonly undoes?: Undo;
}

/** A change made past the editor: undefined bytes mean no file; `edits` are taken where they turn the old text into the new one. */
export interface DirectChange {
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
  readonly cause: Cause;
  readonly edits?: readonly Edit[];
  /** What was found in the text before, where it is known. */
  readonly findings?: readonly Finding[];
}

/** An article was saved with other bytes than before. */
export interface SavedArticle {
  readonly corpus: Corpus;
  readonly path: string;
  readonly uri: vscode.Uri;
  /** As documents hold texts. */
  readonly before: string;
  readonly after: string;
  /** SHA-256 of the bytes. */
  readonly hashBefore: string;
  readonly hashAfter: string;
  /** Work that belongs to the save: the next command waits for it. */
  readonly waitUntil: (work: Promise<unknown>) => void;
}

/** Where a file is, for the journal. */
export interface JournalPlace {
  readonly uri: vscode.Uri;
  readonly path: string;
}

/** Writes `.winnow/journal.jsonl`: an entry for each article whose bytes change on a save, told by the texts before and after. */
export interface JournalStore extends vscode.Disposable {
  /** The next save of the file is this command's doing; `edits` are taken where they turn the old text into the new one. */
  readonly expect: (uri: vscode.Uri, cause: Cause, edits?: readonly Edit[]) => void;
  readonly withdraw: (uri: vscode.Uri) => void;
  /** Writes the entries of changes made past the editor, in one go. */
  readonly record: (...changes: readonly (JournalPlace & DirectChange)[]) => Promise<void>;
  /**
   * Writes the entries of saves that are about to come, in one go, so that a crash among them leaves no changed file that the journal does not know. An entry
   * whose save never came is passed over, as order follows hashes; a save that wrote other bytes than announced is journalled as it was.
   */
  readonly announce: (changes: readonly (JournalPlace & DirectChange)[]) => Promise<void>;
  /** Writes that files were renamed, after they were, where the journal knows of changes of any: so their originals can be had under their new names. */
  readonly recordMoves: (corpus: Corpus, moves: readonly Move[]) => Promise<void>;
  /** All that the journal says, what is being saved included. */
  readonly read: (corpus: Corpus) => Promise<Journal>;
  /** Its entries, with the paths that files have now. */
  readonly entries: (corpus: Corpus) => Promise<readonly JournalEntry[]>;
  readonly onDidSave: vscode.Event<SavedArticle>;
  /** Resolves when all saves so far are in the journal, and what belongs to them is done. */
  readonly settled: () => Promise<void>;
}
