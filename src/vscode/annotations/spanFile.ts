import * as vscode from 'vscode';
import { formatAnn, moveSpans, readSpans, annPathFor, type AnnSpan, type Edit } from '../../core/index.ts';
import { isShared, sharedAnn, textsOf } from './sharedAnn.ts';
import { documentAt } from '../documentAt.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { diskOf } from '../files/diskOf.ts';
import { decodeFile } from '../files/fileText.ts';
import { readBytes } from '../files/writes.ts';
import { fileSystem } from '../files/fileSystem.ts';

/** Where an article's annotations are: the `.ann` beside it, or in `.winnow/spans/` where two texts would share that. */
export function annPathOf(corpus: Corpus, path: string): string {
  return annPathFor(path, textsOf(corpus));
}

/** An article's annotation file as it is now (unsaved edits of it too). */
export interface SpanFile {
  readonly path: string;
  readonly uri: vscode.Uri;
  /** Undefined when there is no such file yet. */
  readonly text: string | undefined;
}

/** The annotation file of an article; `text` is the one that its annotations should fit, where that is not what the file holds now. */
export async function spanFileOf(corpus: Corpus, path: string, text?: string): Promise<SpanFile> {
  const own = await readSpanFile(corpus, annPathOf(corpus, path));
  if (own.text !== undefined) return own;
  const shared = await sharedAnn(corpus, path, text);
  return shared?.whose === 'its' ? await readSpanFile(corpus, shared.path) : own;
}

async function readSpanFile(corpus: Corpus, ann: string): Promise<SpanFile> {
  const uri = corpus.uriOf(ann);
  const open = documentAt(uri);
  const bytes = open?.isDirty ? undefined : await readBytes(uri);
  return { path: ann, uri, text: open?.isDirty ? open.getText() : bytes && decodeFile(bytes).text };
}

/** Those of many articles that have an annotation file, or may have one together with another text. */
export async function annotatedAmong(corpus: Corpus, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const places = paths.map((path) => ({ path, uri: corpus.uriOf(annPathOf(corpus, path)) }));
  const isThere = diskOf(corpus.root)?.has ?? (await listed(places.map(({ uri }) => uri)));
  const annotated = places.filter(({ path, uri }) => documentAt(uri)?.isDirty || isShared(corpus, path) || isThere(uri.fsPath));
  return new Set(annotated.map(({ path }) => path));
}

/** Tells which files are there, by one look into each of their folders: where each look is a message to another process, thousands take long. */
async function listed(uris: readonly vscode.Uri[]): Promise<(path: string) => boolean> {
  const folders = new Map(uris.map((uri) => vscode.Uri.joinPath(uri, '..')).map((folder) => [folder.toString(), folder]));
  const there = new Set<string>();
  for (const folder of folders.values()) {
    const items = await fileSystem.readDirectory(folder).then(undefined, () => []);
    for (const [name] of items) there.add(vscode.Uri.joinPath(folder, name).fsPath);
  }
  return (path) => there.has(path);
}

/** The annotation file after edits of its text, and what was lost. */
export function movedAnn(
  ann: string,
  before: string,
  edits: readonly Edit[],
  after: string,
): { readonly ann: string; readonly lost: readonly AnnSpan[] } {
  const { file, lost } = moveSpans(readSpans(ann, before), before, edits);
  return { ann: formatAnn(file, after), lost };
}
