import { isOpen, LABELS, mayFollow } from '../../core/entities/labels.ts';
import type { State } from './crfState.ts';

/** One run's forward-backward pass and the step along its gradient. */
export class Chain {
  #emissions = new Float64Array(0);
  #forward = new Float64Array(0);
  #backward = new Float64Array(0);
  #active = new Int32Array(0);
  #starts = new Int32Array(0);
  #pairs = new Float64Array((LABELS + 1) * LABELS);
  readonly #factors = new Float32Array((LABELS + 1) * LABELS);
  readonly #after: readonly Int32Array[] = Array.from({ length: LABELS }, (_, label) =>
    Int32Array.from(Array.from({ length: LABELS }, (__, next) => next).filter((next) => mayFollow(label, next))),
  );

  /** Changes which features a step leaves out. */
  salt = 0;
  readonly #least: number;
  readonly #boost: number;

  constructor(dropout: number) {
    this.#least = Math.floor(dropout * 2 ** 32);
    this.#boost = 1 / (1 - dropout);
  }

  #isOut(place: number): boolean {
    let hash = Math.imul(place ^ this.salt, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    return (hash ^ (hash >>> 13)) >>> 0 < this.#least;
  }

  /** Steps along the gradient of the run's log-likelihood; returns minus that. */
  step(state: State, run: number): number {
    const first = state.examples.runs[run] ?? 0;
    const last = state.examples.runs[run + 1] ?? state.examples.labels.length;
    const length = last - first;
    this.#read(state, first, length);
    const loss = this.#pass(state, first, length);
    const weight = state.examples.weights[run] ?? 1;
    for (let index = 0; index < length; index++) this.#stepToken(state, index, weight);
    this.#stepPairs(state, weight);
    return loss * weight;
  }

  #read({ examples, ids, rows }: State, first: number, length: number): void {
    this.#makeRoom(length, (examples.offsets[first + length] ?? 0) - (examples.offsets[first] ?? 0));
    const scores = this.#emissions;
    const active = this.#active;
    scores.fill(0, 0, length * LABELS);
    let count = 0;
    for (let index = 0; index < length; index++) {
      const at = index * LABELS;
      const end = examples.offsets[first + index + 1] ?? 0;
      this.#starts[index] = count;
      for (let place = examples.offsets[first + index] ?? 0; place < end; place++) {
        const id = ids[place] ?? -1;
        if (id < 0 || this.#isOut(place)) continue;
        const row = id * LABELS;
        active[count++] = row;
        for (let label = 0; label < LABELS; label++)
          scores[at + label] = (scores[at + label] ?? 0) + (rows[row + label] ?? 0) * this.#boost;
      }
    }
    this.#starts[length] = count;
  }

  #makeRoom(length: number, features: number): void {
    if (this.#active.length < features) this.#active = new Int32Array(features * 2);
    if (this.#starts.length > length) return;
    this.#starts = new Int32Array(length * 2 + 1);
    this.#emissions = new Float64Array(length * LABELS * 2);
    this.#forward = new Float64Array(length * LABELS * 2);
    this.#backward = new Float64Array(length * LABELS * 2);
  }

  /** Fills the token gradients (into the emissions) and the pair gradients; returns the loss. */
  #pass(state: State, first: number, length: number): number {
    const weights = this.#factorsOf(state.transitions);
    const gold = this.#goldScore(state, first, length);
    const log = this.#exponentiate(length) + this.#forwards(weights, length);
    this.#backwards(weights, length);
    this.#startPairs(weights);
    for (let index = 1; index < length; index++) this.#countPairs(weights, index * LABELS);
    for (let index = 0; index < length; index++) this.#toSlopes(state, first, index);
    return log - gold;
  }

  /** The exponentials of the transitions that are allowed. */
  #factorsOf(transitions: Float32Array): Float32Array {
    const factors = this.#factors;
    for (let from = 0; from <= LABELS; from++)
      for (const label of this.#after[from === LABELS ? 0 : from] ?? [])
        factors[from * LABELS + label] = Math.exp(transitions[from * LABELS + label] ?? 0);
    return factors;
  }

  #goldScore({ transitions, examples }: State, first: number, length: number): number {
    let gold = 0;
    let before = LABELS;
    for (let index = 0; index < length; index++) {
      const label = examples.labels[first + index] ?? 0;
      gold += (this.#emissions[index * LABELS + label] ?? 0) + (transitions[before * LABELS + label] ?? 0);
      before = label;
    }
    return gold;
  }

  /** Scores to their exponentials, each token's largest to 1; returns the sum of what was taken out. */
  #exponentiate(length: number): number {
    const e = this.#emissions;
    let log = 0;
    for (let at = 0; at < length * LABELS; at += LABELS) {
      let top = -Infinity;
      for (let label = 0; label < LABELS; label++) top = Math.max(top, e[at + label] ?? 0);
      for (let label = 0; label < LABELS; label++) e[at + label] = Math.exp((e[at + label] ?? 0) - top);
      log += top;
    }
    return log;
  }

  #startPairs(weights: Float32Array): void {
    const start = LABELS * LABELS;
    this.#pairs.fill(0);
    let total = 0;
    for (let label = 0; label < LABELS; label++) {
      if (!mayFollow(0, label)) continue;
      const value = (this.#emissions[label] ?? 0) * (this.#backward[label] ?? 0) * (weights[start + label] ?? 0);
      this.#pairs[start + label] = value;
      total += value;
    }
    for (let label = 0; label < LABELS; label++) this.#pairs[start + label] = (this.#pairs[start + label] ?? 0) / total;
  }

  /** A token's emissions to the slopes of the loss: probability less gold; takes the gold pair off the pairs too. */
  #toSlopes({ examples }: State, first: number, index: number): void {
    const e = this.#emissions;
    const at = index * LABELS;
    let sum = 0;
    for (let label = 0; label < LABELS; label++) sum += (this.#forward[at + label] ?? 0) * (this.#backward[at + label] ?? 0);
    for (let label = 0; label < LABELS; label++)
      e[at + label] = ((this.#forward[at + label] ?? 0) * (this.#backward[at + label] ?? 0)) / sum;
    const label = examples.labels[first + index] ?? 0;
    const previous = index === 0 ? LABELS : (examples.labels[first + index - 1] ?? 0);
    e[at + label] = (e[at + label] ?? 0) - 1;
    this.#pairs[previous * LABELS + label] = (this.#pairs[previous * LABELS + label] ?? 0) - 1;
  }

  #forwards(weights: Float32Array, length: number): number {
    const e = this.#emissions;
    const f = this.#forward;
    let log = 0;
    for (let label = 0; label < LABELS; label++)
      f[label] = mayFollow(0, label) ? (e[label] ?? 0) * (weights[LABELS * LABELS + label] ?? 0) : 0;
    log += this.#normalise(0);
    for (let at = LABELS; at < length * LABELS; at += LABELS) {
      f.fill(0, at, at + LABELS);
      for (let from = 0; from < LABELS; from++) {
        const value = f[at - LABELS + from] ?? 0;
        if (value === 0) continue;
        for (const label of this.#after[from] ?? []) f[at + label] = (f[at + label] ?? 0) + value * (weights[from * LABELS + label] ?? 0);
      }
      for (let label = 0; label < LABELS; label++) f[at + label] = (f[at + label] ?? 0) * (e[at + label] ?? 0);
      log += this.#normalise(at);
    }
    const last = (length - 1) * LABELS;
    let closed = 0;
    for (let label = 0; label < LABELS; label++) if (!isOpen(label)) closed += f[last + label] ?? 0;
    return log + Math.log(closed);
  }

  #normalise(at: number): number {
    const f = this.#forward;
    let sum = 0;
    for (let label = 0; label < LABELS; label++) sum += f[at + label] ?? 0;
    for (let label = 0; label < LABELS; label++) f[at + label] = (f[at + label] ?? 0) / sum;
    return Math.log(sum);
  }

  #backwards(weights: Float32Array, length: number): void {
    const e = this.#emissions;
    const b = this.#backward;
    const last = (length - 1) * LABELS;
    for (let label = 0; label < LABELS; label++) b[last + label] = isOpen(label) ? 0 : 1;
    for (let at = last - LABELS; at >= 0; at -= LABELS) {
      let sum = 0;
      for (let label = 0; label < LABELS; label++) {
        let value = 0;
        for (const next of this.#after[label] ?? [])
          value += (weights[label * LABELS + next] ?? 0) * (e[at + LABELS + next] ?? 0) * (b[at + LABELS + next] ?? 0);
        b[at + label] = value;
        sum += value;
      }
      for (let label = 0; label < LABELS; label++) b[at + label] = (b[at + label] ?? 0) / sum;
    }
  }

  #countPairs(weights: Float32Array, at: number): void {
    const e = this.#emissions;
    const f = this.#forward;
    const b = this.#backward;
    const pairs = this.#pairs;
    let total = 0;
    for (let from = 0; from < LABELS; from++)
      for (const label of this.#after[from] ?? [])
        total += (f[at - LABELS + from] ?? 0) * (weights[from * LABELS + label] ?? 0) * (e[at + label] ?? 0) * (b[at + label] ?? 0);
    for (let from = 0; from < LABELS; from++)
      for (const label of this.#after[from] ?? []) {
        const value =
          ((f[at - LABELS + from] ?? 0) * (weights[from * LABELS + label] ?? 0) * (e[at + label] ?? 0) * (b[at + label] ?? 0)) / total;
        pairs[from * LABELS + label] = (pairs[from * LABELS + label] ?? 0) + value;
      }
  }

  #stepToken({ rows, steps, options }: State, index: number, weight: number): void {
    const slopes = this.#emissions;
    const at = index * LABELS;
    const labels: number[] = [];
    for (let label = 0; label < LABELS; label++) if (Math.abs(slopes[at + label] ?? 0) > NEGLIGIBLE) labels.push(label);
    if (labels.length === 0) return;
    const end = this.#starts[index + 1] ?? 0;
    for (let place = this.#starts[index] ?? 0; place < end; place++)
      for (const label of labels) {
        const row = (this.#active[place] ?? 0) + label;
        const value = rows[row] ?? 0;
        const slope = (slopes[at + label] ?? 0) * weight + options.decay * value;
        const step = (steps[row] ?? 0) + slope * slope;
        steps[row] = step;
        rows[row] = value - (options.rate * slope) / Math.sqrt(step + 1e-6);
      }
  }

  #stepPairs({ transitions, transitionSteps, options }: State, weight: number): void {
    for (let pair = 0; pair < transitions.length; pair++) {
      const slope = (this.#pairs[pair] ?? 0) * weight + options.decay * 0.01 * (transitions[pair] ?? 0);
      if (slope === 0) continue;
      const step = (transitionSteps[pair] ?? 0) + slope * slope;
      transitionSteps[pair] = step;
      transitions[pair] = (transitions[pair] ?? 0) - (options.rate * slope) / Math.sqrt(step + 1e-6);
    }
  }
}

const NEGLIGIBLE = 1e-3;
