/** What the shipped model is learnt with; the variants tried stand in test/bench/RESULTS.md. */
export const TRAINING = {
  /** How much a sentence of each source counts. */
  weights: { redocred: 2, crossner: 0.5, 'gum-ccby': 1, 'btc-clean': 0.5 },
  copies: { news: 0.2, title: 0.4, upper: 0.05 },
  learn: { epochs: 7, rate: 0.03, decay: 1e-4, dropout: 0.3, leastCount: 3, seed: 7 },
  /** How much a self-labelled sentence counts. */
  selfWeight: 0.3,
  /** What differs when the labelled and the self-labelled are learnt together. */
  second: { epochs: 7, keep: 70_000 },
  /** Weights below this are left out. */
  least: 0.06,
} as const;
