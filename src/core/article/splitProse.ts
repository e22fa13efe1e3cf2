import { ROW } from './splitKinds.ts';
import { bitsFor, occurrencesOf } from './splitLinks.ts';
import type { Rows } from './splitRows.ts';
import { TOPICS, UNKNOWN, placeOf, topicSums, type WordTable } from './splitTopics.ts';

/** A text's prose alone, as if nothing else stood in the file: its rows, their content words, how these hold together and where they stand among topics. */
export interface Prose {
  readonly count: number;
  /** Per prose row its row, ascending. */
  readonly rows: Int32Array;
  /** Per row the first prose row at or after it; `count` for none. */
  readonly nextOf: Int32Array;
  /** Where the content words of each prose row start among the words of prose. */
  readonly starts: Int32Array;
  readonly names: Uint8Array;
  /** How much each word tells: rare words and words that keep to one part of the file more. */
  readonly weights: Float32Array;
  readonly previous: Int32Array;
  readonly next: Int32Array;
  /** Per reach and prose row: how alike the words before and after its start are, as a weighed cosine. */
  readonly likeness: readonly Float32Array[];
  /** Running sums of the words' places among topics. */
  readonly topics: Float32Array;
}

/** Reaches of the likeness, in content words to either side. */
export const PROSE_REACHES = [40, 100, 250] as const;

/** Reads the prose of the rows; linear time. */
export function proseOf(rows: Rows, kinds: Uint8Array, table?: WordTable): Prose {
  const chosen = new Int32Array(rows.count);
  const nextOf = new Int32Array(rows.count);
  let count = 0;
  for (let row = 0; row < rows.count; row++) {
    nextOf[row] = count;
    if (isProse(rows, kinds, row)) chosen[count++] = row;
  }
  const list = chosen.subarray(0, count);
  const words = wordsOf(rows, list);
  const places = table && placesOf(words.tokens, table);
  const weights = weightsOf(words.tokens, { places, table });
  const { previous, next } = occurrencesOf(words.tokens);
  return {
    count,
    rows: list,
    nextOf,
    starts: words.starts,
    names: words.names,
    weights,
    previous,
    next,
    likeness: likenessesOf({ previous, weights, starts: words.starts }),
    topics: places && table ? topicSums(table, { places, starts: words.starts }) : new Float32Array(words.starts.length * TOPICS),
  };
}

/** Whether an item may start at a prose row: not where the words around it hold together as those of one text do (split/dev: 995 in 1000 true starts, four in ten of the others). */
export function mayStart({ likeness }: Prose, at: number): boolean {
  return at > 0 && (likeness[2]?.[at] ?? 0) <= TOGETHER;
}

const TOGETHER = 0.1;

function isProse(rows: Rows, kinds: Uint8Array, row: number): boolean {
  const kind = kinds[row] ?? 0;
  return kind >= ROW.prose || (kind === ROW.sentence && (rows.words[row] ?? 0) >= 8);
}

interface Words {
  readonly starts: Int32Array;
  readonly tokens: Int32Array;
  readonly names: Uint8Array;
}

function wordsOf(rows: Rows, list: Int32Array): Words {
  const starts = new Int32Array(list.length + 1);
  for (let at = 0; at < list.length; at++) {
    const row = list[at] ?? 0;
    starts[at + 1] = (starts[at] ?? 0) + (rows.tokenStart[row + 1] ?? 0) - (rows.tokenStart[row] ?? 0);
  }
  const size = starts[list.length] ?? 0;
  const tokens = new Int32Array(size);
  const names = new Uint8Array(size);
  for (let at = 0; at < list.length; at++) {
    const row = list[at] ?? 0;
    const [from, to] = [rows.tokenStart[row] ?? 0, rows.tokenStart[row + 1] ?? 0];
    tokens.set(rows.tokens.subarray(from, to), starts[at] ?? 0);
    names.set(rows.names.subarray(from, to), starts[at] ?? 0);
  }
  return { starts, tokens, names };
}

function placesOf(tokens: Int32Array, table: WordTable): Int32Array {
  const places = new Int32Array(tokens.length);
  for (let at = 0; at < tokens.length; at++) places[at] = placeOf(table, tokens[at] ?? 0);
  return places;
}

/** The words' places in a table. */
interface Known {
  readonly places: Int32Array | undefined;
  readonly table: WordTable | undefined;
}

/** Per word: how much it tells by itself, times the logarithm of how few parts of the file have it (after inverse document frequency, Spärck Jones 1972). */
function weightsOf(tokens: Int32Array, { places, table }: Known): Float32Array {
  const bits = bitsFor(tokens.length);
  const parts = new Int32Array(1 << bits);
  const last = new Int32Array(1 << bits).fill(-1);
  for (let at = 0; at < tokens.length; at++) {
    const slot = Math.imul(tokens[at] ?? 0, 0x9e3779b1) >>> (32 - bits);
    const part = (at / PART) | 0;
    if (last[slot] === part) continue;
    last[slot] = part;
    parts[slot] = (parts[slot] ?? 0) + 1;
  }
  const all = tokens.length / PART + 1;
  const logs = new Float32Array(Math.ceil(all) + 2);
  for (let size = 1; size < logs.length; size++) logs[size] = Math.log(1 + all / size);
  const weights = new Float32Array(tokens.length);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? 0;
    const size = parts[Math.imul(token, 0x9e3779b1) >>> (32 - bits)] ?? 1;
    const place = places?.[at] ?? -1;
    weights[at] = (logs[size] ?? 0.7) * (place < 0 ? UNKNOWN : (table?.tells[place] ?? 0) / 16);
  }
  return weights;
}

/** The likeness at every reach. */
function likenessesOf({ previous, weights, starts }: Pick<Prose, 'previous' | 'weights' | 'starts'>): readonly Float32Array[] {
  const squares = new Float64Array(previous.length + 1);
  for (let at = 0; at < previous.length; at++) squares[at + 1] = (squares[at] ?? 0) + (weights[at] ?? 0) ** 2;
  const across = new Float32Array(previous.length + 2);
  const within = new Float32Array(previous.length + 2);
  return PROSE_REACHES.map((reach) => {
    sumLikes({ previous, weights, across, within }, reach);
    return likenessOf({ starts, squares, across, within }, reach);
  });
}

/** Sums, at every word, what the words within reach to either side share across it, and each side within itself. */
function sumLikes(
  { previous, weights, across, within }: { previous: Int32Array; weights: Float32Array; across: Float32Array; within: Float32Array },
  reach: number,
): void {
  across.fill(0);
  within.fill(0);
  for (let at = 0; at < previous.length; at++) {
    const square = (weights[at] ?? 0) ** 2;
    let before = previous[at] ?? -1;
    for (let hop = 0; hop < HOPS && before >= 0 && at - before < reach * 2; hop++) {
      addRange(across, Math.max(before + 1, at - reach + 1), Math.min(at, before + reach), square);
      if (at - before < reach) addRange(within, Math.max(0, at - reach + 1), before, square);
      before = previous[before] ?? -1;
    }
  }
  accumulate(across);
  accumulate(within);
}

function likenessOf(
  { starts, squares, across, within }: { starts: Int32Array; squares: Float64Array; across: Float32Array; within: Float32Array },
  reach: number,
): Float32Array {
  const count = squares.length - 1;
  const usual = (squares[count] ?? 0) / Math.max(1, count);
  const likeness = new Float32Array(starts.length - 1);
  for (let row = 0; row < likeness.length; row++) {
    const at = starts[row] ?? 0;
    const low = Math.max(0, at - reach);
    const high = Math.min(count, at + reach);
    const left = (squares[at] ?? 0) - (squares[low] ?? 0) + 2 * (within[low] ?? 0);
    const right = (squares[high] ?? 0) - (squares[at] ?? 0) + 2 * (within[at] ?? 0);
    likeness[row] = (across[at] ?? 0) / (Math.sqrt((left + 8 * usual) * (right + 8 * usual)) + 1e-6);
  }
  return likeness;
}

function addRange(sums: Float32Array, from: number, to: number, value: number): void {
  if (from > to) return;
  sums[from] = (sums[from] ?? 0) + value;
  sums[to + 1] = (sums[to + 1] ?? 0) - value;
}

function accumulate(sums: Float32Array): void {
  for (let at = 1; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (sums[at - 1] ?? 0);
}

/** Words of the file in a part. */
const PART = 100;
/** A word that comes again more often than this within a reach is counted by its last occurrences. */
const HOPS = 3;
