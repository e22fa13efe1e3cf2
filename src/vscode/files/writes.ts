import * as vscode from 'vscode';
import { ROW_SCHEME } from './articleUri.ts';
import { diskOf } from './diskOf.ts';
import { inBatches } from '../pacing.ts';
import { assertStateFolder, isStateFile } from './stateFolder.ts';
import { ended, inTurn, readWhole } from './turns.ts';
import { fileSystem } from './fileSystem.ts';

/** What a file should hold next, from what it holds now (undefined: there is no such file); undefined leaves it as it is. */
export type NextBytes = (now: Uint8Array | undefined) => Uint8Array | undefined;

/** A file with the bytes it must hold and those that take their place. */
export interface Replacement {
  readonly uri: vscode.Uri;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/**
 * Writes files past the editor: one after another, each read again right before it is written, and whole or not at all (by a rename where the host has a
 * disk, else with a copy beside it from which a write that was cut short is made good at the next start). Two of these may be at work at once, but not at the
 * same file. Errors name the file.
 */
export class Writes {
  #last: Promise<void> = Promise.resolve();

  /** Replaces the bytes of a file by what `next` makes of them; true when something was written. */
  update(uri: vscode.Uri, next: NextBytes): Promise<boolean> {
    const done = this.#last.then(async () => inTurn(uri, async () => writeNext(uri, next)));
    this.#last = ended(done);
    return done;
  }

  /** The same for UTF-8 text; throws where the file holds something else, which writing it again would destroy. */
  updateText(uri: vscode.Uri, next: (now: string | undefined) => string | undefined): Promise<boolean> {
    return this.update(uri, (now) => {
      const text = next(now === undefined ? undefined : textOf(uri, now));
      return text === undefined ? undefined : new TextEncoder().encode(text);
    });
  }

  /**
   * Replaces the bytes of those files that still hold `before` by `after`, several at a time and without a copy beside each: who asks for it keeps one of them all.
   * Gives those that were replaced; throws the first error when no file is being written any more.
   */
  replaceAll<T extends Replacement>(files: readonly T[]): Promise<readonly T[]> {
    const done = this.#last.then(async () => replaceEach(files));
    this.#last = ended(done);
    return done;
  }

  /** Appends to a file, made when it is not there; the text is what `addition` makes of the last character there is ('' where there is none). */
  append(uri: vscode.Uri, addition: (last: string) => string): Promise<void> {
    const done = this.#last.then(async () => inTurn(uri, async () => appendNext(uri, addition)));
    this.#last = ended(done);
    return done;
  }

  /** Resolves when everything asked for so far is written or has failed. */
  settled(): Promise<void> {
    return this.#last;
  }
}

/** How many files this window has written past the editor so far: what was learned of a file before may not hold any more. */
export function writesSoFar(): number {
  return written;
}

let written = 0;

/** The bytes of a file as `readWhole` gives them, undefined when there is none; any other trouble is thrown. */
export async function readBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  return await bytesOf(uri, readWhole);
}

async function bytesOf(uri: vscode.Uri, read: (uri: vscode.Uri) => Thenable<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    return await read(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    if (await isStateFile(uri)) return undefined;
    throw error;
  }
}

/** Whether both hold the same bytes. */
export function isSameBytes(some: Uint8Array, others: Uint8Array): boolean {
  return some.length === others.length && some.every((byte, at) => byte === others[at]);
}

/** Whether the bytes are those that the others begin with, and fewer: a write of those was cut short. */
export function isHeadOf(some: Uint8Array, others: Uint8Array): boolean {
  return some.length < others.length && some.every((byte, at) => byte === others[at]);
}

/** Whether a file or folder of that name is there. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await fileSystem.stat(uri);
    return true;
  } catch {
    return false;
  }
}

function textOf(uri: vscode.Uri, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(vscode.l10n.t('{0} is not UTF-8, so nothing is written to it', vscode.workspace.asRelativePath(uri)));
  }
}

async function appendNext(uri: vscode.Uri, addition: (last: string) => string): Promise<void> {
  await assertStateFolder(uri);
  const disk = diskOf(uri);
  if (disk) return disk.append(uri.fsPath, addition(disk.lastOf(uri.fsPath)));
  await writeNext(uri, (now = new Uint8Array()) => {
    const text = new TextDecoder().decode(now.subarray(-1));
    return joined(now, new TextEncoder().encode(addition(text)));
  });
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

async function replaceEach<T extends Replacement>(files: readonly T[]): Promise<readonly T[]> {
  const replaced: T[] = [];
  const failures: unknown[] = [];
  const replace = async (file: T): Promise<void> => {
    const { uri, before, after } = file;
    const next: NextBytes = (now) => (now && isSameBytes(now, before) ? after : undefined);
    try {
      if (await inTurn(uri, async () => writeNext(uri, next, { isCopied: true }))) replaced.push(file);
    } catch (error) {
      failures.push(error);
    }
  };
  await inBatches(files, replace, { width: WIDTH, isCancelled: () => failures.length > 0 });
  for (const failure of failures) throw failure;
  return replaced;
}

/** Files written at a time. */
const WIDTH = 16;

async function writeNext(uri: vscode.Uri, next: NextBytes, { isCopied = false } = {}): Promise<boolean> {
  await assertStateFolder(uri);
  const now = await bytesOf(uri, fileSystem.readFile);
  const bytes = next(now);
  if (bytes === undefined) return false;
  try {
    await replaceFile(uri, bytes, { isCopied: isCopied || now === undefined }).finally(() => written++);
  } catch (error) {
    throw new Error(vscode.l10n.t('{0} could not be written: {1}', vscode.workspace.asRelativePath(uri), messageOf(error)), {
      cause: error,
    });
  }
  return true;
}

/**
 * Where the host has no disk, a copy of the new bytes lies beside the file while it is written: `workspace.fs` deletes a file before it renames another over
 * it, so that one is not used, and a write that was cut short is made good from the copy at the next start. None is needed where there is one already, or no file.
 */
async function replaceFile(uri: vscode.Uri, bytes: Uint8Array, { isCopied }: { readonly isCopied: boolean }): Promise<void> {
  const disk = diskOf(uri);
  if (disk) return disk.replace(uri.fsPath, bytes);
  const { fs } = vscode.workspace;
  if (isCopied || uri.scheme === ROW_SCHEME) return fs.writeFile(uri, bytes);
  const temporary = temporaryOf(uri);
  try {
    await fs.writeFile(temporary, bytes);
  } catch (error) {
    await ended(fs.delete(temporary));
    throw error;
  }
  await fs.writeFile(uri, bytes);
  await ended(fs.delete(temporary));
}

/** One to six hexadecimal digits by chance, which keep the temporary files of two windows apart. */
export function temporaryMark(): string {
  return Math.floor(Math.random() * 0xffffff).toString(16);
}

function temporaryOf(uri: vscode.Uri): vscode.Uri {
  const slash = uri.path.lastIndexOf('/');
  return uri.with({ path: `${uri.path.slice(0, slash + 1)}.${uri.path.slice(slash + 1)}.${temporaryMark()}.winnow-tmp` });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
