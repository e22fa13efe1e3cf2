import { explainLines, parseText, type ParsedText } from './article/parse.ts';
import type { Article, ArticleLine, Boundary } from './article/types.ts';
import type { BoilerplateModel } from './boilerplate/model.ts';
import type { CorpusProfile } from './boilerplate/profile.ts';
import type { BoundaryModel } from './article/split.ts';
import type { CorpusConfig } from './config.ts';
import type { Entity } from './entities/entity.ts';
import { findEntities, type NameList } from './entities/find.ts';
import type { EntityModel } from './entities/model.ts';
import type { Finding } from './rules/rule.ts';
import { frontMatterOf } from './text/frontMatter.ts';
import { countWords } from './text/words.ts';

/** The learned weights; each may be missing, then its part falls back to rules. */
export interface Models {
  readonly boilerplate?: BoilerplateModel;
  readonly boundaries?: BoundaryModel;
  readonly entities?: EntityModel;
}

/** All that an analysis depends on beside the text. */
export interface AnalysisContext {
  readonly config: CorpusConfig;
  readonly models: Models;
  readonly profile?: CorpusProfile;
  readonly lists?: readonly NameList[];
  readonly path?: string;
  readonly source?: string;
  /** ISO date of the article, when known. */
  readonly date?: string;
}

/** All that Winnow knows of one text: plain data, UTF-16 offsets into the whole text, structured-cloneable. */
export interface Analysis {
  readonly length: number;
  /** Offset where the text proper starts, after front matter. */
  readonly textStart: number;
  readonly lines: readonly ArticleLine[];
  readonly boundaries: readonly Boundary[];
  readonly articles: readonly Article[];
  readonly language?: string;
  readonly entities: readonly Entity[];
  readonly findings: readonly Finding[];
  /** Words before and after clean at the configured point. */
  readonly words: { readonly raw: number; readonly clean: number };
}

/** THE path: text and what the corpus knows go in, an Analysis comes out. Pure, synchronous, total, linear in the text. */
export function analyze(text: string, context: AnalysisContext): Analysis {
  const textStart = frontMatterOf(text)?.end ?? 0;
  const parsed: ParsedText = parseText(text, {
    ...context.models,
    ...(context.profile ? { profile: context.profile } : {}),
    source: context.source ?? '',
    point: context.config.point,
    start: textStart,
  });
  const stretches = parsed.lines.filter((line) => line.role !== 'blank');
  const entities = findEntities(text, stretches, { ...(context.models.entities ? { model: context.models.entities } : {}) });
  void explainLines;
  const raw = countWords(text.slice(textStart));
  return {
    length: text.length,
    textStart,
    lines: parsed.lines,
    boundaries: parsed.boundaries,
    articles: parsed.articles,
    entities,
    findings: [],
    words: { raw, clean: raw },
  };
}
