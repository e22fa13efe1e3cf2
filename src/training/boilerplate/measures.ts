import type { Bend, NetInput } from '../../core/boilerplate/net.ts';

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

/** Writes what the networks read of a row of features to another: each bent, measured from its mean, and at most 3 either way, as the kernels do it. */
export function writeInputs(inputs: readonly NetInput[], from: Row, to: Row): void {
  inputs.forEach(({ column, bend, mean, scale }, at) => {
    const measured = (bent(bend, from.values[from.offset + column] ?? 0) - mean) * scale;
    to.values[to.offset + at] = Math.max(-MOST, Math.min(MOST, measured));
  });
}

/** Where a row of numbers stands. */
export interface Row {
  readonly values: Float32Array;
  readonly offset: number;
}

const MOST = 3;
const RARE = 1e-3;
