import { eachCandidateRun } from './candidates.ts';
import { Circumstances, type Surroundings } from './circumstances.ts';
import type { TaggedName } from './consistency.ts';
import { Decoder } from './decode.ts';
import { Evidence } from './evidence.ts';
import { positionFeatures } from './features.ts';
import type { Gazetteer } from './gazetteer.ts';
import { LABELS } from './labels.ts';
import { Lexicon } from './lexicon.ts';
import { Layout } from './layout.ts';
import { runKey, sentenceKey } from './memoryKeys.ts';
import { NameMemory } from './nameMemory.ts';
import { namesOf } from './namesOf.ts';
import type { Reading } from './reading.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { Tokens } from './tokens.ts';
import type { Weights } from './weights.ts';
import { WordScores } from './wordScores.ts';

/** The learned tagger at work: holds the words met so far and their scores, so that it gets faster as it reads. */
export class Tagger {
  readonly tokens = new Tokens();
  readonly lexicon: Lexicon;
  readonly gazetteer: Gazetteer;
  readonly #weights: Weights;
  readonly #decoder: Decoder;
  readonly #words: WordScores;
  readonly #evidence = new Evidence();
  readonly #sentences = new NameMemory();
  readonly #runs = new NameMemory();
  readonly #circumstances = new Circumstances();
  readonly #add = (key: number): void => {
    this.#weights.addTo(key, this.#emissions, this.#row);
  };
  #row = 0;
  #labels = new Uint8Array(256);
  readonly #layout = new Layout();
  #emissions = new Int32Array(LABELS * 64);

  constructor(weights: Weights, gazetteer: Gazetteer) {
    this.gazetteer = gazetteer;
    this.#weights = weights;
    this.#decoder = new Decoder(weights.transitions);
    this.lexicon = new Lexicon(gazetteer);
    this.#words = new WordScores(weights);
  }

  /** The names in a reading over this tagger's tokens and lexicon, in order. */
  names(reading: Reading): TaggedName[] {
    const found: TaggedName[] = [];
    const sentences = sentencesOf(reading);
    this.#evidence.read(reading, sentences);
    this.#words.prepare(reading);
    if (this.#labels.length < reading.tokens.count) this.#labels = new Uint8Array(reading.tokens.count * 2);
    for (const sentence of sentences) {
      const key = sentenceKey(reading, sentence, this.#evidence);
      const from = found.length;
      if (this.#sentences.recall(key, sentence.first, found)) continue;
      this.#addNamesIn(reading, sentence, found);
      this.#sentences.keep(key, sentence.first, { found, from });
    }
    return found;
  }

  #addNamesIn(reading: Reading, sentence: Sentence, found: TaggedName[]): void {
    let isRead = false;
    const about = { sentence, layout: this.#layout, evidence: this.#evidence };
    eachCandidateRun(reading, sentence, (first, last) => {
      if (!isRead) this.#layout.read(reading, sentence, this.gazetteer);
      isRead = true;
      const run = { first, last };
      const key = runKey(reading, run, about);
      const from = found.length;
      if (this.#runs.recall(key, first, found)) return;
      this.#score(reading, about, run);
      this.#decoder.decode(this.#emissions, last - first, { labels: this.#labels, at: first });
      const labelled = { first, last, labels: this.#labels, emissions: this.#emissions, weights: this.#weights };
      for (const name of namesOf(labelled)) found.push(name);
      this.#runs.keep(key, first, { found, from });
    });
  }

  #score(reading: Reading, about: Surroundings, run: { readonly first: number; readonly last: number }): void {
    const room = (run.last - run.first) * LABELS;
    if (this.#emissions.length < room) this.#emissions = new Int32Array(room * 2);
    this.#emissions.fill(0, 0, room);
    this.#row = 0;
    for (let index = run.first; index < run.last; index++) {
      this.#words.addTo(this.#emissions, this.#row, { reading, index, sentence: about.sentence });
      this.#circumstances.read(reading, index, about);
      positionFeatures(this.#circumstances, this.#add);
      this.#row += LABELS;
    }
  }
}
