import { netLayout, type NetLayout, type NetShape } from '../core/boilerplate/net.ts';

/** What a network holds while it reads a stretch of lines, line by line in each array; learning goes back through it. */
export class NetPass {
  readonly weights: Float32Array;
  readonly shape: NetShape;
  readonly layout: NetLayout;
  /** How many inputs a line has. */
  readonly inputs: number;
  readonly mixed: Float32Array;
  /** What each layer holds after each line, both directions side by side; gates and candidates likewise. */
  readonly held: readonly Float32Array[];
  readonly gates: readonly Float32Array[];
  readonly candidates: readonly Float32Array[];
  readonly top: Float32Array;
  /** The inputs of a line that are not 0. */
  readonly filled: Uint8Array;

  constructor(
    weights: Float32Array,
    { inputs, shape, size }: { readonly inputs: number; readonly shape: NetShape; readonly size: number },
  ) {
    const { mixed, units, layers, top } = shape;
    const perLayer = (): Float32Array[] => Array.from({ length: layers }, () => new Float32Array(size * 2 * units));
    this.weights = weights;
    this.shape = shape;
    this.inputs = inputs;
    this.layout = netLayout(inputs, shape);
    this.mixed = new Float32Array(size * mixed);
    this.held = perLayer();
    this.gates = perLayer();
    this.candidates = perLayer();
    this.top = new Float32Array(size * top);
    this.filled = new Uint8Array(inputs);
  }

  /** The log odds of the first `count` lines, all outputs of a line side by side, from their inputs line by line. */
  judge(inputs: Float32Array, count: number): Float32Array {
    for (let line = 0; line < count; line++) this.#mix(inputs, line);
    for (let layer = 0; layer < this.shape.layers; layer++) {
      this.#readLayer(layer, count, 0);
      this.#readLayer(layer, count, 1);
    }
    const out = new Float32Array(count * this.shape.outputs);
    for (let line = 0; line < count; line++) this.#readTop(line, out);
    return out;
  }

  #mix(inputs: Float32Array, line: number): void {
    const { filled } = this;
    const width = this.shape.mixed;
    const from = line * this.inputs;
    let count = 0;
    for (let input = 0; input < this.inputs; input++) if (inputs[from + input] !== 0) filled[count++] = input;
    for (let unit = 0; unit < width; unit += 4) this.#mixFour(inputs, { from, count, unit, to: line * width });
  }

  /** Mixes the filled inputs of a line into four units at once, so that each input is read once for them; sums are rounded at every step, as learning rounded them. */
  #mixFour(inputs: Float32Array, { from, count, unit, to }: { from: number; count: number; unit: number; to: number }): void {
    const { weights, layout, mixed, filled } = this;
    const width = this.shape.mixed;
    const bias = layout.mixBias + unit;
    let [a, b, c, d] = [weights[bias] ?? 0, weights[bias + 1] ?? 0, weights[bias + 2] ?? 0, weights[bias + 3] ?? 0];
    for (let at = 0; at < count; at++) {
      const input = filled[at] ?? 0;
      const value = inputs[from + input] ?? 0;
      const row = input * width + unit;
      a = Math.fround(a + value * (weights[row] ?? 0));
      b = Math.fround(b + value * (weights[row + 1] ?? 0));
      c = Math.fround(c + value * (weights[row + 2] ?? 0));
      d = Math.fround(d + value * (weights[row + 3] ?? 0));
    }
    mixed[to + unit] = leaky(a);
    if (unit + 1 < width) mixed[to + unit + 1] = leaky(b);
    if (unit + 2 < width) mixed[to + unit + 2] = leaky(c);
    if (unit + 3 < width) mixed[to + unit + 3] = leaky(d);
  }

  #readLayer(layer: number, count: number, direction: 0 | 1): void {
    const held = this.held[layer];
    const gates = this.gates[layer];
    const candidates = this.candidates[layer];
    const source = layer === 0 ? this.mixed : this.held[layer - 1];
    if (!held || !gates || !candidates || !source) return;
    const width = this.layout.widths[layer] ?? 0;
    const weights = this.weights.subarray(this.layout.layers[layer]?.[direction] ?? 0);
    const part: Part = { units: this.shape.units, width, weights, source, held, gates, candidates };
    const step = (direction === 0 ? 2 : -2) * part.units;
    const first = (direction === 0 ? 0 : (count - 1) * 2 * part.units) + direction * part.units;
    for (let read = 0, at = first; read < count; read++, at += step)
      readUnits(part, direction === 0 ? read : count - 1 - read, at, read === 0 ? -1 : at - step);
  }

  #readTop(line: number, out: Float32Array): void {
    const { weights, shape, top, mixed } = this;
    const both = 2 * shape.units;
    const width = both + shape.mixed;
    const held = this.held[shape.layers - 1] ?? mixed;
    for (let unit = 0; unit < shape.top; unit++) {
      let value = weights[this.layout.topBias + unit] ?? 0;
      const row = this.layout.top + unit * width;
      for (let at = 0; at < both; at++) value += (weights[row + at] ?? 0) * (held[line * both + at] ?? 0);
      for (let at = 0; at < shape.mixed; at++) value += (weights[row + both + at] ?? 0) * (mixed[line * shape.mixed + at] ?? 0);
      top[line * shape.top + unit] = leaky(value);
    }
    for (let output = 0; output < shape.outputs; output++) {
      let sum = weights[this.layout.outBias + output] ?? 0;
      const row = this.layout.out + output * shape.top;
      for (let unit = 0; unit < shape.top; unit++) sum += (weights[row + unit] ?? 0) * (top[line * shape.top + unit] ?? 0);
      out[line * shape.outputs + output] = sum;
    }
  }
}

/** One direction of a layer: its weights from where they begin, what it reads and what it fills. */
interface Part {
  readonly units: number;
  readonly width: number;
  readonly weights: Float32Array;
  readonly source: Float32Array;
  readonly held: Float32Array;
  readonly gates: Float32Array;
  readonly candidates: Float32Array;
}

/** Reads a line into the units that stand at `at`, after those at `before` (-1: none). */
function readUnits({ units, width, weights, source, held, gates, candidates }: Part, line: number, at: number, before: number): void {
  const rows = units * width;
  const from = line * width;
  for (let unit = 0; unit < units; unit++) {
    const past = before < 0 ? 0 : (held[before + unit] ?? 0);
    let gate = (weights[2 * rows + unit] ?? 0) + (weights[2 * rows + 2 * units + unit] ?? 0) * past;
    let candidate = weights[2 * rows + units + unit] ?? 0;
    const row = unit * width;
    for (let input = 0; input < width; input++) {
      const value = source[from + input] ?? 0;
      gate += (weights[row + input] ?? 0) * value;
      candidate += (weights[rows + row + input] ?? 0) * value;
    }
    gate = 0.5 + (0.5 * gate) / (1 + Math.abs(gate));
    candidate = candidate / (1 + Math.abs(candidate));
    gates[at + unit] = gate;
    candidates[at + unit] = candidate;
    held[at + unit] = gate * past + (1 - gate) * candidate;
  }
}

/** What is positive as it is, what is not a tenth of it. */
function leaky(value: number): number {
  return value > 0 ? value : LEAK * value;
}

/** The slope of `leaky` below zero. */
export const LEAK = 0.1;
