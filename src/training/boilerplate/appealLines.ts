import { APPEAL_FEATURES, appealFeatures, type AppealInput, gainsByHand } from '../../core/boilerplate/appealLines.ts';
import { type Forest, packForest } from '../../core/boilerplate/forest.ts';
import { flatten } from '../flatten.ts';
import { trainTrees, type TreeOptions } from '../trees.ts';

/** A page judged so far, and what its lines are: 1 of an appeal, 0 of an article, -1 neither. */
export interface AppealPage {
  readonly input: AppealInput;
  readonly labels: Int8Array;
}

/** Learns which lines are part of an appeal; each page counts much alike, whatever its length. */
export function trainAppealLines(pages: readonly AppealPage[], options: TreeOptions): Forest {
  const seen = pages.map(({ input, labels }) => {
    const lines = [...labels.keys()].filter((line) => (labels[line] ?? -1) >= 0);
    return { lines, labels, rows: appealFeatures(input, gainsByHand(input), lines) };
  });
  const count = seen.reduce((sum, { lines }) => sum + lines.length, 0);
  const data = {
    width: APPEAL_FEATURES,
    features: new Float32Array(count * APPEAL_FEATURES),
    labels: new Float32Array(count),
    weights: new Float32Array(count),
  };
  let at = 0;
  for (const { lines, labels, rows } of seen) {
    data.features.set(rows, at * APPEAL_FEATURES);
    for (const line of lines) {
      data.labels[at] = labels[line] ?? 0;
      data.weights[at++] = (labels.includes(1) ? 1 : 1.5) * Math.min(1, 0.15 + 8 / labels.length);
    }
  }
  return flatten(trainTrees(data, options));
}

/** A finder that finds none. */
export function noAppealLines(): Forest {
  const none = new Int32Array(0);
  const nodes = { bias: -20, roots: none, feature: new Uint8Array(0), threshold: new Float32Array(0), left: none, right: none };
  return packForest({ ...nodes, value: new Float32Array(0) });
}
