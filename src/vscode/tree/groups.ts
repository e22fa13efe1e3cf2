import { groupArticles, type Grouping as CoreGrouping } from '../../core/index.ts';
import type { Row } from './row.ts';

/** What the articles of the tree can be grouped by; `none` lists them flat. */
export const GROUPINGS = ['none', 'source', 'status', 'tag', 'date', 'language', 'folder', 'cluster'] as const satisfies readonly (
  CoreGrouping | 'none'
)[];

export type Grouping = (typeof GROUPINGS)[number];

/** Articles that belong together under a label, which is empty for those that lack what is grouped by; `key` tells groups apart. */
export interface Group {
  readonly key: string;
  readonly label: string;
  readonly rows: readonly Row[];
}

/** The most children one level shows. */
export const MOST_CHILDREN = 500;

/** The groups in order, those without a label last; a cluster of near duplicates has the title of its first article. */
export function groupsOf(rows: readonly Row[], by: Exclude<Grouping, 'none'>): readonly Group[] {
  return groupArticles(rows, by).map(({ key = '', articles }) => ({
    key,
    label: by === 'cluster' ? titleOf(key, articles) : key,
    rows: articles,
  }));
}

function titleOf(path: string, rows: readonly Row[]): string {
  const first = rows.find((row) => row.path === path) ?? rows[0];
  return path === '' ? '' : (first?.title ?? path);
}

/** A long list cut into runs of at most MOST_CHILDREN (more only where there would be more than that many runs), labelled by the places of first and last. */
export function runsOf(rows: readonly Row[]): readonly Group[] {
  return cutIntoRuns(rows).map(({ label, items }) => ({ key: label, label, rows: items }));
}

/** Too many groups for one level cut into runs of at most MOST_CHILDREN, labelled by first and last; those without a label stay beside the runs. Empty where one level holds all. */
export function groupRunsOf(groups: readonly Group[]): readonly (Group & { readonly groups: readonly Group[] })[] {
  if (groups.length <= MOST_CHILDREN) return [];
  const runs = cutIntoRuns(groups.filter(({ label }) => label !== ''));
  return runs.map(({ items }) => {
    const label = [items[0], items.at(-1)].map((group) => group?.label ?? '').join(' - ');
    return { key: items[0]?.key ?? '', label, rows: [...new Set(items.flatMap(({ rows }) => rows))], groups: items };
  });
}

/** The same for any list. */
export function cutIntoRuns<T>(items: readonly T[]): readonly { readonly label: string; readonly items: readonly T[] }[] {
  if (items.length <= MOST_CHILDREN) return [{ label: '', items }];
  const size = Math.max(MOST_CHILDREN, Math.ceil(items.length / MOST_CHILDREN));
  return Array.from({ length: Math.ceil(items.length / size) }, (_, run) => {
    const part = items.slice(run * size, (run + 1) * size);
    return { label: `${run * size + 1} - ${run * size + part.length}`, items: part };
  });
}
