import { parseAnn, annPathFor, besideOf, twinsOf, isInStep } from '../../core/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { decodeFile } from '../files/fileText.ts';
import { articleBytes } from '../corpus/articleFile.ts';

/** The `.ann` beside two texts of one stem, and whose it is, told by which of them it fits. */
export interface SharedAnn {
  readonly path: string;
  readonly ann: string;
  readonly whose: 'its' | 'others' | 'unclear';
}

/** The files of a corpus that are there, for annPathFor and twinsOf. */
export function textsOf(corpus: Corpus): { readonly has: (path: string) => boolean } {
  return {
    has: (path) => {
      const entry = corpus.entryOf(path);
      return entry !== undefined && entry.missing !== true;
    },
  };
}

/** Whether an article shares its stem with another text, and an `.ann` of that stem was there when the corpus was read. */
export function isShared(corpus: Corpus, path: string): boolean {
  return twinsOf(path, textsOf(corpus)).length > 0 && corpus.annotations.includes(besideOf(path));
}

/**
 * The `.ann` beside an article that shares its stem with another text and has no annotations of its own in `.winnow/`; undefined where there is none. `text` is
 * the article's, where it is not what its file holds.
 */
export async function sharedAnn(corpus: Corpus, path: string, text?: string): Promise<SharedAnn | undefined> {
  const twins = twinsOf(path, textsOf(corpus));
  const beside = besideOf(path);
  if (twins.length === 0) return undefined;
  const [ann, own] = await Promise.all([textAt(corpus, beside), textAt(corpus, annPathFor(path, textsOf(corpus)))]);
  if (ann === undefined || own !== undefined) return undefined;
  const fits = (other: string | undefined): boolean => other !== undefined && isInStep(parseAnn(ann, other), other);
  const isIts = fits(text ?? (await textAt(corpus, path)));
  const isTheirs = (await Promise.all(twins.map((twin) => textAt(corpus, twin)))).some(fits);
  return { path: beside, ann, whose: isIts === isTheirs ? 'unclear' : isIts ? 'its' : 'others' };
}

async function textAt(corpus: Corpus, path: string): Promise<string | undefined> {
  const bytes = await articleBytes(corpus, path);
  return bytes && decodeFile(bytes).text;
}
