import { readNameList, type ListProblem } from './readNameList.ts';
import type { NameList } from './nameList.ts';

/** The lists of names of a corpus, and the lines of their files that could not be used. */
export interface NameLists {
  readonly lists: readonly NameList[];
  readonly problems: readonly (ListProblem & { readonly path: string })[];
}

/** Whether a file in the folder of lists is one: CSV, TSV, JSONL. */
export function isNameListFile(name: string): boolean {
  return LIST_FILE.test(name);
}

/** Reads lists of names in the order given (of two that name the same the earlier wins); a list is called by its file's name. Broken lines become problems. */
export function readNameLists(files: readonly { readonly path: string; readonly text: string }[]): NameLists {
  const read = files.map(({ path, text }) => ({ path, ...readNameList(path.slice(path.lastIndexOf('/') + 1), text) }));
  return {
    lists: read.map(({ list }) => list),
    problems: read.flatMap(({ path, problems }) => problems.map((problem) => ({ path, ...problem }))),
  };
}

// e.g. "towns.csv"
const LIST_FILE = /^[^.].*\.(?:csv|tsv|jsonl|ndjson)$/i;
