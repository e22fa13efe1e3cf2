import { COLUMN, COLUMNS, CUE_COLUMN, scanLines, type Scan } from '../../core/boilerplate/scan.ts';
import { linesOf } from '../../core/text/lines.ts';
import { mulberry32 } from '../random.ts';
import { makeAppeal } from './appeals.ts';
import { foldOf, toText, type Gold, type GoldPage } from './pages.ts';

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
}

/** The example of a page as it is. */
export function toExample(page: GoldPage, options: { folds: number; random: () => number; mask?: Mask; share?: number }): Example {
  const { text } = toText(page);
  const scan = scanLines(text, linesOf(text));
  if (scan.count !== page.lines.length)
    throw new RangeError(`page ${page.id}: ${scan.count} scanned lines, ${page.lines.length} gold lines`);
  if (options.mask === 'unknown') forget(scan);
  const labels = Int8Array.from(page.gold, (gold) => (gold === 'boilerplate' ? 1 : gold === 'body' ? 0 : -1));
  const weight = (options.share ?? 1) * Math.sqrt(80 / Math.max(20, page.lines.length));
  return {
    page,
    fold: foldOf(page.domain, options.folds),
    scan,
    labels,
    gold: page.gold,
    weight,
    rows: sampleRows(labels, options.random),
    isMute: options.mask !== undefined,
  };
}

type Mask = 'words' | 'unknown';

/** A changed copy of a page: cut close to its article or not, an appeal of our own put in, blank lines dropped or added, its language hidden. */
export function varied(page: GoldPage, folds: number, seed: number): Example {
  const random = mulberry32(seed);
  const style = random();
  let out = crop(page, random);
  if (random() < 0.4) out = insert(out, makeAppeal(random), random);
  if (style < 0.3) out = { ...out, blankBefore: out.lines.map(() => false) };
  else if (style < 0.5) out = { ...out, blankBefore: out.lines.map(() => true) };
  const hidden = random();
  const mask: Mask | undefined = hidden < 0.15 ? 'words' : hidden < 0.25 ? 'unknown' : undefined;
  return toExample(out, { folds, random, share: 0.8, ...(mask ? { mask } : {}) });
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

function insert(page: GoldPage, lines: readonly string[], random: () => number): GoldPage {
  const last = page.gold.lastIndexOf('body');
  const body = page.gold.flatMap((gold, at) => (gold === 'body' ? [at] : []));
  const at = random() < 0.7 ? last + 1 : (body[Math.floor(body.length * (0.2 + 0.7 * random()))] ?? last) + 1;
  const blank = random() < 0.5;
  const put = <T>(list: readonly T[], items: readonly T[]): T[] => [...list.slice(0, at), ...items, ...list.slice(at)];
  return {
    ...page,
    lines: put(page.lines, lines),
    blankBefore: put(
      page.blankBefore,
      lines.map(() => blank),
    ),
    gold: put(
      page.gold,
      lines.map((): Gold => 'boilerplate'),
    ),
  };
}

/** Hides the language of a scan: no function words, no cues, as in a language Winnow has no lists for. */
function forget(scan: Scan): void {
  scan.stops.fill(0);
  for (let line = 0; line < scan.count; line++) {
    scan.rows[line * COLUMNS + COLUMN.stops] = 0;
    scan.rows.fill(0, line * COLUMNS + CUE_COLUMN, (line + 1) * COLUMNS);
  }
}

function sampleRows(labels: Int8Array, random: () => number): Int32Array {
  const share = Math.min(1, LONG / labels.length);
  const rows: number[] = [];
  labels.forEach((label, line) => {
    if (label >= 0 && random() < share) rows.push(line);
  });
  return Int32Array.from(rows);
}

const LONG = 180;
