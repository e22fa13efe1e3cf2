import { eachCandidateRun } from '../../core/entities/candidates.ts';
import { Circumstances, type Surroundings } from '../../core/entities/circumstances.ts';
import { Evidence } from '../../core/entities/evidence.ts';
import { positionFeatures, wordFeatures } from '../../core/entities/features.ts';
import type { Gazetteer } from '../../core/entities/gazetteer.ts';
import { BEGIN, INSIDE, labelOf, LAST, type Tag, TAGS, UNIT } from '../../core/entities/labels.ts';
import { Lexicon } from '../../core/entities/lexicon.ts';
import { Layout } from '../../core/entities/layout.ts';
import { type Reading, readText } from '../../core/entities/reading.ts';
import { sentencesOf } from '../../core/entities/sentences.ts';
import { Tokens } from '../../core/entities/tokens.ts';
import { Ints } from './ints.ts';
import type { RawDocument } from './raw.ts';

/** Runs of tokens with their labels and feature keys, flat: token i's keys are keys[offsets[i]] … keys[offsets[i + 1] - 1]; runs[r] is where run r starts. */
export class Examples {
  readonly keys = new Ints();
  readonly offsets = new Ints();
  readonly labels = new Ints();
  readonly runs = new Ints();
  /** How much each run counts. */
  readonly weights: number[] = [];
  readonly #gazetteer: Gazetteer;
  readonly #tokens = new Tokens();
  readonly #circumstances = new Circumstances();
  readonly #layout = new Layout();
  readonly #evidence = new Evidence();
  readonly #lexicon: Lexicon;

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
    this.#lexicon = new Lexicon(gazetteer);
    this.offsets.push(0);
  }

  /** Adds all candidate runs of a document with gold spans. */
  add(document: RawDocument, weight = 1): void {
    const reading = readText(document.text, document.lines, { tokens: this.#tokens, lexicon: this.#lexicon });
    const labels = goldLabels(reading, document);
    const sentences = sentencesOf(reading);
    const evidence = this.#evidence;
    evidence.read(reading, sentences);
    for (const sentence of sentences) {
      const layout = this.#layout;
      layout.read(reading, sentence, this.#gazetteer);
      eachCandidateRun(reading, sentence, (first, last) => {
        this.runs.push(this.labels.length);
        this.weights.push(weight);
        const run = ownLabels(labels, first, last);
        for (let index = first; index < last; index++) {
          this.labels.push(run[index - first] ?? 0);
          this.#addKeys(reading, index, { sentence, layout, evidence });
        }
      });
    }
  }

  #addKeys(reading: Reading, index: number, about: Surroundings): void {
    const emit = (key: number): void => this.keys.push(key);
    const { sentence } = about;
    const { tokens, lexicon, types, text } = reading;
    for (let near = Math.max(sentence.first, index - 2); near <= Math.min(sentence.last - 1, index + 2); near++) {
      const type = types[near] ?? 0;
      const word = {
        text,
        start: tokens.start[near] ?? 0,
        end: tokens.end[near] ?? 0,
        hash: tokens.hash[near] ?? 0,
        lower: tokens.lower[near] ?? 0,
        flags: lexicon.flags[type] ?? 0,
        mode: sentence.mode,
        bits: lexicon.bits[type] ?? 0,
        cluster: lexicon.clusters[type] ?? 0,
        usage: lexicon.usages[type] ?? 0,
      };
      wordFeatures(word, near - index, emit);
    }
    this.#circumstances.read(reading, index, about);
    positionFeatures(this.#circumstances, emit);
    this.offsets.push(this.keys.length);
  }
}

/** For each token of the reading 1 + tag * 2 + (first of its span ? 0 : 1), or 0. */
function goldLabels(reading: Reading, document: RawDocument): Uint8Array {
  const labels = new Uint8Array(reading.tokens.count);
  let index = 0;
  for (const span of document.spans) {
    const tag = TAGS.indexOf(span.tag as Tag);
    while (index < labels.length && (reading.tokens.end[index] ?? 0) <= span.start) index++;
    for (let first = true; index < labels.length && (reading.tokens.start[index] ?? 0) < span.end; first = false)
      labels[index++] = 1 + tag * 2 + (first ? 0 : 1);
  }
  return labels;
}

/** The labels of a run from the gold of its tokens; a name cut by the run's ends is closed there. */
function ownLabels(gold: Uint8Array, first: number, last: number): number[] {
  const labels: number[] = [];
  for (let index = first; index < last; index++) {
    const own = gold[index] ?? 0;
    if (own === 0) {
      labels.push(0);
      continue;
    }
    const tag = (own - 1) >> 1;
    const opens = index === first || (own - 1) % 2 === 0;
    const after = index + 1 < last ? (gold[index + 1] ?? 0) : 0;
    const closes = after === 0 || (after - 1) % 2 === 0;
    labels.push(labelOf(tag, opens ? (closes ? UNIT : BEGIN) : closes ? LAST : INSIDE));
  }
  return labels;
}
