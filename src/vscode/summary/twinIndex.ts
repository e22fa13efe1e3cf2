import type { Block } from './summary.ts';

/** Which articles hold a block, by the key of its longest line: of each article the line where it stands. */
export interface TwinIndex {
  /** Replaces the blocks of an article; none takes it out. */
  readonly set: (article: string, before: readonly Block[], after: readonly Block[]) => void;
  /** The other articles with the block, at most `most` of them. */
  readonly others: (key: string, article: string, most: number) => readonly { readonly article: string; readonly line: number }[];
  /** How many other articles hold the block. */
  readonly count: (key: string, article: string) => number;
}

/** An empty index; every step takes constant time per block. */
export function createTwinIndex(): TwinIndex {
  const places = new Map<string, Map<string, number>>();
  const drop = (article: string, { key }: Block): void => {
    const holders = places.get(key);
    holders?.delete(article);
    if (holders?.size === 0) places.delete(key);
  };
  const add = (article: string, { key, line }: Block): void => {
    const holders = places.get(key) ?? new Map<string, number>();
    places.set(key, holders.set(article, line));
  };
  return {
    set: (article, before, after) => {
      for (const block of before) drop(article, block);
      for (const block of after) add(article, block);
    },
    others: (key, own, most) => {
      const found: { readonly article: string; readonly line: number }[] = [];
      for (const [article, line] of places.get(key) ?? []) {
        if (found.length >= most) break;
        if (article !== own) found.push({ article, line });
      }
      return found;
    },
    count: (key, article) => {
      const holders = places.get(key);
      return holders ? holders.size - (holders.has(article) ? 1 : 0) : 0;
    },
  };
}
