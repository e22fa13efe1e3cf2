import { mix } from './lexicon.ts';
import type { Scan } from './scanColumns.ts';

/** Learned weights of hashed words, word pairs, whole lines and edge words: how far each speaks for boilerplate (positive) or article (negative). */
export interface WordWeights {
  readonly weights: Int8Array;
  /** What one step of a weight is worth in log odds. */
  readonly scale: number;
  readonly bias: number;
}

/** Calls `visit` with the hash of every lexical feature of a line: words, pairs, first and last word, the whole line. */
export function eachWordFeature(scan: Scan, line: number, visit: (hash: number) => void): void {
  const first = scan.wordStarts[line] ?? 0;
  const end = scan.wordStarts[line + 1] ?? 0;
  const words = scan.words;
  let previous = EDGE;
  for (let at = first; at < end; at++) {
    const word = words[at] ?? 0;
    visit(word);
    visit(mix(mix(previous, word), PAIR));
    previous = word;
  }
  visit(mix(mix(previous, EDGE), PAIR));
  visit(mix(scan.hashes[line] ?? 0, LINE));
}

/** The slot of a lexical feature's weight in a table of the given size (a power of two). */
export function slotOfFeature(hash: number, size: number): number {
  return (Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) >>> 7) & (size - 1);
}

/** The lexical evidence of each line as log odds of boilerplate: the sum of its weights over the root of their number. */
export function weighWords(scan: Scan, model: WordWeights): Float32Array {
  const out = new Float32Array(scan.count);
  const { scale, bias } = model;
  for (let line = 0; line < scan.count; line++) {
    const first = scan.wordStarts[line] ?? 0;
    const end = scan.wordStarts[line + 1] ?? 0;
    out[line] = (sumOfWords(scan, model.weights, { line, first, end }) * scale) / Math.sqrt(2 + 2 * (end - first)) + bias;
  }
  return out;
}

/** The sum of a line's weights: the same features as eachWordFeature, without a call for each. */
export function sumOfWords(
  { words, hashes }: Scan,
  weights: Int8Array,
  { line, first, end }: { line: number; first: number; end: number },
): number {
  const size = weights.length;
  let sum = 0;
  let previous = EDGE;
  for (let at = first; at < end; at++) {
    const word = words[at] ?? 0;
    sum += (weights[slotOfFeature(word, size)] ?? 0) + (weights[slotOfFeature(mix(mix(previous, word), PAIR), size)] ?? 0);
    previous = word;
  }
  sum += weights[slotOfFeature(mix(mix(previous, EDGE), PAIR), size)] ?? 0;
  return sum + (weights[slotOfFeature(mix(hashes[line] ?? 0, LINE), size)] ?? 0);
}

const EDGE = 0x51ed270b;
const PAIR = 0x2545f491;
const LINE = 0x1b873593;
