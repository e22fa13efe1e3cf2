/** What became of some items that were to be written together, and why nothing of it was written, if so. */
export interface Attempt<Outcome> {
  readonly refused: string | undefined;
  readonly outcomes: readonly Outcome[];
}

/** Writes items together; where that is refused each half by itself, so that one that cannot be written does not keep the others from it. */
export function inHalves<Item, Outcome>(items: readonly Item[], write: (items: readonly Item[]) => Attempt<Outcome>): readonly Outcome[] {
  if (items.length === 0) return [];
  const { refused, outcomes } = write(items);
  const half = items.length >> 1;
  if (refused === undefined || half === 0) return outcomes;
  return [items.slice(0, half), items.slice(half)].flatMap((some) => inHalves(some, write));
}
