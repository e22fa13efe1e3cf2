import { HashTable } from './hashTable.ts';
import { LABELS } from './labels.ts';

/** Learned weights as small whole numbers: a row of one per label for each feature, and one for each pair of labels. */
export class Weights {
  readonly #table: HashTable;
  readonly #rows: Int8Array;
  /** From label (row; the row after the last is the start of a run) to label. */
  readonly transitions: Int16Array;
  /** A weight of 1 in these whole numbers. */
  readonly scale: number;

  constructor(keys: Int32Array, rows: Int8Array, parts: { readonly transitions: Int16Array; readonly scale: number }) {
    this.#table = new HashTable(keys);
    this.#rows = rows;
    this.transitions = parts.transitions;
    this.scale = parts.scale;
  }

  /** Adds the feature's row to the numbers from `at` on; nothing for a feature that was not learnt. */
  addTo(key: number, into: Int16Array | Int32Array, at: number): void {
    const place = this.#table.indexOf(key);
    if (place < 0) return;
    const row = place * LABELS;
    for (let label = 0; label < LABELS; label++) into[at + label] = (into[at + label] ?? 0) + (this.#rows[row + label] ?? 0);
  }
}
