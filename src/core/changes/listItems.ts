import { groupBy } from '../groupBy.ts';

/** A number that may open an item: where its item starts, the number, and how it is written (`1.`, `1)`, `(1)`). */
interface Mark {
  readonly start: number;
  readonly number: number;
  readonly style: string;
}

/**
 * Where the items of the longest numbered list of a text start, the first one too: numbers that count up from 1 one by one, written alike, at starts of lines
 * or run on within one. Empty when fewer than three follow each other. Linear.
 */
export function listItems(text: string): readonly number[] {
  const lists = [...groupBy(marksIn(text), ({ style }) => style).values()].map(longestCount);
  const longest = lists.reduce<readonly Mark[]>((best, list) => (list.length > best.length ? list : best), []);
  return longest.length < FEWEST ? [] : longest.map(({ start }) => start);
}

const FEWEST = 3;

function marksIn(text: string): Mark[] {
  return [...text.matchAll(MARK)].map((match): Mark => {
    const [, open = '', digits = '', close = ''] = match;
    return { start: match.index, number: Number(digits), style: `${open}${close}` };
  });
}

/** The longest run 1, 2, 3 … of the marks in order; each 1 starts anew, a number that does not fit is passed over. */
function longestCount(marks: readonly Mark[]): readonly Mark[] {
  let best: readonly Mark[] = [];
  let run: Mark[] = [];
  for (const mark of marks) {
    if (mark.number === 1) run = [];
    if (mark.number !== run.length + 1) continue;
    run.push(mark);
    if (run.length >= best.length) best = run;
  }
  return best;
}

// e.g. "1. The bridge", "(2) A ferry", "3) 40 people", "4.\nTitle"; not the "3.5" of a rate, nor "1. the"
const MARK = /(?<![^\s])(\(?)(\d{1,3})([.)])(?=[ \t\u00a0]*(?:\r\n|\n|\r)?[ \t\u00a0]*["'“‘«„(]?[\p{Lu}\p{Lo}\p{N}])/gu;
