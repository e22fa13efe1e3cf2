/** Pairs of whole numbers from 0 on, each known once: a set that grows, without an object for each pair. */
export class PairTable {
  #size = 0;
  /** Both numbers of each pair, one after the other; -1 where there is none. */
  #slots = new Int32Array(FIRST * 2).fill(-1);

  /** Adds a pair, whose order counts; false when it is there already. */
  add(a: number, b: number): boolean {
    const slots = this.#slots;
    const mask = slots.length - 2;
    for (let slot = slotOf(a, b) & mask; ; slot = (slot + 2) & mask) {
      const held = slots[slot] ?? -1;
      if (held === a && slots[slot + 1] === b) return false;
      if (held >= 0) continue;
      slots[slot] = a;
      slots[slot + 1] = b;
      if (++this.#size * 4 > slots.length) this.#grow();
      return true;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2).fill(-1);
    this.#size = 0;
    for (let slot = 0; slot < old.length; slot += 2) if ((old[slot] ?? -1) >= 0) this.add(old[slot] ?? 0, old[slot + 1] ?? 0);
  }
}

const FIRST = 1024;

/** Where to look for the pair first: its low bits, an even number. */
function slotOf(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) << 1;
}
