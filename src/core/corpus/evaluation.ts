import type { Analysis } from '../analyze.ts';
import type { Entity } from '../entities/entity.ts';
import { lineAt } from '../text/lines.ts';
import type { Gold, GoldEntity } from './gold.ts';

/** How often a type is in gold, was found, and was found where gold has it. */
export interface Count {
  readonly gold: number;
  readonly found: number;
  readonly right: number;
}

/** Counts by type: roles, kinds of boilerplate (`boilerplate:appeal`), `second-item`, and types of entities. */
export type Counts = ReadonlyMap<string, Count>;

/** Precision, recall and F1 of a count, 0-100; precision with nothing found is 100 only where there was nothing to find. */
export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What an analysis of a text has right, type by type (product row C8). What gold did not judge does not count. */
export function evaluate(analysis: Analysis, gold: Gold): Counts {
  const counts = new Map<string, { gold: number; found: number; right: number }>();
  const add: Add = (type, part) => {
    const count = counts.get(type) ?? { gold: 0, found: 0, right: 0 };
    count[part]++;
    counts.set(type, count);
  };
  countLines(analysis, gold, add);
  countBoundaries(analysis, gold, add);
  countEntities(analysis, gold, add);
  return counts;
}

/** The counts of several texts together. */
export function sumCounts(all: Iterable<Counts>): Counts {
  const sum = new Map<string, Count>();
  for (const counts of all)
    for (const [type, { gold, found, right }] of counts) {
      const before = sum.get(type) ?? { gold: 0, found: 0, right: 0 };
      sum.set(type, { gold: before.gold + gold, found: before.found + found, right: before.right + right });
    }
  return sum;
}

/** Precision, recall and F1. */
export function ratesOf({ gold, found, right }: Count): Rates {
  const precision = found === 0 ? (gold === 0 ? 100 : 0) : (100 * right) / found;
  const recall = gold === 0 ? 100 : (100 * right) / gold;
  return { precision, recall, f1: gold + found === 0 ? 100 : (200 * right) / (gold + found) };
}

type Add = (type: string, part: keyof Count) => void;

/** A line in a role that passes counts as that role, right. */
function countLines({ lines }: Analysis, { lines: gold = [] }: Gold, add: Add): void {
  for (const { line, roles, kind } of gold) {
    const found = lines[line];
    const [own = 'blank'] = roles;
    const passes = found !== undefined && roles.includes(found.role);
    countPair(passes ? found.role : own, found?.role, add);
    if (kind === undefined || (passes && found.role !== 'boilerplate')) continue;
    countPair(`boilerplate:${kind}`, found?.kind && `boilerplate:${found.kind}`, add);
  }
}

function countPair(wanted: string, found: string | undefined, add: Add): void {
  if (wanted !== 'blank') add(wanted, 'gold');
  if (found !== undefined && found !== 'blank') add(found, 'found');
  if (found === wanted && found !== 'blank') add(wanted, 'right');
}

function countBoundaries({ boundaries }: Analysis, { boundaries: gold }: Gold, add: Add): void {
  if (!gold) return;
  const left = [...gold];
  for (const { line } of boundaries) {
    add('second-item', 'found');
    const at = left.findIndex(({ first, last }) => first <= line && line <= last);
    if (at >= 0) add('second-item', 'right');
    if (at >= 0) left.splice(at, 1);
  }
  gold.forEach(() => add('second-item', 'gold'));
}

function countEntities({ entities, lines }: Analysis, { entities: gold, entityLines }: Gold, add: Add): void {
  if (!gold) return;
  const isJudged = ({ start }: Entity): boolean => entityLines?.includes(lineAt(lines, start)) ?? true;
  const left = new Set(gold);
  for (const entity of entities.filter(isJudged)) {
    const hit = [...left].find((wanted) => isGoldEntity(entity, wanted));
    if (hit) left.delete(hit);
    if (hit?.optional) continue;
    add(hit?.type ?? entity.type, 'found');
    if (hit) add(hit.type, 'right');
  }
  for (const { type, optional } of gold) if (!optional) add(type, 'gold');
}

/** Whether what was found is what gold wants: its end, one of the types and one of the starts that pass. */
function isGoldEntity({ start, end, type }: Pick<Entity, 'start' | 'end' | 'type'>, wanted: GoldEntity): boolean {
  return end === wanted.end && wanted.starts.includes(start) && wanted.types.includes(type);
}
