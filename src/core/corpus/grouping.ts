import { addTo } from '../groupBy.ts';
import { STATUSES } from './entry.ts';
import { compareNaturally } from '../text/compareNaturally.ts';
import { compareTexts } from '../text/compareTexts.ts';
import type { ArticleSummary } from './filterQuery.ts';

/** What articles are grouped by; `date` is by year and month, `cluster` by near duplicates. */
export type Grouping = 'source' | 'status' | 'tag' | 'date' | 'language' | 'folder' | 'cluster';

/** Articles that share a value; `key` is undefined for those that have none. An article with two tags is in two groups. */
export interface Group<Article> {
  readonly key: string | undefined;
  readonly articles: readonly Article[];
}

/** The groups of articles: by key as a person counts (dates newest first, statuses in their order), those without a key last; articles in the order given. Deterministic. */
export function groupArticles<Article extends ArticleSummary & { readonly cluster?: string | undefined }>(
  articles: readonly Article[],
  by: Grouping,
): Group<Article>[] {
  const groups = new Map<string | undefined, Article[]>();
  for (const article of articles) for (const key of keysOf(article, by)) addTo(groups, key, article);
  return [...groups].map(([key, members]) => ({ key, articles: members })).sort((a, b) => compareKeys(a.key, b.key, by));
}

/** The share of boilerplate, 0-1, in the words of articles together; of those that have been counted, undefined when none has. */
export function boilerplateOf(articles: readonly ArticleSummary[]): number | undefined {
  let words = 0;
  let taken = 0;
  for (const { words: own, boilerplate } of articles) {
    if (own === undefined || boilerplate === undefined) continue;
    words += own;
    taken += own * boilerplate;
  }
  return words === 0 ? undefined : taken / words;
}

function keysOf(article: ArticleSummary & { readonly cluster?: string | undefined }, by: Grouping): readonly (string | undefined)[] {
  if (by === 'tag') return article.tags.length === 0 ? [undefined] : article.tags;
  if (by === 'status') return [article.status ?? 'todo'];
  if (by === 'date') return [article.isoDate?.slice(0, 7)];
  if (by === 'language') return [article.lang];
  if (by === 'cluster') return [article.cluster];
  if (by === 'source') return [article.source];
  const slash = article.path.lastIndexOf('/');
  return [slash < 0 ? '' : article.path.slice(0, slash)];
}

function compareKeys(a: string | undefined, b: string | undefined, by: Grouping): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  if (by === 'status') return rankOf(a) - rankOf(b) || compareTexts(a, b);
  return by === 'date' ? compareTexts(b, a) : compareNaturally(a.toLowerCase(), b.toLowerCase()) || compareTexts(a, b);
}

function rankOf(status: string): number {
  const rank = STATUSES.findIndex((each) => each === status);
  return rank < 0 ? STATUSES.length : rank;
}
