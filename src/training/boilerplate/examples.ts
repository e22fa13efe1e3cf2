import { COLUMN, COLUMNS, CUE_COLUMN, type Scan } from '../../core/boilerplate/scanColumns.ts';
import { scanLines } from '../../core/boilerplate/scan.ts';
import { linesOf } from '../../core/text/lines.ts';
import { mulberry32 } from '../random.ts';
import { makeAppeal } from './appeals.ts';
import { foldOf, toText, withLines, type Gold, type GoldPage } from './pages.ts';

/** A page ready to learn from: scanned, labelled per scanned line, with its fold and what a line of it counts. */
export interface Example {
  readonly page: GoldPage;
  readonly fold: number;
  readonly scan: Scan;
  /** 1 boilerplate, 0 body, -1 not scored. */
  readonly labels: Int8Array;
  readonly gold: readonly Gold[];
  readonly weight: number;
  /** Lines to learn from: all, or a sample of a long page. */
  readonly rows: Int32Array;
  /** Learned word weights are withheld, so that cue lists and shape carry the page as in another language. */
  readonly isMute: boolean;
  /** Parts that are no running prose were put into its article, from which only some of the networks learn. */
  readonly isFormed?: true;
}

/** The example of a page as it is. */
export function toExample(page: GoldPage, options: { folds: number; random: () => number; mask?: Mask; share?: number }): Example {
  const { text } = toText(page);
  const scan = scanLines(text, linesOf(text));
  if (scan.count !== page.lines.length)
    throw new RangeError(`page ${page.id}: ${scan.count} scanned lines, ${page.lines.length} gold lines`);
  if (options.mask === 'unknown') forget(scan);
  if (options.mask === 'words') thin(scan, options.random);
  const labels = Int8Array.from(page.gold, (gold) => (gold === 'boilerplate' ? 1 : gold === 'body' ? 0 : -1));
  const weight = (options.share ?? 1) * weightOf(page);
  return {
    page,
    fold: foldOf(page.domain, options.folds),
    scan,
    labels,
    gold: page.gold,
    weight,
    rows: sampleRows(page.gold, options.random),
    isMute: options.mask !== undefined,
  };
}

/** Scores count each page alike: lines of long pages weigh less, and so do those of long articles, where one lost line costs less of the page's F1. */
function weightOf({ lines, gold }: GoldPage): number {
  const body = gold.filter((each) => each === 'body').length;
  return Math.sqrt(Math.sqrt(80 / Math.max(20, lines.length)) * Math.min(3, 30 / (body + 10)));
}

type Mask = 'words' | 'unknown';

/** A changed copy of a page: cut close to its article or not, an appeal of our own put in, blank lines dropped or added, its language hidden. */
export function varied(page: GoldPage, folds: number, seed: number): Example {
  const random = mulberry32(seed);
  const style = random();
  let out = crop(random() < 0.35 ? shortened(page, 2 + Math.floor(random() * 6)) : page, random);
  if (random() < 0.6) out = withAppeal(out, random);
  if (style < 0.3) out = { ...out, blankBefore: out.lines.map(() => false) };
  else if (style < 0.5) out = { ...out, blankBefore: out.lines.map(() => true) };
  const hidden = random();
  const mask: Mask | undefined = hidden < 0.22 ? 'words' : hidden < 0.32 ? 'unknown' : undefined;
  return toExample(out, { folds, random, share: 0.8, ...(mask ? { mask } : {}) });
}

/** The page with only the first body lines of its article. */
function shortened(page: GoldPage, most: number): GoldPage {
  let seen = 0;
  const keep = page.gold.map((gold) => gold !== 'body' || seen++ < most);
  const kept = <T>(list: readonly T[]): T[] => list.filter((_, at) => keep[at] === true);
  return { ...page, lines: kept(page.lines), blankBefore: kept(page.blankBefore), gold: kept(page.gold) };
}

function crop(page: GoldPage, random: () => number): GoldPage {
  const first = page.gold.findIndex((gold) => gold === 'body' || gold === 'title');
  const last = page.gold.lastIndexOf('body');
  if (first < 0 || last < first) return page;
  const bare = random() < 0.35;
  const bodyFirst = page.gold.indexOf('body');
  const start = Math.max(0, bare ? bodyFirst : Math.min(first, bodyFirst) - Math.floor(random() * 6));
  const end = Math.min(page.lines.length, last + 1 + (bare && random() < 0.5 ? 0 : Math.floor(random() * random() * 25)));
  return {
    ...page,
    lines: page.lines.slice(start, end),
    blankBefore: page.blankBefore.slice(start, end),
    gold: page.gold.slice(start, end),
  };
}

/** The page with an appeal of our own put in, right after its article or, three times in ten, within. */
export function withAppeal(page: GoldPage, random: () => number): GoldPage {
  const lines = makeAppeal(random);
  const last = page.gold.lastIndexOf('body');
  const body = page.gold.flatMap((gold, at) => (gold === 'body' ? [at] : []));
  const at = random() < 0.7 ? last + 1 : (body[Math.floor(body.length * (0.2 + 0.7 * random()))] ?? last) + 1;
  return withLines(page, at, { lines, gold: 'boilerplate', isBlank: random() < 0.5 });
}

/** Hides the language of a scan: no function words, no cues, as in a language Winnow has no lists for. */
function forget(scan: Scan): void {
  scan.stops.fill(0);
  for (let line = 0; line < scan.count; line++) {
    scan.rows[line * COLUMNS + COLUMN.stops] = 0;
    scan.rows.fill(0, line * COLUMNS + CUE_COLUMN, (line + 1) * COLUMNS);
  }
}

/** Drops some cues, as in a language whose lists are shorter than the English ones. */
function thin(scan: Scan, random: () => number): void {
  for (let line = 0; line < scan.count; line++)
    for (let column = CUE_COLUMN; column < COLUMNS; column++) if (random() < 0.3) scan.rows[line * COLUMNS + column] = 0;
}

/** The lines to learn from: body and boilerplate, and headlines and bylines that stand just before the article. */
function sampleRows(gold: readonly Gold[], random: () => number): Int32Array {
  const share = Math.min(1, LONG / gold.length);
  const body = gold.indexOf('body');
  const rows: number[] = [];
  gold.forEach((role, line) => {
    const isHeader = (role === 'title' || role === 'byline') && line < body && body - line <= 12;
    if ((role === 'body' || role === 'boilerplate' || isHeader) && random() < share) rows.push(line);
  });
  return Int32Array.from(rows);
}

const LONG = 160;
