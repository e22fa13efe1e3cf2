import { LABELS } from './labels.ts';
import { wordFeatures } from './features.ts';
import type { Reading } from './reading.ts';
import type { Sentence } from './sentences.ts';
import type { Weights } from './weights.ts';

/** The sums of the weights of each word's features, by mode of its sentence and by offset from the token that asks; computed once per word. */
export class WordScores {
  readonly #weights: Weights;
  /** Per word and mode the number of its row of sums, -1 before the first use. */
  #rows = new Int32Array(0);
  #sums = new Int16Array(0);
  #ready = new Uint8Array(0);
  #count = 0;
  #generation = 0;

  constructor(weights: Weights) {
    this.#weights = weights;
  }

  /** Makes room for the words of the reading; forgets all when its lexicon started anew. */
  prepare(reading: Reading): void {
    const { size, generation } = reading.lexicon;
    if (generation !== this.#generation) {
      this.#rows.fill(-1);
      this.#ready.fill(0);
      this.#sums.fill(0);
      this.#count = 0;
    }
    this.#generation = generation;
    if (size * MODES <= this.#rows.length) return;
    const rows = new Int32Array(size * MODES * 2).fill(-1);
    rows.set(this.#rows);
    this.#rows = rows;
  }

  /** Adds what the words around the token (two to each side, inside the sentence) say to the numbers from `at` on. */
  addTo(into: Int32Array, at: number, place: { readonly reading: Reading; readonly index: number; readonly sentence: Sentence }): void {
    const { index, sentence, reading } = place;
    const from = Math.max(sentence.first, index - 2);
    const to = Math.min(sentence.last - 1, index + 2);
    for (let near = from; near <= to; near++) {
      const slot = near - index + 2;
      const sums = this.#sumsOf(reading, near, { slot, mode: sentence.mode });
      const numbers = this.#sums;
      for (let label = 0; label < LABELS; label++) into[at + label] = (into[at + label] ?? 0) + (numbers[sums + label] ?? 0);
    }
  }

  /** Where the sums of the word stand for the slot. */
  #sumsOf(reading: Reading, index: number, { slot, mode }: { readonly slot: number; readonly mode: number }): number {
    const place = (reading.types[index] ?? 0) * MODES + mode;
    let row = this.#rows[place] ?? -1;
    if (row < 0) {
      row = this.#count++;
      this.#rows[place] = row;
      if (row >= this.#ready.length) this.#grow();
    }
    const at = (row * SLOTS + slot) * LABELS;
    if (((this.#ready[row] ?? 0) & (1 << slot)) !== 0) return at;
    this.#ready[row] = (this.#ready[row] ?? 0) | (1 << slot);
    const { tokens, lexicon, text, types } = reading;
    const type = types[index] ?? 0;
    const word = {
      text,
      start: tokens.start[index] ?? 0,
      end: tokens.end[index] ?? 0,
      hash: tokens.hash[index] ?? 0,
      lower: tokens.lower[index] ?? 0,
      flags: lexicon.flags[type] ?? 0,
      mode,
      bits: lexicon.bits[type] ?? 0,
      cluster: lexicon.clusters[type] ?? 0,
      usage: lexicon.usages[type] ?? 0,
    };
    wordFeatures(word, slot - 2, (key) => this.#weights.addTo(key, this.#sums, at));
    return at;
  }

  #grow(): void {
    const room = Math.max(1024, this.#ready.length * 2);
    const sums = new Int16Array(room * SLOTS * LABELS);
    sums.set(this.#sums);
    this.#sums = sums;
    const ready = new Uint8Array(room);
    ready.set(this.#ready);
    this.#ready = ready;
  }
}

const MODES = 3;
const SLOTS = 5;
