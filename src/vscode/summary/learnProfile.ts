import { ProfileBuilder, type CorpusProfile } from '../../core/index.ts';
import { createPacer, inBatches } from '../pacing.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { articleFile } from '../corpus/articleFile.ts';

/** What reading a corpus once gives: what its lines share, and texts by path, as many as there is room for. */
export interface Learned {
  readonly profile: CorpusProfile;
  readonly texts: Map<string, string>;
}

/** Files read at the same time: each read is a message to another process, so many are under way at once. */
const WIDTH = 64;
/** How many UTF-16 code units of text are kept for the analyses that follow. */
const ROOM = 32 * 1024 * 1024;

/** Reads all articles of a corpus and counts what lines they share, telling of each file; undefined when it was cancelled. Files that cannot be read count for nothing. */
export async function learnProfile(corpus: Corpus, isCancelled: () => boolean, onRead: () => void): Promise<Learned | undefined> {
  const profile = new ProfileBuilder();
  const texts = new Map<string, string>();
  const pace = createPacer();
  let kept = 0;
  const one = async (path: string): Promise<void> => {
    const file = await articleFile(corpus, path);
    const text = file.kind === 'text' ? file.text : undefined;
    onRead();
    if (text === undefined) return;
    profile.add({ text, source: corpus.entryOf(path)?.source });
    kept += text.length;
    if (kept <= ROOM) texts.set(path, text);
    await pace();
  };
  await inBatches(corpus.files, one, { width: WIDTH, isCancelled });
  return isCancelled() ? undefined : { profile, texts };
}
