import * as vscode from 'vscode';
import { hashOf as sha256Of } from '../core/formats/hash.ts';
import { formatJournalEntry, parseJournal, withRemoved, type JournalEntry } from '../core/formats/journal.ts';
import { applyEdits, type Edit } from '../core/index.ts';
import type { Corpus } from './corpusStore.ts';
import { decodeFile } from './fileText.ts';
import { namedByRule } from './journalRules.ts';
import type { Services } from './services.ts';
import { diffTexts } from './textDiff.ts';
import { createWho } from './who.ts';
import { watchSaves, type SavedBytes } from './watchSaves.ts';
import { readBytes, type Writes } from './writes.ts';

/** Why a file changes: the command, and the rule with its version where one rule did it; `edits` are what it asked for. */
export interface Cause {
  readonly command: string;
  readonly rule?: string;
  readonly ruleVersion?: string;
}

/** An article was saved with other bytes than before. */
export interface SavedArticle {
  readonly corpus: Corpus;
  readonly path: string;
  readonly uri: vscode.Uri;
  /** As documents hold texts. */
  readonly before: string;
  readonly after: string;
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
  /** Writes an entry for a change made past the editor; undefined bytes mean no file. */
  readonly record: (place: JournalPlace, before: Uint8Array | undefined, after: Uint8Array | undefined, cause: Cause) => Promise<void>;
  readonly entries: (corpus: Corpus) => Promise<readonly JournalEntry[]>;
  readonly onDidSave: vscode.Event<SavedArticle>;
  /** Resolves when all saves so far are in the journal, and what belongs to them is done. */
  readonly settled: () => Promise<void>;
}

/** The journal's file of a corpus. */
export function journalUri(corpus: Corpus): vscode.Uri {
  return vscode.Uri.joinPath(corpus.root, '.winnow', 'journal.jsonl');
}

/** SHA-256 in hexadecimal; of no file the empty string. */
export function hashOf(bytes: Uint8Array | undefined): string {
  return bytes ? sha256Of(bytes) : '';
}

/** Makes the store and starts to watch saves. */
export function createJournalStore(services: Services, writes: Writes): JournalStore {
  return new Journal(services, writes);
}

interface Expected {
  readonly cause: Cause;
  readonly edits: readonly Edit[] | undefined;
}

/** The bytes of a file right before and after a save, and whose doing it was expected to be. */
interface Save {
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
  readonly expected: Expected | undefined;
}

const MANUAL: Cause = { command: 'edit' };

class Journal implements JournalStore {
  readonly #services: Services;
  readonly #writes: Writes;
  readonly #who: (root: vscode.Uri) => Promise<string>;
  readonly #saved = new vscode.EventEmitter<SavedArticle>();
  readonly #expected = new Map<string, Expected>();
  readonly #pending = new Map<string, { readonly entries: JournalEntry[]; readonly written: Promise<void> }>();
  readonly #watching: vscode.Disposable;
  #working: Promise<unknown> = Promise.resolve();

  constructor(services: Services, writes: Writes) {
    this.#services = services;
    this.#writes = writes;
    this.#who = createWho(services.settings);
    this.#watching = vscode.Disposable.from(
      watchSaves(
        (uri) => services.corpora.articleOf(uri) !== undefined,
        (uri, bytes) => this.#queue(uri, bytes),
      ),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.withdraw(uri)),
    );
  }

  readonly onDidSave = this.#saved.event;

  readonly expect = (uri: vscode.Uri, cause: Cause, edits?: readonly Edit[]): void => {
    this.#expected.set(uri.toString(), { cause, edits });
  };

  readonly withdraw = (uri: vscode.Uri): void => {
    this.#expected.delete(uri.toString());
  };

  readonly record = async (
    place: JournalPlace,
    before: Uint8Array | undefined,
    after: Uint8Array | undefined,
    cause: Cause,
  ): Promise<void> => {
    const corpus = this.#services.corpora.corpusOf(place.uri);
    if (corpus) await this.#append(corpus, await this.#entryOf({ corpus, path: place.path, before, after, cause, asked: undefined }));
  };

  readonly entries = async (corpus: Corpus): Promise<readonly JournalEntry[]> => {
    await this.settled();
    const bytes = await readBytes(journalUri(corpus));
    return bytes ? parseJournal(new TextDecoder().decode(bytes)).entries : [];
  };

  readonly settled = async (): Promise<void> => {
    await this.#working;
    await this.#writes.settled();
  };

  dispose(): void {
    vscode.Disposable.from(this.#watching, this.#saved).dispose();
  }

  #queue(uri: vscode.Uri, { before, after }: SavedBytes): void {
    const expected = this.#expected.get(uri.toString());
    this.#expected.delete(uri.toString());
    const saving = this.#services.report.run(vscode.l10n.t('Winnow could not write its journal'), async () =>
      this.#afterSave(uri, { before: await before, after: await after, expected }),
    );
    this.#working = Promise.all([this.#working, saving]);
  }

  async #afterSave(uri: vscode.Uri, { before, after, expected }: Save): Promise<void> {
    const article = this.#services.corpora.articleOf(uri);
    if (!article || hashOf(before) === hashOf(after)) return;
    const change = { ...article, before, after, cause: expected?.cause ?? MANUAL, asked: expected?.edits };
    const work: Promise<unknown>[] = [];
    const waitUntil = (promise: Promise<unknown>): void => void work.push(promise);
    this.#saved.fire({ ...article, uri, before: textOf(before), after: textOf(after), waitUntil });
    await this.#append(article.corpus, await this.#entryOf(change));
    await Promise.all(work);
  }

  async #entryOf(change: RecordedChange): Promise<JournalEntry> {
    const { before, after, path, cause } = change;
    const time = new Date().toISOString();
    const [from, to] = [hashOf(before), hashOf(after)];
    const id = hashOf(new TextEncoder().encode([time, path, from, to].join('\n'))).slice(0, 16);
    const who = await this.#who(change.corpus.root);
    const edits = editsBetween(textOf(before), textOf(after), change.asked);
    return { id, time, who, ...cause, path, before: from, after: to, ...namedByRule(this.#services, { ...change, edits }, textOf(before)) };
  }

  /** Entries that come while others are written go out together; the file is read again each time, so no line is ever lost. */
  async #append(corpus: Corpus, entry: JournalEntry): Promise<void> {
    const key = corpus.root.toString();
    const waiting = this.#pending.get(key);
    if (waiting) {
      waiting.entries.push(entry);
      return await waiting.written;
    }
    const entries = [entry];
    const written = this.#flush(corpus, entries);
    this.#pending.set(key, { entries, written });
    await written;
  }

  async #flush(corpus: Corpus, entries: readonly JournalEntry[]): Promise<void> {
    await this.#writes.updateText(journalUri(corpus), (now) => {
      // from here on new entries wait for the next flush
      this.#pending.delete(corpus.root.toString());
      return withFinalBreak(now ?? '') + entries.map(formatJournalEntry).join('');
    });
    await this.#writes.updateText(vscode.Uri.joinPath(corpus.root, '.winnow', '.gitattributes'), (now) =>
      (now ?? '').includes(UNION) ? undefined : `${withFinalBreak(now ?? '')}${UNION}\n`,
    );
  }
}

const UNION = 'journal.jsonl merge=union';

interface RecordedChange {
  readonly corpus: Corpus;
  readonly path: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
  readonly cause: Cause;
  readonly asked: readonly Edit[] | undefined;
}

function textOf(bytes: Uint8Array | undefined): string {
  return bytes ? decodeFile(bytes).text : '';
}

function editsBetween(before: string, after: string, asked: readonly Edit[] | undefined): JournalEntry['edits'] {
  return withRemoved(before, asked && leadsTo(before, asked, after) ? asked : diffTexts(before, after));
}

function leadsTo(before: string, edits: readonly Edit[], after: string): boolean {
  try {
    return applyEdits(before, edits) === after;
  } catch {
    // the edits were meant for another text than the one that was saved
    return false;
  }
}

function withFinalBreak(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
