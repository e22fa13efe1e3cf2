import * as vscode from 'vscode';

/** What a file should hold next, from what it holds now (undefined: there is no such file); undefined leaves it as it is. */
export type NextBytes = (now: Uint8Array | undefined) => Uint8Array | undefined;

/**
 * Writes files past the editor: one after another, each read again right before it is written, and whole or not at all
 * (a temporary file beside it, then a rename). Errors name the file.
 */
export class Writes {
  #last: Promise<void> = Promise.resolve();

  /** Replaces the bytes of a file by what `next` makes of them; true when something was written. */
  update(uri: vscode.Uri, next: NextBytes): Promise<boolean> {
    const done = this.#last.then(async () => writeNext(uri, next));
    this.#last = done.then(ignore, ignore);
    return done;
  }

  /** The same for UTF-8 text. */
  updateText(uri: vscode.Uri, next: (now: string | undefined) => string | undefined): Promise<boolean> {
    return this.update(uri, (now) => {
      const text = next(now === undefined ? undefined : new TextDecoder().decode(now));
      return text === undefined ? undefined : new TextEncoder().encode(text);
    });
  }

  /** Resolves when everything asked for so far is written or has failed. */
  settled(): Promise<void> {
    return this.#last;
  }
}

/** The bytes of a file, undefined when there is none; any other trouble is thrown. */
export async function readBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/** Whether a file or folder of that name is there. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

async function writeNext(uri: vscode.Uri, next: NextBytes): Promise<boolean> {
  const now = await readBytes(uri);
  const bytes = next(now);
  if (bytes === undefined) return false;
  try {
    await replaceFile(uri, bytes, now !== undefined);
  } catch (error) {
    throw new Error(vscode.l10n.t('{0} could not be written: {1}', vscode.workspace.asRelativePath(uri), messageOf(error)), {
      cause: error,
    });
  }
  return true;
}

/** A rename would replace a symbolic link by a file, so that one is written through; the copy first keeps the file's permissions. */
async function replaceFile(uri: vscode.Uri, bytes: Uint8Array, there: boolean): Promise<void> {
  const { fs } = vscode.workspace;
  if (there && ((await fs.stat(uri)).type & vscode.FileType.SymbolicLink) !== 0) return fs.writeFile(uri, bytes);
  const temporary = temporaryOf(uri);
  try {
    if (there) await fs.copy(uri, temporary, { overwrite: true });
    await fs.writeFile(temporary, bytes);
    await fs.rename(temporary, uri, { overwrite: true });
  } catch (error) {
    await fs.delete(temporary).then(ignore, ignore);
    throw error;
  }
}

function temporaryOf(uri: vscode.Uri): vscode.Uri {
  const slash = uri.path.lastIndexOf('/');
  const mark = Math.floor(Math.random() * 0xffffff).toString(16);
  return uri.with({ path: `${uri.path.slice(0, slash + 1)}.${uri.path.slice(slash + 1)}.${mark}.tmp` });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function ignore(): void {
  // the caller of update() has the error; the queue goes on
}
