import { withFrontMatter, withSidecar, type ArticleSummary, type Entry } from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { isShown } from '../findings/findings.ts';
import type { SettingValues } from '../settings.ts';
import type { Summary } from '../summary/summary.ts';

/** An article as the filter and the grouping see it, with its entry. */
export interface Row extends ArticleSummary {
  readonly entry: Entry;
  /** The path of the first article of its cluster of near duplicates. */
  readonly cluster?: string | undefined;
}

/** What is known of an article's text, which of its findings the person wants to see, and its cluster. */
export interface Known {
  readonly summary: Summary | undefined;
  readonly settings: SettingValues;
  readonly cluster: string | undefined;
}

/** All that is known of an article: the index first, then its front matter, then `.winnow/`, then what the text itself tells. */
export function rowOf(corpus: Corpus, entry: Entry, { summary, settings, cluster }: Known): Row {
  const { path, id, title, source, author, agency, lang, isoDate, tags } = entryNow(corpus, entry, summary);
  return {
    entry,
    cluster,
    path,
    id,
    title: title ?? summary?.title,
    source,
    author,
    agency,
    isoDate,
    tags,
    lang: lang ?? summary?.language,
    status: corpus.statusOf(path),
    boilerplate: summary?.chaff,
    words: summary?.words.raw,
    findings: summary && shownCount(summary, settings),
    rules: summary?.findings.map(({ rule }) => rule),
    entities: summary?.names.map(({ name }) => name),
  };
}

/** How many findings of an article the person's settings let through. */
export function shownCount({ findings }: Summary, settings: SettingValues): number {
  return findings.filter((finding) => isShown(finding, settings)).length;
}

/** The entry joined with the file's front matter and with what `.winnow/` says of it. */
export function entryNow(corpus: Corpus, entry: Entry, summary: Summary | undefined): Entry {
  const fronted = summary?.frontMatter ? withFrontMatter(entry, summary.frontMatter, corpus.config) : entry;
  const record = corpus.articles.get(entry.path);
  return record ? withSidecar(fronted, record) : fronted;
}
