import { aligned, Kernels } from '../kernels/kernels.ts';
import { packWeights, type Widths, widthsOf } from './netPack.ts';
import { BENDS, type NetInput, type Nets } from './net.ts';

/** Networks laid out for the kernels: their widths are multiples of four, what is missing weighs nothing. */
export interface PackedNets {
  readonly nets: Nets;
  /** How many numbers of a row they read at most. */
  readonly width: number;
  readonly widths: Widths;
  readonly kernels: Kernels;
  /** Where the measures and the members' weights lie in the memory of the kernels. */
  readonly measures: number;
  readonly members: readonly number[];
}

/** The features of lines: `offsetOf` writes a line's into `values` when asked and says where they start: `stride` numbers after those of the line before, or where those stood, with a stride of 0. */
export interface NetRows {
  readonly count: number;
  readonly values: Float32Array;
  readonly stride: number;
  readonly offsetOf: (line: number) => number;
}

/** Lays networks out for the kernels. */
export function packNets(nets: Nets): PackedNets {
  const { inputs, shape } = nets;
  const widths = widthsOf(inputs.length, shape);
  const kernels = new Kernels();
  kernels.call.setShape(widths.inputs, widths.mixed, widths.units, shape.layers, widths.top, shape.outputs);
  return {
    nets,
    width: inputs.reduce((most, { column }) => Math.max(most, column + 1), 0),
    widths,
    kernels,
    measures: kernels.place(measuresOf(inputs, widths.inputs)),
    members: nets.members.map((weights) => kernels.place(packWeights(weights, inputs.length, shape))),
  };
}

/** Where each input stands in a row, in bytes, how it is bent, means and scales: a row of so many each. */
function measuresOf(inputs: readonly NetInput[], count: number): Uint32Array {
  const measures = new Uint32Array(4 * count);
  const floats = new Float32Array(measures.buffer);
  inputs.forEach(({ column, bend, mean, scale }, at) => {
    measures[at] = 4 * column;
    measures[count + at] = BENDS.indexOf(bend);
    floats[2 * count + at] = mean;
    floats[3 * count + at] = scale;
  });
  return measures;
}

/** The mean log odds that the networks give each line, all outputs of a line side by side; very long texts are read in stretches of their own, so memory stays bounded. */
export function runNets(packed: PackedNets, rows: NetRows): Float32Array {
  const out = new Float32Array(rows.count * packed.nets.shape.outputs);
  for (let first = 0; first < rows.count; first += STRETCH)
    runStretch(packed, rows, { first, lines: Math.min(STRETCH, rows.count - first), out });
  return out;
}

function runStretch({ nets, width, widths, kernels, measures, members }: PackedNets, rows: NetRows, at: Stretch): void {
  const { lines, first } = at;
  const { outputs } = nets.shape;
  const stride = rows.stride || width;
  const sizes = [lines * stride, lines * widths.inputs, lines * outputs, lines * (widths.mixed + 6 * widths.units + widths.top)];
  const memory = kernels.floats(sizes.reduce((sum, size) => sum + size + 4, 0));
  const read = kernels.room;
  const measured = aligned(read + 4 * lines * stride);
  const out = aligned(measured + 4 * lines * widths.inputs);
  const scratch = aligned(out + 4 * lines * outputs);
  writeRows(rows, at, { memory: memory.subarray(read >> 2), width });
  kernels.call.measure(measures, read, 4 * stride, lines, measured);
  memory.fill(0, out >> 2, (out >> 2) + lines * outputs);
  for (const weights of members) kernels.call.judge(weights, measured, lines, 1 / members.length, out, scratch);
  at.out.set(memory.subarray(out >> 2, (out >> 2) + lines * outputs), first * outputs);
}

function writeRows({ values, stride, offsetOf }: NetRows, { first, lines }: Stretch, to: { memory: Float32Array; width: number }): void {
  let start = 0;
  for (let line = 0; line < lines; line++) {
    const from = offsetOf(first + line);
    if (line === 0) start = from;
    if (stride === 0) to.memory.set(values.subarray(from, from + to.width), line * to.width);
  }
  if (stride > 0) to.memory.set(values.subarray(start, start + (lines - 1) * stride + to.width));
}

interface Stretch {
  readonly first: number;
  readonly lines: number;
  readonly out: Float32Array;
}

const STRETCH = 4096;
