import { chancesOf } from '../core/article/split.ts';
import { decide } from '../core/article/splitDecide.ts';
import { makeFiles, readPieces, readSplitFiles, readWhole, type Counts } from './boundariesData.ts';
import { toSample } from './boundariesFit.ts';
import type { Family } from './boundariesLayouts.ts';
import { addScores, exactF1, scoreFile, type Score } from './boundariesScore.ts';
import { toModel, toReady, trainStages, type Ready } from './boundariesStages.ts';

/** When a file is split, and where. */
export interface Thresholds {
  readonly once: number;
  readonly each: number;
}

/** A file judged by stages that have not seen it. */
export interface Judged {
  readonly one: Ready;
  readonly chances: Float32Array;
}

/** The learning material: the files of split/dev, measured, and a source of made files. */
export interface Material {
  readonly dev: readonly Ready[];
  readonly made: (left: ReadonlySet<Family>) => readonly Ready[];
}

/** How many files are made for training. */
export const COUNTS: Counts = { joined: 700, scraped: 300, teased: 150, single: 300 };

/** How many whole pages are learned from as single items. */
const WHOLE = 400;

/** Reads the data and fixes the seed. */
export function readMaterial(shared: string): Material {
  const pieces = readPieces(shared);
  const whole = readWhole(shared, WHOLE);
  return {
    dev: toReady(readSplitFiles(shared).map(toSample)),
    made: (left) => toReady([...makeFiles(pieces, COUNTS, { seed: 77, left }), ...whole].map(toSample)),
  };
}

/** Judges every file of split/dev by stages learned without its fifth of the files (and with every second made file, to save time). */
export function crossValidate(material: Material): Judged[] {
  const made = halfOf(material.made(new Set()));
  return [0, 1, 2, 3, 4].flatMap((fold) => {
    const stages = trainStages([...material.dev.filter((_, at) => at % 5 !== fold), ...made]);
    return judge(
      stages,
      material.dev.filter((_, at) => at % 5 === fold),
    );
  });
}

/** Judges the files of one style, and every second single file, by stages that have seen neither them nor, when strict, any made layout like the style. */
export function leaveOut(material: Material, style: string, strict: boolean): Judged[] {
  const isHeld = (one: Ready, at: number): boolean =>
    one.sample.file.style === style || (one.sample.file.style === 'single' && at % 2 === 1);
  const made = halfOf(material.made(new Set(strict ? [style as Family] : [])));
  const stages = trainStages([...material.dev.filter((one, at) => !isHeld(one, at)), ...made]);
  return judge(stages, material.dev.filter(isHeld));
}

function halfOf(ready: readonly Ready[]): Ready[] {
  return ready.filter((_, at) => at % 2 === 0);
}

function judge(stages: ReturnType<typeof trainStages>, held: readonly Ready[]): Judged[] {
  const model = toModel(stages, { once: 1, each: 1 });
  return held.map((one) => ({ one, chances: chancesOf(one.sample.measured, model) }));
}

/** The score of judged files at the thresholds. */
export function scoreJudged(judged: readonly Judged[], thresholds: Thresholds): Score {
  return addScores(
    judged.map(({ one, chances }) => {
      const { file, measured } = one.sample;
      const lines = decide(measured, chances, thresholds).map(({ row }) => measured.rows.line[row] ?? 0);
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
