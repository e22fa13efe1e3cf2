import type { Line } from '../../text/lines.ts';
import type { Boundary } from '../types.ts';

/**
 * The boundaries, ascending, without those at entries of a live blog: lines that begin with a time of day and go on, as an earlier line of the same item does. Of the
 * 1,084 later starts of shared/data/split/dev none begins so. Linear in the text.
 */
export function withoutTimedEntries(text: string, lines: readonly Line[], boundaries: readonly Boundary[]): readonly Boundary[] {
  const isTimed = (at: number): boolean => TIMED.test(text.slice(lines[at]?.start ?? 0, lines[at]?.end ?? 0));
  let seen = 0;
  let hasTimed = false;
  return boundaries.filter(({ line }) => {
    while (!hasTimed && seen < line) hasTimed = isTimed(seen++);
    const isEntry = hasTimed && isTimed(line);
    if (!isEntry) [seen, hasTimed] = [line, false];
    return !isEntry;
  });
}

// e.g. "12:21 The minister rises", "9.05am: Rain", "[18:40] Doors open"
const TIMED = /^\s*[[(]?\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?[\])]?[\s:–—-]+\S*\p{L}/iu;
