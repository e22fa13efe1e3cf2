import * as vscode from 'vscode';
import {
  hashOf as sha256Of,
  parseJournal,
  withRemoved,
  journalAddition,
  withMergeUnion,
  addTo,
  applyEdits,
  movedPath,
  WINNOW_FILES,
  type Journal,
  type JournalEntry,
  type Move,
  type Edit,
  type Finding,
} from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { decodeFile } from '../files/fileText.ts';
import type { Cause, DirectChange, JournalPlace, JournalStore, SavedArticle } from './journalTypes.ts';
import { namedByRule } from './journalRules.ts';
import type { Services } from '../services.ts';
import { diffTexts } from '../files/textDiff.ts';
import { createWho } from './who.ts';
import { watchSaves, type SavedBytes } from './watchSaves.ts';
import { readBytes, type Writes } from '../files/writes.ts';

/** SHA-256 in hexadecimal; of no file the empty string. */
export function hashOf(bytes: Uint8Array | undefined): string {
  return bytes ? sha256Of(bytes) : '';
}

/** Makes the store and starts to watch saves. */
export function createJournalStore(services: Services, writes: Writes): JournalStore {
  return new CorpusJournal(services, writes);
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
  readonly announced: JournalEntry | undefined;
}

const MANUAL: Cause = { command: 'edit' };

class CorpusJournal implements JournalStore {
  readonly #services: Services;
  readonly #writes: Writes;
  readonly #who: (root: vscode.Uri) => Promise<string>;
  readonly #saved = new vscode.EventEmitter<SavedArticle>();
  readonly #expected = new Map<string, Expected>();
  readonly #announced = new Map<string, JournalEntry>();
  readonly #pending = new Map<string, { readonly entries: JournalEntry[]; readonly written: Promise<void> }>();
  readonly #watching: vscode.Disposable;
  #working: Promise<unknown> = Promise.resolve();

  constructor(services: Services, writes: Writes) {
    this.#services = services;
    this.#writes = writes;
    this.#who = createWho(services.settings);
    this.#watching = vscode.Disposable.from(
      watchSaves(
        // what is not trusted gets no journal: there Winnow writes nothing
        (uri) => vscode.workspace.isTrusted && services.corpora.articleOf(uri) !== undefined,
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
    this.#announced.delete(uri.toString());
  };

  readonly record = async (...changes: readonly (JournalPlace & DirectChange)[]): Promise<void> => {
    for (const [corpus, own] of await this.#entriesOf(changes, () => undefined)) await this.#append(corpus, ...own);
  };

  readonly announce = async (changes: readonly (JournalPlace & DirectChange)[]): Promise<void> => {
    const entries = await this.#entriesOf(changes, (uri, entry) => this.#announced.set(uri.toString(), entry));
    for (const [corpus, own] of entries) await this.#append(corpus, ...own);
  };

  readonly recordMoves = async (corpus: Corpus, moves: readonly Move[]): Promise<void> => {
    const paths = new Set((await this.entries(corpus)).map(({ path }) => path));
    const known = moves.filter((move) => [...paths].some((path) => movedPath(path, [move]) !== path));
    if (known.length === 0) return;
    const who = await this.#who(corpus.root);
    const time = new Date().toISOString();
    await this.#append(
      corpus,
      ...(await Promise.all(
        known.map(async ({ from, to }) => {
          const hash = hashOf(await readBytes(corpus.uriOf(to)).then(undefined, () => undefined));
          return { id: idOf(time, from, to), time, who, command: 'rename', from, path: to, before: hash, after: hash, edits: [] };
        }),
      )),
    );
  };

  readonly read = async (corpus: Corpus): Promise<Journal> => {
    await this.settled();
    const bytes = await readBytes(corpus.uriOf(WINNOW_FILES.journal));
    return parseJournal(new TextDecoder().decode(bytes));
  };

  readonly entries = async (corpus: Corpus): Promise<readonly JournalEntry[]> => (await this.read(corpus)).entries;

  readonly settled = async (): Promise<void> => {
    await this.#working;
    await this.#writes.settled();
  };

  dispose(): void {
    vscode.Disposable.from(this.#watching, this.#saved).dispose();
  }

  #queue(uri: vscode.Uri, { before, after }: SavedBytes): void {
    const expected = this.#expected.get(uri.toString());
    const announced = this.#announced.get(uri.toString());
    this.withdraw(uri);
    const saving = this.#services.report.run(vscode.l10n.t('Winnow could not write its journal'), async () =>
      this.#afterSave(uri, { before: await before, after: await after, expected, announced }),
    );
    this.#working = Promise.all([this.#working, saving]);
  }

  async #afterSave(uri: vscode.Uri, { before, after, expected, announced }: Save): Promise<void> {
    const article = this.#services.corpora.articleOf(uri);
    if (!article || hashOf(before) === hashOf(after)) return;
    const isKnown = announced?.before === hashOf(before) && announced.after === hashOf(after);
    const change = { ...article, before, after, cause: expected?.cause ?? MANUAL, asked: expected?.edits };
    const work: Promise<unknown>[] = [];
    const waitUntil = (promise: Promise<unknown>): void => void work.push(promise);
    this.#saved.fire({ ...changedArticle({ ...article, uri }, before, after), waitUntil });
    if (!isKnown) await this.#append(article.corpus, await this.#entryOf(change));
    await Promise.all(work);
  }

  async #entriesOf(
    changes: readonly (JournalPlace & DirectChange)[],
    tell: (uri: vscode.Uri, entry: JournalEntry) => unknown,
  ): Promise<ReadonlyMap<Corpus, readonly JournalEntry[]>> {
    const entries = new Map<Corpus, JournalEntry[]>();
    for (const { uri, path, edits, ...change } of changes) {
      const corpus = this.#services.corpora.corpusOf(uri);
      if (!corpus) continue;
      const entry = await this.#entryOf({ corpus, path, ...change, asked: edits });
      addTo(entries, corpus, entry);
      tell(uri, entry);
    }
    return entries;
  }

  async #entryOf(change: RecordedChange): Promise<JournalEntry> {
    const { before, after, path, cause } = change;
    const time = new Date().toISOString();
    const [from, to] = [hashOf(before), hashOf(after)];
    const id = idOf(time, path, from, to);
    const who = await this.#who(change.corpus.root);
    const edits = editsBetween(textOf(before), textOf(after), change.asked);
    return { id, time, who, ...cause, path, before: from, after: to, ...namedByRule(this.#services, { ...change, edits }, textOf(before)) };
  }

  /** Entries that come while others are written go out together. */
  async #append(corpus: Corpus, ...added: readonly JournalEntry[]): Promise<void> {
    const key = corpus.root.toString();
    const waiting = this.#pending.get(key);
    if (waiting) {
      waiting.entries.push(...added);
      return await waiting.written;
    }
    const entries = [...added];
    const written = this.#flush(corpus, entries);
    this.#pending.set(key, { entries, written });
    await written;
  }

  async #flush(corpus: Corpus, entries: readonly JournalEntry[]): Promise<void> {
    await this.#writes.append(corpus.uriOf(WINNOW_FILES.journal), (last) => {
      // from here on new entries wait for the next flush
      this.#pending.delete(corpus.root.toString());
      return journalAddition(last, entries);
    });
    await this.#writes.updateText(corpus.uriOf(WINNOW_FILES.gitAttributes), withMergeUnion);
  }
}

function idOf(...parts: readonly string[]): string {
  return hashOf(new TextEncoder().encode(parts.join('\n'))).slice(0, 16);
}

/** An article before and after a change of its bytes, as texts. */
export function changedArticle(
  article: Pick<SavedArticle, 'corpus' | 'path' | 'uri'>,
  before: Uint8Array | undefined,
  after: Uint8Array | undefined,
): Omit<SavedArticle, 'waitUntil'> {
  return { ...article, before: textOf(before), after: textOf(after), hashBefore: hashOf(before), hashAfter: hashOf(after) };
}

interface RecordedChange {
  readonly corpus: Corpus;
  readonly path: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
  readonly cause: Cause;
  readonly asked: readonly Edit[] | undefined;
  readonly findings?: readonly Finding[];
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
