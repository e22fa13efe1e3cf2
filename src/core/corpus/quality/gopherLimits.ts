import type { GopherQuality } from './gopher.ts';
import type { Repetition } from './repetition.ts';

/** The order of the filters: too few of what is named `few…`, too much of all else, or words of an odd length. */
const REASONS = [
  'fewWords',
  'manyWords',
  'wordLength',
  'hashes',
  'ellipses',
  'bulletLines',
  'ellipsisLines',
  'fewAlphabeticWords',
  'fewStopWords',
  'duplicateLines',
  'duplicateParagraphs',
  'topNGrams',
  'duplicateNGrams',
] as const;

/** Why Gopher's filters drop a document. */
export type GopherReason = (typeof REASONS)[number];

/** All reasons for which Gopher's quality and repetition filters drop a document, by the limits of Rae et al. 2021 (section A.1), which are datatrove's defaults; none: they keep it. */
export function gopherReasons(quality: GopherQuality, repetition: Repetition): readonly GopherReason[] {
  const { words, meanWordLength } = quality;
  const drops: Readonly<Record<GopherReason, boolean>> = {
    fewWords: words < 50,
    manyWords: words > 100_000,
    wordLength: meanWordLength < 3 || meanWordLength > 10,
    hashes: quality.hashesPerWord > 0.1,
    ellipses: quality.ellipsesPerWord > 0.1,
    bulletLines: quality.bulletLines > 0.9,
    ellipsisLines: quality.ellipsisLines > 0.3,
    fewAlphabeticWords: quality.alphabeticWords < 0.8,
    fewStopWords: quality.stopWords < 2,
    duplicateLines: repetition.duplicateLines > 0.3 || repetition.duplicateLineCharacters > 0.2,
    duplicateParagraphs: repetition.duplicateParagraphs > 0.3 || repetition.duplicateParagraphCharacters > 0.2,
    topNGrams: isOver(repetition.topNGrams, TOP),
    duplicateNGrams: isOver(repetition.duplicateNGrams, DUPLICATE),
  };
  return REASONS.filter((reason) => drops[reason]);
}

/** Shares of the characters, by n. */
const TOP: Readonly<Record<number, number>> = { 2: 0.2, 3: 0.18, 4: 0.16 };
const DUPLICATE: Readonly<Record<number, number>> = { 5: 0.15, 6: 0.14, 7: 0.13, 8: 0.12, 9: 0.11, 10: 0.1 };

function isOver(shares: Readonly<Record<number, number>>, limits: Readonly<Record<number, number>>): boolean {
  return Object.entries(limits).some(([n, limit]) => (shares[Number(n)] ?? 0) > limit);
}
