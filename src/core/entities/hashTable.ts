/** Where each of a fixed set of whole numbers (0 and up) stands in its list; open addressing, half full at most. */
export class HashTable {
  /** Key and place side by side, so that a look-up touches one line of memory; key -1 is empty. */
  readonly #slots: Int32Array;
  /** One bit for each of the low bits of the keys that are in: most of the keys that are not cost one look into little memory. */
  readonly #filter: Uint8Array;

  constructor(keys: Int32Array) {
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    const slots = new Int32Array(size * 2).fill(-1);
    const filter = new Uint8Array(size);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] ?? 0;
      let slot = slotOf(key, size);
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 2) & (size * 2 - 1);
      slots[slot] = key;
      const bit = key & (size * 8 - 1);
      filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
      slots[slot + 1] = index;
    }
    this.#slots = slots;
    this.#filter = filter;
  }

  /** The place of the key, or -1. */
  indexOf(key: number): number {
    const bit = key & (this.#filter.length * 8 - 1);
    if (((this.#filter[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) return -1;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = slotOf(key, slots.length >> 1);
    for (;;) {
      const found = slots[slot] ?? -1;
      if (found === key) return slots[slot + 1] ?? -1;
      if (found < 0) return -1;
      slot = (slot + 2) & mask;
    }
  }
}

/** The keys are hashes already: their low bits are as good as any. */
function slotOf(key: number, size: number): number {
  return (key & (size - 1)) << 1;
}
