import { isOpen, LABELS, mayFollow } from './labels.ts';

/** Room for the best labels of runs of tokens; grows with the longest run. */
export class Decoder {
  readonly #transitions: Int16Array;
  readonly #before: readonly (readonly number[])[];
  #scores = new Int32Array(LABELS * 64);
  #from = new Uint8Array(LABELS * 64);

  /** `transitions` as in Weights. */
  constructor(transitions: Int16Array) {
    this.#transitions = transitions;
    this.#before = Array.from({ length: LABELS }, (_, label) =>
      Array.from({ length: LABELS }, (_, from) => from).filter((from) => mayFollow(from, label)),
    );
  }

  /** Writes the best allowed labels of `length` tokens, whose scores by label are in `emissions`, into `labels` from `at` on (Viterbi). */
  decode(emissions: Int32Array, length: number, into: { readonly labels: Uint8Array; readonly at: number }): void {
    if (this.#scores.length < length * LABELS) {
      this.#scores = new Int32Array(length * LABELS * 2);
      this.#from = new Uint8Array(length * LABELS * 2);
    }
    this.#open(emissions);
    for (let index = 1; index < length; index++) this.#step(emissions, index * LABELS);
    let best = 0;
    const last = (length - 1) * LABELS;
    for (let label = 1; label < LABELS; label++)
      if (!isOpen(label) && (this.#scores[last + label] ?? 0) > (this.#scores[last + best] ?? 0)) best = label;
    for (let index = length - 1; index >= 0; index--) {
      into.labels[into.at + index] = best;
      best = this.#from[index * LABELS + best] ?? 0;
    }
  }

  #open(emissions: Int32Array): void {
    const start = LABELS * LABELS;
    for (let label = 0; label < LABELS; label++)
      this.#scores[label] = mayFollow(0, label) ? (emissions[label] ?? 0) + (this.#transitions[start + label] ?? 0) : IMPOSSIBLE;
  }

  #step(emissions: Int32Array, row: number): void {
    const scores = this.#scores;
    const before = row - LABELS;
    for (let label = 0; label < LABELS; label++) {
      let best = IMPOSSIBLE;
      let from = 0;
      for (const candidate of this.#before[label] ?? []) {
        const score = (scores[before + candidate] ?? 0) + (this.#transitions[candidate * LABELS + label] ?? 0);
        if (score <= best) continue;
        best = score;
        from = candidate;
      }
      scores[row + label] = best + (emissions[row + label] ?? 0);
      this.#from[row + label] = from;
    }
  }
}

const IMPOSSIBLE = -(2 ** 29);
