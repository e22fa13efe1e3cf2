import { weighAppeals } from '../../core/boilerplate/appealWords.ts';
import { FIRST_FEATURES } from '../../core/boilerplate/features.ts';
import { toProbability, type Forest } from '../../core/boilerplate/forest.ts';
import type { GivenNames } from '../../core/boilerplate/givenNames.ts';
import { HEADER_FEATURES, type HeaderLine } from '../../core/boilerplate/headerFeatures.ts';
import { type PackedNets, runNets } from '../../core/boilerplate/netRun.ts';
import { headerChances, type HeaderCandidate, OUTPUTS } from '../../core/boilerplate/score.ts';
import { SECOND_FEATURES, writeSecondFeatures } from '../../core/boilerplate/secondFeatures.ts';
import type { WordWeights } from '../../core/boilerplate/wordWeights.ts';
import type { NetOptions } from '../net.ts';
import { trainTrees, type TreeOptions } from '../trees.ts';
import type { FinderOptions } from './appealLines.ts';
import { trainAppealWords } from './appealWords.ts';
import { cached } from './cached.ts';
import type { Example } from './examples.ts';
import { flatten } from '../flatten.ts';
import { givenNames } from './givenNames.ts';
import { HEADER_WEIGHT, learnNets, type Seen } from './nets.ts';
import type { Gold } from './pages.ts';
import { firstRows, headerRows, pageOf, secondOf, secondRows } from './rows.ts';
import type { WrittenText } from './texts.ts';
import { trainWords, type WordOptions } from './words.ts';

/** All that the pipeline can be turned by. */
export interface PipelineOptions {
  readonly words: WordOptions;
  readonly appeals: FinderOptions & { readonly words: WordOptions };
  readonly first: TreeOptions;
  readonly second: NetOptions & { readonly seeds: readonly number[] };
  readonly header: TreeOptions;
  readonly folds: number;
}

/** The pieces learned from all examples whose fold is not left out. */
export interface Learned {
  readonly words: WordWeights;
  readonly appealWords: WordWeights;
  readonly first: Forest;
  readonly second: PackedNets;
  readonly title: Forest;
  readonly byline: Forest;
  readonly given: GivenNames;
}

/**
 * Learns words, first and second stage in a stack, the second from `copies` too, and the wording of appeals from `texts`: what a later piece reads of an example was made by earlier pieces that had not
 * seen the example's fold, and nothing has seen a fold in `without`.
 */
export class Stack {
  readonly #examples: readonly Example[];
  readonly #copies: readonly Example[];
  readonly #texts: readonly WrittenText[];
  readonly #options: PipelineOptions;
  readonly #words = new Map<string, WordWeights>();
  readonly #first = new Map<string, Forest>();

  constructor(
    examples: readonly Example[],
    options: PipelineOptions,
    { copies = [], texts = [] }: { readonly copies?: readonly Example[]; readonly texts?: readonly WrittenText[] } = {},
  ) {
    this.#examples = examples;
    this.#copies = copies;
    this.#texts = texts;
    this.#options = options;
  }

  learn(without: readonly number[]): Learned {
    const copies = this.#copies.filter(({ fold }) => !without.includes(fold));
    const see = (example: Example): Seen => {
      const inner = [...without, example.fold];
      return { example, ...secondRows(example, pageOf(example, this.words(inner)), this.first(inner)) };
    };
    const second = learnNets([...this.#kept(without), ...copies], see, this.#options.second);
    const appealWords = trainAppealWords(
      this.#kept(without).filter(({ isMute }) => !isMute),
      this.#texts.filter(({ fold }) => !without.includes(fold)),
      this.#options.appeals.words,
    );
    return { words: this.words(without), appealWords, first: this.first(without), second, ...this.#headers(without), given: givenNames() };
  }

  #headers(without: readonly number[]): { title: Forest; byline: Forest } {
    const chunks: { readonly row: Float32Array; readonly gold: Gold; readonly isSigned: boolean; readonly each: HeaderLine }[] = [];
    const sets = new Set(this.#examples.filter((example) => example.gold.includes('byline')).map(({ page }) => page.dataset));
    for (const example of this.#kept(without)) {
      if (example.isMute) continue;
      const inner = [...without, example.fold];
      const { write, lines } = headerRows(example, pageOf(example, this.words(inner)), this.first(inner));
      lines.forEach((each, index) => {
        const row = new Float32Array(HEADER_FEATURES);
        write(index, row);
        chunks.push({ row, gold: example.gold[each.line] ?? 'other', isSigned: sets.has(example.page.dataset), each });
      });
    }
    const learn = (wanted: Gold, kept: typeof chunks): Forest => {
      const features = new Float32Array(kept.length * HEADER_FEATURES);
      kept.forEach(({ row }, at) => {
        features.set(row, at * HEADER_FEATURES);
      });
      const labels = Float32Array.from(kept, ({ gold }) => (gold === wanted ? 1 : 0));
      const data = { width: HEADER_FEATURES, features, labels, weights: new Float32Array(kept.length).fill(1) };
      return flatten(trainTrees(data, this.#options.header));
    };
    const title = learn(
      'title',
      chunks.filter(({ each }) => each.mayBeTitle),
    );
    const byline = learn(
      'byline',
      chunks.filter(({ each, isSigned }) => each.mayBeByline && isSigned),
    );
    return { title, byline };
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

/** What the whole pipeline says of an example's lines: log odds and probability of boilerplate, and all log odds of the second stage. */
export interface Prediction {
  readonly said: Float32Array;
  readonly margins: Float32Array;
  readonly scores: Float32Array;
  readonly cohesion: Float32Array;
  /** How far each line's words are those of an appeal, log odds. */
  readonly wording: Float32Array;
}

/** Judges an example's lines by the whole pipeline. */
export function predict(example: Example, learned: Learned): Prediction {
  const page = pageOf(example, learned.words);
  const writeFirst = firstRows(example, page);
  const second = secondOf(writeFirst, page, learned.first);
  const row = new Float32Array(SECOND_FEATURES);
  const said = runNets(learned.second, {
    count: example.scan.count,
    values: row,
    stride: 0,
    offsetOf: (line) => {
      writeFirst(line, row, 0);
      writeSecondFeatures(second, line, row, 0);
      return 0;
    },
  });
  const margins = second.scores.map((_, line) => said[line * OUTPUTS] ?? 0);
  const wording = weighAppeals(example.scan, learned.appealWords);
  return { said, margins, scores: margins.map(toProbability), cohesion: second.cohesion, wording };
}

/** Probability of headline and byline for the lines that may be either. */
export function predictHeader(example: Example, learned: Learned, said: Float32Array): readonly HeaderCandidate[] {
  const { write, lines } = headerRows(example, pageOf(example, learned.words), learned.first);
  const row = new Float32Array(HEADER_FEATURES);
  return lines.map((each, index) => {
    write(index, row);
    return { line: each.line, ...headerChances(learned, { said, values: row, offset: 0 }, each) };
  });
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
