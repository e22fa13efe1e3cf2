import { Kernels } from '../../kernels/kernels.ts';

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

/** The same with an open-addressing table by hash, its length a power of two, and the topics where the kernels read them. */
export interface WordTable extends WordList {
  /** Per slot a word's place in the list plus one, 0 for an empty slot: few bytes, so that the table stays at hand. */
  readonly slots: Uint16Array;
  readonly kernels: Kernels;
  /** Where the topics lie in the memory of the kernels. */
  readonly topicsAt: number;
}

/** Lays words out as a table. */
export function wordTableOf(list: WordList): WordTable {
  const size = 1 << Math.max(4, 33 - Math.clz32(list.hashes.length));
  const slots = new Uint16Array(size);
  list.hashes.forEach((hash, word) => {
    let slot = hash & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = word + 1;
  });
  const kernels = new Kernels();
  const topics = new Uint32Array(list.topics.length >> 2);
  new Int8Array(topics.buffer).set(list.topics);
  return { slots, kernels, topicsAt: kernels.place(topics), ...list };
}

/** Words by their numbers, the place of each number in the list (-1 for a word that is not there), and where each part of the words starts, and the last ends. */
export interface PlacedWords {
  readonly ids: Int32Array;
  readonly places: Int32Array;
  readonly starts: Int32Array;
}

/** Running sums of the topics of the parts: `TOPICS` numbers for each, and for none at all before the first. */
export function topicSums({ kernels, topicsAt }: WordTable, { ids, places, starts }: PlacedWords): Float32Array {
  const floats = kernels.floats(ids.length + starts.length + starts.length * TOPICS);
  const first = kernels.room >> 2;
  const ints = new Int32Array(floats.buffer, kernels.room, ids.length + starts.length);
  for (let at = 0; at < ids.length; at++) ints[at] = places[ids[at] ?? 0] ?? 0;
  ints.set(starts, ids.length);
  const out = first + ints.length;
  kernels.call.sumTopics(topicsAt, kernels.room, kernels.room + 4 * ids.length, starts.length - 1, 4 * out);
  return floats.slice(out, out + starts.length * TOPICS);
}

/** The place of a word in the list, -1 where it is not there. */
export function placeOf({ slots, hashes }: WordTable, hash: number): number {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const place = (slots[slot] ?? 0) - 1;
    if (place < 0 || hashes[place] === hash) return place;
  }
}

/** What a word tells that is in no table. */
export const UNKNOWN = 8;
