import { openRow } from '../../boilerplate/forest.ts';
import type { Measured } from './measure.ts';
import { ITEM_FEATURES, fillItem, itemsOf, type Placed } from './item.ts';
import { WIDEST, proposalsOf, type Heard, type Proposal } from './proposals.ts';
import { CLEAR } from './template.ts';
import { WHERE_FEATURES, fillWhereHead, fillWhereRest, likelyOf, toWindow, type WherePlace } from './where.ts';
import { chanceOf, chancesOf, type SplitTrees } from './trees.ts';

/** A row where an item may start, and how likely. */
export interface Choice {
  readonly row: number;
  readonly chance: number;
}

/** The likely starts of items, ascending, each with the row chosen among those near it and judged by the stretches it divides. */
export function judgeItems(measured: Measured, heard: Heard, trees: { where: SplitTrees; item: SplitTrees }): Choice[] {
  const placed = placeAll(measured, heard, trees.where);
  const items = itemsOf(placed, measured.rows.count);
  if (placed.length === 0) return [];
  const out = openRow(trees.item.forest, ITEM_FEATURES);
  return placed.map(({ start }, index) => {
    fillItem(measured, heard, { items, index, out });
    return { row: start, chance: chanceOf(trees.item, out, 0) };
  });
}

/** The proposals with the row chosen in each. */
export function placeAll(measured: Measured, heard: Heard, where: SplitTrees): Placed[] {
  const proposals = proposalsOf(measured, heard);
  if (proposals.length === 0) return [];
  const features = openRow(where.forest, WIDEST * WHERE_FEATURES);
  const likely = likelyOf(proposals);
  const placed = proposals.map((proposal) => {
    const window = toWindow(measured, heard, { proposal, likely });
    const count = proposal.to - proposal.from;
    const placeOf = (at: number): WherePlace => ({ window, row: proposal.from + at, out: features, base: at * WHERE_FEATURES });
    for (let at = 0; at < count; at++) fillWhereHead(measured, heard, placeOf(at));
    const fill = (at: number): void => fillWhereRest(measured, placeOf(at));
    const scores = chancesOf(where, { features, width: WHERE_FEATURES, count, fill });
    return inTemplate(toPlaced(proposal, scores), { scores, marks: window.marks });
  });
  return distinct(placed);
}

/** A proposal placed at its best row. */
export function toPlaced(proposal: Proposal, scores: Float32Array): Placed {
  let best = 0;
  for (let at = 1; at < scores.length; at++) if ((scores[at] ?? 0) > (scores[best] ?? 0)) best = at;
  let rival = 0;
  for (let at = 0; at < scores.length; at++) if (at !== best) rival = Math.max(rival, scores[at] ?? 0);
  return { start: proposal.from + best, sure: scores[best] ?? 0, rival, ...proposal };
}

/** The proposal moved to the row of its window where the marks of the file's first header stand again as far down, if the row chosen has far fewer; of several such rows the likeliest. */
function inTemplate(placed: Placed, { scores, marks }: { scores: Float32Array; marks: readonly number[] }): Placed {
  const least = Math.max(CLEAR, (marks[placed.start - placed.from] ?? 0) + CLEARER);
  const most = Math.max(...marks);
  if (most < least) return placed;
  let best = -1;
  for (let at = 0; at < marks.length; at++) if (marks[at] === most && (best < 0 || (scores[at] ?? 0) > (scores[best] ?? 0))) best = at;
  const { sure, rival, row, from, to, chance } = placed;
  return { start: from + best, sure, rival, row, from, to, chance };
}

/** Of proposals placed within two rows of each other the likeliest, ascending by start. */
export function distinct(placed: readonly Placed[]): Placed[] {
  const kept: Placed[] = [];
  const taken = new Set<number>();
  const isTaken = (start: number): boolean => [-2, -1, 0, 1, 2].some((step) => taken.has(start + step));
  for (const next of [...placed].sort((a, b) => b.chance - a.chance || a.row - b.row)) {
    if (isTaken(next.start)) continue;
    taken.add(next.start);
    kept.push(next);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The choices that are likely enough: none where it is less than `once` likely that any is right, else those of at least `each`. */
export function settle(choices: readonly Choice[], thresholds: { once: number; each: number }): Choice[] {
  const chosen = choices.filter(({ chance }) => chance >= thresholds.each);
  const none = chosen.reduce((left, { chance }) => left * (1 - chance), 1);
  return 1 - none < thresholds.once ? [] : chosen;
}

/** How many marks of the first header more than at the row chosen move a start. */
const CLEARER = 2;
