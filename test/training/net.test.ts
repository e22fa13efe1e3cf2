import { describe, expect, it } from 'vitest';
import { netLayout } from '../../src/core/boilerplate/net.ts';
import { packNets, runNets } from '../../src/core/boilerplate/netRun.ts';
import { trainNet, type NetOptions, type Sequence } from '../../src/training/net.ts';
import { NetLearner } from '../../src/training/netLearner.ts';
import { mulberry32 } from '../../src/training/random.ts';

const readings = [0, 1, 2].map((column) => ({ column, bend: 'plain' as const, mean: 0, scale: 1 }));
const options: NetOptions & { readonly seed: number } = {
  ...{ mixed: 4, units: 3, layers: 2, top: 2, outputs: 1 },
  ...{ epochs: 30, batch: 2, rate: 0.02, decay: 0.01, hidden: 0, seed: 4 },
};

/** Lines of noise in which a line counts as 1 once a signal stood above it, until another below takes it back. */
function sequences(count: number): readonly Sequence[] {
  const random = mulberry32(9);
  return Array.from({ length: count }, () => {
    const values = new Float32Array(36).map(() => (random() < 0.2 ? 1 : 0));
    const labels = new Float32Array(12);
    let on = 0;
    for (let line = 0; line < 12; line++) {
      if (values[line * 3] === 1) on = 1;
      if (values[line * 3 + 1] === 1) on = 0;
      labels[line] = on;
    }
    return { inputs: values, labels, weights: new Float32Array(12).fill(1) };
  });
}

describe('the slopes of a network', () => {
  it.each([options, { ...options, mixed: 5, units: 4, layers: 1, top: 8, outputs: 2 }])('are those of its loss: %o', (shape) => {
    const random = mulberry32(7);
    const start = Float32Array.from({ length: netLayout(3, shape).size }, () => 2 * random() - 1);
    const inputs = Float32Array.from({ length: 36 }, () => 4 * random() - 2);
    const learner = new NetLearner(start, { inputs: 3, shape, longest: 12 });
    const { weights, slopes } = learner;
    const goal = (at: number): number => at % 2;
    const loss = (): number =>
      learner.judge(inputs).reduce((sum, margin, at) => sum + Math.log(1 + Math.exp(margin)) - goal(at) * margin, 0);
    const said = learner.judge(inputs);
    said.forEach((margin, at) => {
      said[at] = 1 / (1 + Math.exp(-margin)) - goal(at);
    });
    learner.learn();
    for (let at = 0; at < weights.length; at++) {
      const own = weights[at] ?? 0;
      weights[at] = own + 2e-3;
      const above = loss();
      weights[at] = own - 2e-3;
      const below = loss();
      weights[at] = own;
      expect(Math.abs((slopes[at] ?? 0) - (above - below) / 4e-3), `weight ${at}`).toBeLessThan(5e-3);
    }
  });
});

describe('a network', () => {
  it('learns what only the lines before tell, the same every time', () => {
    const [first, second] = [0, 1].map(() => trainNet(sequences(60), 3, options));
    expect(first).toEqual(second);
    const held = sequences(80).slice(60);
    let right = 0;
    for (const { inputs: values, labels } of held) {
      const nets = packNets({ inputs: readings, shape: options, members: first ? [first] : [] });
      const margins = runNets(nets, { count: 12, values, stride: 0, offsetOf: (line) => line * 3 });
      right += labels.filter((label, line) => (margins[line] ?? 0) > 0 === label > 0).length;
    }
    expect(right / (held.length * 12)).toBeGreaterThan(0.95);
  });

  it('says through the kernels what it says while it learns, whatever its widths', () => {
    for (const shape of [options, { ...options, mixed: 5, units: 4, layers: 1, top: 8, outputs: 2 }]) {
      const random = mulberry32(7);
      const members = [0, 1].map(() => Float32Array.from({ length: netLayout(3, shape).size }, () => 2 * random() - 1));
      const values = Float32Array.from({ length: 300 }, () => 4 * random() - 2);
      const said = runNets(packNets({ inputs: readings, shape, members }), { count: 100, values, stride: 3, offsetOf: (line) => line * 3 });
      const passes = members.map((weights) => new NetLearner(weights, { inputs: 3, shape, longest: 100 }).judge(values));
      said.forEach((margin, at) => {
        expect(margin).toBeCloseTo(((passes[0]?.[at] ?? 0) + (passes[1]?.[at] ?? 0)) / 2, 4);
      });
    }
  });
});
