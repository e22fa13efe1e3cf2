/** Counts of found, wrong and missed boundaries, exact and within two lines, and of whole files. */
export interface Score {
  readonly found: number;
  readonly wrong: number;
  readonly missed: number;
  readonly near: number;
  readonly files: number;
  readonly exactFiles: number;
  readonly singles: number;
  readonly splitSingles: number;
}

/** Scores one file: lines found against lines wanted (0-based, the first start left out of both). */
export function scoreFile(got: readonly number[], want: readonly number[]): Score {
  const found = got.filter((line) => want.includes(line)).length;
  const isSingle = want.length === 0;
  return {
    found,
    wrong: got.length - found,
    missed: want.length - found,
    near: matchNear(got, want),
    files: isSingle ? 0 : 1,
    exactFiles: !isSingle && found === want.length && got.length === want.length ? 1 : 0,
    singles: isSingle ? 1 : 0,
    splitSingles: isSingle && got.length > 0 ? 1 : 0,
  };
}

function matchNear(got: readonly number[], want: readonly number[]): number {
  const free = new Set(want);
  let near = 0;
  for (const line of got) {
    const close = [...free].filter((other) => Math.abs(other - line) <= 2).sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0];
    if (close === undefined) continue;
    free.delete(close);
    near++;
  }
  return near;
}

/** The scores added up. */
export function addScores(scores: readonly Score[]): Score {
  const zero: Score = { found: 0, wrong: 0, missed: 0, near: 0, files: 0, exactFiles: 0, singles: 0, splitSingles: 0 };
  const keys = Object.keys(zero) as (keyof Score)[];
  return scores.reduce((sum, score) => Object.fromEntries(keys.map((key) => [key, sum[key] + score[key]])) as unknown as Score, zero);
}

/** F1 of exact lines, 0-1. */
export function exactF1({ found, wrong, missed }: Score): number {
  return found === 0 ? 0 : (2 * found) / (2 * found + wrong + missed);
}

/** F1 of lines at most two off, 0-1. */
export function nearF1({ found, wrong, missed, near }: Score): number {
  return near === 0 ? 0 : (2 * near) / (2 * found + wrong + missed);
}

/** The score in one line. */
export function toLine(name: string, score: Score): string {
  const files = score.files > 0 ? ` whole files ${((100 * score.exactFiles) / score.files).toFixed(1)} %` : '';
  const singles = score.singles > 0 ? ` singles split ${score.splitSingles}/${score.singles}` : '';
  const lines = score.files > 0 ? ` exact F1 ${exactF1(score).toFixed(3)}, within 2 lines ${nearF1(score).toFixed(3)},` : '';
  return `${name}:${lines}${files}${singles}`;
}
