/** Where each of a fixed set of whole numbers stands in its list; open addressing, half full at most. */
export class HashTable {
  readonly #slots: Int32Array;
  readonly #keys: Int32Array;

  constructor(keys: Int32Array) {
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    const slots = new Int32Array(size).fill(-1);
    for (let index = 0; index < keys.length; index++) {
      let slot = Math.imul(keys[index] ?? 0, SPREAD) >>> 7;
      while ((slots[(slot &= size - 1)] ?? -1) >= 0) slot++;
      slots[slot] = index;
    }
    this.#slots = slots;
    this.#keys = keys;
  }

  /** The place of the key, or -1. */
  indexOf(key: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = Math.imul(key, SPREAD) >>> 7;
    for (;;) {
      slot &= mask;
      const index = slots[slot] ?? -1;
      if (index < 0 || this.#keys[index] === key) return index;
      slot++;
    }
  }
}

const SPREAD = 0x9e3779b1;
