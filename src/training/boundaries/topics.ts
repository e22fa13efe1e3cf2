import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOPICS, type WordList } from '../../core/article/split/topics.ts';
import { scanLines } from '../../core/boilerplate/scan.ts';
import { linesOf } from '../../core/text/lines.ts';
import { parseTsv } from '../entities/tsv.ts';
import { mulberry32 } from '../random.ts';

/** News and encyclopaedia texts that are not pages to be told apart: nothing of them is in split/dev. */
export function readTopicTexts(shared: string): string[] {
  const news = readFileSync(join(shared, 'data/entities/unlabelled/voa.txt'), 'utf8').split('\n\n');
  const tagged = ['crossner', 'redocred', 'gum-ccby'].flatMap((name) =>
    parseTsv(readFileSync(join(shared, 'data/entities/train', `${name}.tsv`), 'utf8')).map((document) =>
      document.map(({ words }) => words.join(' ')).join('\n'),
    ),
  );
  return [...news, ...tagged];
}

/** Places words among topics by what they stand near in the texts: latent semantic analysis (Deerwester 1990) of chunks of text by a randomised subspace iteration (Halko 2011). */
export function learnTopics(texts: readonly string[], words: number): WordList {
  const chunks = texts.flatMap(chunksOf);
  const vocabulary = vocabularyOf(chunks, words);
  const matrix = weighed(chunks, vocabulary);
  const vectors = subspaceOf(matrix, vocabulary.hashes.length);
  const tells = Uint8Array.from(vocabulary.tells, (value) => Math.min(255, Math.round(16 * value)));
  return { hashes: vocabulary.hashes, tells, topics: quantised(vectors, vocabulary) };
}

function chunksOf(text: string): Int32Array[] {
  const { stems: tokens } = scanLines(text, linesOf(text));
  const chunks: Int32Array[] = [];
  const count = Math.max(1, Math.round(tokens.length / CHUNK));
  for (let at = 0; at < count; at++) {
    const chunk = tokens.slice(Math.floor((at * tokens.length) / count), Math.floor(((at + 1) * tokens.length) / count));
    if (chunk.length >= 8) chunks.push(chunk);
  }
  return chunks;
}

interface Vocabulary {
  readonly hashes: Int32Array;
  readonly index: ReadonlyMap<number, number>;
  /** How much each word tells: the logarithm of chunks by chunks with the word. */
  readonly tells: Float64Array;
}

function vocabularyOf(chunks: readonly Int32Array[], words: number): Vocabulary {
  const counts = new Map<number, number>();
  for (const chunk of chunks) for (const hash of new Set(chunk)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  counts.delete(0);
  const limit = chunks.length * 0.2;
  const kept = [...counts].filter(([, count]) => count >= 4 && count <= limit).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const chosen = kept.slice(0, words);
  return {
    hashes: Int32Array.from(chosen, ([hash]) => hash),
    index: new Map(chosen.map(([hash], at) => [hash, at])),
    tells: Float64Array.from(chosen, ([, count]) => Math.log(chunks.length / count)),
  };
}

/** Rows of word indices and values. */
interface Sparse {
  readonly starts: Int32Array;
  readonly words: Int32Array;
  readonly values: Float64Array;
}

function weighed(chunks: readonly Int32Array[], { index, tells }: Vocabulary): Sparse {
  const starts: number[] = [0];
  const words: number[] = [];
  const values: number[] = [];
  for (const chunk of chunks) {
    const counts = new Map<number, number>();
    for (const hash of chunk) {
      const word = index.get(hash);
      if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const row = [...counts].map(([word, count]) => [word, (1 + Math.log(count)) * (tells[word] ?? 0)] as const);
    const length = Math.sqrt(row.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
    for (const [word, value] of row) {
      words.push(word);
      values.push(value / length);
    }
    starts.push(words.length);
  }
  return { starts: Int32Array.from(starts), words: Int32Array.from(words), values: Float64Array.from(values) };
}

/** The directions in which the rows vary most, one number per word and direction, each direction as long as its singular value to the power `SHARE`. */
function subspaceOf(matrix: Sparse, words: number): Float64Array {
  const width = TOPICS + SPARE;
  const random = mulberry32(5);
  let basis = new Float64Array(words * width).map(() => random() - 0.5);
  orthonormalise(basis, words, width);
  for (let round = 0; round < ROUNDS; round++) {
    basis = applied(matrix, basis, width);
    if (round + 1 < ROUNDS) orthonormalise(basis, words, width);
  }
  const lengths = orthonormalise(basis, words, width);
  const order = [...lengths.keys()].sort((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0)).slice(SKIP, TOPICS + SKIP);
  const out = new Float64Array(words * TOPICS);
  order.forEach((column, at) => {
    const scale = Math.sqrt(lengths[column] ?? 0) ** SHARE;
    for (let word = 0; word < words; word++) out[word * TOPICS + at] = (basis[word * width + column] ?? 0) * scale;
  });
  return out;
}

/** The matrix, then its transpose, applied to each column. */
function applied({ starts, words, values }: Sparse, basis: Float64Array, width: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(basis.length);
  const row = new Float64Array(width);
  for (let chunk = 0; chunk + 1 < starts.length; chunk++) {
    row.fill(0);
    const [from, to] = [starts[chunk] ?? 0, starts[chunk + 1] ?? 0];
    for (let at = from; at < to; at++) addScaled(row, 0, { from: basis, base: (words[at] ?? 0) * width, by: values[at] ?? 0 });
    for (let at = from; at < to; at++) addScaled(out, (words[at] ?? 0) * width, { from: row, base: 0, by: values[at] ?? 0 });
  }
  return out;
}

function addScaled(out: Float64Array, base: number, add: { from: Float64Array; base: number; by: number }): void {
  const width = Math.min(TOPICS + SPARE, out.length);
  for (let at = 0; at < width; at++) out[base + at] = (out[base + at] ?? 0) + (add.from[add.base + at] ?? 0) * add.by;
}

/** Makes the columns perpendicular and of length one (modified Gram-Schmidt); gives the lengths they had. */
function orthonormalise(basis: Float64Array, rows: number, width: number): number[] {
  const lengths: number[] = [];
  for (let column = 0; column < width; column++) {
    for (let other = 0; other < column; other++) {
      let dot = 0;
      for (let row = 0; row < rows; row++) dot += (basis[row * width + column] ?? 0) * (basis[row * width + other] ?? 0);
      for (let row = 0; row < rows; row++)
        basis[row * width + column] = (basis[row * width + column] ?? 0) - dot * (basis[row * width + other] ?? 0);
    }
    let length = 0;
    for (let row = 0; row < rows; row++) length += (basis[row * width + column] ?? 0) ** 2;
    length = Math.sqrt(length);
    lengths.push(length);
    for (let row = 0; row < rows; row++) basis[row * width + column] = (basis[row * width + column] ?? 0) / (length || 1);
  }
  return lengths;
}

/** As whole numbers of at most 127 either way: direction by the subspace, length by how much the word tells. */
function quantised(vectors: Float64Array, { tells }: Vocabulary): Int8Array {
  const out = new Int8Array(vectors.length);
  for (let word = 0; word < tells.length; word++) {
    let length = 0;
    for (let at = 0; at < TOPICS; at++) length += (vectors[word * TOPICS + at] ?? 0) ** 2;
    const scale = ((tells[word] ?? 0) * LOUD) / (Math.sqrt(length) || 1);
    for (let at = 0; at < TOPICS; at++)
      out[word * TOPICS + at] = Math.max(-127, Math.min(127, Math.round((vectors[word * TOPICS + at] ?? 0) * scale)));
  }
  return out;
}

const CHUNK = 70;
const SPARE = 8;
const SKIP = 0;
const ROUNDS = 8;
const SHARE = 0;
const LOUD = 2.5;
