import { readRow, sumTrees, type Forest } from '../boilerplate/forest.ts';
import { forgetful, Margins, type Judge } from '../boilerplate/margins.ts';

/** Boosted trees that give a row up early. */
export interface SplitTrees {
  readonly forest: Forest;
  /** Log-odds below which a row is given up after the first `CHECKPOINTS` trees. */
  readonly cuts: Float32Array;
}

/** After how many trees a row may be given up. */
export const CHECKPOINTS = [8, 20, 45] as const;

/** The probability of the row whose features start at `base`; 0 once the first few trees leave no doubt that it is no boundary. */
export function chanceOf({ forest, cuts }: SplitTrees, features: Float32Array, base: number): number {
  const length = forest.size;
  readRow(forest, features, base);
  let sum = forest.bias;
  let from = 0;
  for (let check = 0; check < CHECKPOINTS.length; check++) {
    const to = CHECKPOINTS[check] ?? length;
    if (to >= length) break;
    sum = sumTrees(forest, { from, to, sum });
    if (sum < (cuts[check] ?? -Infinity)) return 0;
    from = to;
  }
  return 1 / (1 + Math.exp(-sumTrees(forest, { from, to: length, sum })));
}

/** The trees of a boundary model. */
interface Trees {
  readonly prose: SplitTrees;
  readonly first: SplitTrees;
  readonly second: SplitTrees;
}

/** Who is asked about the lines, tree by tree. */
export type SplitJudges = Readonly<Record<keyof Trees, Judge>>;

/** Judges that ask the trees every time. */
export function forgetfulJudges({ prose, first, second }: Trees): SplitJudges {
  const judge = (trees: SplitTrees): Judge => forgetful((features, offset) => chanceOf(trees, features, offset));
  return { prose: judge(prose), first: judge(first), second: judge(second) };
}

/** Judges that remember what the trees said. */
export function splitMargins({ prose, first, second }: Trees): Readonly<Record<keyof Trees, Margins>> {
  const judge = (trees: SplitTrees): Margins => new Margins(trees.forest, (features, offset) => chanceOf(trees, features, offset));
  return { prose: judge(prose), first: judge(first), second: judge(second) };
}
