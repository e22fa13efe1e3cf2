import { lineAt, linesOf } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { countWords, countWordsIn } from '../text/words.ts';
import { compileRule } from '../rules/compileRule.ts';
import type { UserRuleSource } from '../rules/userRule.ts';

/** An article that a rule may hit. */
export interface RadiusArticle {
  readonly path: string;
  readonly text: string;
  readonly source?: string;
  readonly reviewed?: boolean;
}

/** What a rule would do to one article, and why that should be looked at first. */
export interface RadiusHit {
  readonly path: string;
  readonly spans: readonly Span[];
  readonly words: number;
  readonly suspicious: readonly ('much' | 'quote' | 'reviewed')[];
}

/** What a rule would do to the corpus. */
export interface BlastRadius {
  readonly articles: number;
  readonly blocks: number;
  readonly words: number;
  readonly suspicious: number;
  readonly hits: readonly RadiusHit[];
}

/** A rule that cuts more than this share of an article's words is suspicious. */
const MUCH = 0.4;

/** How far a rule reaches before it is saved (product row X4): suspicious is what cuts over 40 % of an article, hits a quotation, or hits a reviewed article. */
export function blastRadius(source: UserRuleSource, articles: Iterable<RadiusArticle>): BlastRadius {
  const rule = compileRule(source);
  const hits: RadiusHit[] = [];
  for (const article of articles) {
    const spans = rule.applies(article) ? rule.find(article.text) : [];
    if (spans.length > 0) hits.push(hitOf(article, spans));
  }
  return {
    articles: hits.length,
    blocks: hits.reduce((sum, { spans }) => sum + spans.length, 0),
    words: hits.reduce((sum, { words }) => sum + words, 0),
    suspicious: hits.filter(({ suspicious }) => suspicious.length > 0).length,
    hits,
  };
}

function hitOf({ path, text, reviewed }: RadiusArticle, spans: readonly Span[]): RadiusHit {
  const words = countWordsIn(text, spans);
  const suspicious: RadiusHit['suspicious'][number][] = [];
  if (words > MUCH * countWords(text)) suspicious.push('much');
  if (spans.some((span) => isInQuote(text, span))) suspicious.push('quote');
  if (reviewed) suspicious.push('reviewed');
  return { path, spans, words, suspicious };
}

/** Whether the stretch begins inside a quotation of its line, or is one. */
function isInQuote(text: string, span: Span): boolean {
  const lines = linesOf(text);
  const line = lines[lineAt(lines, span.start)];
  if (!line) return false;
  const before = text.slice(line.start, span.start);
  const opens = (before.match(OPENING)?.length ?? 0) - (before.match(CLOSING)?.length ?? 0);
  const straight = (before.match(STRAIGHT)?.length ?? 0) % 2;
  return opens > 0 || straight === 1 || SPEECH.test(text.slice(span.start, Math.min(span.end, line.end)));
}

// e.g. "“"
const OPENING = /[“«„]/g;
// e.g. "”"
const CLOSING = /[”»]/g;
// e.g. '"'
const STRAIGHT = /"/g;
// e.g. "“We will go on,” she said"
const SPEECH = /^\s*[“"«„].+[”"»]\s*,?\s*\p{Ll}/su;
