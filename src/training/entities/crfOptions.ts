/** How the learner goes about it. */
export interface CrfOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Strength of the pull to zero (L2) at each touch. */
  readonly decay: number;
  /** Share of the features of a token that a step leaves out at random, so that none is leant on alone. */
  readonly dropout: number;
  /** After half of the epochs only so many features go on, those with the largest weights; all when not given. */
  readonly keep?: number;
  /** Features seen in fewer tokens are left out. */
  readonly leastCount: number;
  readonly seed: number;
}
