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
    const { weights, shape, layout, mixed, held, gates, candidates } = this.#pass;
    const { units } = shape;
    const start = layout.layers[layer]?.[direction] ?? 0;
    const part: Part = {
      ...{ units, width: layout.widths[layer] ?? 0, weights: weights.subarray(start), slopes: this.values.subarray(start) },
      ...{ source: layer === 0 ? mixed : (held[layer - 1] ?? mixed), into: layer === 0 ? this.#mixed : this.#read },
      ...{ held: held[layer] ?? mixed, gates: gates[layer] ?? mixed, candidates: candidates[layer] ?? mixed },
      ...{ given: this.#given, carried: new Float32Array(units) },
    };
    const step = direction === 0 ? 1 : -1;
    for (let line = direction === 0 ? count - 1 : 0; line >= 0 && line < count; line -= step) {
      const isFirst = line - step < 0 || line - step >= count;
      const at = line * 2 * units + direction * units;
      addUnits(part, line, { at, before: isFirst ? -1 : at - step * 2 * units });
    }
  }

  #addMixing(line: number, inputs: Float32Array): void {
    const { shape, layout, mixed, inputs: count } = this.#pass;
    const { values } = this;
    const width = shape.mixed;
    const slopes = this.#mixed.subarray(line * width, (line + 1) * width);
    for (let unit = 0; unit < width; unit++) {
      slopes[unit] = (slopes[unit] ?? 0) * ((mixed[line * width + unit] ?? 0) > 0 ? 1 : LEAK);
      this.#bump(layout.mixBias + unit, slopes[unit] ?? 0);
    }
    for (let input = 0; input < count; input++) {
      const value = inputs[line * count + input] ?? 0;
      if (value === 0) continue;
      const row = input * width;
      for (let unit = 0; unit < width; unit++) values[row + unit] = (values[row + unit] ?? 0) + value * (slopes[unit] ?? 0);
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

/** One direction of a layer: its weights and their slopes from where they begin, what it read, held and gave, and the slopes of what it read. */
interface Part {
  readonly units: number;
  readonly width: number;
  readonly weights: Float32Array;
  readonly slopes: Float32Array;
  readonly source: Float32Array;
  readonly into: Float32Array;
  readonly held: Float32Array;
  readonly gates: Float32Array;
  readonly candidates: Float32Array;
  readonly given: Float32Array;
  /** Slopes that the line read after this one hands back, by unit. */
  readonly carried: Float32Array;
}

/** Adds the slopes of the units that stand at `at`, after those at `before` (-1: none), for a line. */
function addUnits(part: Part, line: number, { at, before }: { readonly at: number; readonly before: number }): void {
  const { units, width, weights, slopes, held, gates, candidates, given, carried } = part;
  const biases = 2 * units * width;
  for (let unit = 0; unit < units; unit++) {
    const past = before < 0 ? 0 : (held[before + unit] ?? 0);
    const gate = gates[at + unit] ?? 0;
    const candidate = candidates[at + unit] ?? 0;
    const slope = (given[at + unit] ?? 0) + (carried[unit] ?? 0);
    const shut = 1 - Math.abs(2 * gate - 1);
    const flat = 1 - Math.abs(candidate);
    const forGate = slope * (past - candidate) * 0.5 * shut * shut;
    const forCandidate = slope * (1 - gate) * flat * flat;
    carried[unit] = slope * gate + forGate * (weights[biases + 2 * units + unit] ?? 0);
    slopes[biases + unit] = (slopes[biases + unit] ?? 0) + forGate;
    slopes[biases + units + unit] = (slopes[biases + units + unit] ?? 0) + forCandidate;
    slopes[biases + 2 * units + unit] = (slopes[biases + 2 * units + unit] ?? 0) + forGate * past;
    addRows(part, line * width, { row: unit * width, forGate, forCandidate });
  }
}

/** Adds what a unit's rows for gate and candidate got: the slopes of their weights, and those of what they read at `from`. */
function addRows(
  { units, width, weights, slopes, source, into }: Part,
  from: number,
  { row, forGate, forCandidate }: { readonly row: number; readonly forGate: number; readonly forCandidate: number },
): void {
  const other = row + units * width;
  for (let column = 0; column < width; column++) {
    const value = source[from + column] ?? 0;
    slopes[row + column] = (slopes[row + column] ?? 0) + forGate * value;
    slopes[other + column] = (slopes[other + column] ?? 0) + forCandidate * value;
    into[from + column] =
      (into[from + column] ?? 0) + forGate * (weights[row + column] ?? 0) + forCandidate * (weights[other + column] ?? 0);
  }
}
