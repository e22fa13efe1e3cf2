import { CONTEXT_FEATURES, contextFeatures, linesNear } from './appealContext.ts';
import {
  APPEAL_FEATURES,
  appealFeatures,
  type AppealInput,
  cue,
  gainsByHand,
  isCertain,
  isSentence,
  openLines,
  personsAt,
  personsIn,
} from './appealLines.ts';
import { type AppealZone, type Stretch, withLeadIn, zonesByHand, zonesOf } from './appealZones.ts';
import { type Forest, writeMargins, writeMarginsFrom } from './forest.ts';
import { COLUMN, COLUMNS, CUE_INDEX, ENDS } from './scanColumns.ts';

/** The learned finder: what judges a line by itself and its neighbours, and what judges it once more by what was said of them. */
export interface AppealFinder {
  readonly appealLines: Forest;
  readonly appealContext: Forest;
}

/**
 * Where the outlet turns to its readers: the best path through two states, article and appeal, in which a line gains what the learned finder says for it, or what rules
 * say without one, and staying costs nothing (Viterbi 1967). An appeal leaves something of the text.
 */
export function findAppeals(input: AppealInput, finder?: AppealFinder): readonly AppealZone[] {
  const byHand = gainsByHand(input);
  if (!finder) return zonesByHand(input, byHand);
  const gains = gainsByFinder(finder, input, byHand);
  const all = personsIn(input, { first: 0, end: gains.length });
  return zonesOf(gains, { enter: 1.5, leave: 0.5 })
    .filter(({ first, end }) => (first > 0 || end < gains.length) && end - first <= LONGEST)
    .map((zone) => withSurePart(input, zone, gains))
    .flatMap((zone) => withoutArticle(input, zone, gains))
    .map((zone) => {
      const first = announcedFrom(input, leadOf(gains, zone.first, withLeadIn(input, zone, all)));
      return widened(zone, { first, end: zone.sureEnd === zone.end ? closingEnd(input, gains, zone.end) : zone.end });
    });
}

/** A stretch with more lines before and after it, which are sure where they stand beside what is. */
function widened({ first, end, sureFirst, sureEnd }: AppealZone, wider: Stretch): AppealZone {
  if (sureFirst === sureEnd) return { sureFirst: wider.first, sureEnd: wider.first, ...wider };
  return { sureFirst: sureFirst === first ? wider.first : sureFirst, sureEnd: sureEnd === end ? wider.end : sureEnd, ...wider };
}

/** The first of the lines just before one, from `least` on, that are not clearly worded as an article. */
function leadOf(gains: Float32Array, line: number, least: number): number {
  let first = line;
  while (first > least && (gains[first - 1] ?? 0) > -WEAK) first--;
  return first;
}

/** From the line that announces an appeal, where one does: a short one with a colon at its end, or a shorter one with a comma, which greets. */
function announcedFrom({ scan }: AppealInput, first: number): number {
  const row = (first - 1) * COLUMNS;
  const words = first > 0 ? (scan.rows[row + COLUMN.words] ?? 0) : Infinity;
  const last = scan.rows[row + COLUMN.last];
  const announces = (last === ENDS.colon && words <= ANNOUNCEMENT) || (last === ENDS.comma && words <= GREETING);
  return announces ? first - 1 : first;
}

/**
 * The end of the short lines after what surely is an appeal, its closing words, its signature or a button: where nothing of the article follows, those that nothing says
 * are the article's; elsewhere those that something says are the appeal's, for a heading may stand there.
 */
function closingEnd(input: AppealInput, gains: Float32Array, first: number): number {
  const upTo = (least: number): number => {
    let end = first;
    while (end < Math.min(gains.length, first + CLOSING) && !isSentence(input.scan, end) && (gains[end] ?? 0) > least) end++;
    return end;
  };
  const end = upTo(-CLOSE);
  return isLast(input, end) ? end : upTo(0);
}

/** Whether nothing but what surely is boilerplate stands from a line on. */
function isLast({ scores }: AppealInput, end: number): boolean {
  let line = end;
  while (line < scores.length && isCertain(scores[line] ?? 0)) line++;
  return line === scores.length;
}

/** Raises the scores of appeals found: what is sure to what careful cleaning takes, the rest to what reading takes. Gives 1 for each line that is part of one. */
export function raiseAppeals(input: AppealInput, finder?: AppealFinder): Uint8Array {
  const inAppeal = new Uint8Array(input.scores.length);
  for (const { first, end, sureFirst, sureEnd } of findAppeals(input, finder)) {
    inAppeal.fill(1, first, end);
    for (let line = first; line < end; line++)
      input.scores[line] = Math.max(input.scores[line] ?? 0, line >= sureFirst && line < sureEnd ? SURE : LIKELY);
  }
  return inAppeal;
}

/** Log odds of an appeal as both judgements give them, a little in its favour where it may be one, for no line alone decides for a stretch. */
function gainsByFinder({ appealLines, appealContext }: AppealFinder, input: AppealInput, byHand: Float32Array): Float32Array {
  const first = firstGains(appealLines, input, byHand);
  const lines = linesNear(input, first);
  const values = contextFeatures(input, { byHand, first }, lines);
  const margins = new Float32Array(lines.length);
  writeMargins(appealContext, { values, offset: 0, stride: CONTEXT_FEATURES, count: lines.length }, margins);
  const gains = first.slice();
  lines.forEach((line, at) => {
    gains[line] = bounded((margins[at] ?? 0) + FAVOUR);
  });
  return withLetters(input, gains);
}

/** What stands between a greeting and the next line that surely is an appeal's is of the same letter, however soberly it tells what happened. */
function withLetters({ scan }: AppealInput, gains: Float32Array): Float32Array {
  for (let line = 0; line < gains.length; line++) {
    if (isSentence(scan, line) || cue(scan, line, CUE_INDEX.greeting) === 0 || (gains[line] ?? 0) < WEAK) continue;
    let next = line + 1;
    while (next <= line + LONGEST_GAP && (gains[next] ?? WEAK) < WEAK) next++;
    if ((gains[next] ?? 0) >= WEAK) for (let each = line + 1; each < next; each++) gains[each] = WEAK;
  }
  return gains;
}

/** Log odds of an appeal for each line and its neighbours; what is boilerplate for sure counts neither way, what is worded as an article for sure against it. */
export function firstGains(finder: Forest, input: AppealInput, byHand: Float32Array): Float32Array {
  const lines = openLines(input);
  const margins = new Float32Array(lines.length);
  const rows = { values: appealFeatures(input, byHand, lines), offset: 0, stride: APPEAL_FEATURES, count: lines.length };
  writeMarginsFrom(HOPELESS, finder, rows, margins);
  const gains = Float32Array.from(input.scores, (score) => (isCertain(score) ? 0 : -MOST));
  lines.forEach((line, at) => {
    gains[line] = bounded(margins[at] ?? 0);
  });
  return gains;
}

function bounded(gain: number): number {
  return Math.max(-MOST, Math.min(MOST, gain));
}

/** A stretch without the weak lines at its edges, where the article ends or begins; where it speaks of you or us, all that then gains more at its edges is sure by what its lines gain together. */
function withSurePart(input: AppealInput, zone: Stretch, gains: Float32Array): AppealZone {
  const sum = gains.subarray(zone.first, zone.end).reduce((all, gain) => all + gain, 0);
  const { first, end } = withoutEdges(input, zone, { gains, ...LIKELY_EDGE });
  if (sum < SURELY || !speaks(input, { first, end })) return { first, end, sureFirst: first, sureEnd: first };
  const sure = withoutEdges(input, { first, end }, { gains, ...SURE_EDGE });
  return { first, end, sureFirst: sure.first, sureEnd: sure.end };
}

/** Whether any line speaks of you or us outside quotations: what does so nowhere may be a story, however much it is about money and thanks. */
function speaks({ scan }: AppealInput, { first, end }: Stretch): boolean {
  for (let line = first; line < end; line++) if (personsAt(scan, line) > 0) return true;
  return false;
}

/**
 * A stretch without the weak lines at its edges: a sentence that the networks take for the article's, and that speaks neither of you nor of us, must gain `article`
 * there, any other line `other`; what is boilerplate anyway says nothing of what stands beside it, and a byline is never part of it.
 */
function withoutEdges(input: AppealInput, { first, end }: Stretch, { gains, article, other, last }: Edge): Stretch {
  const { scan, scores } = input;
  const namesAuthor = (line: number): boolean => cue(scan, line, CUE_INDEX.author) > 0 && !isSentence(scan, line);
  const isBoilerplate = (line: number): boolean => (scores[line] ?? 1) >= BOILERPLATE && !namesAuthor(line);
  const isWeak = (line: number): boolean => {
    if (namesAuthor(line)) return true;
    const isArticle = isSentence(scan, line) && (scores[line] ?? 1) < RATHER_ARTICLE && personsAt(scan, line) === 0;
    return (gains[line] ?? 0) < (isArticle ? article : other);
  };
  const mayBeHeading = !isLast(input, end);
  const isWeakLast = (line: number): boolean => isWeak(line) || (mayBeHeading && personsAt(scan, line) === 0 && (gains[line] ?? 0) < last);
  let [from, to] = [first, end];
  for (let line = first; line < to && (isBoilerplate(line) || isWeak(line)); line++) if (!isBoilerplate(line)) from = line + 1;
  for (let line = end - 1; line >= from && (isBoilerplate(line) || isWeakLast(line)); line--) if (!isBoilerplate(line)) to = line;
  return { first: from, end: to };
}

/** What a line at the edge of an appeal must gain. */
interface Edge {
  readonly gains: Float32Array;
  readonly article: number;
  readonly other: number;
  /** What the last lines must gain besides, where they speak neither of you nor of us and the article goes on after them: one may be a heading of it. */
  readonly last: number;
}

/** The parts of a stretch without the weak lines at its edges and the longer runs of them within that are the article's but for what stands beside them. */
function withoutArticle({ scores }: AppealInput, zone: AppealZone, gains: Float32Array): readonly AppealZone[] {
  const isArticle = (line: number): boolean => (gains[line] ?? 0) < WEAK && (scores[line] ?? 1) < SURELY_ARTICLE;
  const parts: AppealZone[] = [];
  let { first } = zone;
  for (let line = zone.first; line <= zone.end; line++) {
    if (line < zone.end && !isArticle(line)) continue;
    let after = line;
    while (after < zone.end && isArticle(after)) after++;
    const isWithin = line > first && after < zone.end && (gains[line - 1] ?? 0) >= WEAK && (gains[after] ?? 0) >= WEAK;
    if (!isWithin || after - line > LONGEST_GAP || gains.subarray(line, after).some((gain) => gain < WITHIN)) {
      const within = (at: number): number => Math.min(line, Math.max(first, at));
      if (line > first) parts.push({ first, end: line, sureFirst: within(zone.sureFirst), sureEnd: within(zone.sureEnd) });
      first = after;
    }
    line = after;
  }
  return parts;
}

/** How many lines an appeal has at most: what goes on longer is a list, a forum or a whole other text. */
const LONGEST = 24;
/** What of a line counts at most, and what it gets beforehand. */
const MOST = 5;
const FAVOUR = 1;
/** Log odds from which the first trees leave a line open: of 328 lines of split/dev and 413 of others that come out above MAYBE of appealContext.ts none lies below, and of what is asked of split/dev nine in ten do. */
const HOPELESS = -2.5;
/** What a stretch must gain to be sure, what a line must that reads like the article's, and what those at its edges must; chosen on appeals that were looked at and on the pages of the languages. */
const SURELY = 3;
const WEAK = 1.5;
const LIKELY_EDGE = { article: 1.5, other: 0, last: 0 };
const SURE_EDGE = { article: 2, other: 0, last: 0.5 };
/** The probability of boilerplate below which a sentence is rather the article's. */
const RATHER_ARTICLE = 0.35;
/** Words of a line that announces an appeal at most, and of one that greets; how many lines close one at most, and how much may speak against each. */
const ANNOUNCEMENT = 12;
const GREETING = 8;
const CLOSING = 2;
const CLOSE = 1;
/** The probability from which a line is boilerplate by itself. */
const BOILERPLATE = 0.9;
/** How many lines of an appeal may read like the article's, where lines before and after them do not, and what each must gain. */
const LONGEST_GAP = 2;
const WITHIN = 0.5;
/** The probability of boilerplate below which a line is the article's by itself. */
const SURELY_ARTICLE = 0.1;
const SURE = 0.97;
const LIKELY = 0.75;
