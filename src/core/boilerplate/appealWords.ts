import { CUES } from './lexicon/cues.ts';
import { mix } from './lexicon.ts';
import { COLUMN, COLUMNS, CUE_COLUMN, type Scan, STYLES, USE_COLUMNS } from './scanColumns.ts';
import { eachWordFeature, slotOfFeature, sumOfWords, type WordWeights } from './wordWeights.ts';

/**
 * Calls `visit` with the hash of everything by which a line's wording is told to be an appeal's: its words and pairs of them, the stems of what it is about, which
 * mean more in languages with many endings, and how often it has each cue and sign, which mean the same in every language.
 */
export function eachAppealFeature(scan: Scan, line: number, visit: (hash: number) => void): void {
  eachWordFeature(scan, line, visit);
  const end = scan.stemStarts[line + 1] ?? 0;
  for (let at = scan.stemStarts[line] ?? 0; at < end; at++) visit(mix(scan.stems[at] ?? 0, STEMS));
  const row = line * COLUMNS;
  for (let cue = 0; cue < CUES.length; cue++) eachTime(scan.rows[row + CUE_COLUMN + cue] ?? 0, mix(cue, CUE), visit);
  for (let style = 0; style < STYLES; style++) eachTime(scan.uses[line * USE_COLUMNS + style] ?? 0, mix(style, STYLE), visit);
  for (const column of SIGNS) visit(mix(mix(column, Math.min(6, scan.rows[row + column] ?? 0)), SIGN));
}

/** How far the wording of each line is an appeal's: log odds, the sum of its weights over the root of their number. */
export function weighAppeals(scan: Scan, { weights, scale, bias }: WordWeights): Float32Array {
  const out = new Float32Array(scan.count);
  for (let line = 0; line < scan.count; line++) {
    const first = scan.wordStarts[line] ?? 0;
    const end = scan.wordStarts[line + 1] ?? 0;
    out[line] = sumOfWords(scan, weights, { line, first, end });
  }
  addStems(scan, weights, out);
  const numbers = addCounts(scan, weights, out);
  for (let line = 0; line < scan.count; line++) out[line] = ((out[line] ?? 0) * scale) / Math.sqrt(numbers[line] ?? 1) + bias;
  return out;
}

function addStems({ count, stems, stemStarts }: Scan, weights: Int8Array, out: Float32Array): void {
  for (let line = 0; line < count; line++) {
    let sum = 0;
    const end = stemStarts[line + 1] ?? 0;
    for (let at = stemStarts[line] ?? 0; at < end; at++) sum += weights[slotOfFeature(mix(stems[at] ?? 0, STEMS), weights.length)] ?? 0;
    out[line] = (out[line] ?? 0) + sum;
  }
}

/** Adds what cues, styles and signs weigh, each looked up once for all lines, and gives how many features each line has in all. */
function addCounts({ count, rows, uses, wordStarts, stemStarts }: Scan, weights: Int8Array, out: Float32Array): Float32Array {
  const tables = countWeights(weights);
  const numbers = new Float32Array(count);
  for (let line = 0; line < count; line++) {
    const row = line * COLUMNS;
    const words = (wordStarts[line + 1] ?? 0) - (wordStarts[line] ?? 0);
    let number = 2 + 2 * words + (stemStarts[line + 1] ?? 0) - (stemStarts[line] ?? 0) + SIGNS.length;
    let sum = out[line] ?? 0;
    for (let cue = 0; cue < CUES.length; cue++) {
      const times = Math.min(3, rows[row + CUE_COLUMN + cue] ?? 0);
      sum += tables.cues[4 * cue + times] ?? 0;
      number += times;
    }
    for (let style = 0; style < STYLES; style++) {
      const times = Math.min(3, uses[line * USE_COLUMNS + style] ?? 0);
      sum += tables.styles[4 * style + times] ?? 0;
      number += times;
    }
    for (let sign = 0; sign < SIGNS.length; sign++) sum += tables.signs[7 * sign + Math.min(6, rows[row + (SIGNS[sign] ?? 0)] ?? 0)] ?? 0;
    out[line] = sum;
    numbers[line] = number;
  }
  return numbers;
}

interface CountWeights {
  /** What a cue weighs that stands 0 to 3 times in a line, four a cue; and so for styles. */
  readonly cues: Float32Array;
  readonly styles: Float32Array;
  /** What a sign weighs that stands 0 to 6 times in a line, seven a sign. */
  readonly signs: Float32Array;
}

function countWeights(weights: Int8Array): CountWeights {
  const made = known.get(weights);
  if (made) return made;
  const weigh = (hash: number): number => weights[slotOfFeature(hash, weights.length)] ?? 0;
  const summed = (size: number, salt: number): Float32Array => {
    const out = new Float32Array(4 * size);
    for (let at = 0; at < size; at++)
      for (let times = 1; times < 4; times++)
        eachTime(times, mix(at, salt), (hash) => (out[4 * at + times] = (out[4 * at + times] ?? 0) + weigh(hash)));
    return out;
  };
  const signs = Float32Array.from({ length: 7 * SIGNS.length }, (_, at) => weigh(mix(mix(SIGNS[Math.floor(at / 7)] ?? 0, at % 7), SIGN)));
  const tables = { cues: summed(CUES.length, CUE), styles: summed(STYLES, STYLE), signs };
  known.set(weights, tables);
  return tables;
}

const known = new WeakMap<Int8Array, CountWeights>();

/** One more feature for each time, up to three. */
function eachTime(times: number, hash: number, visit: (hash: number) => void): void {
  for (let time = 1; time <= Math.min(3, times); time++) visit(mix(hash, time));
}

const SIGNS = [COLUMN.quotes, COLUMN.currencies, COLUMN.questions, COLUMN.exclamations, COLUMN.addresses, COLUMN.first, COLUMN.last];
const STEMS = 0x27d4eb2f;
const CUE = 0x165667b1;
const STYLE = 0x2c1b3c6d;
const SIGN = 0x297a2d39;
