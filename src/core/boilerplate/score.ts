import { raiseAppeals } from './appeals.ts';
import { weighAppeals } from './appealWords.ts';
import { FeatureRows } from './featureRows.ts';
import { appealStrength, firstContext, type FirstContext } from './firstContext.ts';
import { marginOf, toProbability, writeMargins } from './forest.ts';
import { handScores } from './handScore.ts';
import { HEADER_FEATURES, headerContext, type HeaderLine } from './headerFeatures.ts';
import type { BoilerplateModel } from './model.ts';
import type { LineRange } from './names.ts';
import { runNets } from './netRun.ts';
import { meanOf, type Page, readPage } from './page.ts';
import { REPEATED, repeatedLines } from './repetition.ts';
import { COLUMN, COLUMNS, ENDS, type Scan } from './scanColumns.ts';
import { secondContext, type SecondContext } from './secondFeatures.ts';
import type { OperatingPoint } from '../config.ts';

/** What scoring found out: per scanned line the probability of boilerplate, and what was read to tell. */
export interface LineScores {
  readonly page: Page;
  readonly context: FirstContext;
  readonly second: SecondContext;
  readonly rows: FeatureRows;
  readonly scores: Float32Array;
  /** What the second stage says of each line: log odds of boilerplate (not calibrated yet) and of headline, OUTPUTS a line; none without a model. */
  readonly said: Float32Array;
  /** Lines at or above are boilerplate at the point. */
  readonly thresholds: Readonly<Record<OperatingPoint, number>>;
  readonly model: BoilerplateModel | undefined;
  /** In how many files of the source each line stands, with a profile. */
  readonly files: Int32Array | undefined;
  /** Lines that are boilerplate because they repeat in the source (REPEATED), with a profile. */
  readonly repeated: Uint8Array | undefined;
  /** 1 for each line of an appeal. */
  readonly inAppeal: Uint8Array;
}

/** What scoring may use beside the model. */
export interface ScoreOptions {
  /** In how many files of the source each line stands. */
  readonly files?: Int32Array | undefined;
}

/** Scores the lines of a text by the model, or by hand-written rules without one; lines that repeat in the source are boilerplate to the lines around. */
export function scoreLines(scan: Scan, model: BoilerplateModel | undefined, { files }: ScoreOptions = {}): LineScores {
  const page = readPage(scan, model?.words);
  const context = firstContext(page);
  const rows = new FeatureRows(context);
  const own = model ? firstScores(rows, scan.count, model) : handScores(context);
  const known = files ? repeatedLines(page, files, own) : undefined;
  const thresholds = model ? thresholdsOf(model, known) : HAND_THRESHOLDS;
  const first = raised(own, known, SURE);
  const second = secondContext(page, first);
  const said = model ? runSecond(rows, second, model) : new Float32Array(0);
  const scores = raised(model ? calibrated(page, said, model.calibration) : own, known, (thresholds.balanced + thresholds.careful) / 2);
  const wording = model ? weighAppeals(scan, model.appealWords) : new Float32Array(scan.count);
  const inAppeal = raiseAppeals({ scan, vocabulary: page.vocabulary, wording, cohesion: second.cohesion, scores }, model);
  return { page, context, second, rows, said, scores, thresholds, model, files, repeated: known, inAppeal };
}

/** The thresholds for a text: where some of its lines repeat in the source, what does not is told from the article at a point of its own. */
function thresholdsOf({ thresholds, repeating }: BoilerplateModel, known: Uint8Array | undefined): LineScores['thresholds'] {
  if (!known?.some((how) => how !== REPEATED.no)) return thresholds;
  return { careful: thresholds.careful, balanced: repeating, thorough: Math.min(repeating, thresholds.thorough) };
}

/** The scores with those of lines that repeat lifted: to `doubtful` where a careful clean shall not take them. */
function raised(scores: Float32Array, known: Uint8Array | undefined, doubtful: number): Float32Array {
  if (!known) return scores;
  return scores.map((score, line) => {
    const repeated = known[line] ?? REPEATED.no;
    return repeated === REPEATED.no ? score : Math.max(repeated === REPEATED.surely ? SURE : doubtful, score);
  });
}

function firstScores({ values, isKept, toFirst }: FeatureRows, count: number, { first }: BoilerplateModel): Float32Array {
  const margins = new Float32Array(count);
  for (let line = 0; line < count; line++) {
    const offset = toFirst(line);
    if (!isKept) margins[line] = marginOf(first, values, offset);
  }
  if (isKept) writeMargins(first, { values, offset: 0, stride: HEADER_FEATURES, count }, margins);
  return margins.map(toProbability);
}

function runSecond(rows: FeatureRows, second: SecondContext, model: BoilerplateModel): Float32Array {
  const { values, isKept } = rows;
  const stride = isKept ? HEADER_FEATURES : 0;
  return runNets(model.second, { count: second.scores.length, values, stride, offsetOf: (line) => rows.toSecond(second, line) });
}

function calibrated(page: Page, said: Float32Array, [slope, offset]: BoilerplateModel['calibration']): Float32Array {
  const scores = new Float32Array(page.scan.count);
  for (let line = 0; line < scores.length; line++) scores[line] = scoreOf(page, line, slope * (said[line * OUTPUTS] ?? 0) + offset);
  return scores;
}

/** Log odds that the second stage gives a line. */
export const OUTPUTS = 2;

/** The probability of boilerplate from calibrated log odds: lines among code, of very short texts, and sentences in other languages than English get the benefit of the doubt. */
export function scoreOf(page: Page, line: number, margin: number): number {
  const label = page.scan.rows[line * COLUMNS + COLUMN.label] ?? 0;
  const isCode = meanOf(page.sums.code, line - 8, line + 9) >= 0.4;
  return Math.max(LABELLED * label, toProbability(margin - doubtOf(page, line) - brevityOf(page, line) - (isCode ? CODE : 0)));
}

/** What a line that does not consist of cues gets for the doubt in a text shorter than any that was learned from: the more, the shorter. */
function brevityOf({ scan, sums }: Page, line: number): number {
  const words = sums.words[scan.count] ?? 0;
  const cues = (sums.cues[line + 1] ?? 0) - (sums.cues[line] ?? 0);
  const own = scan.rows[line * COLUMNS + COLUMN.words] ?? 0;
  return 3 * cues > own ? 0 : BREVITY * Math.max(0, 1 - words / SHORTEST);
}

/** What a sentence without any cue gets for the doubt: learned words are English, so elsewhere the model knows less, and unsure means keep. */
function doubtOf({ language, scan, sums }: Page, line: number): number {
  if (language === 'en') return 0;
  const row = line * COLUMNS;
  const isSentence = (scan.rows[row + COLUMN.words] ?? 0) >= 6 && scan.rows[row + COLUMN.last] === ENDS.sentence;
  if (!isSentence || appealStrength(scan, line) >= 1.5) return 0;
  const cues = (sums.cues[line + 1] ?? 0) - (sums.cues[line] ?? 0);
  return cues > 0 ? DOUBT / 2 : DOUBT;
}

/** A scanned line with the probabilities that it is the headline or names the author. */
export interface HeaderCandidate {
  readonly line: number;
  readonly title: number;
  readonly byline: number;
}

/** The probabilities of headline and byline for the lines of an item that may be either; undefined without a model. */
export function headerCandidates(scored: LineScores, item: LineRange): readonly HeaderCandidate[] | undefined {
  const { second, rows, said, model, inAppeal } = scored;
  if (!model) return undefined;
  const header = headerContext(second, model.given, item);
  const candidates: HeaderCandidate[] = [];
  header.lines.forEach((each, index) => {
    const { line, mayBeByline } = each;
    if ((!mayBeByline && !isOpen(said, each)) || inAppeal[line] === 1) return;
    const offset = rows.toHeader(header, index);
    candidates.push({ line, ...headerChances(model, { said, values: rows.values, offset }, each) });
  });
  return candidates;
}

/** Whether a line may still be the headline after what the second stage said. */
function isOpen(said: Float32Array, { line, mayBeTitle }: HeaderLine): boolean {
  return mayBeTitle && saidOfTitle(said, line) >= HARDLY_TITLE;
}

function saidOfTitle(said: Float32Array, line: number): number {
  return said[line * OUTPUTS + 1] ?? 0;
}

/** What the header finders judge a line by: what the second stage said of all lines, and where the line's features stand. */
export interface HeaderRow {
  readonly said: Float32Array;
  readonly values: Float32Array;
  readonly offset: number;
}

/**
 * The probabilities that a line is the headline, of which the second stage has its say too, at a quarter, and that it names the author; 0 for what it may not be, or
 * can hardly be by the second stage.
 */
export function headerChances(
  { title, byline }: Pick<BoilerplateModel, 'title' | 'byline'>,
  { said, values, offset }: HeaderRow,
  each: HeaderLine,
): Omit<HeaderCandidate, 'line'> {
  return {
    title: isOpen(said, each) ? toProbability(0.75 * marginOf(title, values, offset) + 0.25 * saidOfTitle(said, each.line)) : 0,
    byline: each.mayBeByline ? toProbability(marginOf(byline, values, offset)) : 0,
  };
}

/** A line that labels itself a pointer elsewhere is boilerplate, though perhaps not for careful cleaning. */
const LABELLED = 0.8;
/** Log odds below which a line is no headline whatever the header finders would say: 1 headline in 600 of dev. */
const HARDLY_TITLE = -5;
const DOUBT = 2.8;
const BREVITY = 2;
/** Words of the shortest page on dev, cropped or whole, rounded down. */
const SHORTEST = 120;
/** Log odds that lines among code get for the doubt: what stands in code is no furniture of a site. */
const CODE = 2;
const SURE = 0.995;
const HAND_THRESHOLDS = { careful: 0.9, balanced: 0.4, thorough: 0.25 };
