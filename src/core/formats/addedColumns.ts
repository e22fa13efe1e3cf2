import type { JournalEntry } from './journal.ts';

/** The columns that changes of the journal have added to a CSV index: they stand at the end of what was put into its header. */
export function addedColumns(entries: readonly JournalEntry[], path: string): readonly string[] {
  const names = entries.flatMap((entry) => {
    const [first] = entry.path === path && entry.before !== '' ? [...entry.edits].sort((a, b) => a.start - b.start) : [];
    return first?.removed === '' && COLUMNS.test(first.inserted) ? first.inserted.slice(1).split(first.inserted[0] ?? ',') : [];
  });
  return [...new Set(names)];
}

// e.g. ",parent,range"
const COLUMNS = /^([,;\t|])[^"\r\n]*[^"\r\n,;\t|]$/;
