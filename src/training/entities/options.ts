/** What the shipped model is learnt with; the variants tried stand in test/bench/RESULTS.md. */
export const TRAINING = {
  copies: { title: 0.25, upper: 0.05 },
  learn: { epochs: 3, rate: 0.15, decay: 1e-4, dropout: 0.3, leastCount: 3, seed: 7 },
  /** How much a self-labelled sentence counts beside a labelled one. */
  selfWeight: 0.3,
  /** What differs when the labelled and the self-labelled are learnt together. */
  second: { epochs: 5, keep: 65_000 },
  /** Weights below this are left out. */
  least: 0.12,
} as const;
