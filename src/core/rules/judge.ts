import { isChaff, type Article, type ArticleLine, type Boundary } from '../article/types.ts';
import type { Span } from '../text/span.ts';
import { decidedSpans, type Decision } from './decision.ts';
import { isAboutLines } from './rule.ts';
import type { UserRule } from './userRule.ts';

/** What the detector said, and what the person says, of one text. */
export interface JudgeInput {
  readonly text: string;
  readonly textStart: number;
  /** Roles at the point for reading. */
  readonly lines: readonly ArticleLine[];
  readonly boundaries: readonly Boundary[];
  readonly articles: readonly Article[];
  /** Lines that are boilerplate at the point for cleaning, 0-based. */
  readonly removable: ReadonlySet<number>;
  /** What clean removes beside or against the usual, by kind, credit or caption. */
  readonly remove: Readonly<Record<string, boolean>>;
  readonly rules: readonly UserRule[];
  readonly decisions: readonly Decision[];
  readonly path?: string;
  readonly source?: string;
}

/** A stretch inside a line that a user's rule removes. */
export interface Cut extends Span {
  readonly rule: UserRule;
}

/** The text as judged: the person's rules and decisions have won over the model. */
export interface Judgement {
  readonly lines: readonly ArticleLine[];
  readonly boundaries: readonly Boundary[];
  readonly articles: readonly Article[];
  /** Lines that clean removes, 0-based. */
  readonly removed: ReadonlySet<number>;
  readonly cuts: readonly Cut[];
  /** Which user rule found the line. */
  readonly userRules: ReadonlyMap<number, UserRule>;
  /** Where the person decided, with the rule it is about. */
  readonly decided: readonly (Span & { readonly rule: string })[];
}

/** Lets second copies of the headline, the toggles, the user's rules and the decisions have their say, each stronger than those before. */
export function judge(input: JudgeInput): Judgement {
  const file = {
    ...(input.path === undefined ? {} : { path: input.path }),
    ...(input.source === undefined ? {} : { source: input.source }),
  };
  const decided = input.decisions.length > 0 ? decidedSpans(input.text, input.decisions, file) : [];
  const draft: Draft = { lines: [...input.lines], removed: new Set(input.removable), userRules: new Map(), cuts: [] };
  keepBylines(input, draft);
  const titled = keepHeadlines(input, draft);
  markCopies(input, draft);
  applyToggles(input, draft);
  for (const rule of input.rules) if (rule.applies(file)) applyRule(input, draft, rule);
  for (const rule of input.rules) if (rule.keep && rule.applies(file)) for (const span of rule.find(input.text)) protect(draft, span);
  for (const span of decided) if (isAboutLines(span.rule)) protect(draft, span);
  const boundaries = input.boundaries.filter(({ line }) => !isDecided(decided, 'second-item', input.lines[line]));
  const articles = boundaries.length === input.boundaries.length ? titled : joinArticles(titled, boundaries);
  const { lines, removed, userRules, cuts } = draft;
  return { lines, removed, userRules, cuts: apart(cuts), boundaries, articles, decided };
}

interface Draft {
  readonly lines: ArticleLine[];
  readonly removed: Set<number>;
  readonly userRules: Map<number, UserRule>;
  cuts: Cut[];
}

/** A line of the form of a byline near the head of an item stays: that it recurs tells of a busy reporter, and clean must find it again on its second run. */
function keepBylines({ text, articles }: JudgeInput, draft: Draft): void {
  for (const { first, end } of articles) {
    let seen = 0;
    for (let index = first; index < end && seen < HEAD; index++) {
      const line = draft.lines[index];
      if (!line || line.role === 'blank') continue;
      seen++;
      if (line.role !== 'boilerplate' || line.end - line.start > 80 || !BYLINE.test(text.slice(line.start, line.end))) continue;
      draft.lines[index] = { start: line.start, end: line.end, role: 'byline', score: line.score };
      draft.removed.delete(index);
    }
  }
}

/**
 * The first line of an item without a headline, with a byline or the text right below it, is its headline where it is not sure to be boilerplate: once the
 * page's head is cleaned away, what told the detector so is gone.
 */
function keepHeadlines({ text, articles }: JudgeInput, draft: Draft): readonly Article[] {
  return articles.map((article) => {
    if (article.title) return article;
    const isFilled = (at: number): boolean => at < article.end && (draft.lines[at]?.role ?? 'blank') !== 'blank';
    let at = article.first;
    while (at < article.end && !isFilled(at)) at++;
    const line = draft.lines[at];
    const below = draft.lines[isFilled(at + 1) ? at + 1 : at + 2];
    const isNext = (below?.role === 'byline' || below?.role === 'body') && below.start < (draft.lines[article.end]?.start ?? Infinity);
    if (!line || line.role !== 'boilerplate' || !isNext || draft.removed.has(at) || !HEADLINE.test(text.slice(line.start, line.end)))
      return article;
    const { start, end, score } = line;
    draft.lines[at] = { start, end, role: 'title', score };
    return { title: { start, end }, ...article };
  });
}

/** A headline that stands again word for word in the file's first article: the later copy goes, as of kind repeat. */
function markCopies({ text, articles }: JudgeInput, draft: Draft): void {
  const end = articles.length > 1 ? (articles[0]?.end ?? draft.lines.length) : draft.lines.length;
  let headline: string | undefined;
  for (let index = 0; index < end; index++) {
    const line = draft.lines[index];
    if (line?.role !== 'title' || line.kind !== undefined) continue;
    const words = text.slice(line.start, line.end).replace(BLANKS, ' ').trim();
    if (words === headline) {
      draft.lines[index] = { ...line, kind: 'repeat' };
      draft.removed.add(index);
    }
    headline ??= words;
  }
}

function applyToggles({ remove }: JudgeInput, draft: Draft): void {
  if (Object.keys(remove).length === 0) return;
  draft.lines.forEach((line, index) => {
    const name = line.kind ?? line.role;
    const wanted = Object.hasOwn(remove, name) ? remove[name] : undefined;
    if (wanted === false) draft.removed.delete(index);
    else if (wanted === true && (line.role === 'credit' || line.role === 'caption')) draft.removed.add(index);
  });
}

function applyRule({ text, textStart }: JudgeInput, draft: Draft, rule: UserRule): void {
  if (rule.keep) return;
  for (const span of rule.find(text.slice(textStart))) {
    const start = span.start + textStart;
    forLinesIn(draft.lines, { start, end: span.end + textStart }, (line, index) => {
      const from = Math.max(start, line.start);
      const to = Math.min(span.end + textStart, line.end);
      if (isBlank(text.slice(line.start, from)) && isBlank(text.slice(to, line.end))) removeLine(draft, index, rule);
      else if (to > from) draft.cuts.push({ start: from, end: to, rule });
    });
  }
}

function removeLine(draft: Draft, index: number, rule: UserRule): void {
  const line = draft.lines[index];
  if (!line || line.role === 'blank') return;
  draft.lines[index] = { start: line.start, end: line.end, role: 'boilerplate', kind: rule.boilerplate, score: 1 };
  draft.removed.add(index);
  if (!draft.userRules.has(index)) draft.userRules.set(index, rule);
}

/** Keeps the lines of a span: boilerplate is body from now on, credits and captions stay what they are. */
function protect(draft: Draft, span: Span): void {
  forLinesIn(draft.lines, span, (line, index) => {
    draft.removed.delete(index);
    draft.userRules.delete(index);
    if (isChaff(line)) draft.lines[index] = { start: line.start, end: line.end, role: 'body', score: 0 };
  });
  draft.cuts = draft.cuts.filter((cut) => cut.end <= span.start || cut.start >= span.end);
}

/** The cuts in order; of two that overlap the later one goes. */
function apart(cuts: readonly Cut[]): readonly Cut[] {
  const kept: Cut[] = [];
  for (const cut of [...cuts].sort((a, b) => a.start - b.start || b.end - a.end)) if (cut.start >= (kept.at(-1)?.end ?? 0)) kept.push(cut);
  return kept;
}

function forLinesIn(lines: readonly ArticleLine[], span: Span, visit: (line: ArticleLine, index: number) => void): void {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.end ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < lines.length; index++) {
    const line = lines[index];
    if (!line || line.start >= span.end) return;
    if (line.end > span.start) visit(line, index);
  }
}

/** Whether a decision about the rule covers part of the span. */
export function isDecided(decided: Judgement['decided'], rule: string, span: Span | undefined): boolean {
  return span !== undefined && decided.some((each) => each.rule === rule && each.start < span.end && span.start < each.end);
}

/** The articles that are left when some boundaries are not believed. */
function joinArticles(articles: readonly Article[], boundaries: readonly Boundary[]): readonly Article[] {
  const starts = new Set(boundaries.map(({ line }) => line));
  const joined: Article[] = [];
  for (const article of articles) {
    const last = joined.at(-1);
    if (!last || starts.has(article.first)) joined.push(article);
    else joined[joined.length - 1] = { ...last, end: article.end };
  }
  return joined;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** How many lines with text count as the head of an item. */
const HEAD = 6;
// e.g. "By Anna Holm and Jo O’Neill", "Von Eva Maria Lenz"
const BYLINE =
  /^\s*(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|Автор:?|Текст:?)\s+\p{Lu}[\p{L}.’'-]*(?:,?\s+(?:and|und|et|y|e|и|та|&|de|van|von|der)?\s*\p{Lu}[\p{L}.’'-]*){1,5}\s*$/u;
// e.g. "Council votes to close the bridge": three words or more, no end of a sentence
const HEADLINE = /^\s*\p{Lu}\S*(?:\s+\S+){2,24}(?<![.:|])\s*$/u;
// e.g. "  "
const BLANKS = /\s+/g;
