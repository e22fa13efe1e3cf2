import * as vscode from 'vscode';
import { isRowPath, pathOfUri, ROW_SCHEME } from '../files/articleUri.ts';
import { holdsHalf } from '../../core/index.ts';
import type { Corpus } from './corpus.ts';
import type { CorpusStore } from './corpusStore.ts';
import { rowTextsOf, withRowTexts } from './rowTexts.ts';
import { Writes } from '../files/writes.ts';

/** Opens each row of an index that holds an article's text as a document; saving it writes that text into its row, and no other byte of the index. */
export function provideRows(corpora: CorpusStore): vscode.Disposable {
  const rows = new RowFiles(corpora);
  const registered = vscode.workspace.registerFileSystemProvider(ROW_SCHEME, rows, { isCaseSensitive: true });
  return vscode.Disposable.from(rows, registered);
}

interface Place {
  readonly corpus: Corpus;
  readonly path: string;
  readonly index: vscode.Uri;
}

class RowFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #corpora: CorpusStore;
  /** Not the queue of the commands: one of these may be waiting for a row to be written. */
  readonly #writes = new Writes();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  /** When a row's text was seen to change: saving one row must not make the others look newer. */
  readonly #seen = new Map<string, { readonly text: string; readonly mtime: number }>();
  /** The time of each open row that the editor was told of last; it may have asked for a newer one since, without reading the text. */
  readonly #told = new Map<string, number | undefined>();
  readonly #watching: vscode.Disposable;

  constructor(corpora: CorpusStore) {
    this.#corpora = corpora;
    this.#watching = corpora.onDidChange(() => void this.#tellOpen());
  }

  readonly onDidChangeFile = this.#changed.event;

  dispose(): void {
    vscode.Disposable.from(this.#watching, this.#changed).dispose();
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  /** A folder of the index is a folder here too: the editor asks for it before it writes. */
  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (!uri.path.includes('#')) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const text = await this.#textAt(uri);
    const key = uri.toString();
    const seen = this.#seen.get(key);
    const mtime = seen?.text === text ? seen.mtime : Math.max(Date.now(), (seen?.mtime ?? 0) + 1);
    if (seen?.text !== text) this.#seen.set(key, { text, mtime });
    return { type: vscode.FileType.File, ctime: 0, mtime, size: new TextEncoder().encode(text).length };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return new TextEncoder().encode(await this.#textAt(uri));
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const { corpus, path, index } = this.#placeOf(uri);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    if (text === '')
      throw vscode.FileSystemError.NoPermissions(vscode.l10n.t('A row without a text is no article: remove the record instead'));
    await this.#writes.update(index, (bytes = new Uint8Array()) =>
      withRowTexts(rowTextsOf(corpus.config.fields, path.slice(0, path.indexOf('#')), bytes), new Map([[path, text]])),
    );
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  readDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  #placeOf(uri: vscode.Uri): Place {
    const corpus = this.#corpora.corpora().find(({ root }) => isRowPath(pathOfUri(root, uri) ?? ''));
    const path = corpus && pathOfUri(corpus.root, uri);
    if (!corpus || path === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return { corpus, path, index: corpus.uriOf(path.slice(0, path.indexOf('#'))) };
  }

  async #textAt(uri: vscode.Uri): Promise<string> {
    const { corpus, path } = this.#placeOf(uri);
    const text = (await corpus.rowsAt(path)).rows.get(path)?.text;
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    if (holdsHalf(text)) throw vscode.FileSystemError.Unavailable(vscode.l10n.t('The text holds half a character, which no file can'));
    return text;
  }

  /** Rows that are open may have changed with their index. */
  async #tellOpen(): Promise<void> {
    const open = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === ROW_SCHEME);
    for (const { uri } of open) {
      const key = uri.toString();
      const now = await this.stat(uri)
        .then(({ mtime }) => mtime)
        .catch(() => undefined);
      const type = now === undefined ? vscode.FileChangeType.Deleted : vscode.FileChangeType.Changed;
      if (this.#told.has(key) && now === this.#told.get(key)) continue;
      this.#told.set(key, now);
      this.#changed.fire([{ type, uri }]);
    }
  }
}
