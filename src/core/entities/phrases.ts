import { BEGINS, type Gazetteer, LONGEST_PHRASE, phraseHash } from './gazetteer.ts';
import type { Reading } from './reading.ts';
import type { Sentence } from './sentences.ts';

/** Fills `into` (one number per token of the sentence, from its first) with the gazetteer's longest phrases of two words and more: class bits * 4 + place; 0 elsewhere. */
export function markPhrases(
  reading: Reading,
  sentence: Sentence,
  into: { readonly gazetteer: Gazetteer; readonly marks: Int32Array },
): void {
  const { lexicon, types, tokens } = reading;
  const { marks, gazetteer } = into;
  marks.fill(0, 0, sentence.last - sentence.first);
  for (let index = sentence.first; index + 1 < sentence.last; index++) {
    const type = types[index] ?? 0;
    if (((lexicon.bits[type] ?? 0) & BEGINS) === 0) continue;
    let hash = phraseHash(0, lexicon.lower[type] ?? 0);
    let bits = 0;
    let length = 0;
    for (let next = 1; next < LONGEST_PHRASE && index + next < sentence.last; next++) {
      hash = phraseHash(hash, tokens.lower[index + next] ?? 0);
      const known = gazetteer.bitsOf(hash) & ~BEGINS;
      if (known === 0) continue;
      bits = known;
      length = next + 1;
    }
    for (let place = 0; place < length; place++)
      marks[index - sentence.first + place] = bits * 4 + (place === 0 ? 1 : place === length - 1 ? 3 : 2);
    if (length > 0) index += length - 1;
  }
}
