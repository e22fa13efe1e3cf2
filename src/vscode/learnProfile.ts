import { ProfileBuilder, type CorpusProfile } from '../core/index.ts';
import { createPacer, inBatches } from './batches.ts';
import type { Corpus } from './corpusStore.ts';
import { readArticle } from './readArticle.ts';

/** Files read at the same time. */
const WIDTH = 32;

/** Reads all articles of a corpus and counts what lines they share; undefined when it was cancelled. Files that cannot be read count for nothing. */
export async function learnProfile(corpus: Corpus, isCancelled: () => boolean): Promise<CorpusProfile | undefined> {
  const profile = new ProfileBuilder();
  const pace = createPacer();
  const one = async (path: string): Promise<void> => {
    const file = await readArticle(corpus.uriOf(path));
    if (file.kind === 'text') profile.add({ text: file.text, source: corpus.entryOf(path)?.source });
    await pace();
  };
  await inBatches(corpus.files, one, { width: WIDTH, isCancelled });
  return isCancelled() ? undefined : profile;
}
