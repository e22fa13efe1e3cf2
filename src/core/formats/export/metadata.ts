import type { Entry } from '../../corpus/entry.ts';

/** The fields of an article that a table of articles has a column for, in their order. */
export const METADATA = [
  'path',
  'ordinal',
  'url',
  'title',
  'source',
  'author',
  'agency',
  'date',
  'fetched',
  'lang',
  'tags',
  'status',
  'parent',
] as const;

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
