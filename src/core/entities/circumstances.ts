import { BEGINS, COMMON_WORD } from './gazetteer.ts';
import type { Evidence } from './evidence.ts';
import type { Layout } from './layout.ts';
import type { Reading } from './reading.ts';
import type { Sentence } from './sentences.ts';
import { coarseShape } from './shapes.ts';

/** Where a token stands: its sentence with its layout, and what the document says of words. */
export interface Surroundings {
  readonly sentence: Sentence;
  readonly layout: Layout;
  readonly evidence: Evidence;
}

/** What beside its own word speaks for a token's label: its place, its neighbours together, the gazetteer's longer phrases, the rest of the document. Read anew for each token. */
export class Circumstances {
  mode = 0;
  /** First word of its sentence. */
  isFirst = false;
  /** Usual in small letters. */
  isCommon = false;
  /** Coarse shapes, from two tokens before to one after; 0 outside the sentence. */
  shapeBefore2 = 0;
  shapeBefore = 0;
  shape = 0;
  shapeAfter = 0;
  /** Lower-case hashes; 0 outside the sentence. */
  wordBefore = 0;
  word = 0;
  wordAfter = 0;
  /** Clusters; 0 outside the sentence and for rare words. */
  clusterBefore = 0;
  cluster = 0;
  clusterAfter = 0;
  /** See Gazetteer.usageOf; OUTSIDE beside the sentence. */
  usageBefore = 0;
  usage = 0;
  usageAfter = 0;
  /** Class bits * 4 + place of the longest gazetteer phrase over it; 0 for none. */
  phrase = 0;
  /** The unbroken row of capitalised words over the token: its length (0 for none), the token's place, lower-case hashes of the words before it, its first, its last, after it. */
  rowLength = 0;
  rowPlace = 0;
  rowBefore = 0;
  rowFirst = 0;
  rowLast = 0;
  rowAfter = 0;
  /** Of HONORIFIC and ORGANIZES those that hold for a word of the row; what the gazetteer knows its first and last word as. */
  rowTraits = 0;
  rowFirstBits = 0;
  rowLastBits = 0;
  /** Bits of what stands beside the word's other occurrences. */
  evidence = 0;

  read(reading: Reading, index: number, { sentence, layout, evidence }: Surroundings): void {
    this.mode = sentence.mode;
    this.isFirst = index === sentence.first;
    this.isCommon = ((reading.lexicon.bits[reading.types[index] ?? 0] ?? 0) & COMMON_WORD) !== 0;
    this.shapeBefore2 = shapeAt(reading, index - 2, sentence);
    this.shapeBefore = shapeAt(reading, index - 1, sentence);
    this.shape = shapeAt(reading, index, sentence);
    this.shapeAfter = shapeAt(reading, index + 1, sentence);
    this.wordBefore = wordAt(reading, index - 1, sentence);
    this.word = wordAt(reading, index, sentence);
    this.wordAfter = wordAt(reading, index + 1, sentence);
    this.clusterBefore = clusterAt(reading, index - 1, sentence);
    this.cluster = clusterAt(reading, index, sentence);
    this.clusterAfter = clusterAt(reading, index + 1, sentence);
    this.usageBefore = usageAt(reading, index - 1, sentence);
    this.usage = usageAt(reading, index, sentence);
    this.usageAfter = usageAt(reading, index + 1, sentence);
    this.phrase = layout.phrases[index - sentence.first] ?? 0;
    this.evidence = evidence.bitsAt(reading, index, sentence);
    this.#readRow(reading, index, { sentence, layout });
  }

  #readRow(reading: Reading, index: number, { sentence, layout }: Omit<Surroundings, 'evidence'>): void {
    const first = layout.rowFirst[index - sentence.first] ?? 0;
    const last = layout.rowLast[index - sentence.first] ?? 0;
    this.rowLength = last === 0 ? 0 : last - first;
    if (last === 0) return;
    this.rowPlace = index - first;
    this.rowBefore = wordAt(reading, first - 1, sentence);
    this.rowFirst = wordAt(reading, first, sentence);
    this.rowLast = wordAt(reading, last - 1, sentence);
    this.rowAfter = wordAt(reading, last, sentence);
    const { lexicon, types } = reading;
    this.rowTraits = layout.rowTraits[index - sentence.first] ?? 0;
    this.rowFirstBits = (lexicon.bits[types[first] ?? 0] ?? 0) & ~BEGINS;
    this.rowLastBits = (lexicon.bits[types[last - 1] ?? 0] ?? 0) & ~BEGINS;
  }
}

function shapeAt({ tokens }: Reading, index: number, sentence: Sentence): number {
  if (index < sentence.first || index >= sentence.last) return 0;
  return coarseShape(tokens.flags[index] ?? 0, (tokens.end[index] ?? 0) - (tokens.start[index] ?? 0), sentence.mode);
}

function wordAt({ tokens }: Reading, index: number, sentence: Sentence): number {
  return index < sentence.first || index >= sentence.last ? 0 : (tokens.lower[index] ?? 0);
}

function usageAt({ lexicon, types }: Reading, index: number, sentence: Sentence): number {
  return index < sentence.first || index >= sentence.last ? OUTSIDE : (lexicon.usages[types[index] ?? 0] ?? 0);
}

function clusterAt({ lexicon, types }: Reading, index: number, sentence: Sentence): number {
  return index < sentence.first || index >= sentence.last ? 0 : (lexicon.clusters[types[index] ?? 0] ?? 0);
}

/** One more than the last usage of a word. */
const OUTSIDE = 8;
