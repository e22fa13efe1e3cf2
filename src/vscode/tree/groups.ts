import type { Corpus, Entry } from '../corpusStore.ts';
import type { Summary } from '../summary.ts';

/** What the articles of the tree can be grouped by; `none` lists them flat. */
export const GROUPINGS = ['none', 'source', 'status', 'tag', 'date', 'language', 'folder'] as const;

export type Grouping = (typeof GROUPINGS)[number];

/** Articles that belong together under a label; blank label: those that lack what is grouped by. */
export interface Group {
  readonly label: string;
  readonly entries: readonly Entry[];
}

/** The groups in order (statuses as they follow in review, everything else by label, those without at the end); an article with two tags is in two. */
export function groupsOf(
  corpus: Corpus,
  entries: readonly Entry[],
  given: { readonly by: Exclude<Grouping, 'none'>; readonly summaryOf: (path: string) => Summary | undefined },
): readonly Group[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const label of labelsOf(corpus, entry, given)) {
      const members = groups.get(label);
      if (members) members.push(entry);
      else groups.set(label, [entry]);
    }
  }
  return [...groups].map(([label, members]) => ({ label, entries: members })).sort((a, b) => compareLabels(a.label, b.label, given.by));
}

/** The most children one level shows. */
export const MOST_CHILDREN = 500;

/** A long list cut into runs of at most MOST_CHILDREN, each labelled by its first and last article's place; a short one is returned as one run. */
export function runsOf(entries: readonly Entry[]): readonly Group[] {
  if (entries.length <= MOST_CHILDREN) return [{ label: '', entries }];
  const size = Math.max(MOST_CHILDREN, Math.ceil(entries.length / MOST_CHILDREN));
  const runs: Group[] = [];
  for (let at = 0; at < entries.length; at += size) {
    const part = entries.slice(at, at + size);
    runs.push({ label: `${at + 1} - ${at + part.length}`, entries: part });
  }
  return runs;
}

function labelsOf(corpus: Corpus, entry: Entry, { by, summaryOf }: Parameters<typeof groupsOf>[2]): readonly string[] {
  switch (by) {
    case 'source':
      return [entry.source ?? ''];
    case 'status':
      return [corpus.statusOf(entry.path)];
    case 'tag': {
      const tags = corpus.tagsOf(entry.path);
      return tags.length === 0 ? [''] : tags;
    }
    case 'date':
      return [(entry.isoDate ?? entry.date ?? '').slice(0, 7)];
    case 'language':
      return [entry.lang ?? summaryOf(entry.path)?.language ?? ''];
    case 'folder':
      return [entry.path.split('/').slice(0, -1).join('/')];
  }
}

const STATUS_ORDER = ['todo', 'in progress', 'reviewed', 'rejected'];

function compareLabels(a: string, b: string, by: Grouping): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  if (by !== 'status') return a < b ? -1 : a > b ? 1 : 0;
  const rank = (label: string): number => (STATUS_ORDER.includes(label) ? STATUS_ORDER.indexOf(label) : STATUS_ORDER.length);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}
