import { ITEM_FEATURES, fillItem, itemsOf, type Placed } from '../../core/article/split/item.ts';
import { heardOf, proposalsOf, windowOf, type Heard, type Proposal } from '../../core/article/split/proposals.ts';
import { placeAll } from '../../core/article/split/choices.ts';
import { CHECKPOINTS, type SplitTrees } from '../../core/article/split/trees.ts';
import { withUnheard } from '../../core/article/split/unheard.ts';
import { WHERE_FEATURES, WHERE_HEAD, fillWhereHead, fillWhereRest, likelyOf, toWindow } from '../../core/article/split/where.ts';
import type { Sample, Weighed } from './fit.ts';
import { matrixOf, toTrees, type Learned, type Lesson } from './lessons.ts';
import { mulberry32 } from '../random.ts';
import { trainTrees, type TreeOptions } from '../trees.ts';

/** How the stage is grown that finds the row. */
const WHERE: TreeOptions = {
  trees: 80,
  leaves: 20,
  rate: 0.12,
  minLeafWeight: 2,
  l2: 3,
  featureShare: 0.35,
  rowShare: 0.6,
  head: { trees: CHECKPOINTS[0], columns: WHERE_HEAD, share: 0.6 },
  seed: 21,
};
/** How the stage is grown that judges items. */
const ITEM: TreeOptions = { trees: 100, leaves: 14, rate: 0.1, minLeafWeight: 4, l2: 4, featureShare: 0.3, rowShare: 0.6, seed: 31 };

/** What stages learned without a file say of it, file by file: of its prose rows, and of its rows in the end. */
export interface Unseen {
  readonly topics: readonly Float32Array[];
  readonly seconds: readonly Float32Array[];
}

/** Learns the stages that judge whole items from what those before, learned without the file, say about it (two folds). */
export function learnItems(ready: readonly Weighed[], unseen: Unseen): { where: Learned; item: Learned } {
  const heard = ready.map(({ sample }, at) => {
    const prose = unseen.topics[at] ?? new Float32Array(0);
    return heardOf(sample.measured, withUnheard(sample.measured, unseen.seconds[at] ?? new Float32Array(0), prose), {
      prose,
      range: sample.range,
    });
  });
  const wheres = ready.map((one, at) => whereLesson(one, heard[at], 900 + at));
  const halves = [0, 1].map((fold) =>
    toTrees(
      learn(
        wheres.filter((_, at) => at % 2 !== fold),
        WHERE_FEATURES,
        WHERE,
        BEHIND,
      ),
    ),
  );
  const items = ready.map((one, at) => itemLesson(one, heard[at], halves[at % 2]));
  return { where: learn(wheres, WHERE_FEATURES, WHERE, BEHIND), item: learn(items, ITEM_FEATURES, ITEM) };
}

function learn(lessons: readonly Lesson[], width: number, options: TreeOptions, cut = -Infinity): Learned {
  return { forest: trainTrees(matrixOf(lessons, width), options), cuts: CHECKPOINTS.map(() => cut) };
}

/** How far behind the best row of a window, in log-odds after the first trees, a row is given up. */
const BEHIND = -1.5;

/** The rows of the windows that a start lies in, and of one window around the first start. */
function whereLesson({ sample, weight }: Weighed, heard: Heard | undefined, seed: number): Lesson {
  const { measured } = sample;
  const features: Float32Array[] = [];
  const starts = new Set<number>();
  if (!heard) return toLesson(features, { weight, starts, width: WHERE_FEATURES });
  const proposals = proposalsOf(measured, heard);
  const likely = likelyOf(proposals);
  for (const proposal of [...proposals, ...firstOf(sample, seed)]) {
    const start = nearest(new Set([...sample.starts, sample.first]), proposal.row, proposal);
    if (start === undefined) continue;
    const window = toWindow(measured, heard, { proposal, likely });
    for (let row = proposal.from; row < proposal.to; row++) {
      const out = new Float32Array(WHERE_FEATURES);
      fillWhereHead(measured, heard, { window, row, out, base: 0 });
      fillWhereRest(measured, { window, row, out, base: 0 });
      if (row === start) starts.add(features.length);
      features.push(out);
    }
  }
  return toLesson(features, { weight, starts, width: WHERE_FEATURES });
}

/** A place near the first start, as if the stages before had found it: it shows where an item starts among a site's own lines. */
function firstOf({ measured, first }: Sample, seed: number): Proposal[] {
  const row = first + Math.floor(mulberry32(seed)() * 14) - 9;
  if (first < 1 || row < 1 || row >= measured.rows.count) return [];
  return [{ row, chance: 0, ...windowOf(measured, row) }];
}

/** The placed proposals; those are right that lie nearest to a start in their window. */
function itemLesson({ sample, weight }: Weighed, heard: Heard | undefined, where: SplitTrees | undefined): Lesson {
  const { measured } = sample;
  if (!heard || !where) return toLesson([], { weight, starts: new Set(), width: ITEM_FEATURES });
  const placed = placeAll(measured, heard, where);
  const items = itemsOf(placed, measured.rows.count);
  const features = placed.map((_, index) => {
    const out = new Float32Array(ITEM_FEATURES);
    fillItem(measured, heard, { items, index, out });
    return out;
  });
  const starts = new Set([...sample.starts].map((start) => claimOf(placed, start)).filter((index) => index >= 0));
  return toLesson(features, { weight, starts, width: ITEM_FEATURES });
}

/** The proposal whose row is nearest to a start among those in whose window it lies; -1 for none. */
function claimOf(placed: readonly Placed[], start: number): number {
  let best = -1;
  placed.forEach((one, index) => {
    if (start < one.from || start >= one.to) return;
    if (best < 0 || Math.abs(one.start - start) < Math.abs((placed[best]?.start ?? 0) - start)) best = index;
  });
  return best;
}

function nearest(starts: ReadonlySet<number>, row: number, { from, to }: { from: number; to: number }): number | undefined {
  const inside = [...starts].filter((start) => start >= from && start < to);
  return inside.sort((a, b) => Math.abs(a - row) - Math.abs(b - row))[0];
}

function toLesson(rows: readonly Float32Array[], of: { weight: number; starts: ReadonlySet<number>; width: number }): Lesson {
  const features = new Float32Array(rows.length * of.width);
  rows.forEach((row, at) => features.set(row, at * of.width));
  return { features, starts: of.starts, weight: of.weight, picked: rows.map((_, row) => ({ row, weight: 1 })) };
}
