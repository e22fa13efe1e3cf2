import { COLUMN, COLUMNS, type Scan } from './scanColumns.ts';

/** The lines `first` to `end` (excluded) that hold most of what is wanted, by the largest sum of gains. */
export interface Block {
  readonly first: number;
  readonly end: number;
}

/** The densest block: the stretch of lines whose gains sum highest (Kadane's maximum subarray); empty when no gain is positive. */
export function densestBlock(gains: ArrayLike<number>): Block {
  let best = { first: 0, end: 0 };
  let bestSum = 0;
  let sum = 0;
  let first = 0;
  for (let at = 0; at < gains.length; at++) {
    sum += gains[at] ?? 0;
    if (sum <= 0) {
      sum = 0;
      first = at + 1;
    } else if (sum > bestSum) {
      bestSum = sum;
      best = { first, end: at + 1 };
    }
  }
  return best;
}

/** For each line, the share of its content words that the weighted rest of the text uses too (weights 0-1 a line), and the number it rests on. */
export function cohesionOf(scan: Scan, weights: ArrayLike<number>): Float32Array {
  const table = new Vocabulary(scan.wordStarts[scan.count] ?? 0);
  for (let line = 0; line < scan.count; line++) {
    const weight = weights[line] ?? 0;
    if (weight > 0) addLine(scan, line, { table, weight });
  }
  const out = new Float32Array(scan.count);
  for (let line = 0; line < scan.count; line++) out[line] = shareOf(scan, line, table, weights[line] ?? 0);
  return out;
}

function addLine({ words, content, wordStarts }: Scan, line: number, target: { table: Vocabulary; weight: number }): void {
  const end = wordStarts[line + 1] ?? 0;
  for (let at = wordStarts[line] ?? 0; at < end; at++) if ((content[at] ?? 0) > 0) target.table.add(words[at] ?? 0, target.weight);
}

function shareOf({ words, content, wordStarts }: Scan, line: number, table: Vocabulary, own: number): number {
  let known = 0;
  let total = 0;
  const end = wordStarts[line + 1] ?? 0;
  for (let at = wordStarts[line] ?? 0; at < end; at++) {
    if ((content[at] ?? 0) === 0) continue;
    total++;
    if (table.get(words[at] ?? 0) - own >= 0.5) known++;
  }
  return total === 0 ? -0.1 : known / (total + 0.5);
}

/** Word hash to weight, open addressing. */
class Vocabulary {
  readonly #keys: Int32Array;
  readonly #weights: Float32Array;
  readonly #mask: number;

  constructor(words: number) {
    const size = 1 << Math.max(6, 32 - Math.clz32(words * 2));
    this.#keys = new Int32Array(size);
    this.#weights = new Float32Array(size);
    this.#mask = size - 1;
  }

  add(hash: number, weight: number): void {
    const at = this.#find(hash);
    this.#keys[at] = hash;
    this.#weights[at] = (this.#weights[at] ?? 0) + weight;
  }

  get(hash: number): number {
    return this.#weights[this.#find(hash)] ?? 0;
  }

  #find(hash: number): number {
    let at = (hash ^ (hash >>> 15)) & this.#mask;
    while (this.#keys[at] !== 0 && this.#keys[at] !== hash) at = (at + 1) & this.#mask;
    return at;
  }
}

/** What a line gains a block by its prose: words of running sentences less a toll for every line that has none. */
export function proseGains(scan: Scan, prose: Float32Array): Float32Array {
  const gains = new Float32Array(scan.count);
  for (let line = 0; line < scan.count; line++) {
    const words = prose[line] ?? 0;
    const toll = Math.min(6, 2 + (scan.rows[line * COLUMNS + COLUMN.words] ?? 0) * 0.1);
    gains[line] = words > 0 ? Math.min(words, 60) : -toll;
  }
  return gains;
}
