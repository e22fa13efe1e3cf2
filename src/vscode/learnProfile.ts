import { keyOf, linesOf, type CorpusProfile } from '../core/index.ts';
import { createPacer, inBatches } from './batches.ts';
import type { Corpus } from './corpusStore.ts';
import { readArticle } from './readArticle.ts';

/** Files read at the same time. */
const WIDTH = 32;

/** Reads all articles of a corpus and counts what lines they share; undefined when it was cancelled. Files that cannot be read count for nothing. */
export async function learnProfile(corpus: Corpus, isCancelled: () => boolean): Promise<CorpusProfile | undefined> {
  const counts = new Map<string, Map<string, number>>();
  const pace = createPacer();
  const one = async (path: string): Promise<void> => {
    const file = await readArticle(corpus.uriOf(path));
    if (file.kind === 'text') count(counts, corpus.entryOf(path)?.source ?? '', file.text);
    await pace();
  };
  await inBatches(corpus.files, one, { width: WIDTH, isCancelled });
  if (isCancelled()) return undefined;
  return {
    filesWith: (source, key) => counts.get(key)?.get(source) ?? 0,
    sourcesWith: (key) => counts.get(key)?.size ?? 0,
  };
}

function count(counts: Map<string, Map<string, number>>, source: string, text: string): void {
  const keys = new Set(linesOf(text).map(({ start, end }) => keyOf(text.slice(start, end))));
  for (const key of keys) {
    if (key === undefined) continue;
    const sources = counts.get(key) ?? new Map<string, number>();
    counts.set(key, sources.set(source, (sources.get(source) ?? 0) + 1));
  }
}
