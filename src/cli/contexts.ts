import { marksIn, ProfileBuilder, readFrontMatter, tagsOf, type AnalysisContext, type Mark, type OperatingPoint } from '../core/index.ts';
import { annotationsOf } from './annotations.ts';
import { rowTextsOf, textsOf, type AnyText, type Corpus } from './corpus.ts';
import { loadModels } from './models.ts';

/** The contexts for the articles of a corpus, all with one frozen profile: cleaning one file must not make its lines rarer for the next. */
export function contextsFor(corpus: Corpus, point?: OperatingPoint, wanted = { entities: false }): (article: AnyText) => AnalysisContext {
  const profile = new ProfileBuilder();
  for (const article of textsOf(corpus, corpus.entries, () => undefined)) profile.add(article);
  for (const row of rowTextsOf(corpus.rows)) profile.add(row);
  const models = loadModels(wanted);
  const config = point ? { ...corpus.config, point } : corpus.config;
  const { rules, decisions, lists } = corpus;
  return ({ path, source, text, entry }) => {
    const tags = [...new Set([...entry.tags, ...tagsOf(readFrontMatter(text)?.['tags'])])];
    const date = entry.isoDate ?? entry.date;
    const marks = wanted.entities ? marksOf(corpus, path, text) : [];
    return { config, models, profile, rules, decisions, lists, marks, path, source, tags, ...(date === undefined ? {} : { date }) };
  };
}

/** What the person has marked in an article, by its annotation file. */
function marksOf(corpus: Corpus, path: string, text: string): readonly Mark[] {
  const annotations = annotationsOf(corpus, { path, text });
  return annotations && 'ann' in annotations ? marksIn(annotations.ann, text) : [];
}
