import { ENTRY_FIELDS, type Entry, type EntryField } from '../../corpus/entry.ts';

/** The fields of an article that a table of articles has a column for, in their order: all but its id and text, and what speaks of the bytes of its file. */
export const METADATA = ENTRY_FIELDS.filter((field) => !isOwn(field));

type OwnField = 'id' | 'text' | 'hash' | 'range';

function isOwn(field: EntryField): field is OwnField {
  return field === 'id' || field === 'text' || field === 'hash' || field === 'range';
}

/** What is known of an article but its id and text, in a fixed order: Winnow's fields first, then those it does not know, as they stand. What is not known is left out. */
export function metadataOf(entry: Entry): Readonly<Record<string, unknown>> {
  const known = METADATA.map((field) => [field, entry[field]] as const).filter(([, value]) => isKnown(value));
  const taken = new Set<string>(METADATA);
  const others = Object.entries(entry.extra).filter(([name]) => !taken.has(name));
  return Object.fromEntries([...known, ...others]);
}

function isKnown(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
