import { aligned, Kernels } from '../kernels/kernels.ts';
import { packWeights, type Widths, widthsOf } from './netPack.ts';
import { BENDS, type Nets } from './net.ts';

/** Networks laid out for the kernels: their widths are multiples of four, what is missing weighs nothing. */
export interface PackedNets {
  readonly nets: Nets;
  readonly columns: Uint8Array;
  readonly widths: Widths;
  readonly kernels: Kernels;
  /** Where the measures and the members' weights lie in the memory of the kernels. */
  readonly measures: number;
  readonly members: readonly number[];
}

/** The features of lines: `offsetOf` writes a line's into `values` when asked and says where they start. */
export interface NetRows {
  readonly count: number;
  readonly values: Float32Array;
  readonly offsetOf: (line: number) => number;
}

/** Lays networks out for the kernels. */
export function packNets(nets: Nets): PackedNets {
  const { inputs, shape } = nets;
  const widths = widthsOf(inputs.length, shape);
  const kernels = new Kernels();
  kernels.call.setShape(widths.inputs, widths.mixed, widths.units, shape.layers, widths.top, shape.outputs);
  const measures = new Float32Array(3 * widths.inputs);
  inputs.forEach(({ bend, mean, scale }, at) => {
    measures[at] = BENDS.indexOf(bend);
    measures[widths.inputs + at] = mean;
    measures[2 * widths.inputs + at] = scale;
  });
  return {
    nets,
    columns: Uint8Array.from(inputs, ({ column }) => column),
    widths,
    kernels,
    measures: kernels.place(measures),
    members: nets.members.map((weights) => kernels.place(packWeights(weights, inputs.length, shape))),
  };
}

/** The mean log odds that the networks give each line, all outputs of a line side by side; very long texts are read in stretches of their own, so memory stays bounded. */
export function runNets(packed: PackedNets, rows: NetRows): Float32Array {
  const out = new Float32Array(rows.count * packed.nets.shape.outputs);
  for (let first = 0; first < rows.count; first += STRETCH)
    runStretch(packed, rows, { first, lines: Math.min(STRETCH, rows.count - first), out });
  return out;
}

function runStretch({ nets, columns, widths, kernels, measures, members }: PackedNets, rows: NetRows, at: Stretch): void {
  const { lines, first } = at;
  const { outputs } = nets.shape;
  const sizes = [lines * widths.inputs, lines * outputs, lines * (widths.mixed + 6 * widths.units) + 4];
  const memory = kernels.floats(sizes.reduce((sum, size) => sum + size, 0));
  const start = kernels.room >> 2;
  const outAt = start + lines * widths.inputs;
  memory.fill(0, start, outAt + lines * outputs);
  for (let line = 0; line < lines; line++) {
    const from = rows.offsetOf(first + line);
    const to = start + line * widths.inputs;
    for (let input = 0; input < columns.length; input++) memory[to + input] = rows.values[from + (columns[input] ?? 0)] ?? 0;
  }
  kernels.call.measure(measures, kernels.room, lines);
  const scratch = aligned(4 * (outAt + lines * outputs));
  for (const weights of members) kernels.call.judge(weights, kernels.room, lines, 1 / members.length, 4 * outAt, scratch);
  at.out.set(memory.subarray(outAt, outAt + lines * outputs), first * outputs);
}

interface Stretch {
  readonly first: number;
  readonly lines: number;
  readonly out: Float32Array;
}

const STRETCH = 4096;
