import type { TaggedName } from './consistency.ts';

/** The names found before under a 53-bit key of all that they hang on; forgets all when full. Holds no text. */
export class NameMemory {
  readonly #names = new Map<number, readonly TaggedName[]>();

  /** The names kept under the key. */
  recall(key: number): readonly TaggedName[] | undefined {
    return this.#names.get(key);
  }

  /** Keeps the names under the key. */
  keep(key: number, names: readonly TaggedName[]): void {
    if (this.#names.size >= LIMIT) this.#names.clear();
    this.#names.set(key, names);
  }
}

const LIMIT = 30_000;
