import * as vscode from 'vscode';
import { applyEdits, type Change } from '../../core/index.ts';
import { documentAt } from '../documentAt.ts';
import { wait } from '../pacing.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { mayWrite } from '../files/fileSystem.ts';
import { decodeFile, type FileText } from '../files/fileText.ts';
import { formattedOnSave, saveSettingsOf, settingsAltering } from './saveSettings.ts';
import { sharedAnn } from '../annotations/sharedAnn.ts';
import { exists, isSameBytes, readBytes } from '../files/writes.ts';

/** A change that has been looked at: where, the text it was computed from, and the file on disk when there is one. */
export interface Planned {
  readonly path: string;
  readonly uri: vscode.Uri;
  readonly change: Change;
  /** The text before, as a document holds it; empty for a file to be created. */
  readonly basis: string;
  readonly file: FileText | undefined;
}

/** A change that is not made, with the reason; `direct` when it can still be written past the editor. */
export interface Refusal {
  readonly path: string;
  readonly uri: vscode.Uri;
  readonly reason: string;
  readonly direct?: Planned;
}

/** The changes told apart. */
export interface Plan {
  readonly safe: readonly Planned[];
  readonly refused: readonly Refusal[];
}

/** The changes to look at and the texts they were computed from, by path. */
export interface PlanRequest {
  readonly corpus: Corpus;
  readonly changes: readonly Change[];
  readonly basis: ReadonlyMap<string, string>;
}

/** Looks at each change against the file as it is now: what the editor can do byte for byte is safe, the rest is refused with its reason. */
export async function planChanges(request: PlanRequest): Promise<Plan> {
  const safe: Planned[] = [];
  const refused: Refusal[] = [];
  const style = await styleOf(request);
  for (const change of request.changes) {
    const uri = request.corpus.uriOf(change.path);
    const inside = request.corpus.pathOf(uri) === change.path;
    const mayOpen = safe.filter(isForeign).length < MOST_HELD;
    const looked = inside
      ? await look({ ...request, mayOpen }, change, style)
      : refusal(change, uri, vscode.l10n.t('the path leaves the corpus'));
    if ('reason' in looked) refused.push(looked);
    else safe.push(looked);
  }
  return { safe, refused };
}

/** How many documents of another encoding than UTF-8 may be open at once without a tab: the editor keeps fifty, counting each time one was asked for. */
const MOST_HELD = 32;

/** Whether the editor must be told the file's encoding. */
export function isForeign({ change, file }: Planned): boolean {
  return change.kind === 'edit' && file !== undefined && file.encoding !== 'utf8';
}

/** A change that the editor could not make in the file's own encoding, to be offered past it. */
export function lostEncoding(planned: Planned): Refusal {
  return refusal(planned.change, planned.uri, vscode.l10n.t('the editor lost its encoding meanwhile'), planned);
}

/** Why the text of an article stays whose annotations could not be carried along. */
export function unclearAnn(): string {
  return vscode.l10n.t('the .ann beside it may hold its annotations or those of another text of its name');
}

function tooMany(planned: Planned): Refusal {
  const reason = vscode.l10n.t('the editor cannot hold so many files in encodings other than UTF-8 open at once');
  return refusal(planned.change, planned.uri, reason, planned);
}

/** A change that is not made, with the reason as the rest of a sentence; `direct` when it can still be written past the editor. */
export function refusal(change: Change, uri: vscode.Uri, reason: string, direct?: Planned): Refusal {
  return { path: change.path, uri, reason: vscode.l10n.t('Winnow did not change this file: {0}.', reason), ...(direct ? { direct } : {}) };
}

/** A new article is encoded as the article it comes from. */
async function styleOf(request: PlanRequest): Promise<FileText | undefined> {
  if (!request.changes.some(({ kind }) => kind === 'create')) return undefined;
  const from = request.changes.find((change) => change.kind === 'edit' && request.corpus.entryOf(change.path));
  const bytes = from && (await readBytes(request.corpus.uriOf(from.path)));
  return bytes && decodeFile(bytes);
}

/** `mayOpen` says whether one more document of another encoding can be held open. */
interface LookRequest extends PlanRequest {
  readonly mayOpen: boolean;
}

async function look(request: LookRequest, change: Change, style: FileText | undefined): Promise<Planned | Refusal> {
  const uri = request.corpus.uriOf(change.path);
  if (change.kind === 'create') {
    const file = ARTICLE.test(change.path) ? style : undefined;
    if (await exists(uri)) return refusal(change, uri, vscode.l10n.t('a file of this name is there already'));
    return { path: change.path, uri, change, basis: '', file };
  }
  const bytes = await readBytes(uri);
  if (!bytes) return refusal(change, uri, vscode.l10n.t('it is not there any more'));
  const file = decodeFile(bytes);
  const basis = request.basis.get(change.path) ?? file.text;
  const planned: Planned = { path: change.path, uri, change, basis, file };
  if ((await sharedAnn(request.corpus, change.path))?.whose === 'unclear') return refusal(change, uri, unclearAnn());
  return change.kind === 'delete' ? planned : await lookAtEdit(planned, { file, bytes, mayOpen: request.mayOpen });
}

async function lookAtEdit(
  planned: Planned,
  { file, bytes, mayOpen }: { readonly file: FileText; readonly bytes: Uint8Array; readonly mayOpen: boolean },
): Promise<Planned | Refusal> {
  const { change, uri, basis } = planned;
  const open = documentAt(uri);
  if (open?.isDirty ? open.getText() !== basis : file.text !== basis)
    return refusal(change, uri, vscode.l10n.t('it has changed since it was looked at; run the command again'));
  if (!(await mayWrite(uri))) return refusal(change, uri, vscode.l10n.t('it cannot be written to'));
  const direct = open?.isDirty === true || !file.lossless ? undefined : planned;
  if (!file.lossless) return refusal(change, uri, vscode.l10n.t('its bytes do not survive decoding and encoding'));
  if (file.mixedLineEnds)
    return refusal(change, uri, vscode.l10n.t('its line ends are mixed, and the editor would make them equal'), direct);
  const altering = await alteringOnSave(planned);
  if (altering !== undefined) return refusal(change, uri, altering, direct);
  if (!open && opensAsUtf8(uri) && file.encoding === 'utf8') return planned;
  if (isForeign(planned) && !open && !mayOpen) return tooMany(planned);
  const document = await openAs(uri, file, basis);
  if (!document) return refusal(change, uri, unreadAnew(uri, file), direct);
  if (!(await survivesEditor(document, file, bytes)))
    return refusal(change, uri, vscode.l10n.t('the editor would write other bytes than it read'), direct);
  return planned;
}

async function alteringOnSave({ uri, change, basis }: Planned): Promise<string | undefined> {
  const after = change.kind === 'edit' ? applyEdits(basis, change.edits) : basis;
  const names = settingsAltering(after, saveSettingsOf({ uri, languageId: documentAt(uri)?.languageId ?? 'plaintext' }));
  if (names.length > 0) return vscode.l10n.t('saving would alter other lines ({0})', names.join(', '));
  const document = documentAt(uri);
  if (document && (await formattedOnSave(document))) return vscode.l10n.t('saving would alter other lines ({0})', 'editor.formatOnSave');
  return undefined;
}

/** Why the editor does not show a file as it is. */
function unreadAnew(uri: vscode.Uri, { encoding }: FileText): string {
  return documentAt(uri)?.encoding === encoding
    ? vscode.l10n.t('the editor has not read it again since it changed; run the command again')
    : vscode.l10n.t('the editor reads it in another encoding ({0})', encoding);
}

/** Whether the editor will read the file as UTF-8 whatever it holds: then it need not be opened beforehand. */
function opensAsUtf8(uri: vscode.Uri): boolean {
  const files = vscode.workspace.getConfiguration('files', uri);
  return files.get('encoding', 'utf8') === 'utf8' && !files.get('autoGuessEncoding', false);
}

/** The document in the file's own encoding and with the expected text; undefined when the editor cannot show it so. */
async function openAs(uri: vscode.Uri, file: FileText, basis: string): Promise<vscode.TextDocument | undefined> {
  const open = documentAt(uri);
  if (open?.getText() === basis) return open;
  if (open?.isDirty) return undefined;
  const document = await vscode.workspace.openTextDocument(uri, { encoding: file.encoding });
  return (await isReloaded(document, (text) => text === basis)) ? document : undefined;
}

/** Whether a document whose file was just written from outside has come to hold the text meant: the editor reads it again in a moment. */
export async function isReloaded(document: vscode.TextDocument, isMeant: (text: string) => boolean): Promise<boolean> {
  for (let waited = 0; !isMeant(document.getText()) && !document.isDirty && waited < LONGEST_RELOAD; waited += RELOAD_POLL)
    await wait(RELOAD_POLL);
  return isMeant(document.getText());
}

/** Milliseconds. */
const LONGEST_RELOAD = 3000;
const RELOAD_POLL = 50;

/** UTF-8 that decoded without loss is written back as it was; for others the editor's own encoder is asked. */
async function survivesEditor(document: vscode.TextDocument, file: FileText, bytes: Uint8Array): Promise<boolean> {
  if (document.encoding === file.encoding && file.encoding === 'utf8') return true;
  const decoded = await vscode.workspace.decode(bytes, { encoding: document.encoding });
  const encoded = await vscode.workspace.encode(decoded, { encoding: document.encoding });
  return isSameBytes(encoded, bytes);
}

// e.g. "a/b.txt"
const ARTICLE = /\.(?:txt|md|text)$/;
