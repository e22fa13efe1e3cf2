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
