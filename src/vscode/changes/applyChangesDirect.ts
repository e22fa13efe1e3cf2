import * as vscode from 'vscode';
import { applyEdits, groupBy, rowIn } from '../../core/index.ts';
import type { Planned, Refusal } from './applyChangesPlan.ts';
import { causeOf, type ApplyRequest } from './applyRequest.ts';
import { rowTextsOf, withRowChanges, type RowTexts } from '../corpus/rowTexts.ts';
import type { Tools } from '../tools.ts';
import { documentAt } from '../documentAt.ts';
import { decodeFile } from '../files/fileText.ts';
import { changedArticle } from '../journal/journalStore.ts';
import type { Cause } from '../journal/journalTypes.ts';
import { exists, isSameBytes, readBytes } from '../files/writes.ts';
import { fileSystem } from '../files/fileSystem.ts';

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
 * Writes the changes past the editor, all or none: each file whole, all rows of an index at once, the journal first (an entry whose write never came is passed over,
 * as order follows hashes). What is made comes before what is cut or goes: a process that is killed leaves a text twice rather than nowhere. Gives the paths; throws
 * naming the file that could not be written, after putting the others back.
 */
export async function writeDirectly(tools: Tools, request: DirectRequest, planned: readonly Planned[]): Promise<readonly string[]> {
  const rows = groupBy(planned, ({ path }) => rowIn(path)?.index);
  const files = (rows.get(undefined) ?? []).toSorted((a, b) => RANK[a.change.kind] - RANK[b.change.kind]);
  rows.delete(undefined);
  const written: Written[] = [];
  try {
    for (const [index = '', own] of rows) written.push(...(await writeRows(tools, request, { index, rows: own })));
    for (const one of files) written.push(await writeOne(tools, causeOf(request, one.path), one));
  } catch (error) {
    for (const { back } of written.reverse()) await back();
    throw error;
  }
  for (const one of written) await carrySpans(tools, one);
  return planned.map(({ path }) => path);
}

/** What a write past the editor needs of a request. */
type DirectRequest = Pick<ApplyRequest, 'corpus' | 'cause' | 'details'>;

const RANK = { create: 0, edit: 1, delete: 2 } as const;

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
    to ? tools.writes.update(one.uri, (now) => checked(one, now, from) && to) : Promise.resolve(fileSystem.delete(one.uri));
  await put(before, after);
  return { planned: one, before, after, back: () => put(after, before) };
}

interface IndexWrite {
  readonly index: string;
  readonly rows: readonly Planned[];
}

/** The rows of an index in one write of it; the first of them puts all of them back. */
async function writeRows(tools: Tools, request: DirectRequest, { index, rows }: IndexWrite): Promise<readonly Written[]> {
  const { corpus } = request;
  const uri = corpus.uriOf(index);
  const read = (bytes: Uint8Array = new Uint8Array()): RowTexts => rowTextsOf(corpus.config.fields, index, bytes);
  const changes = rows.map(({ change }) => change);
  const found = read(await readBytes(uri));
  const states = rows.map((planned) => stateOf(found, planned));
  // what cannot be written is not journalled either
  withRowChanges(found, changes);
  await tools.journal.record(...states.map((state) => ({ ...state.planned, ...state, cause: causeOf(request, state.planned.path) })));
  let [was, now]: (Uint8Array | undefined)[] = [];
  await tools.writes.update(uri, (bytes) => {
    const latest = read(bytes);
    for (const { planned, before } of states) checked(planned, rowBytes(latest, planned.path), before);
    [was, now] = [bytes, withRowChanges(latest, changes)];
    return now;
  });
  const back = (): Promise<unknown> => tools.writes.update(uri, (bytes) => (bytes && now && isSameBytes(bytes, now) ? was : undefined));
  return states.map((state, at) => ({ ...state, back: at === 0 ? back : () => Promise.resolve() }));
}

/** A row as it is and as it is to be; throws where it is not what the change was computed from. */
function stateOf(found: RowTexts, planned: Planned): Omit<Written, 'back'> {
  const { change, basis, path, uri } = planned;
  const before = rowBytes(found, path);
  const isAsMeant = change.kind === 'create' ? before === undefined : before !== undefined && decodeFile(before).text === basis;
  if (!isAsMeant || documentAt(uri)?.isDirty === true) throw new Error(vscode.l10n.t('{0} has changed meanwhile', path));
  return { planned, before, after: bytesAfter(planned) };
}

function rowBytes({ rows }: RowTexts, path: string): Uint8Array | undefined {
  const text = rows.get(path)?.text;
  return text === undefined ? undefined : new TextEncoder().encode(text);
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
