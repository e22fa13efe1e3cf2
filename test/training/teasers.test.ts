import { describe, expect, it } from 'vitest';
import type { GoldPage } from '../../src/training/boilerplate/pages.ts';
import { teaserStock, withTeasers } from '../../src/training/boilerplate/teasers.ts';
import { mulberry32 } from '../../src/training/random.ts';

function page(domain: string, rows: readonly (readonly [GoldPage['gold'][number], string])[]): GoldPage {
  return {
    ...{ id: domain, dataset: 'test', domain },
    lines: rows.map(([, line]) => line),
    blankBefore: rows.map(() => false),
    gold: rows.map(([gold]) => gold),
  };
}

const own = page('own.test', [
  ['boilerplate', 'Sections'],
  ['title', 'The ferry stops at noon'],
  ['body', 'The last ferry of the season left on Sunday.'],
  ['body', 'Nobody waved.'],
  ['boilerplate', 'Imprint'],
]);
const other = page('other.test', [
  ['boilerplate', 'Newest'],
  ['boilerplate', 'Baker of the valley wins the grand prize with a loaf of rye'],
  ['title', 'Why the old bridge over the mill stream has to close'],
  [
    'body',
    'The old bridge over the mill stream has to close for a year because its piles are rotten, said the engineer who looked after it for thirty years.',
  ],
  ['body', 'All of it will come by boat, and the boat is late.'],
]);
const tries = Array.from({ length: 60 }, (_, seed) => mulberry32(seed));
const kept = (made: GoldPage): readonly string[] =>
  made.lines.filter((line, at) => made.gold[at] !== 'boilerplate' || own.lines.includes(line));

describe('a page with a list of teasers', () => {
  it('has it outside its article, made of the headlines and beginnings of others, as boilerplate', () => {
    for (const random of tries) {
      const made = withTeasers(own, teaserStock([other]), random);
      expect(kept(made)).toEqual(own.lines);
      expect(made.gold.indexOf('body')).toBe(made.gold.indexOf('title') + 1);
      expect(made.gold.lastIndexOf('body')).toBe(made.gold.indexOf('body') + 1);
      expect(made.lines.length).toBeGreaterThanOrEqual(own.lines.length + 6);
      expect(made.gold).toHaveLength(made.lines.length);
      expect(made.blankBefore).toHaveLength(made.lines.length);
      expect(made.lines.every((line) => line.trim() !== '')).toBe(true);
      expect(made.lines.filter((line) => line.endsWith('years.')).length).toBeLessThan(made.lines.length / 2);
    }
  });
});
