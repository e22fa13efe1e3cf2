import type { Evidence } from './evidence.ts';
import { type Circumstances, isCommonWord } from './features.ts';
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

/** What beside its own word speaks for the token's label. */
export function circumstancesAt(reading: Reading, index: number, about: Surroundings): Circumstances {
  const { sentence, layout, evidence } = about;
  const first = layout.rowFirst[index - sentence.first] ?? 0;
  const last = layout.rowLast[index - sentence.first] ?? 0;
  const shape = (at: number): number => shapeAt(reading, at, sentence);
  const word = (at: number): number => (at < sentence.first || at >= sentence.last ? 0 : (reading.tokens.lower[at] ?? 0));
  const cluster = (at: number): number =>
    at < sentence.first || at >= sentence.last ? 0 : (reading.lexicon.clusters[reading.types[at] ?? 0] ?? 0);
  return {
    mode: sentence.mode,
    isFirst: index === sentence.first,
    isCommon: isCommonWord(reading.lexicon.bits[reading.types[index] ?? 0] ?? 0),
    shapes: [shape(index - 2), shape(index - 1), shape(index), shape(index + 1)],
    words: [word(index - 1), word(index), word(index + 1)],
    clusters: [cluster(index - 1), cluster(index), cluster(index + 1)],
    phrase: layout.phrases[index - sentence.first] ?? 0,
    row:
      last === 0
        ? undefined
        : {
            before: word(first - 1),
            first: word(first),
            last: word(last - 1),
            after: word(last),
            length: last - first,
            place: index - first,
          },
    evidence: evidence.bitsAt(reading, index, sentence),
  };
}

function shapeAt({ tokens }: Reading, index: number, sentence: Sentence): number {
  if (index < sentence.first || index >= sentence.last) return 0;
  return coarseShape(tokens.flags[index] ?? 0, (tokens.end[index] ?? 0) - (tokens.start[index] ?? 0), sentence.mode);
}
