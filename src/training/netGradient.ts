import { LEAK, type NetPass } from './netPass.ts';

/** The slope of the loss for every weight of a network, summed over texts: errors go back through what a pass holds. */
export class NetGradient {
  readonly values: Float32Array;
  readonly #pass: NetPass;
  readonly #mixed: Float32Array;
  /** Slopes of what a layer gives, and of what it read. */
  #given: Float32Array;
  #read: Float32Array;

  constructor(pass: NetPass, size: number) {
    const { mixed, units } = pass.shape;
    this.values = new Float32Array(pass.layout.size);
    this.#pass = pass;
    this.#mixed = new Float32Array(size * mixed);
    this.#given = new Float32Array(size * 2 * units);
    this.#read = new Float32Array(size * 2 * units);
  }

  /** Adds the slopes for the text just judged from its inputs and the slope of the loss for each of a line's log odds. */
  add(inputs: Float32Array, errors: Float32Array): void {
    const { layers, outputs } = this.#pass.shape;
    const count = errors.length / outputs;
    this.#mixed.fill(0);
    this.#given.fill(0);
    for (let line = 0; line < count; line++) this.#addTop(line, errors.subarray(line * outputs, (line + 1) * outputs));
    for (let layer = layers - 1; layer >= 0; layer--) {
      this.#read.fill(0);
      this.#addLayer(layer, count, 0);
      this.#addLayer(layer, count, 1);
      [this.#given, this.#read] = [this.#read, this.#given];
    }
    for (let line = 0; line < count; line++) this.#addMixing(line, inputs);
  }

  #addTop(line: number, errors: Float32Array): void {
    if (errors.every((error) => error === 0)) return;
    const { weights, shape, layout, held, mixed, top } = this.#pass;
    const [both, width] = [2 * shape.units, 2 * shape.units + shape.mixed];
    const last = held[shape.layers - 1] ?? mixed;
    errors.forEach((error, output) => {
      this.#bump(layout.outBias + output, error);
    });
    for (let unit = 0; unit < shape.top; unit++) {
      const value = top[line * shape.top + unit] ?? 0;
      let slope = 0;
      errors.forEach((error, output) => {
        this.#bump(layout.out + output * shape.top + unit, error * value);
        slope += error * (weights[layout.out + output * shape.top + unit] ?? 0) * (value > 0 ? 1 : LEAK);
      });
      this.#bump(layout.topBias + unit, slope);
      const row = layout.top + unit * width;
      this.#addRow({ row, count: both, slope }, { source: last, at: line * both, into: this.#given });
      this.#addRow({ row: row + both, count: shape.mixed, slope }, { source: mixed, at: line * shape.mixed, into: this.#mixed });
    }
  }

  #addLayer(layer: number, count: number, direction: 0 | 1): void {
    const { units } = this.#pass.shape;
    const step = direction === 0 ? 1 : -1;
    const carried = new Float32Array(units);
    for (let line = direction === 0 ? count - 1 : 0; line >= 0 && line < count; line -= step) {
      const isFirst = line - step < 0 || line - step >= count;
      this.#addUnits(layer, { line, direction, before: isFirst ? -1 : (line - step) * 2 * units + direction * units, carried });
    }
  }

  #addUnits(layer: number, at: { line: number; direction: 0 | 1; before: number; carried: Float32Array }): void {
    const { weights, shape, layout, mixed, held, gates, candidates } = this.#pass;
    const { units } = shape;
    const width = layout.widths[layer] ?? 0;
    const start = layout.layers[layer]?.[at.direction] ?? 0;
    const biases = start + 2 * units * width;
    const target =
      layer === 0
        ? { source: mixed, at: at.line * width, into: this.#mixed }
        : { source: held[layer - 1] ?? mixed, at: at.line * width, into: this.#read };
    const own = at.line * 2 * units + at.direction * units;
    for (let unit = 0; unit < units; unit++) {
      const before = at.before < 0 ? 0 : (held[layer]?.[at.before + unit] ?? 0);
      const gate = gates[layer]?.[own + unit] ?? 0;
      const candidate = candidates[layer]?.[own + unit] ?? 0;
      const slope = (this.#given[own + unit] ?? 0) + (at.carried[unit] ?? 0);
      const forGate = slope * (before - candidate) * 0.5 * (1 - Math.abs(2 * gate - 1)) ** 2;
      const forCandidate = slope * (1 - gate) * (1 - Math.abs(candidate)) ** 2;
      at.carried[unit] = slope * gate + forGate * (weights[biases + 2 * units + unit] ?? 0);
      this.#bump(biases + unit, forGate);
      this.#bump(biases + units + unit, forCandidate);
      this.#bump(biases + 2 * units + unit, forGate * before);
      this.#addRow({ row: start + unit * width, count: width, slope: forGate }, target);
      this.#addRow({ row: start + (units + unit) * width, count: width, slope: forCandidate }, target);
    }
  }

  #addMixing(line: number, inputs: Float32Array): void {
    const { shape, layout, mixed, inputs: count } = this.#pass;
    const width = shape.mixed;
    const slopes = Array.from(
      { length: width },
      (_, unit) => (this.#mixed[line * width + unit] ?? 0) * ((mixed[line * width + unit] ?? 0) > 0 ? 1 : LEAK),
    );
    slopes.forEach((slope, unit) => {
      this.#bump(layout.mixBias + unit, slope);
    });
    for (let input = 0; input < count; input++) {
      const value = inputs[line * count + input] ?? 0;
      if (value === 0) continue;
      for (let unit = 0; unit < width; unit++) this.#bump(input * width + unit, value * (slopes[unit] ?? 0));
    }
  }

  /** Adds a row of weights: its own slopes, and those of what it read. */
  #addRow(
    { row, count, slope }: { row: number; count: number; slope: number },
    { source, at, into }: { source: Float32Array; at: number; into: Float32Array },
  ): void {
    const { weights } = this.#pass;
    const { values } = this;
    for (let column = 0; column < count; column++) {
      values[row + column] = (values[row + column] ?? 0) + slope * (source[at + column] ?? 0);
      into[at + column] = (into[at + column] ?? 0) + slope * (weights[row + column] ?? 0);
    }
  }

  #bump(at: number, by: number): void {
    this.values[at] = (this.values[at] ?? 0) + by;
  }
}
