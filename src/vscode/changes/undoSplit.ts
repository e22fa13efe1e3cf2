import * as vscode from 'vscode';
import { familyOf, type Entry, type JournalEntry, type JournalStep } from '../../core/index.ts';
import type { ChangeDetail, TakenBack } from './applyRequest.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { mergeFamily } from './mergeFamily.ts';
import { messageOf } from '../reporting.ts';
import type { Tools } from '../tools.ts';

/** Takes a split of one or many articles back: the parts that it made join their articles again, with what was changed in them since. */
export async function undoSplit(tools: Tools, corpus: Corpus, step: JournalStep): Promise<TakenBack> {
  const made = new Set(step.entries.filter(({ before }) => before === '').map(({ path }) => path));
  const left: TakenBack['left'][number][] = [];
  const applied: string[] = [];
  for (const path of made) {
    const now = tools.services.corpora.articleOf(corpus.uriOf(path))?.corpus ?? corpus;
    const [whole, ...parts] = familyWith(now, path, made);
    for (const part of parts) made.delete(part.path);
    const problem = whole ? await joinAgain(tools, now, [whole, ...parts], step.entries) : vscode.l10n.t('it is not there any more');
    if (problem === undefined && whole) applied.push(whole.path);
    else left.push({ path, reason: problem ?? '' });
  }
  return { applied, refused: [], cancelled: false, left };
}

/** The article that a part was split from, followed by the parts of it that the step made; nothing where the part is gone. Records move with every join, so it is asked anew each time. */
function familyWith(corpus: Corpus, path: string, made: ReadonlySet<string>): readonly Entry[] {
  const entry = corpus.entryOf(path);
  const [whole, ...parts] = entry && entry.missing !== true ? familyOf(corpus, entry) : [];
  const own = parts.filter((part) => made.has(part.path));
  return whole && own.length > 0 ? [whole, ...own] : [];
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
