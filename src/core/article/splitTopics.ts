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
  /** The topics two to a number, each plus 128 in 16 bits, so that both are summed at once. */
  readonly pairs: Int32Array;
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
  return { ...list, keys, places, pairs: pairsOf(list.topics) };
}

function pairsOf(topics: Int8Array): Int32Array {
  const pairs = new Int32Array(topics.length / 2);
  for (let at = 0; at < pairs.length; at++) pairs[at] = ((topics[2 * at] ?? 0) + 128) | (((topics[2 * at + 1] ?? 0) + 128) << 16);
  return pairs;
}

/** Words by their numbers, the place of each number in the list (-1 for a word that is not there), and where each part of the words starts, and the last ends. */
export interface PlacedWords {
  readonly ids: Int32Array;
  readonly places: Int32Array;
  readonly starts: Int32Array;
}

/** Running sums of the topics of the parts: `TOPICS` numbers for each, and for none at all before the first. */
export function topicSums({ pairs }: WordTable, words: PlacedWords): Float32Array {
  const { starts } = words;
  const sums = new Float32Array(starts.length * TOPICS);
  const known = new Int32Array(FULL);
  for (let part = 0; part + 1 < starts.length; part++) {
    const base = (part + 1) * TOPICS;
    const end = starts[part + 1] ?? 0;
    for (let topic = 0; topic < TOPICS; topic++) sums[base + topic] = sums[base - TOPICS + topic] ?? 0;
    for (let from = starts[part] ?? 0; from < end; from += FULL) {
      const count = findPairs(words, { from, to: Math.min(end, from + FULL) }, known);
      for (let pair = 0; pair < TOPICS / 2; pair += 4) addPairs(pairs, { known, count, pair }, sums, base);
    }
  }
  return sums;
}

/** Writes where the pairs of the range's known words start, and gives how many these are. */
function findPairs({ ids, places }: PlacedWords, range: { from: number; to: number }, known: Int32Array): number {
  let count = 0;
  for (let at = range.from; at < range.to; at++) {
    const place = places[ids[at] ?? 0] ?? -1;
    if (place >= 0) known[count++] = place * (TOPICS / 2);
  }
  return count;
}

/** Adds four pairs of the known words to the sums. */
function addPairs(pairs: Int32Array, words: { known: Int32Array; count: number; pair: number }, sums: Float32Array, base: number): void {
  const { known, count, pair } = words;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let at = 0; at < count; at++) {
    const start = (known[at] ?? 0) + pair;
    a += pairs[start] ?? 0;
    b += pairs[start + 1] ?? 0;
    c += pairs[start + 2] ?? 0;
    d += pairs[start + 3] ?? 0;
  }
  const at = base + 2 * pair;
  unpack(a, count, sums, at);
  unpack(b, count, sums, at + 2);
  unpack(c, count, sums, at + 4);
  unpack(d, count, sums, at + 6);
}

function unpack(both: number, count: number, sums: Float32Array, at: number): void {
  sums[at] = (sums[at] ?? 0) + (both & 0xffff) - 128 * count;
  sums[at + 1] = (sums[at + 1] ?? 0) + (both >>> 16) - 128 * count;
}

/** How many words may be summed in 16 bits. */
const FULL = 256;

/** The place of a word in the list, -1 where it is not there. */
export function placeOf({ keys, places }: WordTable, hash: number): number {
  const mask = keys.length - 1;
  let slot = hash & mask;
  while (places[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
  return (places[slot] ?? 0) - 1;
}

/** What a word tells that is in no table. */
export const UNKNOWN = 8;
