import * as vscode from 'vscode';
import type { Tools } from '../tools.ts';
import { toWorkspaceEdit } from './applyChangesEdit.ts';
import { offerDirectWrite, writeDirectly } from './applyChangesDirect.ts';
import { lostEncoding, planChanges, type Plan, type Planned, type Refusal } from './applyChangesPlan.ts';
import { holdingOpen, revertSpoiled } from './applyChangesHold.ts';
import { isOpen, saveAll } from './applyChangesSave.ts';
import { assertWritable } from './assertWritable.ts';
import { documentAt } from '../documentAt.ts';
import type { DirectChange, JournalPlace } from '../journal/journalTypes.ts';
import { withCopies, type SavingFile } from '../corpus/savingCopies.ts';
import { annPathOf } from '../annotations/spanFile.ts';
import { underPreview } from './underPreview.ts';
import { readBytes } from '../files/writes.ts';
import { applyMany, asBatch, isForMany } from './applyMany.ts';
import { applyRows, movesRows } from './applyRows.ts';
import { causeOf, type ApplyRequest, type ApplyResult } from './applyRequest.ts';
import { tellRefusals } from './refusals.ts';

/**
 * Applies changes as one undo: open documents stay dirty, others are saved; what cannot go through the editor unharmed is refused and offered as direct write.
 * Many files at once are written past the editor, but for those that are open: their one undo is Undo Last Batch.
 */
export async function applyChanges(tools: Tools, asked: ApplyRequest): Promise<ApplyResult> {
  if (!vscode.workspace.isTrusted) throw new Error(vscode.l10n.t('this workspace is not trusted, so Winnow changes nothing in it'));
  const request = asBatch(asked);
  const result = movesRows(request)
    ? await applyRows(tools, request)
    : isForMany(request)
      ? await applyMany(tools, request, applyFew)
      : await applyFew(tools, request);
  await tools.journal.settled();
  return request.cause.batch === undefined ? result : { ...result, batch: request.cause.batch };
}

async function applyFew(tools: Tools, request: ApplyRequest): Promise<ApplyResult> {
  const plan = await planChanges(request);
  tellRefusals(tools, plan);
  return await applyPlan(tools, request, plan);
}

async function applyPlan(tools: Tools, request: ApplyRequest, plan: Plan): Promise<ApplyResult> {
  if (request.together && plan.refused.length > 0) return await applyTogether(tools, request, plan);
  const done = plan.safe.length > 0 ? await applyInEditor(tools, request, plan.safe) : { applied: [], spoiled: [] };
  if (!done) return { applied: [], refused: plan.refused, cancelled: true };
  const refused = [...plan.refused, ...done.spoiled.map(lostEncoding)];
  // where others are done already, nothing waits for the answer: the person may leave it for later
  if (done.applied.length > 0 && request.unsafe !== 'write') {
    offerRest(tools, request, refused);
    return { applied: done.applied, refused, cancelled: false };
  }
  const written = await applyUnsafe(tools, request, { safe: [], refused });
  return { applied: [...done.applied, ...written], refused: refused.filter(({ path }) => !written.includes(path)), cancelled: false };
}

/** The paths that hold the change afterwards, and what the editor could not keep in its encoding; undefined when the person cancelled. */
async function applyInEditor(
  tools: Tools,
  request: ApplyRequest,
  safe: readonly Planned[],
): Promise<{ readonly applied: readonly string[]; readonly spoiled: readonly Planned[] } | undefined> {
  const open = new Set(safe.filter(({ uri }) => isOpen(uri)).map(({ path }) => path));
  // also where all are open and the person saves them later: what cannot be journalled then could not be had back
  await assertWritable(request.corpus);
  for (const { uri, path, change } of safe)
    tools.journal.expect(uri, causeOf(request, path), change.kind === 'edit' ? change.edits : undefined);
  const gone = await bytesOfDeleted(safe);
  const edit = (): Promise<boolean> => holdingOpen(safe, () => vscode.workspace.applyEdit(toWorkspaceEdit(request, safe)));
  const done = request.preview ? await underPreview(edit) : await edit();
  const spoiled = done ? await revertSpoiled(safe) : [];
  const applied = done ? safe.filter((planned) => holdsChange(planned) && !spoiled.includes(planned)) : [];
  for (const planned of safe) if (!applied.includes(planned)) tools.journal.withdraw(planned.uri);
  if (!done) return undefined;
  tools.unsaved.keep(request, new Set(applied.map(({ path }) => path)));
  const unsaved = new Set([...open, ...[...open].map((path) => annPathOf(request.corpus, path)), ...(request.keepUnsaved ?? [])]);
  const saving = applied.filter(({ path, change }) => change.kind === 'edit' && !unsaved.has(path));
  const ahead = new Map(saving.flatMap((planned) => announced(tools, planned, request)).map((one) => [one.path, one]));
  await tools.journal.announce([...ahead.values()]);
  await saveAll(saving, (some, save) =>
    withCopies(
      tools.writes,
      request.corpus,
      some.flatMap(({ path }) => ahead.get(path) ?? []),
      save,
    ),
  );
  await recordFiles(tools, request, { applied, gone });
  return { applied: applied.map(({ path }) => path), spoiled };
}

/** What saving will do to an article, as its document stands now: some of the edits may have been unticked. */
function announced(
  tools: Tools,
  { uri, path, change, basis, file }: Planned,
  request: ApplyRequest,
): readonly (JournalPlace & DirectChange & SavingFile)[] {
  const text = tools.services.corpora.articleOf(uri) ? documentAt(uri)?.getText() : undefined;
  const [before, after] = [file?.encode(basis), text === undefined ? undefined : file?.encode(text)];
  if (!before || !after) return [];
  return [{ uri, path, before, after, cause: causeOf(request, path), ...(change.kind === 'edit' ? { edits: change.edits } : {}) }];
}

async function bytesOfDeleted(safe: readonly Planned[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const bytes = await Promise.all(
    safe.map(async ({ path, uri, change }) => [path, change.kind === 'delete' ? await readBytes(uri) : undefined] as const),
  );
  return new Map(bytes.flatMap(([path, content]) => (content ? [[path, content] as const] : [])));
}

/** Files that were made or taken away have no save that would be journalled. */
async function recordFiles(
  tools: Tools,
  request: ApplyRequest,
  { applied, gone }: { readonly applied: readonly Planned[]; readonly gone: ReadonlyMap<string, Uint8Array> },
): Promise<void> {
  for (const planned of applied.filter(({ path, change }) => change.kind !== 'edit' && ARTICLE.test(path)))
    await tools.journal.record({
      ...planned,
      before: gone.get(planned.path),
      after: await readBytes(planned.uri),
      cause: causeOf(request, planned.path),
    });
}

// e.g. "a/b-2.txt"
const ARTICLE = /\.(?:txt|md|text)$/;

/** Ticked in part counts as applied: what was done is told by the texts when they are saved. */
function holdsChange({ uri, change, basis }: Planned): boolean {
  if (change.kind !== 'edit') return true;
  const text = documentAt(uri)?.getText();
  return text !== undefined && text !== basis;
}

function offerRest(tools: Tools, request: ApplyRequest, refused: readonly Refusal[]): void {
  const { report } = tools.services;
  void report.run(vscode.l10n.t('Winnow could not write the files'), async () => {
    const written = await applyUnsafe(tools, request, { safe: [], refused });
    if (written.length > 0) report.tell(vscode.l10n.t('Written: {0}', written.join(', ')));
  });
}

async function applyUnsafe(tools: Tools, request: ApplyRequest, plan: Plan): Promise<readonly string[]> {
  const writable = plan.refused.filter((refusal) => refusal.direct !== undefined);
  if (writable.length === 0 || request.unsafe === 'leave') return [];
  if (request.unsafe !== 'write' && !(await offerDirectWrite(writable))) return [];
  const direct = writable.flatMap((refusal) => refusal.direct ?? []);
  const written = await writeDirectly(tools, request, direct);
  for (const path of written) tools.refusals.delete(request.corpus.uriOf(path));
  return written;
}

/** One file that cannot go through the editor takes the others with it past the editor, or none is changed. */
async function applyTogether(tools: Tools, request: ApplyRequest, plan: Plan): Promise<ApplyResult> {
  const nothing = { applied: [], refused: plan.refused, cancelled: true };
  if (plan.refused.some(({ direct }) => direct === undefined)) return nothing;
  const everything: Plan = {
    safe: [],
    refused: [...plan.refused, ...plan.safe.map((planned) => ({ ...planned, reason: '', direct: planned }))],
  };
  const applied = await applyUnsafe(tools, request, everything);
  return applied.length === 0 ? nothing : { applied, refused: [], cancelled: false };
}
