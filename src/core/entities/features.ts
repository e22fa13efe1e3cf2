import type { Circumstances } from './circumstances.ts';
import { lowerUnit } from './characters.ts';
import { HASH_START, hashUnit, lowerHashOf, mix } from './hash.ts';
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
  readonly usage: number;
}

/** Takes the key of one active feature. */
export type Emit = (key: number) => void;

const KEY_SHIFT = 6;
/** How many feature keys there can be (26 bits). */
export const KEYS = 2 ** (32 - KEY_SHIFT);

/** The key of a feature: a template (0-255) and a value. */
function featureKey(template: number, value: number): number {
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
  emit(featureKey(base + 22, word.usage * 4 + word.mode));
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

const POSITION = 160;

/** The features of a token's circumstances. */
export function positionFeatures(at: Circumstances, emit: Emit): void {
  const { shape, word, cluster, evidence } = at;
  emit(featureKey(POSITION, (at.shapeBefore * 16 + shape) * 16 + at.shapeAfter));
  emit(featureKey(POSITION + 1, ((at.shapeBefore2 * 16 + at.shapeBefore) * 16 + shape) * 16 + at.shapeAfter));
  emit(featureKey(POSITION + 2, ((at.isFirst ? 2 : 0) + (at.isCommon ? 1 : 0)) * 64 + shape * 4 + at.mode));
  emit(featureKey(POSITION + 3, mix(at.wordBefore, word)));
  emit(featureKey(POSITION + 4, mix(word, at.wordAfter)));
  emit(featureKey(POSITION + 5, mix(at.wordBefore, at.wordAfter)));
  emit(featureKey(POSITION + 14, at.clusterBefore * 256 + cluster));
  emit(featureKey(POSITION + 15, cluster * 256 + at.clusterAfter));
  emit(featureKey(POSITION + 16, (at.clusterBefore * 256 + at.clusterAfter) * 16 + shape));
  emit(featureKey(POSITION + 17, ((at.usageBefore * 16 + at.usage) * 16 + at.usageAfter) * 4 + at.mode));
  emit(featureKey(POSITION + 18, ((at.usage * 16 + shape) * 4 + at.mode) * 2 + (at.isFirst ? 1 : 0)));
  if (at.rowLength > 0) rowFeatures(at, emit);
  if (at.phrase !== 0) emit(featureKey(POSITION + 6, at.phrase));
  if (evidence === 0) return;
  for (let bit = 0; evidence >> bit !== 0; bit++) if (evidence & (1 << bit)) emit(featureKey(POSITION + 7, bit * 4 + at.mode));
  emit(featureKey(POSITION + 8, (evidence & 0xff) * 4 + at.mode));
}

function rowFeatures(at: Circumstances, emit: Emit): void {
  emit(featureKey(POSITION + 9, mix(at.rowLast, at.rowPlace + 1 === at.rowLength ? 1 : 0)));
  const place = at.rowPlace === 0 ? 1 : at.rowPlace + 1 === at.rowLength ? 2 : 0;
  if (at.rowLength > 1)
    emit(featureKey(POSITION + 19, ((at.rowFirstBits * 128 + at.rowLastBits) * 4 + place) * 4 + Math.min(3, at.rowLength - 1)));
  emit(featureKey(POSITION + 20, (at.rowTraits * 4 + place) * 4 + at.mode));
  emit(featureKey(POSITION + 10, mix(at.rowFirst, at.rowPlace === 0 ? 1 : 0)));
  emit(featureKey(POSITION + 11, at.rowBefore));
  emit(featureKey(POSITION + 12, at.rowAfter));
  emit(featureKey(POSITION + 13, (Math.min(at.rowLength, 6) * 8 + Math.min(at.rowPlace, 6)) * 4 + at.mode));
}
