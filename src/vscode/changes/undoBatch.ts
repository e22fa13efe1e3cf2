import * as vscode from 'vscode';
import { decodeBytes, groupBy, hashOf, undoneBytes, type Change, type JournalEntry, type JournalStep } from '../../core/index.ts';
import { applyChanges } from './applyChanges.ts';
import type { ChangeDetail, TakenBack } from './applyRequest.ts';
import { createPacer, readAhead } from '../pacing.ts';
import { articleBytes } from '../corpus/articleFile.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Tools } from '../tools.ts';
import { documentAt } from '../documentAt.ts';
import { undoSplit } from './undoSplit.ts';

/** Takes all changes of a step of the journal back in one go, which is itself a step that can be taken back; what was changed since in other places keeps that, and what is back already is passed over. */
export async function undoBatch(tools: Tools, corpus: Corpus, step: JournalStep): Promise<TakenBack> {
  if (step.command === 'split') return await undoSplit(tools, corpus, step);
  const own = groupBy(await tools.journal.entries(corpus), ({ path }) => path);
  const unsaved = tools.unsaved.back(step.id);
  const changes: Change[] = [...unsaved.changes];
  const basis = new Map(unsaved.basis);
  const details = new Map<string, ChangeDetail>();
  const left: TakenBack['left'][number][] = [];
  const pace = createPacer();
  const entries = step.entries.filter(({ path }) => !basis.has(path));
  for await (const [entry, bytes] of readAhead(entries, ({ path }) => articleBytes(corpus, path))) {
    await pace();
    const undone = undoneOf(corpus, { entry, bytes }, own.get(entry.path) ?? []);
    if ('reason' in undone) left.push({ path: entry.path, reason: undone.reason });
    else if (undone.change.edits.length > 0) {
      changes.push(undone.change);
      basis.set(entry.path, undone.text);
      details.set(entry.path, { bytes: undone.bytes, undoes: { id: entry.id } });
    }
  }
  if (changes.length === 0) return { applied: [], refused: [], cancelled: false, left };
  const request = { corpus, changes, basis, details, cause: { command: 'restore' }, label: vscode.l10n.t('Undo'), atOnce: true };
  return { ...(await applyChanges(tools, request)), left };
}

interface Undone {
  readonly change: Extract<Change, { readonly kind: 'edit' }>;
  readonly text: string;
  readonly bytes: Uint8Array;
}

interface Undoing {
  readonly entry: JournalEntry;
  /** The article as it is now. */
  readonly bytes: Uint8Array | undefined;
}

function undoneOf(corpus: Corpus, { entry, bytes }: Undoing, own: readonly JournalEntry[]): Undone | { readonly reason: string } {
  const uri = corpus.uriOf(entry.path);
  if (entry.before === '' || entry.after === '') return { reason: vscode.l10n.t('the file was made or taken away') };
  if (documentAt(uri)?.isDirty) return { reason: vscode.l10n.t('it has unsaved changes') };
  if (!bytes) return { reason: vscode.l10n.t('it is not there any more') };
  const { text, encoding } = decodeBytes(bytes);
  const undone = undoneBytes(own, { path: entry.path, text, encoding, hash: hashOf(bytes) }, entry);
  if ('refused' in undone) return { reason: undone.refused };
  return { change: { kind: 'edit', path: entry.path, edits: undone.edits }, text, bytes: undone.bytes };
}
