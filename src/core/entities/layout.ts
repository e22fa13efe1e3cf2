import type { Gazetteer } from './gazetteer.ts';
import { HONORIFIC, ORGANIZES } from './lexicon.ts';
import { markPhrases } from './phrases.ts';
import type { Reading } from './reading.ts';
import { isNameLike, type Sentence } from './sentences.ts';

/** What is known of a sentence's tokens beyond themselves, by token from the sentence's first; refilled for each sentence. */
export class Layout {
  /** Gazetteer phrases: class bits * 4 + place, or 0. */
  phrases = new Int32Array(256);
  /** Where the unbroken row of capitalised words over the token begins and ends (excluded); both 0 outside of one. In Title Case common words break it. */
  rowFirst = new Int32Array(256);
  rowLast = new Int32Array(256);
  /** Of HONORIFIC and ORGANIZES those that hold for a word of the row. */
  rowTraits = new Uint8Array(256);

  /** Reads the sentence. */
  read(reading: Reading, sentence: Sentence, gazetteer: Gazetteer): void {
    const length = sentence.last - sentence.first;
    if (this.phrases.length < length) {
      this.phrases = new Int32Array(length * 2);
      this.rowFirst = new Int32Array(length * 2);
      this.rowLast = new Int32Array(length * 2);
      this.rowTraits = new Uint8Array(length * 2);
    }
    markPhrases(reading, sentence, { gazetteer, marks: this.phrases });
    for (let index = sentence.first; index < sentence.last; index++) {
      const first = index;
      let traits = 0;
      while (index < sentence.last && isNameLike(reading, index, sentence.mode))
        traits |= reading.lexicon.traits[reading.types[index++] ?? 0] ?? 0;
      this.rowFirst.fill(first, first - sentence.first, index - sentence.first);
      this.rowLast.fill(index, first - sentence.first, index - sentence.first);
      this.rowTraits.fill(traits & (HONORIFIC | ORGANIZES), first - sentence.first, index - sentence.first);
      if (index >= sentence.last) return;
      this.rowFirst[index - sentence.first] = 0;
      this.rowLast[index - sentence.first] = 0;
    }
  }
}
