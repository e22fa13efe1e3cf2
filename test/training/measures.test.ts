import { expect, it } from 'vitest';
import { type Bend, BENDS, netLayout } from '../../src/core/boilerplate/net.ts';
import { packNets, runNets } from '../../src/core/boilerplate/netRun.ts';
import { bent, writeInputs } from '../../src/training/boilerplate/measures.ts';

it('bends and measures what the networks read, up to 3 either way', () => {
  const inputs = [
    { column: 1, bend: 'log' as const, mean: 0.5, scale: 2 },
    { column: 0, bend: 'is1' as const, mean: 0, scale: 1 },
  ];
  const out = Float32Array.of(9, 9, 9);
  writeInputs(inputs, { values: Float32Array.of(7, 1, Math.E - 1), offset: 1 }, { values: out, offset: 1 });
  expect([...out]).toEqual([9, 1, 1]);
  writeInputs(inputs, { values: Float32Array.of(2, 1e6), offset: 0 }, { values: out, offset: 0 });
  expect([...out]).toEqual([3, 0, 1]);
  expect([bent('odds', 0.5), bent('log', -1), bent('plain', 4)]).toEqual([0, -Math.LN2, 4]);
});

it.each(BENDS)('measures as the kernels do: %s', (bend: Bend) => {
  const shape = { mixed: 1, units: 1, layers: 1, top: 1, outputs: 1 };
  const layout = netLayout(1, shape);
  const weights = new Float32Array(layout.size);
  // what is read goes straight through: mixed, then at the top beside the two units, and out
  weights[layout.mix] = weights[layout.top + 2] = weights[layout.out] = 1;
  const input = { column: 0, bend, mean: 0.25, scale: 1.5 };
  const values = Float32Array.of(0, 1, 2, 0.001, 0.5, 0.9995, 3, 40, 1e6, -7);
  const said = runNets(packNets({ inputs: [input], shape, members: [weights] }), {
    count: values.length,
    values,
    stride: 1,
    offsetOf: (line) => line,
  });
  const out = new Float32Array(1);
  said.forEach((margin, offset) => {
    writeInputs([input], { values, offset }, { values: out, offset: 0 });
    const read = out[0] ?? NaN;
    expect(margin).toBeCloseTo(read > 0 ? read : 0.01 * read, 4);
  });
});
