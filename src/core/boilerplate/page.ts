import { doubleBlock, floatBlock, intBlock } from '../text/block.ts';
import { LANGUAGES, type Language } from './lexicon/stopWords.ts';
import { BEGINS, COLUMN, COLUMNS, CUE_COLUMN, CUE_INDEX, ENDS, type Scan } from './scanColumns.ts';
import { vocabularyOf, type Vocabulary } from './vocabulary.ts';
import { weighWords, type WordWeights } from './wordWeights.ts';

/** What is known of a text as a whole before its lines are judged. */
export interface Page {
  readonly scan: Scan;
  /** Lexical evidence per line, log odds of boilerplate; zeros without a model and in other languages than English. */
  readonly lexical: Float32Array;
  /** The language with most function words; undefined where there are too few to tell. */
  readonly language: Language | undefined;
  /** Where its counts stand among those of a line; -1 where it is undefined. */
  readonly languageColumn: number;
  /** Share of function words of the page's language, per line. */
  readonly stopShare: Float32Array;
  /** Words that stand in running sentences, per line. */
  readonly prose: Float32Array;
  /** How often the line stands in the text (1 and more). */
  readonly copies: Int32Array;
  readonly vocabulary: Vocabulary;
  /** Running sums over lines, one more entry than lines. */
  readonly sums: {
    readonly words: Float64Array;
    readonly prose: Float64Array;
    readonly lexical: Float64Array;
    readonly cues: Float64Array;
    readonly code: Float64Array;
  };
}

/** Reads the page's language, prose and repetition off its scan; learned word weights speak of English only, other pages get none. */
export function readPage(scan: Scan, weights?: WordWeights): Page {
  const language = languageOf(scan);
  const languageColumn = language === undefined ? -1 : LANGUAGES.indexOf(language);
  const lexical = weights && language === 'en' ? weighWords(scan, weights) : new Float32Array(scan.count);
  const stopShare = stopShares(scan, languageColumn);
  const prose = proseOf(scan, stopShare, language);
  const floats = floatBlock(3 * scan.count);
  const [words, cues, code] = [floats(scan.count), floats(scan.count), floats(scan.count)];
  for (let line = 0; line < scan.count; line++) {
    words[line] = scan.rows[line * COLUMNS + COLUMN.words] ?? 0;
    cues[line] = chaffCues(scan, line);
    code[line] = isCodeLike(scan, line) ? 1 : 0;
  }
  const size = scan.count + 1;
  const doubles = doubleBlock(5 * size);
  const sums = {
    words: runningSum(words, doubles(size)),
    prose: runningSum(prose, doubles(size)),
    lexical: runningSum(lexical, doubles(size)),
    cues: runningSum(cues, doubles(size)),
    code: runningSum(code, doubles(size)),
  };
  return { scan, lexical, language, languageColumn, stopShare, prose, copies: copiesOf(scan), vocabulary: vocabularyOf(scan), sums };
}

/** Running sums of an array: entry i is the sum of the first i. `sums` is filled, all zero before. */
export function runningSum(values: ArrayLike<number>, sums: Float64Array = new Float64Array(values.length + 1)): Float64Array {
  for (let at = 0; at < values.length; at++) sums[at + 1] = (sums[at] ?? 0) + (values[at] ?? 0);
  return sums;
}

/** The mean of entries `first` to `end` (excluded) by running sums, clipped to the text; 0 when nothing is inside. */
export function meanOf(sums: Float64Array, first: number, end: number): number {
  const from = Math.max(0, first);
  const to = Math.min(sums.length - 1, end);
  return to <= from ? 0 : ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
}

/** The language of the text, by function words; undefined below eight of them or when none stands out. */
function languageOf(scan: Scan): Language | undefined {
  const totals = new Float64Array(LANGUAGES.length);
  for (let base = 0; base < scan.count * LANGUAGES.length; base += LANGUAGES.length)
    for (let column = 0; column < totals.length; column++) totals[column] = (totals[column] ?? 0) + (scan.stops[base + column] ?? 0);
  let best = 0;
  for (let at = 1; at < totals.length; at++) if ((totals[at] ?? 0) > (totals[best] ?? 0)) best = at;
  const words = scan.wordStarts[scan.count] ?? 0;
  return (totals[best] ?? 0) < 8 || (totals[best] ?? 0) < words * 0.06 ? undefined : LANGUAGES[best];
}

function stopShares(scan: Scan, column: number): Float32Array {
  const shares = new Float32Array(scan.count);
  for (let line = 0; line < scan.count; line++) {
    const words = scan.rows[line * COLUMNS + COLUMN.words] ?? 0;
    if (words === 0) continue;
    const stops = column < 0 ? (scan.rows[line * COLUMNS + COLUMN.stops] ?? 0) : (scan.stops[line * LANGUAGES.length + column] ?? 0);
    shares[line] = stops / words;
  }
  return shares;
}

/**
 * Prose is counted where a line is long enough and reads like sentences; scripts without blanks between words count characters.
 * A line that ends without a mark is a headline or teaser however long, unless sentences end inside it.
 */
function proseOf(scan: Scan, stopShare: Float32Array, language: Language | undefined): Float32Array {
  const prose = new Float32Array(scan.count);
  for (let line = 0; line < scan.count; line++) {
    const row = line * COLUMNS;
    const words = scan.rows[row + COLUMN.words] ?? 0;
    const chars = scan.rows[row + COLUMN.chars] ?? 0;
    const units = words > 0 && chars / words > 14 ? chars / 4 : words;
    const reads = language === undefined || (stopShare[line] ?? 0) >= 0.2 || units >= 40;
    const last = scan.rows[row + COLUMN.last] ?? 0;
    const inside = (scan.rows[row + COLUMN.sentences] ?? 0) - (last === ENDS.sentence ? 1 : 0);
    const ends =
      last === ENDS.sentence ||
      last === ENDS.closing ||
      (last === ENDS.colon && units >= 14) ||
      (last !== ENDS.ellipsis && inside > 0 && units >= 20) ||
      units >= 60;
    if (units >= 7 && reads && ends) prose[line] = Math.min(units, 120);
  }
  return prose;
}

/** Whether a line reads like code: no capital first, and a bracket last, or half as many marks as words in a line that is short or ends no sentence. */
function isCodeLike({ rows }: Scan, line: number): boolean {
  const row = line * COLUMNS;
  const words = rows[row + COLUMN.words] ?? 0;
  const hasBrackets = (rows[row + COLUMN.brackets] ?? 0) > 0;
  if (words === 0) return hasBrackets;
  if (rows[row + COLUMN.first] === BEGINS.upper) return false;
  const last = rows[row + COLUMN.last] ?? 0;
  const isMarked = (rows[row + COLUMN.marks] ?? 0) >= Math.max(2, words / 2);
  return (hasBrackets && last === ENDS.closing) || (isMarked && (words <= 3 || last !== ENDS.sentence));
}

/** How many cue words of boilerplate kinds stand in the line. */
function chaffCues(scan: Scan, line: number): number {
  let sum = 0;
  for (const column of CHAFF_COLUMNS) sum += scan.rows[line * COLUMNS + column] ?? 0;
  return sum;
}

const CHAFF_CUES = [
  'subscribe',
  'navigation',
  'comments',
  'teaser',
  'social',
  'contact',
  'legal',
  'media',
  'imperative',
  'shop',
  'tags',
  'dismiss',
  'account',
] as const;
const CHAFF_COLUMNS = CHAFF_CUES.map((cue) => CUE_COLUMN + CUE_INDEX[cue]);

function copiesOf(scan: Scan): Int32Array {
  const size = 1 << Math.max(4, 32 - Math.clz32(scan.count * 2));
  const block = intBlock(2 * size + scan.count);
  const [keys, counts, slots] = [block(size), block(size), block(scan.count)];
  for (let line = 0; line < scan.count; line++) {
    const hash = (scan.hashes[line] ?? 0) || 1;
    let at = (hash ^ (hash >>> 15)) & (size - 1);
    while (keys[at] !== 0 && keys[at] !== hash) at = (at + 1) & (size - 1);
    keys[at] = hash;
    counts[at] = (counts[at] ?? 0) + 1;
    slots[line] = at;
  }
  for (let line = 0; line < scan.count; line++) slots[line] = counts[slots[line] ?? 0] ?? 1;
  return slots;
}
