import type { ArticleSummary } from '../../core/corpus/filterQuery.ts';
import { withFrontMatter, withSidecar } from '../../core/index.ts';
import type { Corpus, Entry } from '../corpusStore.ts';
import type { Summary } from '../summary.ts';

/** An article as the filter and the grouping see it, with its entry. */
export interface Row extends ArticleSummary {
  readonly entry: Entry;
}

/** All that is known of an article: the index first, then its front matter, then `.winnow/`, then what the text itself tells. */
export function rowOf(corpus: Corpus, entry: Entry, summary: Summary | undefined): Row {
  const { path, id, title, source, author, agency, lang, isoDate, tags } = entryNow(corpus, entry, summary);
  return {
    entry,
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
    findings: summary?.findings,
    rules: summary?.blocks.map(({ rule }) => rule),
    entities: summary?.names.map(({ name }) => name),
  };
}

/** The entry joined with the file's front matter and with what `.winnow/` says of it. */
export function entryNow(corpus: Corpus, entry: Entry, summary: Summary | undefined): Entry {
  const fronted = summary?.frontMatter ? withFrontMatter(entry, summary.frontMatter, corpus.config) : entry;
  const record = corpus.articles.get(entry.path);
  return record ? withSidecar(fronted, record) : fronted;
}
