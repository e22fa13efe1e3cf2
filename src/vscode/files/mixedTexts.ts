import type * as vscode from 'vscode';
import { readArticle } from './readArticle.ts';

/** The texts, as on disk, of open files whose line ends differ: the editor's documents do not tell, for it makes them equal. */
export class MixedTexts {
  readonly #looked = new Map<string, { readonly version: number; readonly text: string | undefined }>();

  /** The text of the file when it was looked at last; undefined where its line ends are of one kind. */
  of({ uri }: vscode.TextDocument): string | undefined {
    return this.#looked.get(uri.toString())?.text;
  }

  /** Looks at the file of a document without unsaved edits, once for each of its versions. */
  async look(document: vscode.TextDocument): Promise<void> {
    const { uri, version } = document;
    if (document.isDirty || this.#looked.get(uri.toString())?.version === version) return;
    const file = await readArticle(uri);
    const text = file.kind === 'text' && file.file.mixedLineEnds ? file.text : undefined;
    if (!document.isClosed) this.#looked.set(uri.toString(), { version, text });
  }

  /** Looks anew the next time: the document was saved or closed. */
  forget({ uri }: vscode.TextDocument): void {
    this.#looked.delete(uri.toString());
  }
}
