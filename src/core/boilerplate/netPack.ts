import { netLayout, type NetShape } from './net.ts';

/** Widths in the kernels: numbers a line is measured by, after mixing, units a direction, units at the top; each a multiple of four, and of eight where sums are written. */
export interface Widths {
  readonly inputs: number;
  readonly mixed: number;
  readonly units: number;
  readonly top: number;
}

/** The widths of networks that read so many numbers a line. */
export function widthsOf(inputs: number, { mixed, units, top }: NetShape): Widths {
  return { inputs: fours(inputs), mixed: eights(mixed), units: fours(units), top: eights(top) };
}

/** The weights of a network in the order in which the kernels read them: for each number that is read, what it weighs in all that it goes into; 0 where a width is filled up. */
export function packWeights(weights: Float32Array, inputs: number, shape: NetShape): Float32Array {
  const { mixed, units, layers, top, outputs } = shape;
  const widths = widthsOf(inputs, shape);
  const layout = netLayout(inputs, shape);
  const packed: number[] = [];
  const put: Put = (rows, columns, placeOf) => {
    for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) packed.push(weights[placeOf(row, column)] ?? 0);
  };
  const heldAt = (row: number): number =>
    row % widths.units < units ? Math.trunc(row / widths.units) * units + (row % widths.units) : NaN;
  put(widths.inputs, widths.mixed, (input, unit) => layout.mix + within(input, inputs) * mixed + within(unit, mixed));
  put(1, widths.mixed, (_, unit) => layout.mixBias + within(unit, mixed));
  for (let layer = 0; layer < layers; layer++) {
    const width = layout.widths[layer] ?? 0;
    const read = layer === 0 ? widths.mixed : 2 * widths.units;
    const sourceAt = (row: number): number => (layer === 0 ? within(row, mixed) : heldAt(row));
    for (const place of layout.layers[layer] ?? []) {
      put(read, 2 * widths.units, (row, column) => place + heldAt(column) * width + sourceAt(row));
      put(1, 2 * widths.units, (_, column) => place + 2 * units * width + heldAt(column));
      put(1, widths.units, (_, unit) => place + 2 * units * (width + 1) + within(unit, units));
    }
  }
  const row = 2 * units + mixed;
  put(2 * widths.units, widths.top, (held, unit) => layout.top + within(unit, top) * row + heldAt(held));
  put(widths.mixed, widths.top, (from, unit) => layout.top + within(unit, top) * row + 2 * units + within(from, mixed));
  put(1, widths.top, (_, unit) => layout.topBias + within(unit, top));
  put(outputs, widths.top, (output, unit) => layout.out + output * top + within(unit, top));
  put(1, outputs, (_, output) => layout.outBias + output);
  return Float32Array.from(packed);
}

/** Puts rows of weights down, each from its place; what has none is 0. */
type Put = (rows: number, columns: number, placeOf: (row: number, column: number) => number) => void;

/** The index, or no place at all behind the width that was learned. */
function within(index: number, width: number): number {
  return index < width ? index : NaN;
}

function fours(width: number): number {
  return (width + 3) & ~3;
}

function eights(width: number): number {
  return (width + 7) & ~7;
}
