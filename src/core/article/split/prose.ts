import { intBlock } from '../../text/block.ts';
import { ROW } from './kinds.ts';
import { chainsOf } from './likeness.ts';
import type { Links } from './links.ts';
import type { Range } from './range.ts';
import type { Rows } from './table.ts';
import { TOPICS, UNKNOWN, placeOf, topicSums, type WordTable } from './topics.ts';

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
  /** Per number of a word, and per word of prose, how much it tells: rare words and words that keep to one part of the file more. */
  readonly tells: Float32Array;
  readonly weights: Float32Array;
  readonly previous: Int32Array;
  readonly next: Int32Array;
  /** Per reach and prose row: how alike the words before and after its start are, as a weighed cosine. */
  readonly likeness: readonly Float32Array[];
  /** Running sums of the words' places among topics. */
  readonly topics: Float32Array;
}

/** Reads the prose of the rows, whose words have been numbered; linear time. */
export function proseOf(rows: Rows, kinds: Uint8Array, known: { words: Links; table: WordTable | undefined }): Prose {
  const { words, table } = known;
  const block = intBlock(2 * rows.count);
  const chosen = block(rows.count);
  const nextOf = block(rows.count);
  let count = 0;
  for (let row = 0; row < rows.count; row++) {
    nextOf[row] = count;
    if (isProse(rows, kinds, row)) chosen[count++] = row;
  }
  const list = chosen.subarray(0, count);
  const { starts, ids, names } = wordsOf(rows, list, words.ids);
  const places = placesOf(words, table);
  const tells = tellsOf(ids, { places, table });
  const weights = new Float32Array(ids.length);
  for (let at = 0; at < ids.length; at++) weights[at] = tells[ids[at] ?? 0] ?? 0;
  return {
    count,
    rows: list,
    nextOf,
    starts,
    names,
    tells,
    weights,
    ...chainsOf({ ids, count: words.count, weights, starts }),
    topics: table ? topicSums(table, { ids, places, starts }) : new Float32Array(starts.length * TOPICS),
  };
}

/** Whether an item may start at a prose row: not where the words around it hold together as those of one text do (split/dev: 995 in 1000 true starts, four in ten of the others). */
export function mayStart({ likeness }: Prose, at: number): boolean {
  return at > 0 && (likeness[2]?.[at] ?? 0) <= TOGETHER;
}

/** Whether a prose row, or one of the short lines above it, stands where items may start. */
export function mayOpen({ rows }: Prose, at: number, { first, end }: Range): boolean {
  return (rows[at] ?? 0) >= first && (rows[at - 1] ?? -1) + 1 < end;
}

const TOGETHER = 0.1;

function isProse(rows: Rows, kinds: Uint8Array, row: number): boolean {
  const kind = kinds[row] ?? 0;
  return kind >= ROW.prose || (kind === ROW.sentence && (rows.words[row] ?? 0) >= 8);
}

interface Words {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly names: Uint8Array;
}

function wordsOf(rows: Rows, list: Int32Array, numbers: Int32Array): Words {
  const starts = new Int32Array(list.length + 1);
  for (let at = 0; at < list.length; at++) {
    const row = list[at] ?? 0;
    starts[at + 1] = (starts[at] ?? 0) + (rows.tokenStart[row + 1] ?? 0) - (rows.tokenStart[row] ?? 0);
  }
  const size = starts[list.length] ?? 0;
  const ids = new Int32Array(size);
  const names = new Uint8Array(size);
  for (let at = 0, word = 0; at < list.length; at++) {
    const row = list[at] ?? 0;
    const to = rows.tokenStart[row + 1] ?? 0;
    for (let from = rows.tokenStart[row] ?? 0; from < to; from++, word++) {
      ids[word] = numbers[from] ?? 0;
      names[word] = rows.names[from] ?? 0;
    }
  }
  return { starts, ids, names };
}

/** Per number the word's place in the table, -1 for none. */
function placesOf({ hashes, count }: Links, table: WordTable | undefined): Int32Array {
  const places = new Int32Array(count).fill(-1);
  if (table) for (let id = 0; id < count; id++) places[id] = placeOf(table, hashes[id] ?? 0);
  return places;
}

/** Per number: how much the word tells by itself, times the logarithm of how few parts of the file have it (after inverse document frequency, Spärck Jones 1972). */
function tellsOf(ids: Int32Array, { places, table }: { places: Int32Array; table: WordTable | undefined }): Float32Array {
  const parts = partsOf(ids, places.length);
  const all = ids.length / PART + 1;
  const logs = new Float32Array(Math.ceil(all) + 2);
  for (let size = 1; size < logs.length; size++) logs[size] = Math.log(1 + all / size);
  const tells = new Float32Array(places.length);
  for (let id = 0; id < tells.length; id++) {
    const place = places[id] ?? -1;
    tells[id] = (logs[parts[id] ?? 0] ?? 0) * (place < 0 ? UNKNOWN : (table?.tells[place] ?? 0) / 16);
  }
  return tells;
}

/** Per number in how many parts of the file the word stands. */
function partsOf(ids: Int32Array, count: number): Int32Array {
  const block = intBlock(2 * count);
  const parts = block(count);
  const last = block(count).fill(-1);
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    const part = (at / PART) | 0;
    if (last[id] === part) continue;
    last[id] = part;
    parts[id] = (parts[id] ?? 0) + 1;
  }
  return parts;
}

/** Words of the file in a part. */
const PART = 100;
