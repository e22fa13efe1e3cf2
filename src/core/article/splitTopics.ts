/** How many numbers place a word among topics. */
export const TOPICS = 24;

/** What is known of words beforehand, one after another. */
export interface WordList {
  readonly hashes: Int32Array;
  /** How much each word tells of what a text is about, in sixteenths; a word that is not there tells `UNKNOWN`. */
  readonly tells: Uint8Array;
  /** `TOPICS` numbers per word: where it stands among topics, weighed by how much it tells. */
  readonly topics: Int8Array;
}

/** The same with an open-addressing table by hash, its length a power of two. */
export interface WordTable extends WordList {
  readonly keys: Int32Array;
  /** Per slot the word plus one; 0 for an empty slot. */
  readonly places: Int32Array;
}

/** Lays words out as a table. */
export function wordTableOf(list: WordList): WordTable {
  const size = 1 << Math.max(4, 33 - Math.clz32(list.hashes.length));
  const keys = new Int32Array(size);
  const places = new Int32Array(size);
  list.hashes.forEach((hash, word) => {
    let slot = hash & (size - 1);
    while (places[slot] !== 0) slot = (slot + 1) & (size - 1);
    keys[slot] = hash;
    places[slot] = word + 1;
  });
  return { ...list, keys, places };
}

/** The place of a word in the list, -1 where it is not there. */
export function placeOf({ keys, places }: WordTable, hash: number): number {
  const mask = keys.length - 1;
  let slot = hash & mask;
  while (places[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
  return (places[slot] ?? 0) - 1;
}

/** What a word tells that is in no table. */
export const UNKNOWN = 8;
