import * as vscode from 'vscode';
import { familiesIn, type Entry, type JournalEntry, type JournalStep } from '../../core/index.ts';
import type { ChangeDetail, TakenBack } from './applyRequest.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { isRowPath } from '../files/articleUri.ts';
import { mergeFamilies } from './mergeFamily.ts';
import { messageOf } from '../reporting.ts';
import type { Tools } from '../tools.ts';

/** Takes a split of one or many articles back: the parts that it made join their articles again, with what was changed in them since. */
export async function undoSplit(tools: Tools, corpus: Corpus, step: JournalStep): Promise<TakenBack> {
  const made = new Set(step.entries.filter(({ before }) => before === '').map(({ path }) => path));
  const rows = await joinRows(tools, corpus, { made, step });
  const left: TakenBack['left'][number][] = [];
  const applied: string[] = [...rows];
  for (const path of made) {
    const now = corpusNow(tools, corpus, path);
    const [whole, ...parts] = familyFinder(now, made)(path);
    for (const part of parts) made.delete(part.path);
    const problem = whole
      ? await joinAgain(tools, now, { families: [[whole, ...parts]], entries: step.entries })
      : vscode.l10n.t('it is not there any more');
    if (problem === undefined && whole) applied.push(whole.path);
    else left.push({ path, reason: problem ?? '' });
  }
  return { applied, refused: [], cancelled: false, left };
}

/** All that are rows at once, where that can be done: each write of an index is one of all its rows. Takes the parts that are joined out of `made`, and gives the wholes. */
async function joinRows(
  tools: Tools,
  corpus: Corpus,
  { made, step }: { readonly made: Set<string>; readonly step: JournalStep },
): Promise<readonly string[]> {
  const rows = [...made].filter(isRowPath);
  const now = corpusNow(tools, corpus, rows[0] ?? '');
  const families = new Map(rows.map(familyFinder(now, made)).map((family) => [family[0]?.path ?? '', family]));
  families.delete('');
  if (families.size < 2) return [];
  const problem = await joinAgain(tools, now, { families: [...families.values()], entries: step.entries });
  if (problem !== undefined) return [];
  for (const [, ...parts] of families.values()) for (const { path } of parts) made.delete(path);
  return [...families.keys()];
}

/** Records move with every join, so the corpus is asked for anew each time. */
function corpusNow({ services }: Tools, corpus: Corpus, path: string): Corpus {
  return services.corpora.articleOf(corpus.uriOf(path))?.corpus ?? corpus;
}

/** Finds the article that a part was split from, followed by the parts of it that the step made; nothing where the part is gone. */
function familyFinder(corpus: Corpus, made: ReadonlySet<string>): (path: string) => readonly Entry[] {
  const { familyOf } = familiesIn(corpus);
  return (path) => {
    const entry = corpus.entryOf(path);
    const [whole, ...parts] = entry && entry.missing !== true ? familyOf(entry) : [];
    const own = parts.filter((part) => made.has(part.path));
    return whole && own.length > 0 ? [whole, ...own] : [];
  };
}

interface Joining {
  readonly families: readonly (readonly Entry[])[];
  readonly entries: readonly JournalEntry[];
}

/** Why it could not be done; undefined when it was. */
async function joinAgain(tools: Tools, corpus: Corpus, { families, entries }: Joining): Promise<string | undefined> {
  const ids = new Map(entries.map(({ path, id }) => [path, id]));
  const details = new Map<string, ChangeDetail>();
  for (const { path } of families.flat()) {
    const id = ids.get(path);
    if (id !== undefined) details.set(path, { undoes: { id } });
  }
  try {
    const why = { cause: { command: 'merge' }, label: vscode.l10n.t('Undo'), details };
    const { applied, refused } = await mergeFamilies(tools, corpus, { families, ...why });
    await tools.services.corpora.refresh();
    return applied.length > 0 ? undefined : (refused[0]?.reason ?? '');
  } catch (error) {
    return messageOf(error);
  }
}
