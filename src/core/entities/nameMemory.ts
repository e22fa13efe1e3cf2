import type { TaggedName } from './consistency.ts';

/** All that the names of a stretch of tokens hang on, as two 32-bit hashes. */
export interface MemoryKey {
  first: number;
  second: number;
}

/** The names found before by the key of all that they hang on: a fixed number of places, two for each first hash, in which the later overwrites the earlier. Holds no text. */
export class NameMemory {
  readonly #keys = new Int32Array(PLACES * 2);
  readonly #names: (readonly TaggedName[] | undefined)[] = new Array<readonly TaggedName[] | undefined>(PLACES).fill(undefined);

  /** The names kept under the key. */
  recall(key: MemoryKey): readonly TaggedName[] | undefined {
    const place = placeOf(key);
    if (this.#holds(place, key)) return this.#names[place];
    return this.#holds(place + 1, key) ? this.#names[place + 1] : undefined;
  }

  /** Keeps the names under a key that is not known yet. */
  keep(key: MemoryKey, names: readonly TaggedName[]): void {
    const place = placeOf(key);
    const keys = this.#keys;
    keys.copyWithin(place * 2 + 2, place * 2, place * 2 + 2);
    keys[place * 2] = key.first;
    keys[place * 2 + 1] = key.second;
    this.#names[place + 1] = this.#names[place];
    this.#names[place] = names.length === 0 ? NONE : names;
  }

  #holds(place: number, key: MemoryKey): boolean {
    return this.#keys[place * 2] === key.first && this.#keys[place * 2 + 1] === key.second;
  }
}

const PLACES = 2 ** 17;
const NONE: readonly TaggedName[] = [];

function placeOf({ first }: MemoryKey): number {
  return (first & (PLACES / 2 - 1)) * 2;
}
