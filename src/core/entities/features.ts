import { lowerUnit } from './characters.ts';
import { HASH_START, hashUnit, lowerHashOf, mix } from './hash.ts';
import { COMMON_WORD, type Gazetteer, phraseHash } from './gazetteer.ts';
import { PROSE, UPPER_CASE } from './sentences.ts';
import { coarseShape, shapeHash } from './shapes.ts';
import { CAPITAL } from './tokens.ts';

/** A word as the features see it; `mode` is how its sentence uses capitals, `bits` what the gazetteer knows it as. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly hash: number;
  readonly lower: number;
  readonly flags: number;
  readonly mode: number;
  readonly bits: number;
  readonly cluster: number;
}

/** Takes the key of one active feature. */
export type Emit = (key: number) => void;

/** Keys have 26 bits. */
const KEY_SHIFT = 6;

/** The key of a feature: a template (0-255) and a value. */
export function featureKey(template: number, value: number): number {
  return mix(template + 1, value) >>> KEY_SHIFT;
}

/** The features of a word for the token `offset` words before it (-2 … 2; 0 is the word itself). */
export function wordFeatures(word: Word, offset: number, emit: Emit): void {
  const base = (offset + 2) * 32;
  const shape = coarseShape(word.flags, word.end - word.start, word.mode);
  emit(featureKey(base, word.lower));
  emit(featureKey(base + 1, shape * 256 + word.bits));
  emit(featureKey(base + 2, shape));
  for (let bit = 1; bit < 128; bit <<= 1) if (word.bits & bit) emit(featureKey(base + 3, bit * 4 + word.mode));
  if (word.cluster !== 0) emit(featureKey(base + 21, word.cluster * 4 + word.mode));
  if (offset === 2 || offset === -2) return;
  emit(featureKey(base + 4, affixHash(word, -3)));
  if (offset === 0) ownFeatures(word, base, emit);
}

function ownFeatures(word: Word, base: number, emit: Emit): void {
  const { mode } = word;
  if (mode === PROSE && word.flags & CAPITAL) emit(featureKey(base + 5, word.hash));
  emit(featureKey(base + 6, mix(mode, word.lower)));
  for (const length of [1, 2, 4]) emit(featureKey(base + 7 + length, affixHash(word, -length)));
  for (const length of [2, 3, 4]) emit(featureKey(base + 12 + length, affixHash(word, length)));
  const shape = mode === UPPER_CASE ? UPPER_CASE : shapeHash(word.text, word.start, word.end);
  emit(featureKey(base + 17, mix(mode, shape)));
  emit(featureKey(base + 18, mix(mode, affixHash(word, -3))));
  emit(featureKey(base + 19, Math.min(word.end - word.start, 12) * 4 + mode));
  const hyphen = word.text.lastIndexOf('-', word.end - 2);
  if (hyphen > word.start) emit(featureKey(base + 20, lowerHashOf(word.text, hyphen + 1, word.end)));
}

/** The hash of the first (positive length) or last (negative length) letters in small letters; of the whole word when it is no longer. */
function affixHash({ text, start, end }: Word, length: number): number {
  const from = length < 0 ? Math.max(start, end + length) : start;
  const to = length < 0 ? end : Math.min(end, start + length);
  let hash = HASH_START;
  for (let at = from; at < to; at++) hash = hashUnit(hash, lowerUnit(text.charCodeAt(at)));
  return hash;
}

/** What else speaks for a token's label: its place, its neighbours together, the gazetteer's longer phrases, the rest of the document. */
export interface Circumstances {
  readonly mode: number;
  /** First word of its sentence. */
  readonly isFirst: boolean;
  readonly isCommon: boolean;
  /** Coarse shapes of the tokens from two before to one after, 0 outside the sentence. */
  readonly shapes: readonly [number, number, number, number];
  /** Lower-case hashes of the token before, the token, the token after; 0 outside the sentence. */
  readonly words: readonly [number, number, number];
  /** Clusters of the token before, the token, the token after; 0 outside the sentence and for rare words. */
  readonly clusters: readonly [number, number, number];
  /** Class bits and place (0 begin, 1 inside, 2 end) of the longest gazetteer phrase over it, as bits * 4 + place; 0 for none. */
  readonly phrase: number;
  /** The unbroken row of capitalised words over the token: lower-case hashes of the words before it, its first, its last, after it; its length and the token's place. */
  readonly row: Row | undefined;
  /** Bits of what stands beside the word's other occurrences. */
  readonly evidence: number;
}

export interface Row {
  readonly before: number;
  readonly first: number;
  readonly last: number;
  readonly after: number;
  readonly length: number;
  readonly place: number;
}

const POSITION = 160;

/** The features of a token's circumstances. */
export function positionFeatures(at: Circumstances, emit: Emit): void {
  const [before2, before, own, after] = at.shapes;
  emit(featureKey(POSITION, (before * 16 + own) * 16 + after));
  emit(featureKey(POSITION + 1, ((before2 * 16 + before) * 16 + own) * 16 + after));
  emit(featureKey(POSITION + 2, ((at.isFirst ? 2 : 0) + (at.isCommon ? 1 : 0)) * 64 + own * 4 + at.mode));
  const [wordBefore, word, wordAfter] = at.words;
  emit(featureKey(POSITION + 3, mix(wordBefore, word)));
  emit(featureKey(POSITION + 4, mix(word, wordAfter)));
  emit(featureKey(POSITION + 5, mix(wordBefore, wordAfter)));
  const [clusterBefore, cluster, clusterAfter] = at.clusters;
  emit(featureKey(POSITION + 14, clusterBefore * 256 + cluster));
  emit(featureKey(POSITION + 15, cluster * 256 + clusterAfter));
  emit(featureKey(POSITION + 16, (clusterBefore * 256 + clusterAfter) * 16 + own));
  if (at.row) rowFeatures(at.row, at.mode, emit);
  if (at.phrase !== 0) emit(featureKey(POSITION + 6, at.phrase));
  for (let bit = 0; bit < 16; bit++) if (at.evidence & (1 << bit)) emit(featureKey(POSITION + 7, bit * 4 + at.mode));
  if (at.evidence !== 0) emit(featureKey(POSITION + 8, at.evidence & 0xff));
}

function rowFeatures(row: Row, mode: number, emit: Emit): void {
  const isLast = row.place + 1 === row.length ? 1 : 0;
  emit(featureKey(POSITION + 9, mix(row.last, isLast)));
  emit(featureKey(POSITION + 10, mix(row.first, row.place === 0 ? 1 : 0)));
  emit(featureKey(POSITION + 11, row.before));
  emit(featureKey(POSITION + 12, row.after));
  emit(featureKey(POSITION + 13, (Math.min(row.length, 6) * 8 + Math.min(row.place, 6)) * 4 + mode));
}

/** What the gazetteer knows a single word as. */
export function wordBits(gazetteer: Gazetteer, lower: number): number {
  return gazetteer.bitsOf(phraseHash(0, lower));
}

/** Whether the word is common in small letters. */
export function isCommonWord(bits: number): boolean {
  return (bits & COMMON_WORD) !== 0;
}
