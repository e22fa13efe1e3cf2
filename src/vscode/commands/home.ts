import { ARTICLES_PATH, type RecordHome } from '../../core/changes/records.ts';
import type { Corpus } from '../corpusStore.ts';
import { textNow } from './articleNow.ts';
import { indexNow } from './indexFile.ts';

/** Where a corpus keeps what is known of its articles: its index, else `.winnow/articles.jsonl`; and the texts of both, for the check before writing. */
export interface Home {
  readonly home: RecordHome;
  readonly basis: ReadonlyMap<string, string>;
}

/** The home of metadata of a corpus; `sidecar` asks for articles.jsonl whatever else there is. */
export async function homeOf(corpus: Corpus, sidecar = false): Promise<Home> {
  const index = sidecar ? undefined : await indexNow(corpus);
  if (index) return { home: { kind: 'index', path: index.path, index }, basis: new Map([[index.path, index.text]]) };
  const text = await textNow({ corpus, path: ARTICLES_PATH, uri: corpus.uriOf(ARTICLES_PATH) });
  return { home: { kind: 'articles', text }, basis: new Map(text === undefined ? [] : [[ARTICLES_PATH, text]]) };
}
