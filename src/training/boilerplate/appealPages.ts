import { mulberry32, pick } from '../random.ts';
import { toExample, type Example } from './examples.ts';
import type { Gold, GoldPage } from './pages.ts';
import { withLines } from './pages.ts';
import type { WrittenText } from './texts.ts';

/**
 * Pages to learn from where appeals begin and end: articles with an appeal after, before or in them, with a passage in them that could be mistaken for one, or as they
 * are. The articles are those of the pages, whose own boilerplate is left out of account, for nobody knows which of it are appeals, and written ones. All that is put
 * together is of one fold.
 */
export function appealPages(pages: readonly Example[], texts: readonly WrittenText[], folds: number): readonly Example[] {
  return Array.from({ length: folds }, (_, fold) => {
    const random = mulberry32(100 + fold);
    const own = texts.filter((text) => text.fold === fold);
    const all: GoldPage[] = [];
    const english = stockOf(own, 'en');
    const hosts = pages
      .filter((example) => example.fold === fold)
      .map(({ page }): GoldPage => ({ ...page, gold: page.gold.map((gold): Gold => (gold === 'body' ? gold : 'other')) }));
    for (const host of hosts) {
      const chance = random();
      if (host.gold.includes('body'))
        all.push(chance < 0.6 ? withAppeal(host, english, random) : chance < 0.8 ? withPassage(host, english, random) : host);
    }
    for (const lang of new Set(own.map((text) => text.lang))) {
      const stock = stockOf(own, lang);
      const articles = stock.articles.map(toPage);
      const host = (): GoldPage => framed(pick(articles, random) ?? toPage({ lang, lines: [] }), pick(hosts, random), random);
      all.push(...articles, ...stock.passages.map((passage) => withPassage(host(), { ...stock, passages: [passage] }, random)));
      for (const appeal of [...stock.appeals, ...stock.appeals]) all.push(withAppeal(host(), { ...stock, appeals: [appeal] }, random));
    }
    return all.filter(({ lines }) => lines.length > 0).map((page): Example => ({ ...toExample(page, { folds, random }), fold }));
  }).flat();
}

interface Stock {
  readonly appeals: readonly WrittenText[];
  readonly articles: readonly WrittenText[];
  readonly passages: readonly WrittenText[];
}

function stockOf(texts: readonly WrittenText[], lang: string): Stock {
  const own = texts.filter((text) => text.lang === lang);
  const isWhole = ({ lines }: WrittenText): boolean => lines.length >= 5 && lines.join(' ').split(' ').length >= 100;
  const articles = own.filter(({ isAppeal }) => !isAppeal);
  return {
    appeals: own.filter(({ isAppeal }) => isAppeal),
    articles: articles.filter(isWhole),
    passages: articles.filter((text) => !isWhole(text)),
  };
}

function toPage({ lang, lines }: Pick<WrittenText, 'lang' | 'lines'>): GoldPage {
  return { id: lang, dataset: 'written', domain: lang, lines, blankBefore: lines.map(() => false), gold: lines.map((): Gold => 'body') };
}

/** Every second article between what stands before and after the text of a page, as websites have it. */
function framed(article: GoldPage, frame: GoldPage | undefined, random: () => number): GoldPage {
  const first = frame?.gold.indexOf('body') ?? -1;
  if (!frame || first < 0 || random() < 0.5) return article;
  const end = frame.gold.lastIndexOf('body') + 1;
  const around = <T>(of: readonly T[], own: readonly T[]): readonly T[] => [
    ...of.slice(Math.max(0, first - FRAME), first),
    ...own,
    ...of.slice(end, end + FRAME),
  ];
  return {
    ...article,
    lines: around(frame.lines, article.lines),
    blankBefore: around(frame.blankBefore, article.blankBefore),
    gold: around(frame.gold, article.gold),
  };
}

/** How many lines before and after an article are taken from a page. */
const FRAME = 20;

function withAppeal(page: GoldPage, { appeals }: Stock, random: () => number): GoldPage {
  const first = page.gold.indexOf('body');
  const end = page.gold.lastIndexOf('body') + 1;
  const chance = random();
  const before = chance < 0.9 ? first : Math.max(0, page.gold.indexOf('title'));
  const at = chance < 0.4 ? end : chance < 0.8 ? within(first, end, random) : before;
  return withLines(page, at, { lines: inLines(pick(appeals, random), random), gold: 'boilerplate', isBlank: random() < 0.5 });
}

function withPassage(page: GoldPage, { passages }: Stock, random: () => number): GoldPage {
  const at = within(page.gold.indexOf('body'), page.gold.lastIndexOf('body') + 1, random);
  return withLines(page, at, { lines: inLines(pick(passages, random), random), gold: 'body', isBlank: random() < 0.5 });
}

function within(first: number, end: number, random: () => number): number {
  return first + Math.floor(random() * (end - first));
}

/** Every fourth text as one line. */
function inLines(text: WrittenText | undefined, random: () => number): readonly string[] {
  const lines = text?.lines ?? [];
  return random() < 0.25 && lines.length > 0 ? [lines.join(' ')] : lines;
}
