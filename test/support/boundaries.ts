import { boundariesIn } from '../../src/core/article/split/boundaries.ts';
import { measure } from '../../src/core/article/split/measure.ts';
import type { BoundaryModel } from '../../src/core/article/split/model.ts';
import type { Boundary } from '../../src/core/article/types.ts';
import { linesOf } from '../../src/core/text/lines.ts';

/** Where second and later items start in a text by its words alone, or with what is said of its lines too. */
export function findBoundaries(text: string, model: BoundaryModel | undefined, scores: ArrayLike<number> = []): readonly Boundary[] {
  return boundariesIn(measure(text, linesOf(text), model?.words), { scores, model });
}
