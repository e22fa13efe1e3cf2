import { isCertain, isSentence } from '../boilerplate/appealLines.ts';
import type { BoilerplateModel } from '../boilerplate/model.ts';
import type { CorpusProfile } from '../boilerplate/profile.ts';
import { filesWithLines } from '../boilerplate/repetition.ts';
import type { Scan } from '../boilerplate/scanColumns.ts';
import { scanLines } from '../boilerplate/scan.ts';
import { headerCandidates, scoreLines, type LineScores } from '../boilerplate/score.ts';
import type { OperatingPoint } from '../config.ts';
import { linesOf, type Line } from '../text/lines.ts';
import { classifyItem, type Verdict } from './classify.ts';
import { isChaff, type Article, type ArticleLine, type Boundary, type Role } from './types.ts';
import type { ParseMemory } from './parseMemory.ts';
import { boundariesIn } from './split/boundaries.ts';
import { measureRows } from './split/measure.ts';
import type { BoundaryModel } from './split/model.ts';
import { rowsOf } from './split/rows.ts';
import { withoutTimedEntries } from './split/timedEntries.ts';

/** What parsing an article may use; without models it falls back to rules alone. */
export interface ParseOptions {
  readonly boilerplate?: BoilerplateModel;
  readonly boundaries?: BoundaryModel;
  readonly profile?: CorpusProfile;
  /** The source the text comes from, for the profile and for self-reference ('' when unknown). */
  readonly source?: string;
  readonly point: OperatingPoint;
  /** What parsing an earlier state of the same text left behind; the result is the same with it or without. */
  readonly memory?: ParseMemory;
  /** Offset where the text proper starts (after front matter); lines before are blank. Default 0. */
  readonly start?: number;
}

/** A text told apart: one line per text line, where later items start (ascending), and the items between. */
export interface ParsedText {
  readonly lines: readonly ArticleLine[];
  readonly boundaries: readonly Boundary[];
  readonly articles: readonly Article[];
  /** What was counted in the lines that are not blank. */
  readonly scan: Scan;
  /** ISO 639-1 code, when the text is long enough to tell. */
  readonly language?: string;
  /** In how many files of its source each line stands, this one included; with a profile only. */
  readonly files?: Float32Array;
  /** A line that is neither header, caption nor credit is boilerplate at a point when its score is at least this. */
  readonly thresholds: Readonly<Record<OperatingPoint, number>>;
}

/** The 0-based lines that are boilerplate at a point, of a text parsed at the same or a more eager point. */
export function boilerplateAt({ lines, thresholds }: ParsedText, point: OperatingPoint): ReadonlySet<number> {
  const found = new Set<number>();
  lines.forEach((line, index) => {
    if (isChaff(line) && (line.kind === 'repeat' || line.score >= thresholds[point])) found.add(index);
  });
  return found;
}

/**
 * Tells article from chaff in plain text; pure, total and linear in the text. What stands below an appeal above the article is judged without it, since the appeal
 * stands where a headline would; twice the work for such texts.
 */
export function parseText(text: string, options: ParseOptions): ParsedText {
  const { parsed, headEnd } = parseFrom(text, options.start ?? 0, options, options.memory);
  const { lines, scan, thresholds, language, files } = parsed;
  const start = headEnd === 0 ? undefined : lines[headEnd]?.start;
  const title = parsed.articles[0]?.title;
  if (start === undefined || (title && title.start < start)) return parsed;
  const { parsed: below } = parseFrom(text, start, options);
  if (below.thresholds.balanced !== thresholds.balanced) return parsed;
  return {
    lines: lines.slice(0, headEnd).concat(below.lines.slice(headEnd)),
    boundaries: below.boundaries,
    articles: below.articles,
    scan,
    thresholds,
    ...(language === undefined ? {} : { language }),
    ...(files ? { files } : {}),
  };
}

/** A text told apart, and the first line below an appeal above the article; 0 where there is none. */
interface Told {
  readonly parsed: ParsedText;
  readonly headEnd: number;
}

/** The first text line below an appeal of a sentence or more that is sure and has nothing above it but what surely is boilerplate; 0 where there is none. */
function endOfHead({ page: { scan }, scores, inAppeal }: LineScores): number {
  let end = 0;
  let asks = false;
  for (let line = 0; line < scan.count && (inAppeal[line] === 1 || isCertain(scores[line] ?? 0)); line++) {
    if (inAppeal[line] !== 1) continue;
    end = line + 1;
    asks ||= isCertain(scores[line] ?? 0) && isSentence(scan, line);
  }
  return asks ? (scan.lineOf[end] ?? 0) : 0;
}

/** Tells apart what stands from an offset on; lines before are blank. */
function parseFrom(text: string, start: number, options: ParseOptions, memory?: ParseMemory): Told {
  const textLines = linesOf(text);
  const { profile, source = '' } = options;
  const recalled = memory?.recall({ text, lines: textLines }, start);
  const scan = scanLines(text, textLines, start, recalled?.scan);
  const files = profile ? filesWithLines(text, { scan, lines: textLines, profile, source }) : undefined;
  const scored = scoreLines(scan, options.boilerplate, { files });
  const rows = rowsOf(text, textLines, scan, recalled?.rows);
  const measured = measureRows(rows, options.boundaries?.words);
  const scores = byTextLine(scan, scored.scores, textLines.length);
  const boundaries = withoutTimedEntries(text, textLines, boundariesIn(measured, { scores, model: options.boundaries }));
  memory?.keep({ text, lines: textLines, start, scan, rows });
  const { verdicts, articles } = classifyItems(textLines, scored, { boundaries, point: options.point });
  const language = scored.page.language;
  const parsed = {
    lines: toLines(textLines, scored, verdicts),
    boundaries,
    articles,
    scan,
    thresholds: scored.thresholds,
    ...(language === undefined ? {} : { language }),
    ...(files ? { files: byTextLine(scan, files, textLines.length) } : {}),
  };
  return { parsed, headEnd: endOfHead(scored) };
}

function byTextLine({ lineOf }: Scan, values: ArrayLike<number>, count: number): Float32Array {
  const out = new Float32Array(count);
  for (let at = 0; at < values.length; at++) out[lineOf[at] ?? 0] = values[at] ?? 0;
  return out;
}

interface Items {
  readonly verdicts: readonly Verdict[];
  readonly articles: readonly Article[];
}

function classifyItems(
  textLines: readonly Line[],
  scored: LineScores,
  at: { boundaries: readonly Boundary[]; point: OperatingPoint },
): Items {
  const { page, scores, context, thresholds, model, inAppeal } = scored;
  const { lineOf, count } = page.scan;
  const starts = [0, ...at.boundaries.map(({ line }) => line), textLines.length];
  const verdicts: Verdict[] = [];
  const articles: Article[] = [];
  let first = 0;
  for (let item = 0; item + 1 < starts.length; item++) {
    let end = first;
    while (end < count && (lineOf[end] ?? 0) < (starts[item + 1] ?? 0)) end++;
    const candidates = headerCandidates(scored, { first, end });
    const found = classifyItem({
      page,
      scores,
      cohesion: context.cohesion,
      threshold: thresholds[at.point],
      first,
      end,
      candidates,
      given: model?.given,
      inAppeal,
    });
    for (const verdict of found.verdicts) verdicts.push(verdict);
    const spanOf = (line: number): Line | undefined => (line < 0 ? undefined : textLines[lineOf[line] ?? 0]);
    articles.push(
      toArticle({ first: starts[item] ?? 0, end: starts[item + 1] ?? 0 }, spanOf(found.header.title), spanOf(found.header.byline)),
    );
    first = end;
  }
  return { verdicts, articles };
}

function toArticle(range: { first: number; end: number }, title: Line | undefined, byline: Line | undefined): Article {
  return {
    first: range.first,
    end: range.end,
    ...(title ? { title: { start: title.start, end: title.end } } : {}),
    ...(byline ? { byline: { start: byline.start, end: byline.end } } : {}),
  };
}

function toLines(textLines: readonly Line[], { page, scores }: LineScores, verdicts: readonly Verdict[]): readonly ArticleLine[] {
  const { lineOf, count } = page.scan;
  let row = 0;
  return textLines.map(({ start, end }, index) => {
    if (row >= count || lineOf[row] !== index) return { start, end, role: 'blank', score: 0 };
    const score = scores[row] ?? 0;
    const { role, kind } = verdicts[row++] ?? BLANK;
    return kind === undefined ? { start, end, role, score } : { start, end, role, kind, score };
  });
}

const BLANK: { readonly role: Role; readonly kind?: undefined } = { role: 'blank' };
