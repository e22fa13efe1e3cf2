import { FIRST_FEATURES } from '../../core/boilerplate/features.ts';
import { marginOf, toProbability, type Forest } from '../../core/boilerplate/forest.ts';
import { COLUMN, COLUMNS } from '../../core/boilerplate/scanColumns.ts';
import { HEADER_FEATURES } from '../../core/boilerplate/headerFeatures.ts';
import { SECOND_FEATURES, writeSecondFeatures } from '../../core/boilerplate/secondFeatures.ts';
import type { WordWeights } from '../../core/boilerplate/wordWeights.ts';
import { trainTrees, type TreeOptions } from '../trees.ts';
import { cached } from './cached.ts';
import type { Example } from './examples.ts';
import { flatten } from '../flatten.ts';
import type { Gold } from './pages.ts';
import { firstRows, headerRows, pageOf, secondOf, secondRows } from './rows.ts';
import { f1 } from './score.ts';
import { trainWords, type WordOptions } from './words.ts';

/** All that the pipeline can be turned by. */
export interface PipelineOptions {
  readonly words: WordOptions;
  readonly first: TreeOptions;
  readonly second: TreeOptions;
  readonly header: TreeOptions;
  readonly folds: number;
}

/** The pieces learned from all examples whose fold is not left out. */
export interface Learned {
  readonly words: WordWeights;
  readonly first: Forest;
  readonly second: Forest;
  readonly title: Forest;
  readonly byline: Forest;
}

/**
 * Learns words, first and second stage in a stack: what a later piece reads of an example was made by earlier pieces that had not seen the example's fold,
 * and nothing has seen a fold in `without`.
 */
export class Stack {
  readonly #examples: readonly Example[];
  readonly #options: PipelineOptions;
  readonly #words = new Map<string, WordWeights>();
  readonly #first = new Map<string, Forest>();

  constructor(examples: readonly Example[], options: PipelineOptions) {
    this.#examples = examples;
    this.#options = options;
  }

  learn(without: readonly number[]): Learned {
    const rows = this.#collect(without, SECOND_FEATURES, (example) => {
      const inner = [...without, example.fold];
      const { write, scores } = secondRows(example, pageOf(example, this.words(inner)), this.first(inner));
      const trust = trustOf(example, scores);
      return { write, weigh: (line) => trust * lineWeight(example, line) };
    });
    const second = flatten(trainTrees(rows, this.#options.second));
    return { words: this.words(without), first: this.first(without), second, ...this.#headers(without) };
  }

  #headers(without: readonly number[]): { title: Forest; byline: Forest } {
    const chunks: Float32Array[] = [];
    const gold: Gold[] = [];
    const signed: number[] = [];
    const sets = new Set(this.#examples.filter((example) => example.gold.includes('byline')).map(({ page }) => page.dataset));
    for (const example of this.#kept(without)) {
      if (example.isMute) continue;
      const inner = [...without, example.fold];
      const { write, range } = headerRows(example, pageOf(example, this.words(inner)), this.first(inner));
      for (let line = range.first; line < range.end; line++) {
        const row = new Float32Array(HEADER_FEATURES);
        write(line, row);
        chunks.push(row);
        gold.push(example.gold[line] ?? 'other');
        signed.push(sets.has(example.page.dataset) ? 1 : 0);
      }
    }
    const features = new Float32Array(chunks.length * HEADER_FEATURES);
    chunks.forEach((row, at) => {
      features.set(row, at * HEADER_FEATURES);
    });
    const learn = (wanted: Gold): Forest => {
      const labels = Float32Array.from(gold, (each) => (each === wanted ? 1 : 0));
      const weights = wanted === 'byline' ? Float32Array.from(signed) : new Float32Array(labels.length).fill(1);
      const data = { width: HEADER_FEATURES, features, labels, weights };
      return flatten(trainTrees(data, this.#options.header));
    };
    return { title: learn('title'), byline: learn('byline') };
  }

  words(without: readonly number[]): WordWeights {
    return cached(this.#words, keyOf(without), () => trainWords(this.#kept(without), this.#options.words));
  }

  first(without: readonly number[]): Forest {
    return cached(this.#first, keyOf(without), () => {
      const rows = this.#collect(without, FIRST_FEATURES, (example) => ({
        write: firstRows(example, pageOf(example, this.words([...without, example.fold]))),
        weigh: (line) => (example.labels[line] === -1 ? HEADER_WEIGHT : 1),
      }));
      return flatten(trainTrees(rows, this.#options.first));
    });
  }

  #kept(without: readonly number[]): readonly Example[] {
    return this.#examples.filter(({ fold }) => !without.includes(fold));
  }

  #collect(
    without: readonly number[],
    width: number,
    rowsOf: (example: Example) => { write: (line: number, out: Float32Array, offset: number) => void; weigh: (line: number) => number },
  ): Rows {
    const kept = this.#kept(without);
    const count = kept.reduce((sum, { rows }) => sum + rows.length, 0);
    const out = { width, features: new Float32Array(count * width), labels: new Float32Array(count), weights: new Float32Array(count) };
    let at = 0;
    for (const example of kept) {
      const { write, weigh } = rowsOf(example);
      const weight = (example.weight * example.labels.length) / Math.max(1, example.rows.length);
      for (const line of example.rows) {
        write(line, out.features, at * width);
        out.labels[at] = Math.max(0, example.labels[line] ?? 0);
        out.weights[at++] = weight * weigh(line);
      }
    }
    return out;
  }
}

/** How much a page's gold counts: little where a first stage that has not seen the site finds nearly nothing of it, for such gold is often disputable. */
function trustOf({ labels }: Example, scores: Float32Array): number {
  const count = { hit: 0, said: 0, gold: 0 };
  labels.forEach((label, line) => {
    const isSaid = (scores[line] ?? 1) < 0.5;
    if (label < 0) return;
    count.hit += isSaid && label === 0 ? 1 : 0;
    count.said += isSaid ? 1 : 0;
    count.gold += label === 0 ? 1 : 0;
  });
  const found = f1(count.hit, count.said, count.gold);
  return found < 0.35 ? 0.25 : found < 0.55 ? 0.6 : 1;
}

/** Probability of boilerplate by the whole pipeline. */
export function predict(
  example: Example,
  learned: Learned,
): { readonly scores: Float32Array; readonly margins: Float32Array; readonly cohesion: Float32Array } {
  const page = pageOf(example, learned.words);
  const writeFirst = firstRows(example, page);
  const second = secondOf(writeFirst, page, learned.first);
  const row = new Float32Array(SECOND_FEATURES);
  const margins = new Float32Array(example.scan.count);
  for (let line = 0; line < margins.length; line++) {
    writeFirst(line, row, 0);
    writeSecondFeatures(second, line, row, 0);
    margins[line] = marginOf(learned.second, row, 0);
  }
  return { margins, scores: margins.map(toProbability), cohesion: second.cohesion };
}

/** Probability of headline and byline for the lines where a header may stand. */
export function predictHeader(
  example: Example,
  learned: Learned,
): readonly { readonly line: number; readonly title: number; readonly byline: number }[] {
  const { write, range } = headerRows(example, pageOf(example, learned.words), learned.first);
  const row = new Float32Array(HEADER_FEATURES);
  return Array.from({ length: Math.max(0, range.end - range.first) }, (_, at) => {
    write(range.first + at, row);
    return {
      line: range.first + at,
      title: toProbability(marginOf(learned.title, row, 0)),
      byline: toProbability(marginOf(learned.byline, row, 0)),
    };
  });
}

/** What a headline or byline before the article counts as a line to keep. */
const HEADER_WEIGHT = 0.3;

/** What a line counts to the second stage: a line of the article more, the more words would be lost with it. */
function lineWeight({ labels, scan }: Example, line: number): number {
  if (labels[line] === -1) return HEADER_WEIGHT;
  return labels[line] === 1 ? 1 : 0.7 + Math.min(1.4, (scan.rows[line * COLUMNS + COLUMN.words] ?? 0) / 50);
}

interface Rows {
  readonly width: number;
  readonly features: Float32Array;
  readonly labels: Float32Array;
  readonly weights: Float32Array;
}

function keyOf(without: readonly number[]): string {
  return [...without].sort((a, b) => a - b).join();
}
