import {
  firstContext,
  FIRST_FEATURES,
  LEXICAL_START,
  writeFirstFeatures,
  writeLexicalFeatures,
  type FirstContext,
} from '../../core/boilerplate/features.ts';
import { marginOf, packForest, toProbability, type Forest } from '../../core/boilerplate/forest.ts';
import { HEADER_FEATURES, headerRange, writeHeaderFeatures } from '../../core/boilerplate/headerFeatures.ts';
import { readPage, type Page } from '../../core/boilerplate/page.ts';
import { SECOND_FEATURES, secondContext, writeSecondFeatures, type SecondContext } from '../../core/boilerplate/secondFeatures.ts';
import type { WordWeights } from '../../core/boilerplate/wordWeights.ts';
import { trainTrees, type Forest as GrownForest, type TreeOptions } from '../trees.ts';
import type { Example } from './examples.ts';
import type { Gold } from './pages.ts';
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
      const page = pageOf(example, this.words(inner));
      return secondRows(example, page, this.first(inner));
    });
    const second = flatten(trainTrees(rows, this.#options.second));
    return { words: this.words(without), first: this.first(without), second, ...this.#headers(without) };
  }

  #headers(without: readonly number[]): { title: Forest; byline: Forest } {
    const chunks: Float32Array[] = [];
    const gold: Gold[] = [];
    for (const example of this.#kept(without)) {
      if (example.isMute) continue;
      const inner = [...without, example.fold];
      const { write, range } = headerRows(example, pageOf(example, this.words(inner)), this.first(inner));
      for (let line = range.first; line < range.end; line++) {
        const row = new Float32Array(HEADER_FEATURES);
        write(line, row);
        chunks.push(row);
        gold.push(example.gold[line] ?? 'other');
      }
    }
    const features = new Float32Array(chunks.length * HEADER_FEATURES);
    chunks.forEach((row, at) => {
      features.set(row, at * HEADER_FEATURES);
    });
    const learn = (wanted: Gold): Forest => {
      const labels = Float32Array.from(gold, (each) => (each === wanted ? 1 : 0));
      const data = { width: HEADER_FEATURES, features, labels, weights: new Float32Array(labels.length).fill(1) };
      return flatten(trainTrees(data, this.#options.header));
    };
    return { title: learn('title'), byline: learn('byline') };
  }

  words(without: readonly number[]): WordWeights {
    return cached(this.#words, keyOf(without), () => trainWords(this.#kept(without), this.#options.words));
  }

  first(without: readonly number[]): Forest {
    return cached(this.#first, keyOf(without), () => {
      const rows = this.#collect(without, FIRST_FEATURES, (example) =>
        firstRows(example, pageOf(example, this.words([...without, example.fold]))),
      );
      return flatten(trainTrees(rows, this.#options.first));
    });
  }

  #kept(without: readonly number[]): readonly Example[] {
    return this.#examples.filter(({ fold }) => !without.includes(fold));
  }

  #collect(
    without: readonly number[],
    width: number,
    rowsOf: (example: Example) => (line: number, out: Float32Array, offset: number) => void,
  ): Rows {
    const kept = this.#kept(without);
    const count = kept.reduce((sum, { rows }) => sum + rows.length, 0);
    const out = { width, features: new Float32Array(count * width), labels: new Float32Array(count), weights: new Float32Array(count) };
    let at = 0;
    for (const example of kept) {
      const write = rowsOf(example);
      const weight = (example.weight * example.labels.length) / Math.max(1, example.rows.length);
      for (const line of example.rows) {
        write(line, out.features, at * width);
        out.labels[at] = Math.max(0, example.labels[line] ?? 0);
        out.weights[at++] = weight * (example.labels[line] === -1 ? HEADER_WEIGHT : 1);
      }
    }
    return out;
  }
}

/** A page read with the given word weights; a mute example reads none. */
export function pageOf(example: Example, words: WordWeights): Page {
  return readPage(example.scan, example.isMute ? undefined : words);
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

interface Rows {
  readonly width: number;
  readonly features: Float32Array;
  readonly labels: Float32Array;
  readonly weights: Float32Array;
}

function firstRows(example: Example, page: Page): (line: number, out: Float32Array, offset: number) => void {
  const base = baseOf(example);
  return (line, out, offset) => {
    out.set(base.rows.subarray(line * LEXICAL_START, (line + 1) * LEXICAL_START), offset);
    writeLexicalFeatures(page, line, out, offset);
  };
}

interface Base {
  readonly context: FirstContext;
  readonly rows: Float32Array;
}

/** What the first stage reads of an example whatever the word weights, kept from one use to the next. */
function baseOf(example: Example): Base {
  return cached(bases, example, () => {
    const { count } = example.scan;
    const context = firstContext(readPage(example.scan));
    const rows = new Float32Array(count * LEXICAL_START);
    const row = new Float32Array(FIRST_FEATURES);
    for (let line = 0; line < count; line++) {
      writeFirstFeatures(context, line, row, 0);
      rows.set(row.subarray(0, LEXICAL_START), line * LEXICAL_START);
    }
    return { context, rows };
  });
}

const bases = new Map<Example, Base>();

function secondRows(example: Example, page: Page, first: Forest): (line: number, out: Float32Array, offset: number) => void {
  const write = firstRows(example, page);
  const second = secondOf(write, page, first);
  return (line, out, offset) => {
    write(line, out, offset);
    writeSecondFeatures(second, line, out, offset);
  };
}

function headerRows(
  example: Example,
  page: Page,
  first: Forest,
): { write: (line: number, out: Float32Array) => void; range: { first: number; end: number } } {
  const writeFirst = firstRows(example, page);
  const second = secondOf(writeFirst, page, first);
  const write = (line: number, out: Float32Array): void => {
    writeFirst(line, out, 0);
    writeSecondFeatures(second, line, out, 0);
    writeHeaderFeatures(second, line, out, 0);
  };
  return { write, range: headerRange(second) };
}

function secondOf(write: (line: number, out: Float32Array, offset: number) => void, page: Page, first: Forest): SecondContext {
  const row = new Float32Array(FIRST_FEATURES);
  const scores = new Float32Array(page.scan.count);
  for (let line = 0; line < scores.length; line++) {
    write(line, row, 0);
    scores[line] = toProbability(marginOf(first, row, 0));
  }
  return secondContext(page, scores);
}

function cached<K, T>(map: Map<K, T>, key: K, make: () => T): T {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function keyOf(without: readonly number[]): string {
  return [...without].sort((a, b) => a - b).join();
}

/** The trainer's trees laid out as the core reads them. */
export function flatten(forest: GrownForest): Forest {
  const roots: number[] = [];
  const out: { feature: number[]; threshold: number[]; left: number[]; right: number[]; value: number[] } = {
    feature: [],
    threshold: [],
    left: [],
    right: [],
    value: [],
  };
  for (const tree of forest.trees) {
    const node = out.feature.length;
    const leaf = out.value.length;
    const child = (at: number): number => (at < 0 ? ~(leaf + ~at) : node + at);
    roots.push(tree.feature.length === 0 ? ~leaf : node);
    out.feature.push(...tree.feature);
    out.threshold.push(...tree.threshold);
    out.left.push(...tree.left.map(child));
    out.right.push(...tree.right.map(child));
    out.value.push(...tree.value);
  }
  return packForest({
    bias: forest.bias,
    roots: Int32Array.from(roots),
    feature: Uint8Array.from(out.feature),
    threshold: Float32Array.from(out.threshold),
    left: Int32Array.from(out.left),
    right: Int32Array.from(out.right),
    value: Float32Array.from(out.value),
  });
}
