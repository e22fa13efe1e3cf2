import * as vscode from 'vscode';
import { parseJson } from '../../core/index.ts';
import type { Corpus } from './corpus.ts';
import { isHeadOf, readBytes, temporaryMark, type Writes } from '../files/writes.ts';
import { fileSystem } from '../files/fileSystem.ts';

/** A file that is about to be saved, with the bytes it will hold. */
export interface SavingFile {
  readonly path: string;
  readonly after: Uint8Array;
}

/**
 * Does the work that saves files while a copy of their new bytes lies in `.winnow/`: the editor empties a file before it writes it, so that without the copy a
 * process killed in that moment would lose the article. The copy goes when the work is done.
 */
export async function withCopies(writes: Writes, corpus: Corpus, files: readonly SavingFile[], work: () => Promise<void>): Promise<void> {
  if (files.length === 0) return await work();
  const uri = corpus.uriOf(`.winnow/.saving.${temporaryMark()}.winnow-tmp`);
  const lines = files.map(({ path, after }) => JSON.stringify([path, inBase64(after)]));
  await writes.update(uri, () => new TextEncoder().encode(lines.join('\n')));
  await work();
  await fileSystem.delete(uri);
}

/** Whether a temporary file is such a copy. */
export function isCopies(path: string): boolean {
  return COPIES.test(path);
}

/** Gives the files of a copy that a killed process left their bytes, where they were cut short. */
export async function finishCopies(corpus: Corpus, copies: vscode.Uri): Promise<void> {
  const text = new TextDecoder().decode(await fileSystem.readFile(copies));
  for (const line of text.split('\n')) {
    const [path, bytes] = (parseJson(line) ?? []) as readonly [path?: string, bytes?: string];
    // cut short: the process was killed before it touched a file
    if (path === undefined || bytes === undefined) continue;
    const uri = corpus.uriOf(path);
    if (corpus.pathOf(uri) === path) await finish(uri, fromBase64(bytes));
  }
}

/** Writes a file again that holds only the head of what it should: it was cut short; any other is whole as it is. */
export async function finish(target: vscode.Uri, copy: Uint8Array): Promise<void> {
  const there = (await readBytes(target)) ?? new Uint8Array();
  if (isHeadOf(there, copy)) await vscode.workspace.fs.writeFile(target, copy);
}

function inBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += SLICE) text += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

const SLICE = 8192;
// e.g. ".winnow/.saving.1f2e3d.winnow-tmp"
const COPIES = /(?:^|\/)\.winnow\/\.saving\.[0-9a-f]{1,6}\.winnow-tmp$/;
