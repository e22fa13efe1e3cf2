import { annPathFor, besideOf, isInStep, parseAnn, twinsOf, type Annotations } from '../core/index.ts';
import { readArticle, type Refused } from '../node/readArticle.ts';
import { textIfThere } from '../node/readCorpus.ts';
import type { ArticleText, Corpus } from './corpus.ts';

/** An article as far as its annotations ask for it; `after` is what it is about to become. */
export type Annotated = Pick<ArticleText, 'path' | 'text'> & { readonly after?: string | undefined };

/**
 * The annotation file of an article, in step with its text; undefined when there is none, or it fits what the text is about to become. Refused where there is one that does not fit, or one beside two
 * texts of one stem of which nobody can say whose it is: then the text must not change, as its spans could not be carried along.
 */
export function annotationsOf(corpus: Corpus, article: Annotated): Annotations | Refused | undefined {
  const path = annPathFor(article.path, corpus.paths);
  const ann = textIfThere(corpus.root, path);
  if (ann === undefined) return sharedBeside(corpus, article);
  if (article.after !== undefined && !fits(ann, article.text) && fits(ann, article.after)) return undefined;
  return fits(ann, article.text) ? { path, ann } : { path, refused: `The annotations in ${path} do not fit the text` };
}

/** The `.ann` beside an article that another text of its stem shares, where it is this one's. */
function sharedBeside(corpus: Corpus, { path, text }: Annotated): Annotations | Refused | undefined {
  const beside = besideOf(path);
  const twins = twinsOf(path, corpus.paths);
  const ann = twins.length > 0 ? textIfThere(corpus.root, beside) : undefined;
  if (ann === undefined) return undefined;
  const isTheirs = twins.some((twin) => {
    const read = readArticle(corpus.root, twin);
    return 'text' in read && fits(ann, read.text);
  });
  if (fits(ann, text) && !isTheirs) return { path: beside, ann };
  if (isTheirs && !fits(ann, text)) return undefined;
  return { path: beside, refused: `${beside} may hold its annotations or those of ${twins.join(', ')}` };
}

function fits(ann: string, text: string): boolean {
  return isInStep(parseAnn(ann, text), text);
}
