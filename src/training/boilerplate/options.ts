import type { PipelineOptions } from './pipeline.ts';

/** How the shipped model is learned; chosen on dev, figures in test/bench/RESULTS.md. */
export const OPTIONS: PipelineOptions = {
  folds: 5,
  words: { size: 1 << 17, epochs: 4, rate: 0.15, l2: 1e-5, floor: 0.04 },
  appeals: {
    words: { size: 1 << 18, epochs: 5, rate: 0.15, l2: 1e-3, floor: 0.1, least: 3 },
    lines: { trees: 160, leaves: 12, rate: 0.08, minLeafWeight: 8, l2: 8, featureShare: 0.35, rowShare: 0.6, seed: 1 },
    context: { trees: 160, leaves: 12, rate: 0.1, minLeafWeight: 8, l2: 8, featureShare: 0.4, rowShare: 0.6, seed: 2 },
  },
  first: { trees: 40, leaves: 16, rate: 0.2, minLeafWeight: 4, l2: 4, featureShare: 0.35, rowShare: 0.4, seed: 1 },
  second: {
    mixed: 16,
    units: 8,
    layers: 2,
    top: 6,
    outputs: 2,
    epochs: 11,
    batch: 4,
    rate: 0.004,
    decay: 0.05,
    hidden: 0.25,
    seeds: [5, 6],
  },
  header: { trees: 100, leaves: 12, rate: 0.09, minLeafWeight: 3, l2: 3, featureShare: 0.4, rowShare: 0.7, seed: 3 },
};
