import * as vscode from 'vscode';
import { readBytes } from '../files/writes.ts';

type Reading = Promise<Uint8Array | undefined>;

/** The bytes of a file right before a save, undefined where it was not there, and those that were saved. */
export interface SavedBytes {
  readonly before: Reading;
  readonly after: Reading;
}

/** Tells of every save of the files that `isWatched`, with the bytes before and after, however quickly one save follows another. */
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
  /** What was saved, until it is known: a file that is edited again sooner had these bytes before. */
  readonly #after = new Map<string, Reading>();
  /** How often each open document was about to be saved. */
  readonly #saves = new Map<string, number>();
  readonly #watching: vscode.Disposable;

  constructor(isWatched: (uri: vscode.Uri) => boolean, onSave: (uri: vscode.Uri, bytes: SavedBytes) => void) {
    this.#isWatched = isWatched;
    this.#watching = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => this.#noticeEdit(event)),
      vscode.workspace.onWillSaveTextDocument((event) => this.#prepareSave(event)),
      vscode.workspace.onDidSaveTextDocument((document) => {
        const bytes = this.#finishSave(document);
        if (bytes) onSave(document.uri, bytes);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
    );
  }

  dispose(): void {
    this.#watching.dispose();
  }

  #forget(uri: vscode.Uri): void {
    this.#before.delete(uri.toString());
    this.#saves.delete(uri.toString());
  }

  /** The bytes on disk are read when a file gets its first unsaved edit, long before they are written over. */
  #noticeEdit({ document }: vscode.TextDocumentChangeEvent): void {
    const key = document.uri.toString();
    if (!document.isDirty) this.#before.delete(key);
    else if (!this.#before.has(key)) this.#remember(document.uri);
  }

  #remember(uri: vscode.Uri): void {
    if (!this.#isWatched(uri)) return;
    const key = uri.toString();
    this.#before.set(key, this.#after.get(key) ?? reading(uri));
  }

  /** A save is held up only until what is being read has been read, and never long: the editor stops asking a listener that was slow three times. */
  #prepareSave(event: vscode.TextDocumentWillSaveEvent): void {
    const { uri } = event.document;
    const key = uri.toString();
    if (!this.#before.has(key)) this.#remember(uri);
    const before = this.#before.get(key);
    if (!before) return;
    this.#saves.set(key, (this.#saves.get(key) ?? 0) + 1);
    // kept apart: the document turns clean, and its bytes are forgotten, before the editor says that it was saved
    this.#saving.set(key, before);
    event.waitUntil(Promise.race([before, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT))]));
  }

  #finishSave(document: vscode.TextDocument): SavedBytes | undefined {
    const key = document.uri.toString();
    const before = this.#saving.get(key);
    this.#saving.delete(key);
    this.#before.delete(key);
    if (!before) return undefined;
    const after = this.#readSaved(document);
    this.#after.set(key, after);
    const known = (): unknown => this.#after.get(key) === after && this.#after.delete(key);
    void after.then(known, known);
    return { before, after };
  }

  /** What the file holds; where the next save has begun before that was read, the document's text of now. */
  async #readSaved(document: vscode.TextDocument): Promise<Uint8Array | undefined> {
    const { uri, encoding } = document;
    const [text, saves] = [document.getText(), this.#saves.get(uri.toString())];
    const bytes = await reading(uri);
    return saves === this.#saves.get(uri.toString()) ? bytes : await vscode.workspace.encode(text, { encoding });
  }
}

function reading(uri: vscode.Uri): Reading {
  return readBytes(uri).catch(() => undefined);
}
