import { one, words } from './formParts.ts';
import { withLines, type Gold, type GoldPage } from './pages.ts';
import { wordsIn } from './score.ts';

/** What lists of teasers are made of: headlines and lines that read like them, beginnings of articles, and the short lines that stand between. */
export interface TeaserStock {
  readonly headlines: readonly string[];
  readonly leads: readonly string[];
  readonly labels: readonly string[];
}

/** What the pages hold to make lists of teasers of. */
export function teaserStock(pages: readonly GoldPage[]): TeaserStock {
  const linesOf = (wanted: Gold, fits: (line: string) => boolean): string[] =>
    pages.flatMap(({ lines, gold }) => lines.filter((line, at) => gold[at] === wanted && fits(line)));
  const isHeadline = (line: string): boolean => wordsIn(line) >= 6 && wordsIn(line) <= 40 && !SENTENCE_END.test(line);
  return {
    headlines: [...linesOf('title', isHeadline), ...linesOf('boilerplate', isHeadline)],
    leads: linesOf('body', (line) => wordsIn(line) >= 16),
    labels: linesOf('boilerplate', (line) => wordsIn(line) <= 3),
  };
}

/** The page with a list of teasers of other articles among its chrome, as tabloids have it: long lines that end no sentence, up to some hundred. */
export function withTeasers(page: GoldPage, stock: TeaserStock, random: () => number): GoldPage {
  const lines = teasers(stock, random).filter((line) => line !== '');
  return withLines(page, placeOf(page, random), { lines, gold: 'boilerplate', isBlank: random() < 0.5 });
}

/** Right after the article, anywhere after it, or before all that belongs to it. */
function placeOf({ gold }: GoldPage, random: () => number): number {
  const end = gold.lastIndexOf('body') + 1;
  const style = random();
  if (style < 0.3) return end;
  if (style < 0.8) return end + Math.floor(random() * (gold.length - end + 1));
  const first = gold.findIndex((role) => role !== 'boilerplate');
  return Math.floor(random() * (Math.max(0, first) + 1));
}

function teasers(stock: TeaserStock, random: () => number): readonly string[] {
  const count = Math.round(SHORTEST_LIST * (LONGEST_LIST / SHORTEST_LIST) ** random());
  const main = random();
  const between = random();
  return Array.from({ length: count }, () => {
    const style = random() < 0.8 ? main : random();
    const teaser = style < 0.35 ? one(stock.headlines, random) : style < 0.65 ? beginning(stock, random) : longHeadline(stock, random);
    if (between < 0.3) return [teaser, one(stock.labels, random)];
    return between < 0.45 && random() < 0.5 ? [teaser, one(stock.leads, random)] : [teaser];
  }).flat();
}

/** A headline and what happened besides. */
function longHeadline(stock: TeaserStock, random: () => number): string {
  const mark = [' - ', ': ', ' as ', '... '][Math.floor(4 * random())] ?? ' ';
  return `${one(stock.headlines, random)}${mark}${words(one(stock.leads, random), 5 + Math.floor(12 * random()))}`;
}

function beginning(stock: TeaserStock, random: () => number): string {
  const opening = words(one(stock.leads, random), 9 + Math.floor(20 * random()));
  return random() < 0.15 ? `${opening}...` : opening;
}

const SHORTEST_LIST = 6;
const LONGEST_LIST = 240;
// e.g. "he said.”"
const SENTENCE_END = /[.!?…]["'”’»)\]]*\s*$/u;
