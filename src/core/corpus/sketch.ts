import { frontMatterOf } from '../text/frontMatter.ts';

/** Words in a shingle: three in a row, the usual choice for news articles. */
const SHINGLE = 3;
/** Bins of a sketch; with rows of four the pairs at Jaccard 0.7 that no row shows are under 2 in 10,000. */
export const BINS = 128;

/** The distinct shingles of a text (three words in a row, case folded, front matter not counted) as sorted 32-bit hashes; a text of fewer words is one shingle. */
export function shinglesOf(text: string): Uint32Array {
  return distinctShingles(shingleHashes(text));
}

/** As shinglesOf, from what shingleHashes gave, which is sorted in place. */
export function distinctShingles(hashes: Uint32Array): Uint32Array {
  const sorted = hashes.sort();
  let kept = 0;
  for (const hash of sorted) if (kept === 0 || sorted[kept - 1] !== hash) sorted[kept++] = hash;
  return sorted.subarray(0, kept);
}

/** As shinglesOf, in the text's order and with repeats: enough for a sketch, and quicker. */
export function shingleHashes(text: string): Uint32Array {
  const words = wordHashes(text);
  if (words.length === 0) return new Uint32Array();
  const hashes = new Uint32Array(Math.max(1, words.length - SHINGLE + 1));
  for (let at = 0; at < hashes.length; at++) {
    let hash = 0;
    for (let step = 0; step < SHINGLE; step++) hash = mix(Math.imul(hash, 0x9e3779b1) ^ (words[at + step] ?? 0));
    hashes[at] = hash;
  }
  return hashes;
}

/**
 * The MinHash sketch of a set of shingles by one permutation in BINS bins; empty bins borrow from others by a fixed hash (optimal densification,
 * Shrivastava 2017). Empty for an empty set.
 */
export function sketchOf(shingles: Uint32Array): Uint32Array {
  if (shingles.length === 0) return new Uint32Array();
  const sketch = new Uint32Array(BINS).fill(EMPTY);
  for (const shingle of shingles) {
    const hash = mix(shingle ^ 0x5bd1e995);
    const bin = hash % BINS;
    if (hash < (sketch[bin] ?? 0)) sketch[bin] = hash;
  }
  return sketch.map((value, bin) => (value === EMPTY ? borrowed(sketch, bin) : value));
}

function borrowed(sketch: Uint32Array, bin: number): number {
  for (let attempt = 1; attempt < 10_000; attempt++) {
    const value = sketch[mix(Math.imul(bin + 1, 0x85ebca6b) ^ Math.imul(attempt, 0xc2b2ae35)) % BINS];
    if (value !== undefined && value !== EMPTY) return value;
  }
  return sketch.find((value) => value !== EMPTY) ?? EMPTY;
}

/** One hash a word: runs of letters, digits and marks, ASCII folded by bit, other letters as they are. */
function wordHashes(text: string): Uint32Array {
  const hashes = new Uint32Array((text.length >> 1) + 1);
  let count = 0;
  let hash = SEED;
  for (let at = frontMatterOf(text)?.end ?? 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 32;
    if (isWordCode(code)) hash = Math.imul(hash ^ (code >= 65 && code <= 90 ? code | 32 : code), 0x01000193);
    else if (hash !== SEED) {
      hashes[count++] = hash;
      hash = SEED;
    }
  }
  return hashes.subarray(0, count);
}

/** Letters and digits, as fast as can be: punctuation of ASCII, Latin-1 and the general punctuation block ends words. */
function isWordCode(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return code > 0xbf && (code < 0x2000 || code > 0x206f) && (code < 0x3000 || code > 0x303f);
}

function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const EMPTY = 0xffffffff;
const SEED = 0x811c9dc5 | 0;
