import { ProfileBuilder, readFrontMatter, tagsOf, type AnalysisContext, type OperatingPoint } from '../core/index.ts';
import { textsOf, type ArticleText, type Corpus } from './corpus.ts';
import { loadModels } from './models.ts';

/** The contexts for the articles of a corpus, all with one frozen profile: cleaning one file must not make its lines rarer for the next. */
export function contextsFor(corpus: Corpus, point?: OperatingPoint): (article: ArticleText) => AnalysisContext {
  const profile = new ProfileBuilder();
  for (const article of textsOf(corpus, corpus.entries, () => undefined)) profile.add(article);
  const models = loadModels({ entities: false }, (line) => process.stderr.write(line));
  const config = point ? { ...corpus.config, point } : corpus.config;
  const { rules, decisions, lists } = corpus;
  return ({ path, source, text, entry }) => {
    const tags = [...new Set([...entry.tags, ...tagsOf(readFrontMatter(text)?.['tags'])])];
    return { config, models, profile, rules, decisions, lists, path, source, tags };
  };
}
