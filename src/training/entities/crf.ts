import { isOpen, LABELS, mayFollow } from '../../core/entities/labels.ts';
import type { Examples } from './examples.ts';
import { randomFrom } from './random.ts';

/** How the learner goes about it. */
export interface CrfOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Strength of the pull to zero (L2) at each touch. */
  readonly decay: number;
  /** Share of the features of a token that a step leaves out at random, so that none is leant on alone. */
  readonly dropout: number;
  /** After half of the epochs only so many features go on, those with the largest weights; all when not given. */
  readonly keep?: number;
  /** Features seen in fewer tokens are left out. */
  readonly leastCount: number;
  readonly seed: number;
}

/** Learned weights: row i (LABELS numbers) belongs to keys[i]; transitions as in Weights. */
export interface Learned {
  readonly keys: Int32Array;
  readonly rows: Float32Array;
  readonly transitions: Float32Array;
}

/** Learns a linear-chain conditional random field by stochastic gradient descent with AdaGrad steps; the weights are the mean of the last third of the epochs. */
export function learn(examples: Examples, options: CrfOptions, report: (line: string) => void): Learned {
  const { keys, ids } = frequentFeatures(examples, options);
  const state = {
    examples: { offsets: examples.offsets.values, labels: examples.labels.values, runs: examples.runs.values, weights: examples.weights },
    options,
    ids,
    rows: new Float32Array(keys.length * LABELS),
    steps: new Float32Array(keys.length * LABELS),
    transitions: new Float32Array((LABELS + 1) * LABELS),
    transitionSteps: new Float32Array((LABELS + 1) * LABELS),
  };
  const random = randomFrom(options.seed);
  const chain = new Chain(options.dropout);
  const order = Int32Array.from({ length: examples.runs.length }, (_, run) => run);
  const mean = { rows: new Float32Array(state.rows.length), transitions: new Float32Array(state.transitions.length), count: 0 };
  report(`${keys.length} features, ${examples.labels.length} tokens, ${order.length} runs`);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    chain.salt = Math.floor(random() * 2 ** 30);
    for (const run of order) loss += chain.step(state, run);
    report(`epoch ${epoch + 1}: loss ${(loss / examples.labels.length).toFixed(4)} a token`);
    if (epoch === Math.floor(options.epochs / 2) && options.keep !== undefined) dropWeak(state, options.keep);
    if (epoch >= Math.floor((options.epochs * 2) / 3)) addTo(mean, state);
  }
  return { keys, rows: mean.rows.map((sum) => sum / mean.count), transitions: mean.transitions.map((sum) => sum / mean.count) };
}

interface State {
  readonly examples: {
    readonly offsets: Int32Array;
    readonly labels: Int32Array;
    readonly runs: Int32Array;
    readonly weights: readonly number[];
  };
  readonly options: CrfOptions;
  /** For each place in examples.keys the feature's number, or -1. */
  readonly ids: Int32Array;
  readonly rows: Float32Array;
  readonly steps: Float32Array;
  readonly transitions: Float32Array;
  readonly transitionSteps: Float32Array;
}

function addTo(mean: { readonly rows: Float32Array; readonly transitions: Float32Array; count: number }, state: State): void {
  for (let at = 0; at < mean.rows.length; at++) mean.rows[at] = (mean.rows[at] ?? 0) + (state.rows[at] ?? 0);
  for (let at = 0; at < mean.transitions.length; at++) mean.transitions[at] = (mean.transitions[at] ?? 0) + (state.transitions[at] ?? 0);
  mean.count++;
}

/** Leaves all but the `keep` strongest features (by the sum of the squares of their weights) out of what follows. */
function dropWeak({ ids, rows }: State, keep: number): void {
  const strengths = new Float64Array(rows.length / LABELS);
  rows.forEach((weight, at) => {
    const feature = Math.floor(at / LABELS);
    strengths[feature] = (strengths[feature] ?? 0) + weight * weight;
  });
  const least = strengths.slice().sort()[Math.max(0, strengths.length - keep)] ?? 0;
  rows.forEach((_, at) => {
    if ((strengths[Math.floor(at / LABELS)] ?? 0) < least) rows[at] = 0;
  });
  ids.forEach((id, place) => {
    if (id >= 0 && (strengths[id] ?? 0) < least) ids[place] = -1;
  });
}

function frequentFeatures(examples: Examples, { leastCount }: CrfOptions): { readonly keys: Int32Array; readonly ids: Int32Array } {
  const counts = new Map<number, number>();
  for (const key of examples.keys.values) counts.set(key, (counts.get(key) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= leastCount).map(([key]) => key);
  const keys = Int32Array.from(kept.sort((a, b) => a - b));
  const numbers = new Map<number, number>();
  keys.forEach((key, index) => numbers.set(key, index));
  return { keys, ids: examples.keys.values.map((key) => numbers.get(key) ?? -1) };
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}

/** One run's forward-backward pass and the step along its gradient. */
class Chain {
  #emissions = new Float64Array(0);
  #forward = new Float64Array(0);
  #backward = new Float64Array(0);
  #active = new Int32Array(0);
  #starts = new Int32Array(0);
  #pairs = new Float64Array((LABELS + 1) * LABELS);
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
    const { transitions, examples } = state;
    const e = this.#emissions;
    const f = this.#forward;
    const b = this.#backward;
    const weights = transitions.map((value) => Math.exp(value));
    let gold = 0;
    let before = LABELS;
    for (let index = 0; index < length; index++) {
      const label = examples.labels[first + index] ?? 0;
      gold += (e[index * LABELS + label] ?? 0) + (transitions[before * LABELS + label] ?? 0);
      before = label;
    }
    let log = 0;
    for (let index = 0; index < length; index++) {
      const at = index * LABELS;
      let top = -Infinity;
      for (let label = 0; label < LABELS; label++) top = Math.max(top, e[at + label] ?? 0);
      for (let label = 0; label < LABELS; label++) e[at + label] = Math.exp((e[at + label] ?? 0) - top);
      log += top;
    }
    log += this.#forwards(weights, length);
    this.#backwards(weights, length);
    this.#pairs.fill(0);
    const start = LABELS * LABELS;
    let total = 0;
    for (let label = 0; label < LABELS; label++)
      if (mayFollow(0, label)) total += (e[label] ?? 0) * (b[label] ?? 0) * (weights[start + label] ?? 0);
    for (let label = 0; label < LABELS; label++)
      if (mayFollow(0, label)) this.#pairs[start + label] = ((e[label] ?? 0) * (b[label] ?? 0) * (weights[start + label] ?? 0)) / total;
    for (let index = 1; index < length; index++) this.#countPairs(weights, index * LABELS);
    for (let index = 0; index < length; index++) {
      const at = index * LABELS;
      let sum = 0;
      for (let label = 0; label < LABELS; label++) sum += (f[at + label] ?? 0) * (b[at + label] ?? 0);
      for (let label = 0; label < LABELS; label++) e[at + label] = ((f[at + label] ?? 0) * (b[at + label] ?? 0)) / sum;
      const label = examples.labels[first + index] ?? 0;
      const previous = index === 0 ? LABELS : (examples.labels[first + index - 1] ?? 0);
      e[at + label] = (e[at + label] ?? 0) - 1;
      this.#pairs[previous * LABELS + label] = (this.#pairs[previous * LABELS + label] ?? 0) - 1;
    }
    return log - gold;
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
