import type { Corpus, Entry } from '../corpusStore.ts';
import type { Services } from '../services.ts';
import type { Summary } from '../summary.ts';

/** Whether an article passes a query such as `source:x bp>30 -tag:y entity:"Minsk" rule:appeal word`; all terms must hold, a term that is not understood is looked for in title and path. */
export function parseFilter(query: string, { summaries }: Services): (corpus: Corpus, entry: Entry) => boolean {
  const terms = [...query.matchAll(TERM)].map(({ groups }) => termOf(groups ?? {}));
  return (corpus, entry) => {
    const summary = summaries.of(corpus, entry.path);
    return terms.every((term) => term({ corpus, entry, summary }));
  };
}

interface Article {
  readonly corpus: Corpus;
  readonly entry: Entry;
  readonly summary: Summary | undefined;
}

type Term = (article: Article) => boolean;

function termOf(groups: Readonly<Record<string, string | undefined>>): Term {
  const value = (groups['quoted'] ?? groups['value'] ?? '').toLowerCase();
  const field = groups['field']?.toLowerCase();
  const test = fieldTest(field, groups['sign'], value) ?? wordTest(field === undefined ? value : `${field}${groups['sign'] ?? ''}${value}`);
  return groups['minus'] === undefined ? test : (article) => !test(article);
}

function fieldTest(field: string | undefined, sign: string | undefined, value: string): Term | undefined {
  if (sign === '>' || sign === '<' || sign === '>=' || sign === '<=') return numberTest(field, sign, Number(value));
  const has = (text: string | undefined): boolean => text !== undefined && text.toLowerCase().includes(value);
  const tests: Readonly<Record<string, Term>> = {
    source: ({ entry }) => has(entry.source),
    title: ({ entry, summary }) => has(entry.title ?? summary?.title),
    path: ({ entry }) => has(entry.path),
    id: ({ entry }) => entry.id.toLowerCase() === value,
    status: ({ corpus, entry }) => corpus.statusOf(entry.path) === value.replace('-', ' '),
    tag: ({ corpus, entry }) => corpus.tagsOf(entry.path).some((tag) => tag.toLowerCase() === value),
    lang: ({ entry, summary }) => (entry.lang ?? summary?.language ?? '').toLowerCase().startsWith(value),
    date: ({ entry }) => (entry.isoDate ?? entry.date ?? '').startsWith(value),
    rule: ({ summary }) => summary?.blocks.some(({ rule }) => rule === value) ?? false,
    entity: ({ summary }) => summary?.names.some(({ name }) => has(name)) ?? false,
  };
  return field !== undefined && Object.hasOwn(tests, field) ? tests[field] : undefined;
}

function numberTest(field: string | undefined, sign: string, wanted: number): Term | undefined {
  const values: Readonly<Record<string, (summary: Summary) => number>> = {
    bp: ({ chaff }) => chaff * 100,
    words: ({ words }) => words.raw,
    findings: ({ findings }) => findings,
  };
  const valueOf = field !== undefined && Object.hasOwn(values, field) ? values[field] : undefined;
  if (!valueOf || Number.isNaN(wanted)) return undefined;
  return ({ summary }) => {
    if (!summary) return false;
    const value = valueOf(summary);
    if (sign.startsWith('>')) return sign === '>' ? value > wanted : value >= wanted;
    return sign === '<' ? value < wanted : value <= wanted;
  };
}

function wordTest(word: string): Term {
  return ({ entry, summary }) => `${entry.title ?? summary?.title ?? ''} ${entry.path}`.toLowerCase().includes(word);
}

// e.g. `source:x`, `-tag:"two words"`, `bp>30`, `word`
const TERM = /(?<minus>-)?(?:(?<field>\p{L}+)(?<sign>:|>=|<=|>|<))?(?:"(?<quoted>[^"]*)"|(?<value>[^\s"]+))/gu;
