import { groupBy } from '../groupBy.ts';
import { compareTexts } from '../text/compareTexts.ts';
import { PairTable } from './pairTable.ts';
import { ShingleSet } from './shingleSet.ts';
import { BINS } from './sketch.ts';

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
  const alike = groups.filter(([head]) => head && head.sketch.length > 0);
  const heads = headsOf(groups);
  const similarityOf = rememberedSimilarity(heads, shinglesOf);
  const near: NearPair[] = [];
  eachCandidate(heads, (a, b) => {
    const similarity = similarityOf(a, b);
    if (similarity >= threshold) near.push({ a: Math.min(a, b), b: Math.max(a, b), similarity });
  });
  const members = alike.map((group) => group.map(({ path }) => path));
  const pairs = [...near.flatMap((pair) => crossPairs(pair, members)), ...groups.flatMap(pairsWithin)];
  pairs.sort((x, y) => compareTexts(x.a, y.a) || compareTexts(x.b, y.b));
  const within = groups.reduce((sum, group) => sum + (group.length * (group.length - 1)) / 2, 0);
  const count = within + near.reduce((sum, { a, b }) => sum + (members[a]?.length ?? 1) * (members[b]?.length ?? 1), 0);
  return { pairs, clusters: clustersOf(near, members, (a, b) => similarityOf(a, b) >= threshold), count };
}

/** The paths of texts that may be near duplicates by their sketches: only of these `findDuplicates` asks the shingles. */
export function candidatesOf(texts: readonly SketchedText[]): ReadonlySet<string> {
  const paths = new Set<string>();
  const heads = headsOf(sameBytes(texts));
  eachCandidate(heads, (a, b) => {
    for (const place of [a, b]) paths.add(heads[place]?.path ?? '');
  });
  return paths;
}

/** The first text of each group that has words. */
function headsOf(groups: readonly (readonly SketchedText[])[]): readonly SketchedText[] {
  return groups.flatMap(([head]) => (head && head.sketch.length > 0 ? [head] : []));
}

/** Two texts by their places among all, `a` before `b`, and how alike they are. */
interface NearPair {
  readonly a: number;
  readonly b: number;
  readonly similarity: number;
}

const MOST_LISTED = 50;
/** With how many others a text is compared where there are more. */
const CHECKED = 12;
/** Texts whose shingles are kept while pairs are verified. */
const MOST_KEPT = 20_000;
const ROWS = 4;

/** The similarity of two texts by their places; quickest where the first is the same as before. */
function rememberedSimilarity(texts: readonly SketchedText[], shinglesOf: (path: string) => Uint32Array): (a: number, b: number) => number {
  const kept = new Map<number, Uint32Array>();
  const of = (place: number): Uint32Array => {
    const known = kept.get(place);
    if (known) return known;
    const shingles = shinglesOf(texts[place]?.path ?? '');
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(place, shingles);
    return shingles;
  };
  const set = new ShingleSet();
  let held = -1;
  return (a, b) => {
    if (held !== a) set.hold(of(a));
    held = a;
    return set.jaccard(of(b));
  };
}

/** Texts with the same bytes together, each group and the groups by path; texts without words are no duplicates of each other. */
function sameBytes(texts: readonly SketchedText[]): SketchedText[][] {
  const sorted = [...texts].sort((a, b) => compareTexts(a.path, b.path));
  const groups = groupBy(sorted, ({ path, hash, sketch }) => (hash === undefined || sketch.length === 0 ? `path ${path}` : hash));
  return [...groups.values()];
}

/** Takes the places of two texts. */
type TakePair = (a: number, b: number) => void;

/** Gives pairs that agree in all rows of some band, each once. */
function eachCandidate(texts: readonly SketchedText[], take: TakePair): void {
  const seen = new PairTable();
  const keys = new Float64Array(texts.length);
  for (let band = 0; band < BINS; band += ROWS) {
    texts.forEach(({ sketch }, place) => (keys[place] = bandKey(sketch, band) * texts.length + place));
    keys.sort();
    for (let from = 0; from < keys.length;) {
      const key = Math.floor((keys[from] ?? 0) / texts.length);
      const bucket: number[] = [];
      for (; from < keys.length && Math.floor((keys[from] ?? 0) / texts.length) === key; from++)
        bucket.push((keys[from] ?? 0) % texts.length);
      if (bucket.length > 1) eachPairIn(bucket, seen, take);
    }
  }
}

/** A 32-bit hash of the rows of a band; together with the place of a text it is exact in a double up to two million texts. */
function bandKey(sketch: Uint32Array, band: number): number {
  let key = 0;
  for (let row = 0; row < ROWS; row++) key = Math.imul(key ^ (key >>> 15) ^ (sketch[band + row] ?? 0), 0x9e3779b1);
  return (key ^ (key >>> 16)) >>> 0;
}

function eachPairIn(bucket: readonly number[], seen: PairTable, take: TakePair): void {
  bucket.forEach((a, at) => {
    const last = Math.min(bucket.length, at + 1 + CHECKED);
    for (let next = at + 1; next < last; next++) {
      const b = bucket[next] ?? 0;
      if (seen.add(a, b)) take(a, b);
    }
  });
}

function crossPairs({ a, b, similarity }: NearPair, members: readonly (readonly string[])[]): DuplicatePair[] {
  const [some = [], others = []] = [members[a], members[b]];
  if (some.length === 1 && others.length === 1) return [pairOf(some[0] ?? '', others[0] ?? '', similarity)];
  return some.slice(0, MOST_LISTED).flatMap((x) => others.slice(0, MOST_LISTED).map((y) => pairOf(x, y, similarity)));
}

function pairsWithin(group: readonly SketchedText[]): DuplicatePair[] {
  const paths = group.slice(0, MOST_LISTED).map(({ path }) => path);
  return paths.flatMap((a, index) => paths.slice(index + 1).map((b) => pairOf(a, b, 1)));
}

/** Complete linkage, the most alike first: two clusters become one only when all their texts (of many, the first CHECKED) are near each other. `members` are the paths that each place stands for. */
function clustersOf(
  near: readonly NearPair[],
  members: readonly (readonly string[])[],
  isNear: (a: number, b: number) => boolean,
): string[][] {
  const clusters = members.map((_, place): number[] => [place]);
  for (const { a, b } of near.toSorted((x, y) => y.similarity - x.similarity || x.a - y.a || x.b - y.b)) {
    const [one = [], other = []] = [clusters[a], clusters[b]];
    if (one === other) continue;
    const [small, large] = one.length < other.length ? [one, other] : [other, one];
    if (!small.slice(0, CHECKED).every((place) => large.slice(0, CHECKED).every((each) => isNear(place, each)))) continue;
    large.push(...small);
    for (const place of small) clusters[place] = large;
  }
  return [...new Set(clusters)]
    .map((places) => places.flatMap((place) => members[place] ?? []).sort())
    .filter((paths) => paths.length > 1)
    .sort((x, y) => compareTexts(x[0] ?? '', y[0] ?? ''));
}

function pairOf(a: string, b: string, similarity: number): DuplicatePair {
  return a < b ? { a, b, similarity } : { a: b, b: a, similarity };
}
