import { boilerplateAt, parseText, type ParsedText, type ParseOptions } from './article/parse.ts';
import { explainLines } from './article/explain.ts';
import type { ParseMemory } from './article/parseMemory.ts';
import type { BoundaryModel } from './article/split/model.ts';
import type { Article, ArticleLine, Boundary } from './article/types.ts';
import type { BoilerplateModel } from './boilerplate/model.ts';
import type { CorpusProfile } from './boilerplate/profile.ts';
import type { CorpusConfig, OperatingPoint } from './config.ts';
import { ENTITY_TYPES, type Entity } from './entities/entity.ts';
import { findEntities, type Mark } from './entities/findEntities.ts';
import type { NameList } from './entities/nameList.ts';
import type { NameUsage } from './entities/nameUsage.ts';
import type { EntityModel } from './entities/model.ts';
import { decidedSpans, type Decision } from './rules/decision.ts';
import { findAll } from './rules/index.ts';
import { judge, type Judgement } from './rules/judge.ts';
import { longestBlankRun } from './rules/removal.ts';
import type { Finding } from './rules/rule.ts';
import type { UserRule } from './rules/userRule.ts';
import { frontMatterOf } from './text/frontMatter.ts';
import type { Span } from './text/span.ts';
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
  /** The point at which lines get their roles; default balanced, or thorough where the configured point for cleaning is. */
  readonly rolePoint?: OperatingPoint;
  readonly profile?: CorpusProfile;
  readonly rules?: readonly UserRule[];
  readonly decisions?: readonly Decision[];
  readonly lists?: readonly NameList[];
  /** What the person has marked in this text as names, dates and amounts. */
  readonly marks?: readonly Mark[];
  /** How the corpus uses its names, to hold the article's against it. */
  readonly usage?: NameUsage;
  /** The article's tags, to be held against the vocabulary. */
  readonly tags?: readonly string[];
  readonly path?: string;
  readonly source?: string;
  /** The text as its file has it, where the editor has made its line ends equal. */
  readonly fileText?: string;
  /** ISO date of the article, when known. */
  readonly date?: string;
  /** What the analysis of an earlier state of the same text left behind; the analysis is the same with it or without. */
  readonly memory?: ParseMemory;
}

/** The parts of an analysis that cost time of their own; what is left out comes back empty. */
export interface AnalysisParts {
  readonly entities?: boolean;
  readonly findings?: boolean;
  /** Left out, both counts of words are 0. */
  readonly words?: boolean;
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
  /** Lines that clean removes at the configured point, 0-based, ascending. */
  readonly removed: readonly number[];
  /** Stretches inside other lines that a user's rule removes, ascending. */
  readonly cuts: readonly (Span & { readonly rule: string })[];
  /** Words before and after clean at the configured point. */
  readonly words: { readonly raw: number; readonly clean: number };
}

/** THE path: text and what the corpus knows go in, an Analysis comes out. Pure, synchronous, total, linear in the text. */
export function analyze(text: string, context: AnalysisContext, parts: AnalysisParts = {}): Analysis {
  const textStart = frontMatterOf(text)?.end ?? 0;
  const parsed = parseText(text, parseOptions(context, textStart, rolePointOf(context)));
  const judgement = judge({
    text,
    textStart,
    lines: parsed.lines,
    boundaries: parsed.boundaries,
    articles: parsed.articles,
    removable: boilerplateAt(parsed, context.config.point),
    remove: context.config.remove,
    rules: context.rules ?? [],
    decisions: context.decisions ?? [],
    ...(context.path === undefined ? {} : { path: context.path }),
    ...(context.source === undefined ? {} : { source: context.source }),
  });
  const entities = parts.entities === false ? [] : entitiesOf(text, { context, parsed });
  return {
    length: text.length,
    textStart,
    lines: judgement.lines,
    boundaries: judgement.boundaries,
    articles: judgement.articles,
    ...(parsed.language === undefined ? {} : { language: parsed.language }),
    entities,
    findings: parts.findings === false ? [] : findingsOf(text, { context, textStart, parsed, judgement, entities }),
    removed: [...judgement.removed].sort((a, b) => a - b),
    cuts: judgement.cuts.map(({ start, end, rule }) => ({ start, end, rule: rule.id })),
    words: parts.words === false ? { raw: 0, clean: 0 } : countBoth(text, textStart, judgement),
  };
}

function rolePointOf({ rolePoint, config }: AnalysisContext): OperatingPoint {
  return rolePoint ?? (config.point === 'thorough' ? 'thorough' : 'balanced');
}

function parseOptions(context: AnalysisContext, start: number, point: OperatingPoint): ParseOptions {
  const { models, profile, memory, source = '' } = context;
  return { source, point, start, ...models, ...(profile ? { profile } : {}), ...(memory ? { memory } : {}) };
}

interface Parsed {
  readonly context: AnalysisContext;
  readonly textStart: number;
  readonly parsed: ParsedText;
}

function entitiesOf(text: string, { context, parsed }: Omit<Parsed, 'textStart'>): readonly Entity[] {
  const { models, lists, marks, date } = context;
  const stretches = parsed.lines.filter(({ role }) => role !== 'blank');
  return findEntities(text, stretches, {
    marks: marks ?? [],
    rejected: rejectedIn(text, context),
    ...(models.entities ? { model: models.entities } : {}),
    ...(lists ? { lists } : {}),
    ...(date === undefined ? {} : { date }),
    ...(parsed.language === undefined ? {} : { language: parsed.language }),
  });
}

/** What the person has rejected: decisions under the entity's type as their rule. */
function rejectedIn(text: string, { decisions = [], path, source }: AnalysisContext): readonly Mark[] {
  const rejections = decisions.filter(({ rule }) => ENTITY_TYPES.some((type) => type === rule));
  if (rejections.length === 0) return [];
  const file = { ...(path === undefined ? {} : { path }), ...(source === undefined ? {} : { source }) };
  return decidedSpans(text, rejections, file).flatMap(({ start, end, rule }) =>
    ENTITY_TYPES.filter((type) => type === rule).map((type) => ({ start, end, type })),
  );
}

interface Judged {
  readonly judgement: Judgement;
  readonly entities: readonly Entity[];
}

function findingsOf(text: string, given: Parsed & Judged): readonly Finding[] {
  const { context, textStart, parsed, judgement, entities } = given;
  return findAll({
    text,
    textStart,
    longestBlankRun: longestBlankRun({ lines: judgement.lines, textStart, removed: judgement.removed }),
    explain: (range) => explainLines(parsed, range),
    source: context.source ?? '',
    tags: context.tags ?? [],
    vocabulary: context.config.tags.vocabulary,
    entities,
    decisions: context.decisions ?? [],
    ...judgement,
    ...(context.profile ? { profile: context.profile } : {}),
    ...(context.usage ? { usage: context.usage } : {}),
    ...(context.path === undefined ? {} : { path: context.path }),
    ...(context.fileText === undefined ? {} : { fileText: context.fileText }),
  });
}

function countBoth(text: string, textStart: number, { lines, removed, cuts }: Judgement): Analysis['words'] {
  let raw = 0;
  let away = 0;
  // no word goes on over a line break
  lines.forEach(({ start, end }, index) => {
    if (start < textStart) return;
    const count = countWords(text, start, end);
    raw += count;
    if (removed.has(index)) away += count;
  });
  for (const { start, end } of cuts) away += countWords(text, start, end);
  return { raw, clean: Math.max(0, raw - away) };
}
