import { BINS, jaccard } from './sketch.ts';

/** A text in the search for duplicates: its sketch (see sketchOf), and the hash of its bytes when the same bytes shall count as one. */
export interface SketchedText {
  readonly path: string;
  readonly sketch: Uint32Array;
  readonly hash?: string | undefined;
}

/** Two texts whose shingles are alike: `similarity` is their true Jaccard similarity, 1 for the same bytes. Paths ascend. */
export interface DuplicatePair {
  readonly a: string;
  readonly b: string;
  readonly similarity: number;
}

/** Near duplicates: pairs by path, and clusters in which every text is near every other one, members and clusters by path. */
export interface Duplicates {
  readonly pairs: readonly DuplicatePair[];
  readonly clusters: readonly (readonly string[])[];
  /** How many pairs there are; more than are listed only where more than MOST_LISTED files have the same bytes. */
  readonly count: number;
}

/** The Jaccard similarity from which on two texts are near duplicates. */
export const NEAR_DUPLICATE = 0.7;

/**
 * Finds near duplicates: candidates by bands of their sketches, each verified by the true Jaccard similarity of its shingles (`shinglesOf` is asked only
 * for candidates). A cluster holds texts that are all near each other: nothing is joined by a chain.
 */
export function findDuplicates(
  texts: readonly SketchedText[],
  shinglesOf: (path: string) => Uint32Array,
  threshold = NEAR_DUPLICATE,
): Duplicates {
  const groups = sameBytes(texts);
  const heads = groups.map(([head]) => head).filter((head) => head !== undefined && head.sketch.length > 0) as SketchedText[];
  const near: DuplicatePair[] = [];
  for (const [a, b] of candidatePairs(heads)) {
    const similarity = jaccard(shinglesOf(a.path), shinglesOf(b.path));
    if (similarity >= threshold) near.push(pairOf(a.path, b.path, similarity));
  }
  const members = new Map(groups.map((group) => [group[0]?.path ?? '', group.map(({ path }) => path)]));
  const pairs = [...near.flatMap((pair) => crossPairs(pair, members)), ...groups.flatMap(pairsWithin)];
  pairs.sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b));
  const size = (path: string): number => members.get(path)?.length ?? 1;
  const within = groups.reduce((sum, group) => sum + (group.length * (group.length - 1)) / 2, 0);
  return { pairs, clusters: clustersOf(near, members), count: within + near.reduce((sum, { a, b }) => sum + size(a) * size(b), 0) };
}

const MOST_LISTED = 50;
const ROWS = 4;

/** Texts with the same bytes together, each group and the groups by path; texts without words are no duplicates of each other. */
function sameBytes(texts: readonly SketchedText[]): SketchedText[][] {
  const groups = new Map<string, SketchedText[]>();
  for (const text of [...texts].sort((a, b) => compare(a.path, b.path))) {
    const key = text.hash === undefined || text.sketch.length === 0 ? `path ${text.path}` : text.hash;
    const group = groups.get(key);
    if (group) group.push(text);
    else groups.set(key, [text]);
  }
  return [...groups.values()];
}

/** Pairs that agree in all rows of some band, each once. */
function* candidatePairs(texts: readonly SketchedText[]): Generator<readonly [SketchedText, SketchedText]> {
  const seen = new Set<number>();
  for (let band = 0; band < BINS; band += ROWS) {
    const keys = Float64Array.from(texts, ({ sketch }, index) => bandKey(sketch, band) * texts.length + index).sort();
    for (let from = 0; from < keys.length;) {
      const key = Math.floor((keys[from] ?? 0) / texts.length);
      const bucket: number[] = [];
      for (; from < keys.length && Math.floor((keys[from] ?? 0) / texts.length) === key; from++)
        bucket.push((keys[from] ?? 0) % texts.length);
      if (bucket.length > 1) yield* pairsIn(bucket, texts, seen);
    }
  }
}

/** A 32-bit hash of the rows of a band; together with the index of a text it is exact in a double up to two million texts. */
function bandKey(sketch: Uint32Array, band: number): number {
  let key = 0;
  for (let row = 0; row < ROWS; row++) key = Math.imul(key ^ (key >>> 15) ^ (sketch[band + row] ?? 0), 0x9e3779b1);
  return (key ^ (key >>> 16)) >>> 0;
}

function* pairsIn(
  bucket: readonly number[],
  texts: readonly SketchedText[],
  seen: Set<number>,
): Generator<readonly [SketchedText, SketchedText]> {
  for (let i = 0; i < bucket.length; i++) {
    for (let j = i + 1; j < bucket.length; j++) {
      const key = (bucket[i] ?? 0) * texts.length + (bucket[j] ?? 0);
      const [a, b] = [texts[bucket[i] ?? 0], texts[bucket[j] ?? 0]];
      if (!a || !b || seen.has(key)) continue;
      seen.add(key);
      yield [a, b];
    }
  }
}

function crossPairs({ a, b, similarity }: DuplicatePair, members: ReadonlyMap<string, readonly string[]>): DuplicatePair[] {
  const [some, others] = [members.get(a) ?? [], members.get(b) ?? []].map((paths) => paths.slice(0, MOST_LISTED));
  return (some ?? []).flatMap((x) => (others ?? []).map((y) => pairOf(x, y, similarity)));
}

function pairsWithin(group: readonly SketchedText[]): DuplicatePair[] {
  const paths = group.slice(0, MOST_LISTED).map(({ path }) => path);
  return paths.flatMap((a, index) => paths.slice(index + 1).map((b) => pairOf(a, b, 1)));
}

/** Complete linkage, the most alike first: two clusters become one only when all their texts are near each other. */
function clustersOf(near: readonly DuplicatePair[], members: ReadonlyMap<string, readonly string[]>): string[][] {
  const neighbours = new Map<string, Set<string>>();
  const link = (a: string, b: string): void => void (neighbours.get(a)?.add(b) ?? neighbours.set(a, new Set([b])));
  for (const { a, b } of near) {
    link(a, b);
    link(b, a);
  }
  const clusters = new Map<string, readonly string[]>([...members.keys()].map((path) => [path, [path]]));
  for (const { a, b } of [...near].sort((x, y) => y.similarity - x.similarity || compare(x.a, y.a) || compare(x.b, y.b))) {
    const [one = [], other = []] = [clusters.get(a), clusters.get(b)];
    if (one === other || !one.every((path) => other.every((each) => neighbours.get(path)?.has(each)))) continue;
    const joined = [...one, ...other];
    for (const path of joined) clusters.set(path, joined);
  }
  return [...new Set(clusters.values())]
    .map((paths) => paths.flatMap((path) => members.get(path) ?? []).sort(compare))
    .filter((paths) => paths.length > 1)
    .sort((x, y) => compare(x[0] ?? '', y[0] ?? ''));
}

function pairOf(a: string, b: string, similarity: number): DuplicatePair {
  return a < b ? { a, b, similarity } : { a: b, b: a, similarity };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
