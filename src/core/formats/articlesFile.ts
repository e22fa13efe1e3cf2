import { compareTexts } from '../text/compareTexts.ts';
import type { Span } from '../text/span.ts';
import { parseJson } from '../json.ts';

/** What `.winnow/articles.jsonl` says of one article: the home of metadata where neither index nor front matter is. Unknown fields stay. */
export interface ArticleRecord {
  readonly path: string;
  readonly id?: string;
  readonly parent?: string;
  readonly range?: Span;
  readonly tags?: readonly string[];
  readonly status?: string;
  /** SHA-256 of the file's bytes when it was marked reviewed: another hash means changed since review. */
  readonly reviewed?: string;
  readonly note?: string;
  readonly title?: string;
  readonly byline?: string;
  readonly [field: string]: unknown;
}

/** The records of an articles.jsonl; of two for one path the later wins field by field (a git merge may leave both); each broken line is a problem (0-based) and kept in `broken`. */
export function parseArticles(text: string): {
  readonly articles: ReadonlyMap<string, ArticleRecord>;
  readonly problems: readonly { readonly line: number }[];
  readonly broken: readonly string[];
} {
  const articles = new Map<string, ArticleRecord>();
  const problems: { readonly line: number }[] = [];
  const broken: string[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const record = parseJson(line);
    if (isRecord(record)) articles.set(record.path, { ...articles.get(record.path), ...record });
    else {
      problems.push({ line: index });
      broken.push(line);
    }
  });
  return { articles, problems, broken };
}

/** An articles.jsonl: one line each, sorted by path; lines that could not be read stay, at the end. */
export function formatArticles(articles: Iterable<ArticleRecord>, broken: readonly string[] = []): string {
  const sorted = [...articles].sort((a, b) => compareTexts(a.path, b.path));
  return [...sorted.map((record) => JSON.stringify(record)), ...broken].map((line) => `${line}\n`).join('');
}

/** The file with fields of articles changed, one write after the other (undefined takes a field out); a record without any field left goes. */
export function withArticles(
  text: string,
  writes: readonly { readonly path: string; readonly fields: Readonly<Record<string, unknown>> }[],
): string {
  const { articles, broken } = parseArticles(text);
  const next = new Map(articles);
  for (const { path, fields } of writes) {
    const kept = Object.entries({ ...next.get(path), ...fields }).filter(([name, value]) => name !== 'path' && value !== undefined);
    if (kept.length === 0) next.delete(path);
    else next.set(path, { path, ...Object.fromEntries(kept) });
  }
  return formatArticles(next.values(), broken);
}

function isRecord(value: unknown): value is ArticleRecord {
  return typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string';
}
