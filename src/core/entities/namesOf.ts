import type { TaggedName } from './consistency.ts';
import { isOpen, LABELS, mayFollow, tagOf } from './labels.ts';
import type { Weights } from './weights.ts';

/** A run of tokens with its labels (by token) and their scores (whole numbers, LABELS per token from the run's first). */
export interface LabelledRun {
  readonly first: number;
  readonly last: number;
  readonly labels: Uint8Array;
  readonly emissions: Int32Array;
  readonly weights: Weights;
}

/** The names in a labelled run, in order. */
export function namesOf(run: LabelledRun): TaggedName[] {
  const found: TaggedName[] = [];
  for (let first = run.first; first < run.last; first++) {
    const label = run.labels[first] ?? 0;
    if (label === 0) continue;
    let last = first + 1;
    while (last < run.last && isOpen(run.labels[last - 1] ?? 0)) last++;
    found.push({ first, last, tag: tagOf(label), score: sureness(run, first, last) });
    first = last - 1;
  }
  return found;
}

/** The least probability, over the name's tokens, of the label given the labels beside it; two decimals. */
function sureness(run: LabelledRun, first: number, last: number): number {
  const { emissions, labels, weights } = run;
  let least = 1;
  for (let index = first; index < last; index++) {
    const before = index === run.first ? LABELS : (labels[index - 1] ?? 0);
    const after = index + 1 < run.last ? (labels[index + 1] ?? 0) : -1;
    const row = (index - run.first) * LABELS;
    const total = (label: number): number =>
      (emissions[row + label] ?? 0) +
      (weights.transitions[before * LABELS + label] ?? 0) +
      (after < 0 ? 0 : (weights.transitions[label * LABELS + after] ?? 0));
    const own = total(labels[index] ?? 0);
    let sum = 0;
    for (let label = 0; label < LABELS; label++)
      if (mayFollow(before === LABELS ? 0 : before, label) && (after < 0 ? !isOpen(label) : mayFollow(label, after)))
        sum += Math.exp((total(label) - own) / weights.scale);
    least = Math.min(least, 1 / sum);
  }
  return Math.round(least * 100) / 100;
}
