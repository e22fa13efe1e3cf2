import { eachCandidateRun } from './candidates.ts';
import { circumstancesAt } from './circumstances.ts';
import { Decoder } from './decode.ts';
import { Evidence } from './evidence.ts';
import { positionFeatures } from './features.ts';
import type { Gazetteer } from './gazetteer.ts';
import { LABELS } from './labels.ts';
import { Lexicon } from './lexicon.ts';
import { Layout } from './layout.ts';
import type { Reading } from './reading.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { Tokens } from './tokens.ts';
import type { Weights } from './weights.ts';
import { WordScores } from './wordScores.ts';

/** A run of tokens that may hold names, with its labels' scores (whole numbers, `LABELS` per token). */
export interface ScoredRun {
  readonly first: number;
  readonly last: number;
  readonly emissions: Int32Array;
}

/** The learned tagger at work: holds the words met so far and their scores, so that it gets faster as it reads. */
export class Tagger {
  readonly tokens = new Tokens();
  readonly lexicon: Lexicon;
  readonly #gazetteer: Gazetteer;
  readonly #weights: Weights;
  readonly #decoder: Decoder;
  readonly #words: WordScores;
  readonly #evidence = new Evidence();
  /** See Weights. */
  readonly transitions: Int16Array;
  readonly scale: number;
  readonly #layout = new Layout();
  #emissions = new Int32Array(LABELS * 64);

  constructor(weights: Weights, gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
    this.#weights = weights;
    this.transitions = weights.transitions;
    this.scale = weights.scale;
    this.#decoder = new Decoder(weights.transitions);
    this.lexicon = new Lexicon(gazetteer);
    this.#words = new WordScores(weights);
  }

  /** The labels of the reading's tokens (0 outside; see labels.ts); `explain` is called with each run and its scores after it was labelled. The reading must be over this tagger's tokens and lexicon. */
  label(reading: Reading, explain?: (run: ScoredRun, labels: Uint8Array) => void): Uint8Array {
    const labels = new Uint8Array(reading.tokens.count);
    const sentences = sentencesOf(reading);
    this.#evidence.read(reading, sentences);
    this.#words.prepare(reading);
    for (const sentence of sentences) {
      let isRead = false;
      eachCandidateRun(reading, sentence, (first, last) => {
        if (!isRead) this.#layout.read(reading, sentence, this.#gazetteer);
        isRead = true;
        this.#score(reading, sentence, { first, last });
        this.#decoder.decode(this.#emissions, last - first, { labels, at: first });
        explain?.({ first, last, emissions: this.#emissions }, labels);
      });
    }
    return labels;
  }

  #score(reading: Reading, sentence: Sentence, run: { readonly first: number; readonly last: number }): void {
    const room = (run.last - run.first) * LABELS;
    if (this.#emissions.length < room) this.#emissions = new Int32Array(room * 2);
    this.#emissions.fill(0, 0, room);
    const about = { sentence, layout: this.#layout, evidence: this.#evidence };
    for (let index = run.first; index < run.last; index++) {
      const row = (index - run.first) * LABELS;
      this.#words.addTo(this.#emissions, row, { reading, index, sentence });
      positionFeatures(circumstancesAt(reading, index, about), (key) => this.#weights.addTo(key, this.#emissions, row));
    }
  }
}
