import * as vscode from 'vscode';
import {
  bytesWithHash,
  originalEncoding,
  undoEntry,
  encodeText,
  ENCODINGS,
  chainOf,
  applyEdits,
  countWords,
  familyOf,
  restoreFile as restoredFile,
  type PresentFile,
  type JournalEntry,
  type Edit,
} from '../../core/index.ts';
import { applyChanges } from '../changes/applyChanges.ts';
import type { ApplyResult } from '../changes/applyRequest.ts';
import { writeDirectly } from '../changes/applyChangesDirect.ts';
import { hashOf } from '../journal/journalStore.ts';
import { mergeFamily } from '../changes/mergeFamily.ts';
import { historyOf, stepBetween, untouchedText, type ArticleHistory, type UntouchedText } from '../journal/originalStore.ts';
import { assertApplied } from '../changes/refusals.ts';
import { diffTexts } from '../files/textDiff.ts';
import { ruleName, wordsText } from '../words.ts';
import { asNumber, asText, saidIn } from './saidIn.ts';
import { targetOf, type Target } from '../targets.ts';
import type { Tools } from '../tools.ts';

/** Winnow: Restore Whole File. Gives back the untouched original, byte for byte, as a change that can be undone; what was split off joins it first, after a question (`{parts: 'join'}` answers it). */
export async function restoreFile(tools: Tools, ...args: readonly unknown[]): Promise<ApplyResult | undefined> {
  const target = targetOf(tools.services, args);
  if (target && !(await joinParts(tools, target, saidIn(args, 'parts', asText)))) return undefined;
  const history = target && (await historyOf(tools.journal, target));
  const original = target && (await untouchedText(tools.journal, target));
  if (!target || !history || !original) return undefined;
  if (original.hash === history.present.hash) {
    void tools.services.report.say(vscode.l10n.t('This article is as it was; there is nothing to restore.'));
    return undefined;
  }
  const encoded = history.file.encode(original.text);
  if (encoded && hashOf(encoded) === original.hash) return await put(tools, target, history.present.text, editsTo(original, history));
  const bytes = bytesWithHash(original.text, original.hash, ENCODINGS[0]);
  if (!bytes) throw new Error(vscode.l10n.t('the journal does not give the bytes of the original'));
  return await restoreBytes(tools, target, { history, text: original.text, bytes });
}

/** Joins what was split off from an article with it again, so that no text stands twice once the original is back; false when the person would not. */
async function joinParts(tools: Tools, { corpus, path }: Target, said: string | undefined): Promise<boolean> {
  const entry = corpus.entryOf(path);
  const [whole, ...parts] = entry ? familyOf(corpus, entry) : [];
  if (whole?.path !== path || parts.length === 0) return true;
  const names = parts.map((part) => part.path).join(', ');
  if (
    said !== 'join' &&
    !(await mayJoin(vscode.l10n.t('{0} was split off from this article and joins it again before the original comes back.', names)))
  )
    return false;
  assertApplied(await mergeFamily(tools, corpus, [whole, ...parts], { cause: { command: 'merge' }, label: vscode.l10n.t('Merge Back') }));
  await tools.services.corpora.refresh();
  return true;
}

async function mayJoin(message: string): Promise<boolean> {
  const go = vscode.l10n.t('Join and Restore');
  return (await vscode.window.showWarningMessage(message, { modal: true }, go)) === go;
}

/** Winnow: Restore Block... Asks which of the removed blocks come back (or takes `{id, edit}` of a journal entry); the others stay as they are. */
export async function restoreBlock(tools: Tools, ...args: readonly unknown[]): Promise<ApplyResult | undefined> {
  const target = targetOf(tools.services, args);
  const history = target && (await historyOf(tools.journal, target));
  if (!target || !history) return undefined;
  const blocks = removedBlocks(history);
  if (blocks.length === 0) {
    void tools.services.report.say(vscode.l10n.t('Nothing that the journal knows of was removed from this article.'));
    return undefined;
  }
  const asked = blockIn(args);
  const chosen = asked ? blocks.filter((block) => block.id === asked.id && block.edit === asked.edit) : await pickBlocks(blocks);
  if (!chosen || chosen.length === 0) return undefined;
  const { text } = history.present;
  const wanted = textWith(history, chosen);
  const bytes = originalBytes(history, wanted);
  if (bytes) return await restoreBytes(tools, target, { history, text: wanted, bytes });
  return await put(tools, target, text, diffTexts(text, wanted));
}

/** A text in the encoding that the file had before its first change, where that is another than what is left of it tells; not of unsaved edits. */
function originalBytes({ entries, present, file, hasUnsaved }: ArticleHistory, text: string): Uint8Array | undefined {
  const encoding = hasUnsaved ? undefined : originalEncoding(entries, present, ENCODINGS[0]);
  const bytes = encoding && encodeText(text, encoding);
  return bytes && hashOf(bytes) !== hashOf(file.encode(text)) ? bytes : undefined;
}

/** The journal's own edits, taken back, where it knows the original; else what differs. */
function editsTo({ text, from }: UntouchedText, { entries, present }: ArticleHistory): readonly Edit[] {
  const restored = from === 'journal' ? restoredFile(entries, present) : undefined;
  const known = restored && 'change' in restored && restored.change?.kind === 'edit' ? restored.change.edits : undefined;
  return known && applyEdits(present.text, known) === text ? known : diffTexts(present.text, text);
}

interface Block {
  readonly id: string;
  readonly edit: number;
  readonly removed: string;
  readonly entry: JournalEntry;
}

/** What was removed and can come back, newest first. */
function removedBlocks({ entries, present }: ArticleHistory): readonly Block[] {
  const chain = chainOf(entries, present.path, present.hash);
  const blocks = chain.flatMap((entry) => entry.edits.map(({ removed }, edit): Block => ({ id: entry.id, edit, removed, entry })));
  const back = ({ id, edit, removed }: Block): boolean => {
    if (id === '' || removed.trim() === '') return false;
    const undone = undoEntry(entries, present, { id, edit });
    return 'edits' in undone && undone.edits.some(({ inserted }) => inserted.trim() !== '');
  };
  return blocks.filter(back).reverse();
}

async function pickBlocks(blocks: readonly Block[]): Promise<readonly Block[] | undefined> {
  const items = blocks.map((block) => ({
    label: firstLine(block.removed),
    description: sizeOf(block.removed),
    detail: whenceOf(block.entry),
    block,
  }));
  const options = { canPickMany: true as const, placeHolder: vscode.l10n.t('Tick what to bring back'), matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.map(({ block }) => block);
}

function sizeOf(removed: string): string {
  const lines = removed.trim().split(BREAK).length;
  return lines === 1 ? wordsText(countWords(removed)) : vscode.l10n.t('{0} lines, {1}', lines, wordsText(countWords(removed)));
}

/** When, by what and by whom it was removed. */
function whenceOf({ time, who, rule, command }: JournalEntry): string {
  const by = rule === undefined ? command : `${command}, ${ruleName(rule)}`;
  const when = new Date(time).toLocaleString();
  return who === 'unknown' ? vscode.l10n.t('removed {0} ({1})', when, by) : vscode.l10n.t('removed {0} by {2} ({1})', when, by, who);
}

/** One after another, each undone in the text that the one before gave. */
function textWith(history: ArticleHistory, blocks: readonly Block[]): string {
  let { present, entries } = history;
  for (const { id, edit } of blocks) {
    const undone = undoEntry(entries, present, { id, edit });
    if ('refused' in undone) throw new Error(undone.refused);
    const text = applyEdits(present.text, undone.edits);
    const next: PresentFile = { path: present.path, text, hash: hashOf(history.file.encode(text)) };
    entries = [...entries, stepBetween(present, next)];
    present = next;
  }
  return present.text;
}

async function put(tools: Tools, target: Target, from: string, edits: readonly Edit[]): Promise<ApplyResult> {
  return await applyChanges(tools, {
    corpus: target.corpus,
    changes: [{ kind: 'edit', path: target.path, edits }],
    basis: new Map([[target.path, from]]),
    cause: { command: 'restore' },
    label: vscode.l10n.t('Restore'),
  });
}

/** What comes back is in another encoding than the file is now: its bytes can only be written past the editor. */
async function restoreBytes(
  tools: Tools,
  target: Target,
  wanted: { readonly history: ArticleHistory; readonly text: string; readonly bytes: Uint8Array },
): Promise<ApplyResult> {
  const { present, file } = wanted.history;
  const change = { kind: 'edit', path: target.path, edits: diffTexts(present.text, wanted.text) } as const;
  const planned = { path: target.path, uri: target.uri, change, basis: present.text, file: { ...file, encode: () => wanted.bytes } };
  return {
    applied: await writeDirectly(tools, { corpus: target.corpus, cause: { command: 'restore' } }, [planned]),
    refused: [],
    cancelled: false,
  };
}

function blockIn(args: readonly unknown[]): { readonly id: string; readonly edit: number } | undefined {
  const id = saidIn(args, 'id', asText);
  return id === undefined ? undefined : { id, edit: saidIn(args, 'edit', asNumber) ?? 0 };
}

function firstLine(text: string): string {
  const line = text.trim().split(BREAK, 1)[0] ?? '';
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}

// e.g. "\r\n"
const BREAK = /\r\n|\n|\r/;
