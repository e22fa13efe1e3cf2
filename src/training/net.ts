import { netLayout, type NetShape } from '../core/boilerplate/net.ts';
import { NetLearner } from './netLearner.ts';
import { mulberry32, shuffle } from './random.ts';

/** A text to learn from: inputs as the network reads them line by line, and for each output of each line what is right (0-1) and what that counts. */
export interface Sequence {
  readonly inputs: Float32Array;
  readonly labels: Float32Array;
  readonly weights: Float32Array;
}

/** How a network is learned: passes over the texts, texts a step, Adam's rate (falling as a cosine) and decay, and the share of inputs hidden from a text. */
export interface NetOptions extends NetShape {
  readonly epochs: number;
  readonly batch: number;
  readonly rate: number;
  readonly decay: number;
  readonly hidden: number;
}

/** Learns a network by Adam (Kingma 2015) with decoupled decay on the logistic loss of its lines; the same seed gives the same weights. */
export function trainNet(sequences: readonly Sequence[], inputs: number, options: NetOptions & { readonly seed: number }): Float32Array {
  const random = mulberry32(options.seed);
  const longest = sequences.reduce((most, { labels }) => Math.max(most, labels.length / options.outputs), 1);
  const learner = new NetLearner(startOf(inputs, options, random), { inputs, shape: options, longest });
  const adam = new Adam(learner.weights, learner.slopes);
  const order = sequences.map((_, at) => at);
  const steps = options.epochs * Math.ceil(order.length / options.batch);
  const unit = sequences.length / sequences.reduce((sum, each) => sum + sumOf(each.weights), 1e-9) / options.batch;
  for (let epoch = 0, step = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (let first = 0; first < order.length; first += options.batch, step++) {
      for (const sequence of order.slice(first, first + options.batch).flatMap((at) => sequences[at] ?? []))
        learnFrom(sequence, { learner, unit, hidden: hiddenOf(inputs, options.hidden, random) });
      adam.step(rateAt(step / steps, options.rate), options.decay);
    }
  }
  return learner.unpacked();
}

function learnFrom({ inputs, labels, weights }: Sequence, at: { learner: NetLearner; unit: number; hidden: Uint8Array }): void {
  const said = at.learner.judge(inputs, at.hidden);
  said.forEach((margin, place) => {
    said[place] = at.unit * (weights[place] ?? 0) * (1 / (1 + Math.exp(-margin)) - (labels[place] ?? 0));
  });
  at.learner.learn();
}

/** Which of the inputs are hidden on all lines of a text. */
function hiddenOf(inputs: number, share: number, random: () => number): Uint8Array {
  return new Uint8Array(inputs).map(() => (random() < share ? 1 : 0));
}

/** Weights to start from: normal, scaled to what each unit reads; gates from open to shut, so that units remember for different lengths. */
function startOf(inputs: number, shape: NetShape, random: () => number): Float32Array {
  const layout = netLayout(inputs, shape);
  const weights = new Float32Array(layout.size);
  const fill = (from: number, count: number, scale: number): void => {
    for (let at = from; at < from + count; at++) weights[at] = scale * normal(random);
  };
  fill(layout.mix, inputs * shape.mixed, Math.sqrt(1 / inputs));
  layout.layers.forEach((places, layer) => {
    const width = layout.widths[layer] ?? 1;
    for (const place of places) {
      const rows = 2 * shape.units * width;
      fill(place, rows, Math.sqrt(1.5 / width));
      for (let unit = 0; unit < shape.units; unit++) weights[place + rows + unit] = (4 * unit) / shape.units;
    }
  });
  const width = 2 * shape.units + shape.mixed;
  fill(layout.top, shape.top * width, Math.sqrt(1 / width));
  fill(layout.out, shape.outputs * shape.top, Math.sqrt(1 / shape.top));
  return weights;
}

class Adam {
  readonly #weights: Float32Array;
  readonly #gradient: Float32Array;
  readonly #means: Float32Array;
  readonly #squares: Float32Array;
  #steps = 0;

  constructor(weights: Float32Array, gradient: Float32Array) {
    this.#weights = weights;
    this.#gradient = gradient;
    this.#means = new Float32Array(weights.length);
    this.#squares = new Float32Array(weights.length);
  }

  /** Takes a step down the gradient, which is cut to the length of STEEPEST and then cleared. */
  step(rate: number, decay: number): void {
    this.#steps++;
    const [first, second] = [1 - 0.9 ** this.#steps, 1 - 0.999 ** this.#steps];
    const cut = Math.min(1, STEEPEST / Math.sqrt(this.#gradient.reduce((sum, value) => sum + value * value, 1e-12)));
    for (let at = 0; at < this.#weights.length; at++) {
      const value = cut * (this.#gradient[at] ?? 0);
      const mean = 0.9 * (this.#means[at] ?? 0) + 0.1 * value;
      const square = 0.999 * (this.#squares[at] ?? 0) + 0.001 * value * value;
      this.#means[at] = mean;
      this.#squares[at] = square;
      this.#weights[at] = (this.#weights[at] ?? 0) * (1 - rate * decay) - (rate * mean) / first / (Math.sqrt(square / second) + 1e-8);
    }
    this.#gradient.fill(0);
  }
}

/** The rate after a share of all steps: rising over the first twentieth, then falling as a cosine. */
function rateAt(share: number, rate: number): number {
  return rate * Math.min(1, 20 * share + 0.05) * (0.5 + 0.5 * Math.cos(Math.PI * share));
}

function sumOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** A number of the standard normal distribution (Box and Muller 1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const STEEPEST = 5;
