import { describe, expect, it } from 'vitest';
import { sentencesOf, withForms } from '../../src/training/boilerplate/forms.ts';
import type { GoldPage } from '../../src/training/boilerplate/pages.ts';
import { mulberry32 } from '../../src/training/random.ts';

const rows: readonly (readonly [GoldPage['gold'][number], string])[] = [
  ...Array.from({ length: 12 }, (_, at) => ['boilerplate', `Section ${at}`] as const),
  ['title', 'The ferry stops at noon'],
  ['byline', 'By Ines Tamm'],
  ['body', 'The last ferry of the season left on Sunday, an hour late. Nobody on the long wooden pier waved at it.'],
  ['body', '“It will be back in spring,” the harbour master said as he locked his hut.'],
  ...Array.from({ length: 12 }, (_, at) => ['boilerplate', `Imprint ${at}`] as const),
];
const page: GoldPage = {
  ...{ id: 'one', dataset: 'test', domain: 'one.test' },
  lines: rows.map(([, line]) => line),
  blankBefore: rows.map(() => false),
  gold: rows.map(([gold]) => gold),
};
const sentences = sentencesOf(page);
const made = (seed: number): GoldPage => withForms(page, { sentences, random: mulberry32(seed) });
const seeds = Array.from({ length: 200 }, (_, seed) => seed);
const spanOf = ({ gold }: GoldPage): readonly [number, number] => [gold.findIndex((role) => role === 'title'), gold.lastIndexOf('body')];

describe('a page with parts that are no running prose', () => {
  it('takes whole sentences of its article for them', () => {
    expect(sentences).toEqual([
      'The last ferry of the season left on Sunday, an hour late.',
      'Nobody on the long wooden pier waved at it.',
      '“It will be back in spring,” the harbour master said as he locked his hut.',
    ]);
  });

  it('keeps all its chrome, headline and byline in order, and has all that is put into the article between them as the article', () => {
    for (const seed of seeds) {
      const { lines, gold, blankBefore } = made(seed);
      const [first, last] = spanOf(made(seed));
      const own = lines.filter((line, at) => gold[at] !== 'body' && page.lines.includes(line));
      expect(own).toEqual(page.lines.filter((_, at) => page.gold[at] !== 'body'));
      expect(gold.slice(first + 2, last + 1).every((role) => role === 'body')).toBe(true);
      expect(gold).toHaveLength(lines.length);
      expect(blankBefore).toHaveLength(lines.length);
      expect(lines.every((line) => line.trim() !== '')).toBe(true);
    }
  });

  it('has a widget only some lines away from the article', () => {
    const widgets = seeds.map(made).flatMap(({ lines, gold }, seed) => {
      const [first, last] = spanOf(made(seed));
      return lines.flatMap((line, at) =>
        gold[at] === 'boilerplate' && !page.lines.includes(line) ? [Math.min(Math.abs(first - at), Math.abs(at - last))] : [],
      );
    });
    expect(widgets.length).toBeGreaterThan(20);
    expect(Math.min(...widgets)).toBeGreaterThan(3);
  });

  it('is of many kinds, short and long, and the same for the same chance', () => {
    const kinds = new Set(seeds.map((seed) => made(seed).lines.join('\n')));
    expect(kinds.size).toBeGreaterThan(190);
    expect(made(7)).toEqual(made(7));
    expect(seeds.some((seed) => made(seed).lines.some((line) => /^\d{1,2}[:.]\d\d/.test(line)))).toBe(true);
    expect(seeds.some((seed) => made(seed).lines.some((line) => line.startsWith('Q:') || line.startsWith('Q –')))).toBe(true);
  });

  it('stays as it is without an article or sentences', () => {
    const bare = { ...page, gold: page.gold.map(() => 'boilerplate' as const) };
    expect(withForms(bare, { sentences, random: mulberry32(1) })).toBe(bare);
    expect(withForms(page, { sentences: [], random: mulberry32(1) })).toBe(page);
  });
});
