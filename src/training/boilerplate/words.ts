import { eachWordFeature, slotOfFeature, type WordWeights } from '../../core/boilerplate/wordWeights.ts';
import type { Scan } from '../../core/boilerplate/scanColumns.ts';
import type { Example } from './examples.ts';

/** Learns hashed word weights by logistic regression (AdaGrad, L1 by truncation); each page counts alike whatever its length. */
export function trainWords(examples: readonly Labelled[], options: WordOptions, each: EachFeature = eachWordFeature): WordWeights {
  const weights = new Float64Array(options.size);
  const squares = new Float64Array(options.size).fill(1e-3);
  const slots = new Int32Array(20_000);
  const learner: Learner = { weights, squares, slots, each, bias: 0, kept: keptOf(examples, options.least ?? 1, each) };
  for (let epoch = 0; epoch < options.epochs; epoch++) for (const example of examples) learnFrom(example, learner, options);
  return quantise(weights, learner.bias, options.floor);
}

/** Lines to learn words from: scanned, and labelled 1 or 0, or -1 for those to leave out. */
export type Labelled = Pick<Example, 'scan' | 'labels' | 'weight'>;

/** Calls `visit` with the hash of every feature of a line. */
type EachFeature = (scan: Scan, line: number, visit: (hash: number) => void) => void;

interface Learner {
  readonly weights: Float64Array;
  readonly squares: Float64Array;
  readonly slots: Int32Array;
  readonly each: EachFeature;
  /** The features learned from, by hash; all without it. */
  readonly kept: ReadonlySet<number> | undefined;
  bias: number;
}

function learnFrom(example: Labelled, learner: Learner, options: WordOptions): void {
  const { weights, squares, slots } = learner;
  for (let line = 0; line < example.scan.count; line++) {
    const label = example.labels[line] ?? -1;
    if (label < 0) continue;
    const { count, all } = slotsOf(example, line, learner);
    const root = 1 / Math.sqrt(all);
    const margin = learner.bias + root * sumOf(weights, slots, count);
    const error = example.weight * (1 / (1 + Math.exp(-margin)) - label);
    learner.bias -= 0.01 * error;
    for (let at = 0; at < count; at++) {
      const slot = slots[at] ?? 0;
      const gradient = error * root + options.l2 * (weights[slot] ?? 0);
      squares[slot] = (squares[slot] ?? 0) + gradient * gradient;
      weights[slot] = (weights[slot] ?? 0) - (options.rate * gradient) / Math.sqrt(squares[slot] ?? 1);
    }
  }
}

/** How the word weights are learned: how many weights (a power of two), passes, step size, penalty on squared weights. */
export interface WordOptions {
  readonly size: number;
  readonly epochs: number;
  readonly rate: number;
  readonly l2: number;
  /** Weights smaller than this become zero. */
  readonly floor: number;
  /** How many examples must have a feature; 1 by default. */
  readonly least?: number;
}

/** Writes the slots of the features learned from, and gives how many those are and how many features the line has. */
function slotsOf(example: Labelled, line: number, { slots, weights, each, kept }: Learner): { count: number; all: number } {
  let [count, all] = [0, 0];
  each(example.scan, line, (hash) => {
    all++;
    if (count < slots.length && (kept?.has(hash) ?? true)) slots[count++] = slotOfFeature(hash, weights.length);
  });
  return { count, all };
}

/** The features of the labelled lines that at least so many examples have. */
function keptOf(examples: readonly Labelled[], least: number, each: EachFeature): ReadonlySet<number> | undefined {
  if (least <= 1) return undefined;
  const last = new Map<number, number>();
  const counts = new Map<number, number>();
  examples.forEach(({ scan, labels }, index) => {
    for (let line = 0; line < scan.count; line++) {
      if ((labels[line] ?? -1) < 0) continue;
      each(scan, line, (hash) => {
        if (last.get(hash) === index) return;
        last.set(hash, index);
        counts.set(hash, (counts.get(hash) ?? 0) + 1);
      });
    }
  });
  return new Set([...counts].filter(([, count]) => count >= least).map(([hash]) => hash));
}

function sumOf(weights: Float64Array, slots: Int32Array, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += weights[slots[at] ?? 0] ?? 0;
  return sum;
}

function quantise(weights: Float64Array, bias: number, floor: number): WordWeights {
  const scale = 4 / 127;
  const out = new Int8Array(weights.length);
  for (let at = 0; at < out.length; at++) {
    const value = weights[at] ?? 0;
    out[at] = Math.abs(value) < floor ? 0 : Math.max(-127, Math.min(127, Math.round(value / scale)));
  }
  return { weights: out, scale, bias };
}
