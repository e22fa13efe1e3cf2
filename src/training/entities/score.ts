/** Counts of exact matches (span and type). */
export interface Score {
  readonly right: number;
  readonly found: number;
  readonly gold: number;
}

/** Precision, recall and F1 in per cent. */
export function rates({ right, found, gold }: Score): { readonly precision: number; readonly recall: number; readonly f1: number } {
  const precision = found === 0 ? 100 : (100 * right) / found;
  const recall = gold === 0 ? 100 : (100 * right) / gold;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** The score of found against gold mentions, both as "start-end-type" keys. */
export function scoreOf(found: Iterable<string>, gold: Iterable<string>): Score {
  const wanted = new Set(gold);
  const given = new Set(found);
  let right = 0;
  for (const key of given) if (wanted.has(key)) right++;
  return { right, found: given.size, gold: wanted.size };
}

/** The sum of two scores. */
export function plus(a: Score, b: Score): Score {
  return { right: a.right + b.right, found: a.found + b.found, gold: a.gold + b.gold };
}

export const NOTHING: Score = { right: 0, found: 0, gold: 0 };
