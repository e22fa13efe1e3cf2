import { intBlock } from '../text/block.ts';

/** The words of a text numbered from 0 on, in the order in which they first come. */
export interface Numbered {
  /** Per word its number; the same word has the same one. */
  readonly ids: Int32Array;
  /** Per number the word's hash. */
  readonly hashes: Int32Array;
  readonly count: number;
}

/** Numbers words given by their hashes; linear time. */
export function numberWords(tokens: Int32Array): Numbered {
  const bits = Math.max(6, 33 - Math.clz32(tokens.length));
  const block = intBlock((1 << bits) + 2 * tokens.length);
  const table = block(1 << bits);
  const hashes = block(tokens.length);
  const ids = block(tokens.length);
  const mask = table.length - 1;
  let count = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? 0;
    let slot = Math.imul(token, 0x9e3779b1) >>> (32 - bits);
    let id = (table[slot] ?? 0) - 1;
    while (id >= 0 && hashes[id] !== token) {
      slot = (slot + 1) & mask;
      id = (table[slot] ?? 0) - 1;
    }
    if (id < 0) {
      id = count++;
      hashes[id] = token;
      table[slot] = count;
    }
    ids[at] = id;
  }
  return { ids, hashes, count };
}

/** Per word the index of its previous and next occurrence, -1 for none. Linear time. */
export function occurrencesOf(ids: Int32Array, count: number): { previous: Int32Array; next: Int32Array } {
  const block = intBlock(count + 2 * ids.length);
  const last = block(count);
  const previous = block(ids.length);
  const next = block(ids.length).fill(-1);
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    const seen = (last[id] ?? 0) - 1;
    previous[at] = seen;
    if (seen >= 0) next[seen] = at;
    last[id] = at + 1;
  }
  return { previous, next };
}
