/** One line of `.winnow/journal.jsonl` (contracts.md); offsets are UTF-16 in the decoded text before, hashes SHA-256 of file bytes, empty where there is no file. */
export interface JournalEntry {
  readonly id: string;
  readonly time: string;
  readonly who: string;
  readonly command: string;
  readonly rule?: string;
  readonly ruleVersion?: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly removed: string; readonly inserted: string }[];
}
export function formatJournalEntry(entry: JournalEntry): string {
  return `${JSON.stringify(entry)}\n`;
}
export function parseJournal(text: string): { readonly entries: readonly JournalEntry[] } {
  return {
    entries: text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as JournalEntry),
  };
}
