import * as vscode from 'vscode';
import { WINNOW_FILES, buildCorpusIndex, formatAnn, readSpans, type RecordHome, type Annotations } from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { isRowPath } from '../files/articleUri.ts';
import { spanFileOf } from '../annotations/spanFile.ts';
import { textNow } from '../articleNow.ts';
import { indexNow, type IndexNow } from './indexFile.ts';

/** Where a corpus keeps what is known of its articles: its index, else `.winnow/articles.jsonl`; and the texts of both, for the check before writing. */
export interface Home {
  readonly home: RecordHome;
  readonly basis: ReadonlyMap<string, string>;
  /** What the home knows of an article, by the records that it has now: others may have written to it since the corpus was read. */
  readonly entryOf: Corpus['entryOf'];
}

/** The home of metadata of a corpus; `sidecar` asks for articles.jsonl whatever else there is. */
export async function homeOf(corpus: Corpus, sidecar = false): Promise<Home> {
  const index = sidecar ? undefined : await indexNow(corpus);
  if (index)
    return {
      home: { kind: 'index', path: index.path, index },
      basis: new Map([[index.path, index.text]]),
      entryOf: entriesIn(corpus, index),
    };
  const text = await textNow({ corpus, path: WINNOW_FILES.articles, uri: corpus.uriOf(WINNOW_FILES.articles) });
  const basis = new Map(text === undefined ? [] : [[WINNOW_FILES.articles, text]]);
  return { home: { kind: 'articles', text }, basis, entryOf: corpus.entryOf };
}

function entriesIn(corpus: Corpus, { path, text, table }: IndexNow): Corpus['entryOf'] {
  if (text === corpus.indexText) return corpus.entryOf;
  const files = corpus.files.filter((file) => !isRowPath(file));
  const { entries } = buildCorpusIndex({ files, index: { path, table }, config: corpus.config });
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return (article) => byPath.get(article);
}

/** The annotations of an article in step with its text, where it has some, and the text of their file. */
export async function annotationsOf(
  corpus: Corpus,
  path: string,
  text: string,
): Promise<{ readonly annotations: Annotations | undefined; readonly basis: ReadonlyMap<string, string> }> {
  const file = await spanFileOf(corpus, path);
  if (file.text === undefined) return { annotations: undefined, basis: new Map() };
  const ann = formatAnn(readSpans(file.text, text), text);
  if (ann !== file.text) throw new Error(vscode.l10n.t('{0} does not fit its text; save the article first', file.path));
  return { annotations: { path: file.path, ann }, basis: new Map([[file.path, file.text]]) };
}
