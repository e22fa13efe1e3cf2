import { heardIn, keptOf } from '../../core/article/split/boundaries.ts';
import { judgeItems, settle, type Choice } from '../../core/article/split/choices.ts';
import { openRange, type Range } from '../../core/article/split/range.ts';
import { makeFiles, readPieces, readSplitFiles, readWhole, type Counts, type WholePage } from './data.ts';
import { toSample, type Sample, type Weighed } from './fit.ts';
import type { SplitFile } from './layouts.ts';
import type { Family } from './parts.ts';
import type { Piece } from './pages.ts';
import { addScores, exactF1, scoreFile, type Score } from './score.ts';
import { meanStages, toModel, toReady, trainStages, type Stages } from './stages.ts';
import { learnTopics, readTopicTexts } from './topics.ts';
import type { BoundaryModel } from '../../core/article/split/model.ts';
import { wordTableOf, type WordList } from '../../core/article/split/topics.ts';

/** When a file is split, and where. */
export interface Thresholds {
  readonly once: number;
  readonly each: number;
}

/** A file judged by stages that have not seen it. */
export interface Judged {
  readonly sample: Sample;
  /** By the text alone, and with what is told of the roles of its lines, if any. */
  readonly choices: readonly Choice[];
  readonly told?: { readonly choices: readonly Choice[]; readonly scores: ArrayLike<number> };
}

/** Tells for each line of a text how likely it is boilerplate. */
export type Roles = (text: string) => ArrayLike<number>;

/** The learning material: the files of split/dev, the articles and whole pages that files are made of, and texts to learn topics from. */
export interface Material {
  readonly dev: readonly SplitFile[];
  readonly pieces: readonly Piece[];
  readonly whole: readonly WholePage[];
  readonly texts: readonly string[];
}

/** How many files are made for training. */
const COUNTS: Counts = { joined: 900, scraped: 450, teased: 250, briefs: 450, single: 450 };

/** Reads the data. */
export function readMaterial(shared: string): Material {
  return { dev: readSplitFiles(shared), pieces: readPieces(shared), whole: readWhole(shared), texts: readTopicTexts(shared) };
}

/** What to leave out of the learning: files to be judged, with the pages they are made of, and all that is made like a style; `share` of the made files are used. */
export interface Left {
  readonly held: readonly SplitFile[];
  readonly families: ReadonlySet<Family>;
  readonly share: number;
}

/** Learns everything from the material without what is left out, in the mean of several draws of the made files; the same bytes for the same seeds. */
export function learnAll(material: Material, left: Left): Stages {
  const pieces = unseenOf(material.pieces, left.held);
  const words = learnTopics([...material.texts, ...pieces.map(({ body }) => body.join('\n'))], WORDS);
  const learn = (draw: number): Stages => trainStages(lessonsFrom(material, left, { pieces, words, draw }).map(toReady), words);
  return meanStages(Array.from({ length: DRAWS }, (_, draw) => learn(draw)));
}

/** How many times the made files are drawn anew: which files are drawn matters more to what is learned than any other chance. */
const DRAWS = 3;

/** What is learned from in one draw: the measured files, with how much each counts. */
function lessonsFrom(
  material: Material,
  left: Left,
  { pieces, words, draw }: { readonly pieces: readonly Piece[]; readonly words: WordList; readonly draw: number },
): readonly Weighed[] {
  const held = new Set(left.held);
  const table = wordTableOf(words);
  const made = makeFiles(pieces, scaled(COUNTS, left.share), { seed: 77 + draw, left: left.families });
  const sites = sitesIn(material.pieces, left.held);
  const unseen = material.whole.filter(({ domain }) => !sites.has(domain));
  const from = Math.round((draw * unseen.length) / DRAWS);
  const whole = [...unseen.slice(from), ...unseen.slice(0, from)].slice(0, Math.round(unseen.length * left.share));
  const dev = material.dev.filter((file) => !held.has(file));
  const weigh = (file: SplitFile): Weighed => ({ sample: toSample(file, table), weight: dev.includes(file) ? DEV_WEIGHT : 1 });
  return [...dev, ...made, ...whole].map(weigh);
}

/** The sites that the files have articles of. */
function sitesIn(pieces: readonly Piece[], files: readonly SplitFile[]): ReadonlySet<string> {
  const unseen = new Set(unseenOf(pieces, files));
  return new Set(pieces.filter((piece) => !unseen.has(piece)).map(({ domain }) => domain));
}

/** The pieces none of whose longer lines stands in the files. */
function unseenOf(pieces: readonly Piece[], files: readonly SplitFile[]): Piece[] {
  const seen = new Set(files.flatMap(({ text }) => text.split('\n').filter((line) => line.length > 60)));
  return pieces.filter(({ body }) => !body.some((line) => seen.has(line)));
}

function scaled(counts: Counts, share: number): Counts {
  const of = (count: number): number => Math.round(count * share);
  return {
    joined: of(counts.joined),
    scraped: of(counts.scraped),
    teased: of(counts.teased),
    briefs: of(counts.briefs),
    single: of(counts.single),
  };
}

/**
 * Judges every file of split/dev by stages learned without its fifth of the files, without the pages these are made of, and from half of the made files, to save time;
 * and every whole page once, by stages that have seen no whole page of its site.
 */
export function crossValidate(material: Material, roles?: Roles): { files: Judged[]; whole: Judged[] } {
  const left = new Set(material.whole);
  const all: { files: Judged[]; whole: Judged[] } = { files: [], whole: [] };
  for (const fold of [0, 1, 2, 3, 4]) {
    const held = material.dev.filter((_, at) => at % 5 === fold);
    const model = toModel(learnAll(material, { held, families: new Set(), share: HALF }), { once: 1, each: 1 });
    const sites = sitesIn(material.pieces, held);
    const whole = [...left].filter(({ domain }) => sites.has(domain));
    for (const page of whole) left.delete(page);
    all.files.push(...judge(model, held, roles));
    all.whole.push(...judge(model, whole, roles));
  }
  return all;
}

/** Judges the files of one style, and every second single file, by stages that have seen neither them nor, when strict, any made layout like the style. */
export function leaveOut(material: Material, style: string, strict: boolean, share = HALF): Judged[] {
  const held = material.dev.filter((file, at) => file.style === style || (file.style === 'single' && at % 2 === 1));
  const families = new Set(strict ? [style as Family] : []);
  return judge(toModel(learnAll(material, { held, families, share }), { once: 1, each: 1 }), held);
}

function judge(model: BoundaryModel, held: readonly SplitFile[], roles?: Roles): Judged[] {
  return held.map((file) => {
    const sample = toSample(file, model.words);
    const { measured, range } = sample;
    const choicesOf = (range: Range): Choice[] => judgeItems(measured, heardIn(measured, { model, range }), model);
    const scores = roles?.(file.text);
    const told = scores && { choices: choicesOf(openRange(measured.rows, scores)), scores };
    return { sample, choices: choicesOf(range), ...(told ? { told } : {}) };
  });
}

/** The share of the made files that is learned from where many models are learned. */
const HALF = 0.5;

/** How much a file of split/dev counts against a made one. */
const DEV_WEIGHT = 2;

/** How many words are placed among topics. */
const WORDS = 6000;

/** The score of judged files at the thresholds, by the text alone or with what is told of roles. */
export function scoreJudged(judged: readonly Judged[], thresholds: Thresholds, by: 'text' | 'roles' = 'text'): Score {
  return addScores(
    judged.map(({ sample, choices, told }) => {
      const { file, measured } = sample;
      const kept =
        by === 'roles' && told ? keptOf(measured.rows, settle(told.choices, thresholds), told.scores) : settle(choices, thresholds);
      const lines = kept.map(({ row }) => measured.rows.line[row] ?? 0);
      return scoreFile(lines, file.starts.slice(1));
    }),
  );
}

/** The thresholds with the most exact files and boundaries among those that split at most one single file in a hundred. */
export function chooseThresholds(judged: readonly Judged[]): Thresholds {
  let best: Thresholds = { once: 0.9, each: 0.5 };
  let bestScore = -1;
  for (const once of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98]) {
    for (const each of [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7]) {
      if (each > once) continue;
      const score = scoreJudged(judged, { once, each });
      const excess = Math.max(0, score.splitSingles / Math.max(1, score.singles) - 0.0125);
      const value = exactF1(score) + score.exactFiles / Math.max(1, score.files) - 10 * excess;
      if (value <= bestScore) continue;
      bestScore = value;
      best = { once, each };
    }
  }
  return best;
}
