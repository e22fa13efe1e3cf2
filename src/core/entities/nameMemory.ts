import type { TaggedName } from './consistency.ts';

/** All that the names of a stretch of tokens hang on, as two 32-bit hashes. */
export interface MemoryKey {
  readonly first: number;
  readonly second: number;
}

/**
 * The names found before by the key of all that they hang on: a fixed number of places, two for each first hash, in which the later overwrites the earlier.
 * Holds no text; names packed into whole numbers, so that what is kept for long costs the garbage collector little.
 */
export class NameMemory {
  readonly #keys = new Int32Array(PLACES * 2);
  readonly #names: (readonly number[] | undefined)[] = new Array<readonly number[] | undefined>(PLACES).fill(undefined);

  /** Adds the names kept under the key, their tokens counted from `start`; false when there are none kept. */
  recall(key: MemoryKey, start: number, found: TaggedName[]): boolean {
    const place = placeOf(key);
    const names = this.#holds(place, key) ? this.#names[place] : this.#holds(place + 1, key) ? this.#names[place + 1] : undefined;
    if (!names) return false;
    for (const name of names) found.push(unpacked(name, start));
    return true;
  }

  /** Keeps the names from the `from`th on under a key that is not known yet. */
  keep(key: MemoryKey, start: number, { found, from }: { readonly found: readonly TaggedName[]; readonly from: number }): void {
    const names = from === found.length ? NONE : found.slice(from).map((name) => packed(name, start));
    if (names.includes(TOO_FAR)) return;
    const place = placeOf(key);
    const keys = this.#keys;
    keys[place * 2 + 2] = keys[place * 2] ?? 0;
    keys[place * 2 + 3] = keys[place * 2 + 1] ?? 0;
    keys[place * 2] = key.first;
    keys[place * 2 + 1] = key.second;
    this.#names[place + 1] = this.#names[place];
    this.#names[place] = names;
  }

  #holds(place: number, key: MemoryKey): boolean {
    return this.#keys[place * 2] === key.first && this.#keys[place * 2 + 1] === key.second;
  }
}

const PLACES = 2 ** 17;
const NONE: readonly number[] = [];
const SCORES = 128;
const TAGS_ROOM = 4;
const LONG = 256;
/** 2^13 tokens: the number stays below 2^30. */
const FAR = 8192;
const TOO_FAR = -1;

function placeOf({ first }: MemoryKey): number {
  return (first & (PLACES / 2 - 1)) * 2;
}

/** A name in one whole number of 30 bits. */
function packed({ first, last, tag, score }: TaggedName, start: number): number {
  const from = first - start;
  const length = last - first;
  return from < FAR && length < LONG ? ((from * LONG + length) * TAGS_ROOM + tag) * SCORES + Math.round(score * 100) : TOO_FAR;
}

function unpacked(name: number, start: number): TaggedName {
  const first = start + ((name >> 17) & (FAR - 1));
  return { first, last: first + ((name >> 9) & (LONG - 1)), tag: (name >> 7) & (TAGS_ROOM - 1), score: (name & (SCORES - 1)) / 100 };
}
