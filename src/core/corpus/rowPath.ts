/** The index that holds an article as a row, and the row's id, by the article's path; undefined for one that is a file. */
export function rowIn(path: string): { readonly index: string; readonly id: string } | undefined {
  const [, index, id] = ROW.exec(path) ?? [];
  return index === undefined || id === undefined ? undefined : { index, id };
}

// e.g. "dump.jsonl#17", "meta/index.csv#https://example.org/a"
const ROW = /^([^#]*\.(?:json|jsonl|ndjson|csv|tsv|yaml|yml))#([^]*)$/i;
