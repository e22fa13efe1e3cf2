import { foldName } from './fields.ts';
import { isoDate } from './isoDate.ts';
import { statusOf } from './toEntry.ts';

/** What a filter looks at: an article as a plain row. Numbers in words and whole findings; `boilerplate` is a share 0-1. */
export interface ArticleSummary {
  readonly path: string;
  readonly id: string;
  readonly title?: string | undefined;
  readonly source?: string | undefined;
  readonly author?: string | undefined;
  readonly agency?: string | undefined;
  readonly lang?: string | undefined;
  readonly status?: string | undefined;
  readonly isoDate?: string | undefined;
  readonly tags: readonly string[];
  /** Share of the words that clean takes. */
  readonly boilerplate?: number | undefined;
  readonly words?: number | undefined;
  readonly findings?: number | undefined;
  /** Rule ids of its findings. */
  readonly rules?: readonly string[] | undefined;
  /** Names in it. */
  readonly entities?: readonly string[] | undefined;
}

/** A filter as typed: whether an article passes, and what of it is not understood. */
export interface Filter {
  readonly matches: (article: ArticleSummary) => boolean;
  readonly problems: readonly string[];
}

/**
 * Reads a filter such as `source:x bp>30 -status:todo tag:"two words" entity:Minsk rule:appeal date>2024-01-01 lang:de word`: all terms must hold, `-`
 * negates, plain words are looked for in title, path and id; case does not count. `bp` is in percent; a term with an unknown key is a problem and
 * passes everything.
 */
export function parseFilter(query: string): Filter {
  const problems: string[] = [];
  const tests = [...query.matchAll(TERM)].map(({ groups }) => {
    const test = testOf(groups ?? {}, problems);
    return test && groups?.['minus'] !== undefined ? (article: ArticleSummary) => !test(article) : test;
  });
  const all = tests.filter((test) => test !== undefined);
  return { matches: (article) => all.every((test) => test(article)), problems };
}

type Test = (article: ArticleSummary) => boolean;

function testOf(groups: Readonly<Record<string, string | undefined>>, problems: string[]): Test | undefined {
  const { key, sign = ':' } = groups;
  const value = (groups['quoted'] ?? groups['value'] ?? '').toLowerCase();
  if (key === undefined) return wordTest(value);
  const name = foldName(key);
  const number = NUMBERS[name];
  if (number) return numberTest(number, { key, sign, value }, problems);
  if (name === 'date') return dateTest(sign, value, problems);
  const text = TEXTS[name];
  if (!text) problems.push(`"${key}" is not something to filter by`);
  else if (value === '') problems.push(`"${key}${sign}" lacks a value`);
  else if (sign === ':' || sign === '=') return text(value);
  else problems.push(`"${key}" cannot be compared with ${sign}`);
  return undefined;
}

function wordTest(word: string): Test {
  return ({ title, path, id }) => has(title, word) || has(path, word) || id.toLowerCase() === word;
}

interface Comparison {
  readonly key: string;
  readonly sign: string;
  readonly value: string;
}

function numberTest(
  numberOf: (article: ArticleSummary) => number | undefined,
  { key, sign, value }: Comparison,
  problems: string[],
): Test | undefined {
  const wanted = Number(value.replace(/%$/, ''));
  if (value === '' || Number.isNaN(wanted)) {
    problems.push(`"${key}${sign}" needs a number`);
    return undefined;
  }
  const compare = COMPARE[sign] ?? COMPARE[':'];
  return (article) => {
    const number = numberOf(article);
    return number !== undefined && compare !== undefined && compare(number, wanted);
  };
}

/** Dates compare as far as the given one goes: `date>2024` is after that year, `date:2024-10` within that month. */
function dateTest(sign: string, value: string, problems: string[]): Test | undefined {
  const wanted = isoDate(value);
  if (wanted === undefined) {
    problems.push(`"${value}" is not a date`);
    return undefined;
  }
  return ({ isoDate: date }) => {
    if (date === undefined) return false;
    const part = date.slice(0, wanted.length);
    if (sign === '>') return part > wanted;
    if (sign === '<') return part < wanted;
    if (sign === '>=') return part >= wanted;
    return sign === '<=' ? part <= wanted : part === wanted;
  };
}

function has(text: string | undefined, part: string): boolean {
  return text !== undefined && text.toLowerCase().includes(part);
}

function isOne(texts: readonly string[] | undefined, wanted: string): boolean {
  return texts?.some((text) => text.toLowerCase() === wanted) ?? false;
}

const NUMBERS: Readonly<Record<string, (article: ArticleSummary) => number | undefined>> = {
  bp: ({ boilerplate }) => (boilerplate === undefined ? undefined : boilerplate * 100),
  boilerplate: ({ boilerplate }) => (boilerplate === undefined ? undefined : boilerplate * 100),
  words: ({ words }) => words,
  findings: ({ findings }) => findings,
};

const TEXTS: Readonly<Record<string, (value: string) => Test>> = {
  source: (value) => (article) => has(article.source, value),
  title: (value) => (article) => has(article.title, value),
  path: (value) => (article) => has(article.path, value),
  folder: (value) => (article) => article.path.toLowerCase().startsWith(value.endsWith('/') ? value : `${value}/`),
  author: (value) => (article) => has(article.author, value),
  agency: (value) => (article) => has(article.agency, value),
  id: (value) => (article) => article.id.toLowerCase() === value,
  status: (value) => {
    const wanted = statusOf(value);
    return (article) => (article.status ?? 'todo').toLowerCase() === wanted;
  },
  tag: (value) => (article) => isOne(article.tags, value),
  tags: (value) => (article) => isOne(article.tags, value),
  rule: (value) => (article) => isOne(article.rules, value),
  lang: (value) => (article) => (article.lang ?? '').toLowerCase().split(/[-_]/)[0] === value.split(/[-_]/)[0],
  language: (value) => (article) => (article.lang ?? '').toLowerCase().split(/[-_]/)[0] === value.split(/[-_]/)[0],
  entity: (value) => (article) => article.entities?.some((name) => has(name, value)) ?? false,
  has: (value) => (article) => HAS[value]?.(article) ?? false,
};

const HAS: Readonly<Record<string, Test>> = {
  tag: ({ tags }) => tags.length > 0,
  tags: ({ tags }) => tags.length > 0,
  source: ({ source }) => source !== undefined,
  title: ({ title }) => title !== undefined,
  date: ({ isoDate: date }) => date !== undefined,
  author: ({ author }) => author !== undefined,
  agency: ({ agency }) => agency !== undefined,
  finding: ({ findings = 0 }) => findings > 0,
  findings: ({ findings = 0 }) => findings > 0,
};

const COMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
  ':': (a, b) => a === b,
};

// e.g. `source:x`, `-tag:"two words"`, `bp>=30`, `word`, `"two words"`
const TERM = /(?<minus>-)?(?:(?<key>[\p{L}_]+)(?<sign>>=|<=|[:=<>]))?(?:"(?<quoted>[^"]*)"?|(?<value>[^\s"]+))/gu;
