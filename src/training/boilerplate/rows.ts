import { FIRST_FEATURES, LEXICAL_START, writeFirstFeatures, writeLexicalFeatures } from '../../core/boilerplate/features.ts';
import { firstContext, type FirstContext } from '../../core/boilerplate/firstContext.ts';
import { marginOf, toProbability, type Forest } from '../../core/boilerplate/forest.ts';
import { type HeaderContext, headerContext, headerRange, writeHeaderFeatures } from '../../core/boilerplate/headerFeatures.ts';
import { readPage, type Page } from '../../core/boilerplate/page.ts';
import { secondContext, type SecondContext, writeSecondFeatures } from '../../core/boilerplate/secondFeatures.ts';
import type { WordWeights } from '../../core/boilerplate/wordWeights.ts';
import { cached } from './cached.ts';
import type { Example } from './examples.ts';
import { givenNames } from './givenNames.ts';
import type { Seen } from './nets.ts';

/** A page read with the given word weights; a mute example reads none. */
export function pageOf(example: Example, words: WordWeights): Page {
  return readPage(example.scan, example.isMute ? undefined : words);
}

/** Writes the first-stage features of an example's lines under the given word weights. */
export function firstRows(example: Example, page: Page): (line: number, out: Float32Array, offset: number) => void {
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

/** Writes the features of both stages, the second reading what `first` says. */
export function secondRows(example: Example, page: Page, first: Forest): Pick<Seen, 'write' | 'scores' | 'range'> {
  const writeFirst = firstRows(example, page);
  const second = secondOf(writeFirst, page, first);
  const write = (line: number, out: Float32Array, offset: number): void => {
    writeFirst(line, out, offset);
    writeSecondFeatures(second, line, out, offset);
  };
  return { write, scores: second.scores, range: headerRange(second) };
}

/** Writes what the header finders read of the line at an index of `lines`. */
export function headerRows(
  example: Example,
  page: Page,
  first: Forest,
): { write: (index: number, out: Float32Array) => void; lines: HeaderContext['lines'] } {
  const writeFirst = firstRows(example, page);
  const second = secondOf(writeFirst, page, first);
  const header = headerContext(second, givenNames(), { first: 0, end: example.scan.count });
  const write = (index: number, out: Float32Array): void => {
    const line = header.lines[index]?.line ?? 0;
    writeFirst(line, out, 0);
    writeSecondFeatures(second, line, out, 0);
    writeHeaderFeatures(header, index, out, 0);
  };
  return { write, lines: header.lines };
}

/** The page as the second stage sees it, by the first stage's probabilities. */
export function secondOf(write: (line: number, out: Float32Array, offset: number) => void, page: Page, first: Forest): SecondContext {
  const row = new Float32Array(FIRST_FEATURES);
  const scores = new Float32Array(page.scan.count);
  for (let line = 0; line < scores.length; line++) {
    write(line, row, 0);
    scores[line] = toProbability(marginOf(first, row, 0));
  }
  return secondContext(page, scores);
}
