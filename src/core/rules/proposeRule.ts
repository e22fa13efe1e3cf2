import type { BoilerplateKind } from '../boilerplate/types.ts';
import type { Span } from '../text/span.ts';
import type { RuleScope, UserRuleSource } from './userRule.ts';

/** What a rule is proposed from. */
export interface ProposalInput {
  readonly text: string;
  readonly span: Span;
  /** The article's source; without one the rule holds for the corpus. */
  readonly source?: string;
  readonly kind?: BoilerplateKind;
  /** Ids that are taken. */
  readonly ids?: readonly string[];
}

/** A rule that finds the selection and its like: amounts, numbers and white space are slots, everything else is literal; the selection is its example. */
export function proposeRule({ text, span, source, kind = 'chrome', ids = [] }: ProposalInput): UserRuleSource {
  const example = text.slice(span.start, span.end).trim();
  const scope: RuleScope = source === undefined || source === '' ? { kind: 'corpus' } : { kind: 'source', source };
  return {
    id: freeId(example, kind, ids),
    boilerplate: kind,
    scope,
    match: { kind: 're', re: patternOf(example) },
    keep: false,
    examples: { match: [example], noMatch: [] },
  };
}

/** The RE2 pattern for a text with slots. */
function patternOf(example: string): string {
  let pattern = '';
  for (const match of example.matchAll(TOKEN)) {
    const { money, number, space, quote } = match.groups ?? {};
    if (money !== undefined) pattern += AMOUNT;
    else if (number !== undefined) pattern += NUMBER;
    else if (space !== undefined) pattern += SPACE;
    else pattern += quote === undefined ? escaped(match[0]) : (QUOTE[quote] ?? escaped(quote));
  }
  return pattern;
}

function escaped(text: string): string {
  return text.replace(SPECIAL, '\\$&');
}

/** An id from the first words, with a number where it is taken. */
function freeId(example: string, kind: string, ids: readonly string[]): string {
  const words = (example.toLowerCase().match(WORD) ?? []).slice(0, 3);
  const base = words.length > 0 ? words.join('-') : kind;
  let id = base;
  for (let count = 2; ids.includes(id); count++) id = `${base}-${count}`;
  return id;
}

const AMOUNT = '[$€£¥₹₽₴][\\s\\x{a0}]?\\d(?:[\\d.,\\x{a0}]*\\d)?';
const NUMBER = '\\d(?:[\\d.,:/]*\\d)?';
const SPACE = '[\\s\\x{a0}]+';
const QUOTE: Readonly<Record<string, string>> = {
  "'": "['’]",
  '’': "['’]",
  '"': '["“”]',
  '“': '["“”]',
  '”': '["“”]',
};
// e.g. "$2.50", "12,000", "  ", "’", "word"
const TOKEN =
  /(?<money>[$€£¥₹₽₴]\s?\d(?:[\d.,]*\d)?)|(?<number>\d(?:[\d.,:/]*\d)?)|(?<space>[\s\u00a0]+)|(?<quote>['’"“”])|[^\d\s\u00a0$€£¥₹₽₴'’"“”]+|./gsu;
// e.g. "("
const SPECIAL = /[\\^$.*+?()[\]{}|]/g;
// e.g. "support"
const WORD = /[\p{L}\d]+/gu;
