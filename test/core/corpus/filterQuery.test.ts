import { describe, expect, it } from 'vitest';
import { parseFilter, type ArticleSummary } from '../../../src/core/corpus/filterQuery.ts';
import { boilerplateOf, groupArticles } from '../../../src/core/corpus/grouping.ts';
import { quickest } from '../../support/quickest.ts';

const article: ArticleSummary = {
  path: 'texts/north/000_aa.txt',
  id: 'aa',
  title: 'Ferry returns at last',
  source: 'Harbour Post',
  lang: 'de-AT',
  status: 'in progress',
  isoDate: '2024-10-09',
  tags: ['politics', 'wire copy'],
  boilerplate: 0.42,
  words: 300,
  findings: 3,
  rules: ['appeal', 'chrome'],
  entities: ['Port Elin', 'Anna Holm'],
};

const passing = [
  '',
  'source:harbour',
  'source:"Harbour Post" bp>30',
  'bp>=42 bp<43 boilerplate>40%',
  'status:in-progress',
  'status:"in progress"',
  'status:doing',
  '-status:todo',
  'tag:"wire copy"',
  'TAG:Politics',
  'entity:"Port Elin"',
  'rule:appeal -rule:social',
  'date>2024-01-01 date<=2024 date:2024-10',
  'lang:de',
  'ferry north',
  '"at last"',
  'folder:texts/north',
  'words>299 findings:3 has:tag',
  '-source:other',
];
const failing = [
  'source:x',
  'bp>42',
  'status:todo',
  'tag:wire',
  '-tag:politics',
  'entity:Minsk',
  'date>2024',
  'lang:en',
  'absent',
  'folder:text',
  '-ferry',
  'words<300',
];

describe('a filter', () => {
  for (const query of passing) {
    it(`passes ${query || 'everything when empty'}`, () => {
      expect(parseFilter(query)).toMatchObject({ problems: [] });
      expect(parseFilter(query).matches(article)).toBe(true);
    });
  }
  for (const query of failing) {
    it(`stops ${query}`, () => {
      expect(parseFilter(query).problems).toEqual([]);
      expect(parseFilter(query).matches(article)).toBe(false);
    });
  }
  it('says what it does not understand, and goes by the rest', () => {
    const filter = parseFilter('colour:red bp>much date:someday tag>3 source:x');
    expect(filter.problems).toHaveLength(4);
    expect(filter.matches(article)).toBe(false);
    expect(parseFilter('colour:red').matches(article)).toBe(true);
  });
  it('knows no bp of an article that has not been looked at', () => {
    expect(parseFilter('bp<50').matches({ path: 'a', id: 'a', tags: [] })).toBe(false);
  });
  it('goes through 10,000 articles in 100 ms', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      ...article,
      path: `texts/${index}.txt`,
      boilerplate: (index % 100) / 100,
    }));
    const filter = parseFilter(
      'source:harbour bp>30 status:"in progress" tag:politics entity:"port elin" rule:appeal date>2024-01-01 lang:de ferry',
    );
    expect(quickest(100, () => expect(many.filter(filter.matches)).toHaveLength(6900))).toBeLessThan(100);
  });
});

describe('groups of articles', () => {
  const articles = [
    { ...article, path: 'b/1.txt', id: '1' },
    {
      ...article,
      path: 'a/2.txt',
      id: '2',
      source: undefined,
      tags: [],
      status: undefined,
      isoDate: '2025-01-02',
      words: 100,
      boilerplate: 0,
    },
    { ...article, path: '3.txt', id: '3', source: 'Aube', tags: ['politics'], status: 'own', isoDate: undefined, words: undefined },
  ];
  const keys = (by: Parameters<typeof groupArticles>[1]): unknown =>
    groupArticles(articles, by).map((group) => [group.key, group.articles.map(({ id }) => id).join('')]);
  it('stand in a fixed order, those without a key last', () => {
    expect(keys('source')).toEqual([
      ['Aube', '3'],
      ['Harbour Post', '1'],
      [undefined, '2'],
    ]);
    expect(keys('tag')).toEqual([
      ['politics', '13'],
      ['wire copy', '1'],
      [undefined, '2'],
    ]);
    expect(keys('status')).toEqual([
      ['todo', '2'],
      ['in progress', '1'],
      ['own', '3'],
    ]);
    expect(keys('date')).toEqual([
      ['2025-01', '2'],
      ['2024-10', '1'],
      [undefined, '3'],
    ]);
    expect(keys('folder')).toEqual([
      ['', '3'],
      ['a', '2'],
      ['b', '1'],
    ]);
    expect(keys('language')).toEqual([['de-AT', '123']]);
  });
  it('carry the share of boilerplate of all their words', () => {
    expect(boilerplateOf(groupArticles(articles, 'language')[0]?.articles ?? [])).toBeCloseTo(0.315);
    expect(boilerplateOf(groupArticles(articles, 'source')[0]?.articles ?? [])).toBeUndefined();
  });
});
