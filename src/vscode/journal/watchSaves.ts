import * as vscode from 'vscode';
import { readBytes } from '../files/writes.ts';
import { wait } from '../pacing.ts';

type Reading = Promise<Uint8Array | undefined>;

/** The bytes of a file right before and after a save; undefined where it was not there. */
export interface SavedBytes {
  readonly before: Reading;
  readonly after: Reading;
}

/** Tells of every save of the files that `isWatched`, with the bytes before and after. */
export function watchSaves(
  isWatched: (uri: vscode.Uri) => boolean,
  onSave: (uri: vscode.Uri, bytes: SavedBytes) => void,
): vscode.Disposable {
  return new SaveWatch(isWatched, onSave);
}

/** Milliseconds that a save may be held up. */
const LONGEST_WAIT = 600;

class SaveWatch implements vscode.Disposable {
  readonly #isWatched: (uri: vscode.Uri) => boolean;
  readonly #before = new Map<string, Reading>();
  readonly #saving = new Map<string, Reading>();
  /** What was saved, only until it has been read. */
  readonly #after = new Map<string, Reading>();
  readonly #watching: vscode.Disposable;

  constructor(isWatched: (uri: vscode.Uri) => boolean, onSave: (uri: vscode.Uri, bytes: SavedBytes) => void) {
    this.#isWatched = isWatched;
    this.#watching = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => this.#noticeEdit(event)),
      vscode.workspace.onWillSaveTextDocument((event) => this.#prepareSave(event)),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        const bytes = this.#finishSave(uri);
        if (bytes) onSave(uri, bytes);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.#before.delete(uri.toString())),
    );
  }

  dispose(): void {
    this.#watching.dispose();
  }

  /** The bytes on disk are read when a file gets its first unsaved edit, long before they are written over. */
  #noticeEdit({ document }: vscode.TextDocumentChangeEvent): void {
    const key = document.uri.toString();
    if (!document.isDirty) this.#before.delete(key);
    else if (!this.#before.has(key)) this.#remember(document.uri);
  }

  #remember(uri: vscode.Uri): void {
    if (!this.#isWatched(uri)) return;
    this.#before.set(uri.toString(), reading(uri));
  }

  /** A save is held up only until what is being read has been read, and never long: the editor stops asking a listener that was slow three times. */
  #prepareSave(event: vscode.TextDocumentWillSaveEvent): void {
    const { uri } = event.document;
    const key = uri.toString();
    if (!this.#before.has(key)) this.#remember(uri);
    const before = this.#before.get(key);
    if (!before) return;
    // kept apart: the document turns clean, and its bytes are forgotten, before the editor says that it was saved
    this.#saving.set(key, before);
    const ready = Promise.all([before, this.#after.get(key)]);
    event.waitUntil(Promise.race([ready, wait(LONGEST_WAIT)]));
  }

  #finishSave(uri: vscode.Uri): SavedBytes | undefined {
    const key = uri.toString();
    const before = this.#saving.get(key);
    this.#saving.delete(key);
    this.#before.delete(key);
    if (!before) return undefined;
    const after = reading(uri);
    this.#after.set(key, after);
    void after.then(() => this.#after.get(key) === after && this.#after.delete(key));
    return { before, after };
  }
}

function reading(uri: vscode.Uri): Reading {
  return readBytes(uri).catch(() => undefined);
}
