import { lowerHashOf } from '../../core/entities/hash.ts';
import { phraseHash, phraseKey } from '../../core/entities/gazetteer.ts';

/** Classes of words that follow the same words: 0 is none, the rest 1 to `count`. */
export interface Clusters {
  /** Ascending keys as of single-word phrases, and the class of each. */
  readonly clusterWords: Int32Array;
  readonly clusterOf: Uint8Array;
}

/**
 * Clusters the words seen `least` times and more by the predictive exchange algorithm (Uszkoreit and Brants 2008): each word moves to the class in which the words before it
 * are best foretold, `rounds` times over. Words are taken in lower case.
 */
export function clusterWords(
  sentences: Iterable<readonly string[]>,
  options: { readonly count: number; readonly least: number; readonly rounds: number },
): Clusters {
  const { words, before } = countPairs(sentences, options.least);
  const classes = Uint8Array.from(words, (_, word) => (word % options.count) + 1);
  const width = options.count + 1;
  const joint = new Float64Array((words.length + 1) * width);
  const totals = new Float64Array(width);
  before.forEach((pairs, word) => move(joint, totals, { pairs, to: classes[word] ?? 1, width, sign: 1 }));
  for (let round = 0; round < options.rounds; round++)
    before.forEach((pairs, word) => {
      move(joint, totals, { pairs, to: classes[word] ?? 1, width, sign: -1 });
      const to = bestClass(joint, totals, { pairs, width });
      classes[word] = to;
      move(joint, totals, { pairs, to, width, sign: 1 });
    });
  const keyed = words
    .map((word, index) => [phraseKey(phraseHash(0, lowerHashOf(word))), classes[index] ?? 0] as const)
    .sort((a, b) => a[0] - b[0]);
  return { clusterWords: Int32Array.from(keyed, ([key]) => key), clusterOf: Uint8Array.from(keyed, ([, cluster]) => cluster) };
}

/** Each word before a word, with how often. */
type Pairs = readonly (readonly [before: number, count: number])[];

function countPairs(
  sentences: Iterable<readonly string[]>,
  least: number,
): { readonly words: readonly string[]; readonly before: readonly Pairs[] } {
  const counts = new Map<string, number>();
  const lowered = [...sentences].map((sentence) => sentence.map((word) => word.toLowerCase()));
  for (const sentence of lowered) for (const word of sentence) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts]
    .filter(([, count]) => count >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([word]) => word);
  const numbers = new Map(words.map((word, index) => [word, index]));
  const pairs = words.map(() => new Map<number, number>());
  for (const sentence of lowered)
    sentence.forEach((word, index) => {
      const number = numbers.get(word);
      const last = index === 0 ? words.length : numbers.get(sentence[index - 1] ?? '');
      const map = number === undefined ? undefined : pairs[number];
      if (map && last !== undefined) map.set(last, (map.get(last) ?? 0) + 1);
    });
  return { words, before: pairs.map((map) => [...map]) };
}

function move(
  joint: Float64Array,
  totals: Float64Array,
  step: { readonly pairs: Pairs; readonly to: number; readonly width: number; readonly sign: number },
): void {
  for (const [before, count] of step.pairs) {
    joint[before * step.width + step.to] = (joint[before * step.width + step.to] ?? 0) + step.sign * count;
    totals[step.to] = (totals[step.to] ?? 0) + step.sign * count;
  }
}

function bestClass(joint: Float64Array, totals: Float64Array, { pairs, width }: { readonly pairs: Pairs; readonly width: number }): number {
  const gains = new Float64Array(width);
  let total = 0;
  for (const [before, count] of pairs) {
    total += count;
    for (let to = 1; to < width; to++) {
      const now = joint[before * width + to] ?? 0;
      gains[to] = (gains[to] ?? 0) + weighted(now + count) - weighted(now);
    }
  }
  let best = 1;
  let most = -Infinity;
  for (let to = 1; to < width; to++) {
    const now = totals[to] ?? 0;
    const gain = (gains[to] ?? 0) - weighted(now + total) + weighted(now);
    if (gain <= most) continue;
    most = gain;
    best = to;
  }
  return best;
}

function weighted(count: number): number {
  return count <= 0 ? 0 : count < LOGS.length ? (LOGS[count] ?? 0) : count * Math.log(count);
}

const LOGS = Float64Array.from({ length: 4096 }, (_, count) => (count === 0 ? 0 : count * Math.log(count)));
