import { groupBy } from '../groupBy.ts';
import { compareTexts } from '../text/compareTexts.ts';
import type { JournalEntry } from './journal.ts';

/** What one command did at once, as the journal has it: the entries of one batch, or a single one. */
export interface JournalStep {
  /** The batch's id, or that of the only entry. */
  readonly id: string;
  /** Of its latest entry. */
  readonly time: string;
  readonly who: string;
  readonly command: string;
  readonly entries: readonly JournalEntry[];
  /** Whether all of it was taken back, and that is still so. */
  readonly undone: boolean;
}

/** The steps of a journal, newest first, its renames among them where they are given. Entries that record something else than a change of an article's text (lost annotations) are left out. */
export function journalSteps(entries: readonly JournalEntry[], renames: readonly JournalEntry[] = []): readonly JournalStep[] {
  const undone = undoneIds(entries);
  const changes = entries.filter(({ of, before, after }) => of === undefined && before !== after);
  const groups = groupBy([...changes, ...renames], ({ batch, id }) => batch ?? id);
  const steps = [...groups].map(([id, own]) => stepOf(id, own, undone));
  return steps.sort((a, b) => compareTexts(b.time, a.time));
}

/** The changes of several files at once that still stand, wholly or in part, and are no undo themselves, newest first. */
export function standingBatches(entries: readonly JournalEntry[]): readonly JournalStep[] {
  return journalSteps(entries).filter(({ entries: own, undone }) => !undone && own[0]?.batch !== undefined && !own[0].undoes);
}

function stepOf(id: string, entries: readonly JournalEntry[], undone: ReadonlySet<string>): JournalStep {
  const [first] = entries;
  const time = entries.reduce((latest, entry) => (entry.time > latest ? entry.time : latest), '');
  const isUndone = entries.every((entry) => undone.has(entry.id));
  return { id, time, who: first?.who ?? '', command: first?.command ?? '', entries, undone: isUndone };
}

/** The entries that were taken back as a whole, told from the latest to the first: an undo that was undone itself takes nothing back. */
function undoneIds(entries: readonly JournalEntry[]): ReadonlySet<string> {
  const undone = new Set<string>();
  const undos = entries.filter(({ undoes }) => undoes && undoes.edit === undefined);
  undos.sort((a, b) => compareTexts(b.time, a.time));
  for (const { id, undoes } of undos) if (undoes && !undone.has(id)) undone.add(undoes.id);
  return undone;
}
