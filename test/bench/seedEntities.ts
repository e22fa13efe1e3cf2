/** A name in a seed as gold has it; optional ones may be found or not. */
export interface GoldEntity {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly text: string;
  readonly optional?: boolean;
  readonly acceptTypes?: readonly string[];
  readonly acceptStartEarlier?: string;
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** Whether what was found is the name that gold wants: its end, one of its types, and its start or the earlier one that gold accepts. */
export function matches(each: Found, wanted: GoldEntity): boolean {
  const types = wanted.acceptTypes ?? [wanted.type];
  const starts = [wanted.start, ...(wanted.acceptStartEarlier ? [wanted.start - wanted.acceptStartEarlier.length] : [])];
  return each.end === wanted.end && starts.includes(each.start) && types.includes(each.type);
}

/** F1 (0-100) of exact span and type on the lines that gold marks, with gold's allowances. */
export function entityF1(
  text: string,
  gold: { entityLines: readonly number[]; entities: readonly GoldEntity[] },
  found: readonly Found[],
): number {
  const starts = [0, ...[...text.matchAll(BREAK)].map((match) => match.index + 1)];
  const lineOf = (offset: number): number => starts.filter((start) => start <= offset).length;
  const judged = found.filter(({ start }) => gold.entityLines.includes(lineOf(start)));
  const needed = gold.entities.filter(({ optional }) => !optional);
  const hits = needed.filter((wanted) => judged.some((each) => matches(each, wanted))).length;
  const right = judged.filter((each) => gold.entities.some((wanted) => matches(each, wanted))).length;
  return (200 * hits) / Math.max(1, needed.length + judged.length - (right - hits));
}

// e.g. "\n"
const BREAK = /\n/g;
