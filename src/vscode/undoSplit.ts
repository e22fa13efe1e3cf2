import * as vscode from 'vscode';
import type { JournalEntry, JournalStep } from '../core/index.ts';
import type { ApplyResult, ChangeDetail } from './applyRequest.ts';
import type { Corpus, Entry } from './corpusStore.ts';
import { familyOf, mergeFamily } from './families.ts';
import { messageOf } from './reporting.ts';
import type { Tools } from './commands/tools.ts';

/** What became of it: as `applyChanges` says, and the parts that stay files of their own, each with the reason. */
export interface Unsplit extends ApplyResult {
  readonly left: readonly { readonly path: string; readonly reason: string }[];
}

/** Takes a split of one or many articles back: the parts that it made join their articles again, with what was changed in them since. */
export async function undoSplit(tools: Tools, corpus: Corpus, step: JournalStep): Promise<Unsplit> {
  const made = new Map(step.entries.filter(({ before }) => before === '').map((entry) => [entry.path, entry]));
  const left: Unsplit['left'][number][] = [];
  const applied: string[] = [];
  for (const family of familiesOf(corpus, made, left)) {
    const problem = await joinAgain(tools, corpus, family, step.entries);
    const [whole] = family;
    if (problem === undefined && whole) applied.push(whole.path);
    else if (whole) left.push({ path: whole.path, reason: problem ?? '' });
  }
  return { applied, refused: [], cancelled: false, left };
}

/** Each article that was split, followed by those of its parts that this step made. */
function familiesOf(
  corpus: Corpus,
  made: ReadonlyMap<string, JournalEntry>,
  left: Unsplit['left'][number][],
): readonly (readonly Entry[])[] {
  const families = new Map<string, readonly Entry[]>();
  for (const path of made.keys()) {
    const entry = corpus.entryOf(path);
    const [whole, ...parts] = entry && entry.missing !== true ? familyOf(corpus, entry) : [];
    const own = parts.filter((part) => made.has(part.path));
    if (whole && own.length > 0) families.set(whole.path, [whole, ...own]);
    else left.push({ path, reason: vscode.l10n.t('it is not there any more') });
  }
  return [...families.values()];
}

/** Why it could not be done; undefined when it was. */
async function joinAgain(
  tools: Tools,
  corpus: Corpus,
  family: readonly Entry[],
  entries: readonly JournalEntry[],
): Promise<string | undefined> {
  const ids = new Map(entries.map(({ path, id }) => [path, id]));
  const details = new Map<string, ChangeDetail>();
  for (const { path } of family) {
    const id = ids.get(path);
    if (id !== undefined) details.set(path, { undoes: { id } });
  }
  try {
    const { applied, refused } = await mergeFamily(tools, corpus, family, {
      cause: { command: 'merge' },
      label: vscode.l10n.t('Undo'),
      details,
    });
    await tools.services.corpora.refresh();
    return applied.length > 0 ? undefined : (refused[0]?.reason ?? '');
  } catch (error) {
    return messageOf(error);
  }
}
