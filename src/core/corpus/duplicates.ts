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

/** Near duplicates: pairs and clusters by path. */
export interface Duplicates {
  readonly pairs: readonly DuplicatePair[];
  /** Texts that are all near each other; of a cluster of more than CHECKED texts each is near that many of the others at least. */
  readonly clusters: readonly (readonly string[])[];
  /** How many pairs were verified; more than are listed only where more than MOST_LISTED files have the same bytes. */
  readonly count: number;
}

/** The Jaccard similarity from which on two texts are near duplicates. */
export const NEAR_DUPLICATE = 0.7;

/**
 * Finds near duplicates: candidates by bands of their sketches, each verified by the true Jaccard similarity of its shingles (`shinglesOf` is asked only
 * for candidates). Nothing is joined by a chain alone. Where very many texts are alike each is compared with CHECKED others, so that time stays linear.
 */
export function findDuplicates(
  texts: readonly SketchedText[],
  shinglesOf: (path: string) => Uint32Array,
  threshold = NEAR_DUPLICATE,
): Duplicates {
  const groups = sameBytes(texts);
  const heads = groups.flatMap(([head]) => (head && head.sketch.length > 0 ? [head] : []));
  const similarityOf = rememberedSimilarity(shinglesOf);
  const near: DuplicatePair[] = [];
  for (const [a, b] of candidatePairs(heads)) {
    const similarity = similarityOf(a.path, b.path);
    if (similarity >= threshold) near.push(pairOf(a.path, b.path, similarity));
  }
  const members = new Map(groups.map((group) => [group[0]?.path ?? '', group.map(({ path }) => path)]));
  const pairs = [...near.flatMap((pair) => crossPairs(pair, members)), ...groups.flatMap(pairsWithin)];
  pairs.sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b));
  const size = (path: string): number => members.get(path)?.length ?? 1;
  const within = groups.reduce((sum, group) => sum + (group.length * (group.length - 1)) / 2, 0);
  const count = within + near.reduce((sum, { a, b }) => sum + size(a) * size(b), 0);
  return { pairs, clusters: clustersOf(near, members, (a, b) => similarityOf(a, b) >= threshold), count };
}

const MOST_LISTED = 50;
/** With how many others a text is compared where there are more. */
const CHECKED = 12;
/** Texts whose shingles are kept while pairs are verified. */
const MOST_KEPT = 20_000;
const ROWS = 4;

function rememberedSimilarity(shinglesOf: (path: string) => Uint32Array): (a: string, b: string) => number {
  const kept = new Map<string, Uint32Array>();
  const of = (path: string): Uint32Array => {
    const shingles = kept.get(path) ?? shinglesOf(path);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(path, shingles);
    return shingles;
  };
  return (a, b) => jaccard(of(a), of(b));
}

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
    for (let j = i + 1; j < Math.min(bucket.length, i + 1 + CHECKED); j++) {
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

/** Complete linkage, the most alike first: two clusters become one only when all their texts (of many, the first CHECKED) are near each other. */
function clustersOf(
  near: readonly DuplicatePair[],
  members: ReadonlyMap<string, readonly string[]>,
  isNear: (a: string, b: string) => boolean,
): string[][] {
  const clusters = new Map<string, string[]>();
  const clusterOf = (path: string): string[] => clusters.get(path) ?? [path];
  for (const { a, b } of [...near].sort((x, y) => y.similarity - x.similarity || compare(x.a, y.a) || compare(x.b, y.b))) {
    const [one, other] = [clusterOf(a), clusterOf(b)];
    if (one === other) continue;
    const [small, large] = one.length < other.length ? [one, other] : [other, one];
    if (!small.slice(0, CHECKED).every((path) => large.slice(0, CHECKED).every((each) => isNear(path, each)))) continue;
    large.push(...small);
    for (const path of [a, b, ...small]) clusters.set(path, large);
  }
  return [...new Set([...clusters.values(), ...[...members.keys()].filter((path) => !clusters.has(path)).map((path) => [path])])]
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
