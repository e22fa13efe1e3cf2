import { mulberry32, pick } from '../random.ts';
import { toExample, varied, withAppeal, type Example } from './examples.ts';
import { sentencesOf, withForms } from './forms.ts';
import type { GoldPage } from './pages.ts';
import { teaserStock, withTeasers } from './teasers.ts';

/**
 * More copies of each page for the networks: with stretches of its chrome dropped, in the chrome of another page of its fold, with a list of teasers as it is and in other chrome, with
 * parts that are no running prose in its article as it is, cropped and in other chrome, and both as it is and in other chrome changed again. A copy belongs to the fold of its article, and so does all that is put around it.
 */
export function copiesOf(whole: readonly Example[], crop: readonly GoldPage[], folds: number): readonly Example[] {
  const pages = Array.from({ length: folds }, (_, own) => whole.filter(({ fold }) => fold === own).map(({ page }) => page));
  const stocks = pages.map(teaserStock);
  return whole.flatMap(({ page, fold }, at) => {
    const random = mulberry32(5000 + at);
    const donors = (pages[fold] ?? []).filter(({ domain }) => domain !== page.domain);
    const stock = stocks[fold] ?? teaserStock([]);
    const inOtherChrome = (): GoldPage => {
      const donor = pick(donors, random);
      return donor ? framed(page, donor) : page;
    };
    const made = [thinned(page, random), inOtherChrome(), withTeasers(inOtherChrome(), stock, random), withTeasers(page, stock, random)];
    const cropped = crop[at] ?? page;
    const source = { sentences: sentencesOf(page), random: mulberry32(51_000 + at) };
    return [
      ...made.map((copy) => toExample(copy, { folds, random })),
      varied(cropped, folds, 31_000 + at),
      varied(inOtherChrome(), folds, 41_000 + at),
      ...[
        ...[page, inOtherChrome()].map((each) => {
          const formed = withForms(each, source);
          return toExample(source.random() < 0.5 ? withAppeal(formed, source.random) : formed, { folds, random: source.random });
        }),
        varied(withForms(cropped, source), folds, 61_000 + at),
      ].map((copy): Example => ({ ...copy, isFormed: true })),
    ];
  });
}

/** The page without random stretches of its chrome. */
export function thinned(page: GoldPage, random: () => number): GoldPage {
  const isDropped = new Uint8Array(page.lines.length);
  const share = 0.1 + 0.5 * random();
  for (let at = 0; at < isDropped.length;) {
    const length = 1 + Math.floor(random() * random() * LONGEST_GAP);
    if (random() < share) isDropped.fill(1, at, at + length);
    at += length;
  }
  const pick = <T>(list: readonly T[]): T[] => list.filter((_, line) => page.gold[line] !== 'boilerplate' || isDropped[line] === 0);
  return { ...page, lines: pick(page.lines), blankBefore: pick(page.blankBefore), gold: pick(page.gold) };
}

/** The article of a page, from its headline on, amid the chrome of another page; the page as it is when one of them has no article. */
export function framed(page: GoldPage, donor: GoldPage): GoldPage {
  const own = articleOf(page);
  const hole = articleOf(donor);
  if (!own || !hole) return page;
  const isChrome = donor.gold.map((gold) => gold === 'boilerplate');
  const pick = <T>(article: readonly T[], chrome: readonly T[]): T[] => [
    ...chrome.filter((_, line) => isChrome[line] && line < hole.first),
    ...article.slice(own.first, own.end),
    ...chrome.filter((_, line) => isChrome[line] && line >= hole.end),
  ];
  return {
    ...page,
    lines: pick(page.lines, donor.lines),
    blankBefore: pick(page.blankBefore, donor.blankBefore),
    gold: pick(page.gold, donor.gold),
  };
}

/** From the headline or byline shortly before the body, or its first line, to its last; undefined without a body. */
function articleOf({ gold }: GoldPage): { readonly first: number; readonly end: number } | undefined {
  const body = gold.indexOf('body');
  if (body < 0) return undefined;
  const start = Math.max(0, body - HEADER_REACH);
  const header = gold.slice(start, body).findIndex((role) => role === 'title' || role === 'byline');
  return { first: header < 0 ? body : start + header, end: gold.lastIndexOf('body') + 1 };
}

const LONGEST_GAP = 30;
const HEADER_REACH = 12;
