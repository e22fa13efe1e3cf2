import { KEYS } from '../../core/entities/features.ts';
import { LABELS } from '../../core/entities/labels.ts';
import { Chain } from './crfChain.ts';
import type { CrfOptions } from './crfOptions.ts';
import type { State } from './crfState.ts';
import type { Examples } from './examples.ts';
import { mulberry32, shuffle } from '../random.ts';

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
  const random = mulberry32(options.seed);
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
  const all = examples.keys.values;
  const counts = new Uint8Array(KEYS);
  for (const key of all) if ((counts[key] ?? 0) < leastCount) counts[key] = (counts[key] ?? 0) + 1;
  const numbers = new Int32Array(KEYS).fill(-1);
  const keys: number[] = [];
  counts.forEach((count, key) => {
    if (count >= leastCount) numbers[key] = keys.push(key) - 1;
  });
  return { keys: Int32Array.from(keys), ids: all.map((key) => numbers[key] ?? -1) };
}
