/** One set of shingles, to which many others are held: four times as fast as merging two sorted lists, whose branches cannot be foreseen. */
export class ShingleSet {
  #size = 0;
  #holdsZero = false;
  /** Open addressing by the low bits (shingles are hashes); 0 where there is none. */
  #slots = new Uint32Array(1024);

  /** Holds these shingles, ascending, instead of those before. */
  hold(shingles: Uint32Array): void {
    while (this.#slots.length < shingles.length * ROOM) this.#slots = new Uint32Array(this.#slots.length * 2);
    const slots = this.#slots.fill(0);
    const mask = slots.length - 1;
    for (let at = 0; at < shingles.length; at++) {
      const shingle = shingles[at] ?? 0;
      let slot = shingle & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = shingle;
    }
    this.#size = shingles.length;
    this.#holdsZero = shingles[0] === 0;
  }

  /** The Jaccard similarity with other shingles, ascending, 0-1: shared by all; 1 for two empty sets. */
  jaccard(others: Uint32Array): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let shared = 0;
    for (let at = 0; at < others.length; at++) {
      const shingle = others[at] ?? 0;
      let slot = shingle & mask;
      let held = slots[slot] ?? 0;
      while (held !== shingle && held !== 0) held = slots[(slot = (slot + 1) & mask)] ?? 0;
      if (held === shingle) shared++;
    }
    if (others[0] === 0 && !this.#holdsZero) shared--;
    const all = this.#size + others.length - shared;
    return all === 0 ? 1 : shared / all;
  }
}

/** Slots for each shingle. */
const ROOM = 4;
