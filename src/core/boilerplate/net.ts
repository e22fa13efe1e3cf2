/** One number the network reads: a column of the second stage's features, how it is bent, and what it is measured in. */
export interface NetInput {
  readonly column: number;
  readonly bend: Bend;
  readonly mean: number;
  readonly scale: number;
}

/** How a feature is bent before it is measured: as it is, its logarithm with its sign, the log odds of a probability, or 1 where it is one of three classes. */
export const BENDS = ['plain', 'log', 'odds', 'is0', 'is1', 'is2'] as const;

export type Bend = (typeof BENDS)[number];

/** Sizes of a network: numbers after the first mixing, units a direction, layers of them, units at the top, and how many log odds it gives a line. */
export interface NetShape {
  readonly mixed: number;
  readonly units: number;
  readonly layers: number;
  readonly top: number;
  readonly outputs: number;
}

/**
 * Small recurrent networks over the lines of a text, read in both directions: layers of light units (after Lei 2018) that keep or replace what they hold
 * by gates, on a first mixing of the inputs. Each member learned the same from another start and has all its weights in the order of `netLayout`.
 */
export interface Nets {
  readonly inputs: readonly NetInput[];
  /** The same inputs as columns, laid out once. */
  readonly measures: Measures;
  readonly shape: NetShape;
  readonly members: readonly Float32Array[];
}

/** Where the parts of a network begin among its weights. */
export interface NetLayout {
  /** The first mixing: a row of `mixed` weights for each input, then biases. */
  readonly mix: number;
  readonly mixBias: number;
  /** For each layer and direction: rows of gate weights, of candidate weights, then gate biases, candidate biases, gate weights of what is held. */
  readonly layers: readonly (readonly [number, number])[];
  /** Width of what each layer reads. */
  readonly widths: readonly number[];
  readonly top: number;
  readonly topBias: number;
  /** For each output a row of `top` weights; then their biases. */
  readonly out: number;
  readonly outBias: number;
  readonly size: number;
}

/** The places of all weights of a network with so many inputs. */
export function netLayout(inputs: number, { mixed, units, layers, top, outputs }: NetShape): NetLayout {
  const mixBias = inputs * mixed;
  const widths = Array.from({ length: layers }, (_, layer) => (layer === 0 ? mixed : 2 * units));
  const places: [number, number][] = [];
  let at = mixBias + mixed;
  for (const width of widths) {
    const one = 2 * units * width + 3 * units;
    places.push([at, at + one]);
    at += 2 * one;
  }
  const topBias = at + top * (2 * units + mixed);
  const out = topBias + top;
  const outBias = out + outputs * top;
  return { mix: 0, mixBias, layers: places, widths, top: at, topBias, out, outBias, size: outBias + outputs };
}

/** A feature bent; see BENDS. */
export function bent(bend: Bend, value: number): number {
  switch (bend) {
    case 'plain':
      return value;
    case 'log':
      return value < 0 ? -Math.log1p(-value) : Math.log1p(value);
    case 'odds':
      return Math.log(Math.max(value, RARE) / Math.max(1 - value, RARE));
    case 'is0':
      return value === 0 ? 1 : 0;
    case 'is1':
      return value === 1 ? 1 : 0;
    case 'is2':
      return value === 2 ? 1 : 0;
  }
}

/** The inputs column by column, which is read faster. */
export interface Measures {
  readonly columns: Uint8Array;
  readonly bends: readonly Bend[];
  readonly isPlain: Uint8Array;
  readonly means: Float64Array;
  readonly scales: Float64Array;
}

/** The inputs as columns of numbers. */
export function measuresOf(inputs: readonly NetInput[]): Measures {
  return {
    columns: Uint8Array.from(inputs, ({ column }) => column),
    bends: inputs.map(({ bend }) => bend),
    isPlain: Uint8Array.from(inputs, ({ bend }) => (bend === 'plain' ? 1 : 0)),
    means: Float64Array.from(inputs, ({ mean }) => mean),
    scales: Float64Array.from(inputs, ({ scale }) => scale),
  };
}

/** Writes what the networks read of a row of features: each bent, measured from its mean, and at most 3 either way. */
export function writeInputs({ columns, bends, isPlain, means, scales }: Measures, from: Row, to: Row): void {
  for (let at = 0; at < columns.length; at++) {
    const value = from.values[from.offset + (columns[at] ?? 0)] ?? 0;
    const straight = isPlain[at] === 1 ? value : bent(bends[at] ?? 'plain', value);
    const measured = (straight - (means[at] ?? 0)) * (scales[at] ?? 0);
    to.values[to.offset + at] = measured > MOST ? MOST : measured < -MOST ? -MOST : measured;
  }
}

/** Where a row of numbers stands. */
export interface Row {
  readonly values: Float32Array;
  readonly offset: number;
}

const MOST = 3;
const RARE = 1e-3;
