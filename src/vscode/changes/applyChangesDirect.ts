import * as vscode from 'vscode';
import { applyEdits } from '../../core/index.ts';
import type { Planned, Refusal } from './applyChangesPlan.ts';
import type { Tools } from '../tools.ts';
import { documentAt } from '../documentAt.ts';
import { decodeFile } from '../files/fileText.ts';
import { changedArticle } from '../journal/journalStore.ts';
import type { Cause } from '../journal/journalTypes.ts';
import { exists, isSameBytes, readBytes } from '../files/writes.ts';

/** Asks whether to write these files past the editor; true when the person agrees. */
export async function offerDirectWrite(refused: readonly Refusal[]): Promise<boolean> {
  const write = vscode.l10n.t('Write Directly');
  const names = refused.map(({ path }) => path);
  const shown = names.length > 3 ? vscode.l10n.t('{0} and {1} more', names.slice(0, 3).join(', '), names.length - 3) : names.join(', ');
  const message = vscode.l10n.t(
    'The editor would alter more than the change in {0}. Winnow can write the bytes itself: journalled, and restorable, but not undone with Ctrl+Z.',
    shown,
  );
  return (await vscode.window.showWarningMessage(message, write)) === write;
}

/**
 * Writes the changes past the editor, all or none: each file whole, the journal first (an entry whose write never came is passed over, as order follows hashes).
 * Gives the paths; throws naming the file that could not be written, after putting the others back.
 */
export async function writeDirectly(tools: Tools, cause: Cause, planned: readonly Planned[]): Promise<readonly string[]> {
  const written: Written[] = [];
  try {
    for (const one of planned) written.push(await writeOne(tools, cause, one));
  } catch (error) {
    for (const { back } of written.reverse()) await back();
    throw error;
  }
  for (const one of written) await carrySpans(tools, one);
  return planned.map(({ path }) => path);
}

/** A file that was written: its bytes before and after, and how to put it back. */
interface Written {
  readonly planned: Planned;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
  readonly back: () => Promise<unknown>;
}

/** No save tells of the new text, so the annotations are told here. */
async function carrySpans(tools: Tools, { planned: { change, uri }, before, after }: Written): Promise<void> {
  const article = change.kind === 'edit' ? tools.services.corpora.articleOf(uri) : undefined;
  if (article) await tools.spans.carry(changedArticle({ ...article, uri }, before, after));
}

async function writeOne(tools: Tools, cause: Cause, one: Planned): Promise<Written> {
  const before = await readBytes(one.uri);
  if (!(await isAsPlanned(one, before))) throw new Error(vscode.l10n.t('{0} has changed meanwhile', one.path));
  const after = bytesAfter(one);
  await tools.journal.record({ ...one, before, after, cause });
  const put = (from: Uint8Array | undefined, to: Uint8Array | undefined): Promise<unknown> =>
    to ? tools.writes.update(one.uri, (now) => checked(one, now, from) && to) : Promise.resolve(vscode.workspace.fs.delete(one.uri));
  await put(before, after);
  return { planned: one, before, after, back: () => put(after, before) };
}

/** Whether the file still holds the text that the change was computed from: the person may have thought long about the offer. */
async function isAsPlanned({ uri, change, basis }: Planned, now: Uint8Array | undefined): Promise<boolean> {
  if (change.kind === 'create') return !(await exists(uri));
  return now !== undefined && decodeFile(now).text === basis && documentAt(uri)?.isDirty !== true;
}

function checked({ path }: Planned, now: Uint8Array | undefined, expected: Uint8Array | undefined): true {
  const same = now && expected ? isSameBytes(now, expected) : now === expected;
  if (!same) throw new Error(vscode.l10n.t('{0} has changed meanwhile', path));
  return true;
}

function bytesAfter({ change, basis, file, path }: Planned): Uint8Array | undefined {
  if (change.kind === 'delete') return undefined;
  const text = change.kind === 'create' ? change.text : applyEdits(basis, change.edits);
  const bytes = file ? file.encode(text) : new TextEncoder().encode(text);
  if (!bytes) throw new Error(vscode.l10n.t('{0} cannot hold the text in its encoding', path));
  return bytes;
}
