/** A set of given names by the hashes of their words (a Bloom filter): all of them are found, and hardly one in 400 other words. */
export type GivenNames = Uint8Array;

/** The empty set, of the one size that there is. */
export function noGivenNames(): GivenNames {
  return new Uint8Array(BITS / 8);
}

/** Adds a name to the set, by its word's hash. */
export function addGivenName(names: GivenNames, hash: number): void {
  for (let probe = 0; probe < PROBES; probe++) {
    const bit = bitOf(hash, probe);
    names[bit >>> 3] = (names[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }
}

/** Whether the set holds the word; now and then true for one that it does not hold. */
export function isGivenName(names: GivenNames, hash: number): boolean {
  for (let probe = 0; probe < PROBES; probe++) {
    const bit = bitOf(hash, probe);
    if (((names[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
  }
  return true;
}

function bitOf(hash: number, probe: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), MIXERS[probe] ?? 1);
  return (mixed ^ (mixed >>> 13)) & (BITS - 1);
}

const BITS = 1 << 18;
const PROBES = 4;
const MIXERS = [0x2c1b3c6d, 0x297a2d39, 0x45d9f3b, 0x119de1f3];
