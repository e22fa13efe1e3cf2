/** What the shipped model is learnt with; the variants tried stand in test/bench/RESULTS.md. */
export const TRAINING = {
  copies: { title: 0.25, upper: 0.05 },
  learn: { epochs: 4, rate: 0.15, decay: 1e-4, dropout: 0.3, leastCount: 3, seed: 7 },
  /** How much a self-labelled sentence counts beside a labelled one. */
  selfWeight: 0.3,
  /** How many features the model keeps, those with the largest weights of a first round. */
  features: 60_000,
  /** Weights below this are left out. */
  least: 0.12,
} as const;
