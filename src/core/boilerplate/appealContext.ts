import { type AppealInput, cue, isCertain, personsAt, personsIn, rateOf } from './appealLines.ts';
import { toLogOdds, toProbability } from './forest.ts';
import { COLUMN, COLUMNS, CUE_INDEX } from './scanColumns.ts';
import { cohesionOf } from './vocabulary.ts';

/** What is known of the lines when they are judged once more: what rules say for each, and the log odds of an appeal that the first judgement gave it. */
export interface JudgedLines {
  readonly byHand: Float32Array;
  readonly first: Float32Array;
}

/** The lines, ascending, that are judged once more: those that are not boilerplate for sure and stand near one that may be part of an appeal. */
export function linesNear({ scores }: AppealInput, first: Float32Array): readonly number[] {
  const near: number[] = [];
  let next = 0;
  for (let line = 0; line < first.length; line++) {
    if ((first[line] ?? 0) <= MAYBE || isCertain(scores[line] ?? 0)) continue;
    for (next = Math.max(next, line - REACH); next <= Math.min(first.length - 1, line + REACH); next++)
      if (!isCertain(scores[next] ?? 0)) near.push(next);
  }
  return near;
}

/**
 * What the second judgement reads of each of the lines, CONTEXT_FEATURES numbers a line: what the first said of the lines around, how much of its vocabulary it shares
 * with what surely is the appeal and with the article, and whether a greeting came before. So a sober line between a greeting and a plea is told from the article.
 */
export function contextFeatures(input: AppealInput, judged: JudgedLines, lines: readonly number[]): Float32Array {
  const out = new Float32Array(lines.length * CONTEXT_FEATURES);
  if (lines.length === 0) return out;
  const weights = judged.first.map((margin, line) => (margin > 0 && !isCertain(input.scores[line] ?? 0) ? toProbability(margin) : 0));
  const page: Around = {
    kinship: cohesionOf(input.vocabulary, weights),
    rate: rateOf(personsIn(input, { first: 0, end: input.scores.length })),
  };
  lines.forEach((line, index) => {
    let at = writeJudged(judged, { line, out, at: index * CONTEXT_FEATURES });
    at = writeBeside(input, { line, out, at });
    writeLine(input, judged, page, { line, out, at });
  });
  return out;
}

interface Around {
  /** For each line the share of its vocabulary that surely is the appeal's. */
  readonly kinship: Float32Array;
  /** Persons a word of the article. */
  readonly rate: number;
}

interface Place {
  readonly line: number;
  readonly out: Float32Array;
  readonly at: number;
}

function writeJudged({ first }: JudgedLines, { line, out, at: start }: Place): number {
  let at = start;
  for (let other = line - REACH; other <= line + REACH; other++) out[at++] = first[other] ?? OUTSIDE;
  for (const step of [-1, 1]) {
    let distance = 1;
    while (distance <= FAR && (first[line + step * distance] ?? OUTSIDE) <= SURELY) distance++;
    out[at++] = distance;
    let sum = 0;
    for (let each = 1; each <= FAR; each++) sum += first[line + step * each] ?? OUTSIDE;
    out[at++] = sum / FAR;
  }
  return at;
}

function writeBeside({ scan, wording, scores }: AppealInput, { line, out, at: start }: Place): number {
  let at = start;
  for (const other of [line - 1, line, line + 1]) {
    const isInside = other >= 0 && other < scores.length;
    out[at++] = isInside ? (wording[other] ?? 0) : OUTSIDE;
    out[at++] = isInside ? toLogOdds(Math.min(0.99, Math.max(0.01, scores[other] ?? 0))) : OUTSIDE;
  }
  let greeting = 0;
  while (greeting <= FAR && !(line >= greeting && cue(scan, line - greeting, CUE_INDEX.greeting) > 0)) greeting++;
  out[at++] = greeting;
  return at;
}

function writeLine({ scan, cohesion, scores }: AppealInput, { byHand }: JudgedLines, page: Around, { line, out, at: start }: Place): void {
  const row = line * COLUMNS;
  const words = scan.rows[row + COLUMN.words] ?? 0;
  let at = start;
  out[at++] = byHand[line] ?? 0;
  out[at++] = page.kinship[line] ?? 0;
  out[at++] = cohesion[line] ?? 0;
  out[at++] = (page.kinship[line] ?? 0) - (cohesion[line] ?? 0);
  out[at++] = words;
  out[at++] = personsAt(scan, line) / Math.max(4, words) - page.rate;
  out[at++] = scan.rows[row + COLUMN.quotes] ?? 0;
  out[at++] = scan.rows[row + COLUMN.last] ?? 0;
  out[at++] = Math.min(30, line);
  out[at++] = Math.min(30, scores.length - 1 - line);
  out[at] = Math.min(100, scores.length);
}

/** Log odds from which a line may be part of an appeal, and from which it surely is. */
const MAYBE = -1;
const SURELY = 1;
/** How many lines away a line is judged once more, and how far around it is read. */
const REACH = 4;
const FAR = 8;
const OUTSIDE = -12;

/** How many numbers describe a line to the second judgement. */
export const CONTEXT_FEATURES = 2 * REACH + 1 + 4 + 6 + 1 + 11;
