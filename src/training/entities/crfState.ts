import type { CrfOptions } from './crfOptions.ts';

/** The learner's numbers. */
export interface State {
  readonly examples: {
    readonly offsets: Int32Array;
    readonly labels: Int32Array;
    readonly runs: Int32Array;
    readonly weights: readonly number[];
  };
  readonly options: CrfOptions;
  /** For each place in examples.keys the feature's number, or -1. */
  readonly ids: Int32Array;
  readonly rows: Float32Array;
  readonly steps: Float32Array;
  readonly transitions: Float32Array;
  readonly transitionSteps: Float32Array;
}
