import { CONTEXT_FEATURES, contextFeatures, linesNear } from '../../core/boilerplate/appealContext.ts';
import { APPEAL_FEATURES, appealFeatures, type AppealInput, gainsByHand } from '../../core/boilerplate/appealLines.ts';
import { type AppealFinder, firstGains } from '../../core/boilerplate/appeals.ts';
import { type Forest, packForest } from '../../core/boilerplate/forest.ts';
import { flatten } from '../flatten.ts';
import { trainTrees, type TreeOptions } from '../trees.ts';

/** A page judged so far, and what its lines are: 1 of an appeal, 0 of an article, -1 neither. */
export interface AppealPage {
  readonly input: AppealInput;
  readonly labels: Int8Array;
  readonly fold: number;
}

/** How the two judgements of the finder are learned. */
export interface FinderOptions {
  readonly lines: TreeOptions;
  readonly context: TreeOptions;
}

/** A finder learned from all pages, and for each fold one that has not seen it. */
export interface Finders {
  readonly finder: AppealFinder;
  readonly heldOut: readonly AppealFinder[];
}

/** Learns which lines are part of an appeal; the second judgement reads what a first one said that had not seen the page's fold. */
export function trainFinders(pages: readonly AppealPage[], folds: number, options: FinderOptions): Finders {
  const without = Array.from({ length: folds }, (_, fold) => trainAppealLines(keptOf(pages, fold), options.lines));
  const judged = pages.map((page): Judged => {
    const byHand = gainsByHand(page.input);
    return { ...page, byHand, first: firstGains(without[page.fold] ?? noAppeals().appealLines, page.input, byHand) };
  });
  const heldOut = without.map((appealLines, fold) => ({
    appealLines,
    appealContext: trainAppealContext(keptOf(judged, fold), options.context),
  }));
  const finder = { appealLines: trainAppealLines(pages, options.lines), appealContext: trainAppealContext(judged, options.context) };
  return { finder, heldOut };
}

interface Judged extends AppealPage {
  readonly byHand: Float32Array;
  readonly first: Float32Array;
}

/** Learns the first judgement, of a line and its neighbours. */
export function trainAppealLines(pages: readonly AppealPage[], options: TreeOptions): Forest {
  return trainRows(pages, {
    width: APPEAL_FEATURES,
    options,
    rowsOf: ({ input }, lines) => appealFeatures(input, gainsByHand(input), lines),
  });
}

/** Learns the second, of the lines near those that may be appeals. */
function trainAppealContext(pages: readonly Judged[], options: TreeOptions): Forest {
  return trainRows(pages, {
    width: CONTEXT_FEATURES,
    options,
    near: ({ input, first }) => linesNear(input, first),
    rowsOf: (page, lines) => contextFeatures(page.input, page, lines),
  });
}

interface Task<Page> {
  readonly width: number;
  readonly options: TreeOptions;
  /** The lines asked about; all without it. */
  readonly near?: (page: Page) => readonly number[];
  readonly rowsOf: (page: Page, lines: readonly number[]) => Float32Array;
}

/** Each page counts much alike, whatever its length. */
function trainRows<Page extends AppealPage>(pages: readonly Page[], { width, options, near, rowsOf }: Task<Page>): Forest {
  const seen = pages.map((page) => {
    const { labels } = page;
    const lines = (near?.(page) ?? [...labels.keys()]).filter((line) => (labels[line] ?? -1) >= 0);
    return { lines, labels, rows: rowsOf(page, lines) };
  });
  const count = seen.reduce((sum, { lines }) => sum + lines.length, 0);
  const data = { width, features: new Float32Array(count * width), labels: new Float32Array(count), weights: new Float32Array(count) };
  let at = 0;
  for (const { lines, labels, rows } of seen) {
    data.features.set(rows, at * width);
    for (const line of lines) {
      data.labels[at] = labels[line] ?? 0;
      data.weights[at++] = (labels.includes(1) ? 1 : 1.5) * Math.min(1, 0.15 + 8 / labels.length);
    }
  }
  return flatten(trainTrees(data, options));
}

function keptOf<Page extends AppealPage>(pages: readonly Page[], without: number): readonly Page[] {
  return pages.filter(({ fold }) => fold !== without);
}

/** A finder that finds none. */
export function noAppeals(): AppealFinder {
  const none = new Int32Array(0);
  const nodes = { bias: -20, roots: none, feature: new Uint8Array(0), threshold: new Float32Array(0), left: none, right: none };
  const forest = packForest({ ...nodes, value: new Float32Array(0) });
  return { appealLines: forest, appealContext: forest };
}
